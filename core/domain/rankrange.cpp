// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rankrange.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace core {

namespace {

constexpr double nearlyLevel = 5e-7; // half of the last place that ranksOf() tells apart

/// Normalised grades as a dense table, so that thousands of sets of weights cost no allocation.
struct Grades
{
    std::vector<double> weights;           ///< of the scheme, ≥ 0
    std::vector<std::vector<double>> rows; ///< NaN where there is no grade
    std::vector<bool> scored;
    [[nodiscard]] size_t criteria() const { return weights.size(); }
};

Grades gradesOf(std::span<const std::vector<CriterionGrade>> sheets)
{
    Grades grades;
    for (const std::vector<CriterionGrade> &sheet : sheets) {
        const Score score = scoreOf(sheet);
        std::vector<double> row;
        for (const ScoreTerm &term : score.terms)
            row.push_back(term.normalised.value_or(std::nan("")));
        if (grades.weights.empty()) {
            for (const ScoreTerm &term : score.terms)
                grades.weights.push_back(term.weight);
        }
        grades.rows.push_back(std::move(row));
        grades.scored.push_back(score.value.has_value());
    }
    return grades;
}

double scoreOf(const std::vector<double> &row, std::span<const double> weights)
{
    double sum = 0;
    double weight = 0;
    for (size_t i = 0; i < row.size(); ++i) {
        if (!std::isnan(row[i])) {
            sum += weights[i] * row[i];
            weight += weights[i];
        }
    }
    return weight > 0 ? sum / weight : std::nan("");
}

bool sameCriteria(const std::vector<double> &a, const std::vector<double> &b)
{
    return std::ranges::equal(a, b, [](double x, double y) { return std::isnan(x) == std::isnan(y); });
}

/// The least of score(a) − score(b) over the box, where both are graded on the same criteria: the sum is linear in the
/// weights, so each weight stands at the end of its range that hurts; divided by the sum of those weights only its sign
/// would stay the same, hence the comparison with a difference in points.
double leastLead(const std::vector<double> &a, const std::vector<double> &b, const Grades &grades, double share)
{
    double lead = 0;
    double weight = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        if (std::isnan(a[i]))
            continue;
        const double difference = a[i] - b[i];
        const double factor = difference > 0 ? 1 - share : 1 + share;
        lead += grades.weights[i] * factor * difference;
        weight += grades.weights[i] * factor;
    }
    return weight > 0 ? lead / weight : 0;
}

/// Least and greatest score of a row over the box. A weighted mean is greatest where all weights above some grade are
/// large and all below it small, so only the cuts between sorted grades have to be tried.
struct Extent
{
    double least = 0;
    double greatest = 0;
};

Extent extentOf(const std::vector<double> &row, const Grades &grades, double share)
{
    std::vector<size_t> order;
    for (size_t i = 0; i < row.size(); ++i)
        if (!std::isnan(row[i]))
            order.push_back(i);
    std::ranges::sort(order, {}, [&row](size_t i) { return row[i]; });
    Extent extent{100, 0};
    std::vector<double> weights(row.size());
    for (size_t cut = 0; cut <= order.size(); ++cut) {
        for (const bool upwards : {true, false}) {
            for (size_t place = 0; place < order.size(); ++place)
                weights[order[place]] =
                    grades.weights[order[place]] * ((place >= cut) == upwards ? 1 + share : 1 - share);
            const double score = scoreOf(row, weights);
            extent.least = std::min(extent.least, score);
            extent.greatest = std::max(extent.greatest, score);
        }
    }
    return extent;
}

bool isCancelled(const std::atomic_bool *cancel)
{
    return cancel && cancel->load(std::memory_order_relaxed);
}

/// Fills best and worst: one more place for everybody who is certainly before.
void boundRanks(const Grades &grades, double share, std::vector<std::optional<RankRange>> &ranges,
                const std::atomic_bool *cancel)
{
    const auto count = static_cast<int>(std::ranges::count(grades.scored, true));
    std::vector<Extent> extents;
    for (const std::vector<double> &row : grades.rows)
        extents.push_back(extentOf(row, grades, share));
    for (size_t a = 0; a < ranges.size() && !isCancelled(cancel); ++a) {
        if (!ranges[a])
            continue;
        ranges[a]->best = 1;
        ranges[a]->worst = count;
        for (size_t b = 0; b < ranges.size(); ++b) {
            if (b == a || !ranges[b])
                continue;
            const bool same = sameCriteria(grades.rows[a], grades.rows[b]);
            const double behind = same ? leastLead(grades.rows[b], grades.rows[a], grades, share)
                                       : extents[b].least - extents[a].greatest;
            const double ahead = same ? leastLead(grades.rows[a], grades.rows[b], grades, share)
                                      : extents[a].least - extents[b].greatest;
            // Who is level with another shares the better place, so a tie never costs A one.
            ranges[a]->best += behind > nearlyLevel ? 1 : 0;
            ranges[a]->worst -= ahead >= -nearlyLevel ? 1 : 0;
        }
    }
}

/// Draws sets of weights. The distributions of <random> differ between libraries, so the formulas stand here.
class WeightSampler
{
public:
    WeightSampler(std::span<const double> weights, std::uint64_t seed)
        : m_random(seed)
    {
        double sum = 0;
        const auto used = static_cast<double>(std::ranges::count_if(weights, [](double w) { return w > 0; }));
        for (const double weight : weights)
            sum += weight;
        for (const double weight : weights)
            m_shapes.push_back(sum > 0 ? weight / sum * used : 0);
    }

    void draw(std::vector<double> &weights)
    {
        weights.resize(m_shapes.size());
        for (size_t i = 0; i < m_shapes.size(); ++i)
            weights[i] = m_shapes[i] > 0 ? gamma(m_shapes[i]) : 0;
    }

private:
    /// In (0, 1), never an end.
    double uniform() { return (static_cast<double>(m_random() >> 11) + 0.5) * 0x1p-53; }
    double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform()); }

    /// Marsaglia and Tsang, A Simple Method for Generating Gamma Variables (2000); below 1 by their boost.
    double gamma(double shape)
    {
        if (shape < 1)
            return gamma(shape + 1) * std::pow(uniform(), 1 / shape);
        const double d = shape - 1.0 / 3;
        const double c = 1 / std::sqrt(9 * d);
        for (;;) {
            const double x = normal();
            const double v = std::pow(1 + c * x, 3);
            if (v > 0 && std::log(uniform()) < x * x / 2 + d - d * v + d * std::log(v))
                return d * v;
        }
    }

    std::mt19937_64 m_random;
    std::vector<double> m_shapes;
};

/// How often each project took each place.
using Places = std::vector<std::vector<int>>;

Places sampledPlaces(const Grades &grades, const WeightSpread &spread, const std::atomic_bool *cancel)
{
    Places places(grades.rows.size());
    WeightSampler sampler(grades.weights, spread.seed);
    std::vector<double> weights;
    std::vector<std::optional<double>> scores(grades.rows.size());
    for (int sample = 0; sample < spread.samples && !isCancelled(cancel); ++sample) {
        sampler.draw(weights);
        for (size_t i = 0; i < grades.rows.size(); ++i)
            scores[i] = grades.scored[i] ? std::optional(scoreOf(grades.rows[i], weights)) : std::nullopt;
        const auto ranks = ranksOf(scores);
        for (size_t i = 0; i < ranks.size(); ++i)
            if (ranks[i])
                places[i].push_back(*ranks[i]);
    }
    return places;
}

void describeSamples(std::vector<int> &places, RankRange &range)
{
    if (places.empty())
        return;
    std::ranges::sort(places);
    const size_t tail = places.size() / 20;
    range.usual = places[tail];
    range.unusual = places[places.size() - 1 - tail];
    const auto first = static_cast<double>(std::ranges::count(places, 1));
    range.firstShare = first / static_cast<double>(places.size());
}

} // namespace

std::vector<std::optional<RankRange>> rankRanges(std::span<const std::vector<CriterionGrade>> sheets,
                                                 const WeightSpread &spread, const std::atomic_bool *cancel)
{
    const Grades grades = gradesOf(sheets);
    std::vector<std::optional<double>> scores;
    for (size_t i = 0; i < grades.rows.size(); ++i)
        scores.push_back(grades.scored[i] ? std::optional(scoreOf(grades.rows[i], grades.weights)) : std::nullopt);
    const auto ranks = ranksOf(scores);
    std::vector<std::optional<RankRange>> ranges(sheets.size());
    for (size_t i = 0; i < ranks.size(); ++i)
        if (ranks[i])
            ranges[i] = RankRange{*ranks[i]};
    boundRanks(grades, std::clamp(spread.share, 0.0, 0.999), ranges, cancel);
    Places places = sampledPlaces(grades, spread, cancel);
    if (isCancelled(cancel))
        return {};
    for (size_t i = 0; i < ranges.size(); ++i)
        if (ranges[i])
            describeSamples(places[i], *ranges[i]);
    return ranges;
}

} // namespace core
