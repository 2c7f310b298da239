// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/policyrounds.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace core {

namespace {

/// The years that have an evaluation, oldest first.
Result<std::vector<int>> roundsUpTo(const Reader &reader, int year, int most)
{
    RASHIN_LET(const auto rows, reader.records(Entity::PolicyEvaluation));
    std::set<int> years;
    for (const Record &row : rows) {
        const auto of = row.integer(Field::PolicyEvaluationYear);
        if (of && !row.isGhost() && *of <= year)
            years.insert(static_cast<int>(*of));
    }
    std::vector<int> found(years.begin(), years.end());
    const auto surplus = static_cast<qsizetype>(found.size()) - most;
    found.erase(found.begin(), found.begin() + std::max<qsizetype>(0, surplus));
    return found;
}

bool haveSameLabels(const PolicyRounds::Round &a, const PolicyRounds::Round &b)
{
    return std::ranges::equal(a.steps, b.steps, {}, &PolicyReviews::Step::label, &PolicyReviews::Step::label);
}

double percentOf(int part, int whole)
{
    return whole > 0 ? 100.0 * part / whole : 0;
}

ChartPoint pointOf(int part, int whole)
{
    ChartPoint point;
    point.count = part;
    if (whole > 0)
        point.value = percentOf(part, whole);
    return point;
}

/// How the part with the best grade moved since the round before.
ChartFinding findingOf(const std::vector<const PolicyRounds::Round *> &drawn)
{
    const PolicyRounds::Round &last = *drawn.back();
    const ChartLabel best = ChartLabel::of(last.steps.front().label);
    const double now = percentOf(last.counts.front(), last.policies);
    if (drawn.size() == 1)
        return {QLatin1String("rounds.single"), {best, ChartLabel::fiscalYear(last.year)}, {now}};
    const PolicyRounds::Round &before = **(drawn.end() - 2);
    const double then = percentOf(before.counts.front(), before.policies);
    const QLatin1String code(now > then ? "rounds.more" : now < then ? "rounds.fewer" : "rounds.same");
    return {code, {best, ChartLabel::fiscalYear(before.year)}, {then, now}};
}

} // namespace

ChartData PolicyRounds::chart() const
{
    ChartData chart;
    chart.kind = ChartKind::Verdicts;
    chart.form = ChartForm::StackedBars;
    chart.subject = ChartLabel::code(QLatin1String("policies"));
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Percent);
    std::vector<const Round *> drawn;
    for (const Round &round : rounds) {
        if (!round.steps.empty() && haveSameLabels(round, rounds.back()))
            drawn.push_back(&round);
    }
    if (drawn.empty())
        return chart;
    chart.year = drawn.back()->year;
    const auto steps = static_cast<int>(drawn.back()->steps.size());
    for (int step = 0; step < steps; ++step)
        chart.series.push_back(
            {ChartLabel::of(drawn.back()->steps[size_t(step)].label), SeriesRole::Step, step, steps, {}});
    chart.series.push_back({ChartLabel::code(QLatin1String("no_verdict")), SeriesRole::Missing, 0, 1, {}});
    for (const Round *round : drawn) {
        chart.categories.push_back({ChartLabel::fiscalYear(round->year)});
        for (size_t step = 0; step < size_t(steps); ++step)
            chart.series[step].points.push_back(pointOf(round->counts[step], round->policies));
        const int judged = std::accumulate(round->counts.begin(), round->counts.end(), 0);
        chart.series.back().points.push_back(pointOf(round->policies - judged, round->policies));
    }
    chart.finding = findingOf(drawn);
    return chart;
}

Result<PolicyRounds> readPolicyRounds(const Reader &reader, int year, int most)
{
    RASHIN_LET(const auto years, roundsUpTo(reader, year, most));
    std::vector<PolicyReviews> read;
    PolicyRounds found;
    for (const int one : years) {
        RASHIN_LET(PolicyReviews reviews, readPolicyReviews(reader, one));
        found.rounds.push_back({one, reviews.steps, reviews.counts(), static_cast<int>(reviews.policies.size())});
        read.push_back(std::move(reviews));
    }
    for (auto reviews = read.rbegin(); reviews != read.rend(); ++reviews) { // the newest round's names and order lead
        const auto round = static_cast<size_t>(read.rend() - reviews - 1);
        for (const PolicyReview &review : reviews->policies) {
            auto line = std::ranges::find(found.policies, review.policy, &PolicyRounds::Line::policy);
            if (line == found.policies.end())
                line = found.policies.insert(line, {review.policy, review.number, review.title, {}});
            line->rounds.resize(read.size());
            line->rounds[round] = {reviews->text(review.grade), reviews->text(review.external)};
        }
    }
    return found;
}

} // namespace core
