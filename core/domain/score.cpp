// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/score.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace core {

std::optional<double> normalisedGrade(const ScaleRange &scale, double grade)
{
    const double width = scale.maximum - scale.minimum;
    const bool isRange = std::isfinite(width) && width > 0;
    if (!isRange || !(grade >= scale.minimum && grade <= scale.maximum))
        return std::nullopt;
    const double fromWorst = scale.goodEnd == GoodEnd::High ? grade - scale.minimum : scale.maximum - grade;
    return 100 * fromWorst / width;
}

namespace {

ScoreTerm termOf(const CriterionGrade &criterion)
{
    ScoreTerm term{criterion.criterion, criterion.grade};
    const double weight = criterion.weight.value_or(1);
    term.weight = std::isfinite(weight) ? std::max(weight, 0.0) : 0;
    if (criterion.grade)
        term.normalised = normalisedGrade(criterion.scale, *criterion.grade);
    return term;
}

} // namespace

Score scoreOf(std::span<const CriterionGrade> grades)
{
    Score score;
    double all = 0;
    double graded = 0;
    score.terms.reserve(grades.size());
    for (const CriterionGrade &criterion : grades) {
        const ScoreTerm &term = score.terms.emplace_back(termOf(criterion));
        all += term.weight;
        graded += term.normalised ? term.weight : 0;
    }
    if (!(graded > 0) || !std::isfinite(all))
        return score;
    double value = 0;
    for (ScoreTerm &term : score.terms) {
        term.share = term.normalised ? term.weight / graded : 0;
        term.contribution = term.normalised.value_or(0) * term.share;
        value += term.contribution;
    }
    score.value = std::clamp(value, 0.0, 100.0);
    score.coverage = std::min(graded / all, 1.0);
    return score;
}

namespace {

/// Rounding, unlike a tolerance, is transitive: a tie never depends on who stands between.
double rankKey(double score)
{
    return std::round(score * 1e6);
}

bool counts(const std::optional<double> &score)
{
    return score && !std::isnan(*score);
}

} // namespace

void Ranking::reset(std::span<const std::optional<double>> scores)
{
    m_sorted.clear();
    for (const std::optional<double> &score : scores) {
        if (counts(score))
            m_sorted.push_back(rankKey(*score));
    }
    std::sort(m_sorted.begin(), m_sorted.end(), std::greater());
}

void Ranking::replace(std::optional<double> before, std::optional<double> now)
{
    const auto placeOf = [this](double score) {
        return std::lower_bound(m_sorted.begin(), m_sorted.end(), rankKey(score), std::greater());
    };
    if (counts(before)) {
        const auto old = placeOf(*before);
        if (old != m_sorted.end() && *old == rankKey(*before))
            m_sorted.erase(old);
    }
    if (counts(now))
        m_sorted.insert(placeOf(*now), rankKey(*now));
}

std::optional<int> Ranking::rankOf(std::optional<double> score) const
{
    if (!counts(score))
        return std::nullopt;
    const auto place = std::lower_bound(m_sorted.begin(), m_sorted.end(), rankKey(*score), std::greater());
    return static_cast<int>(place - m_sorted.begin()) + 1;
}

std::vector<std::optional<int>> ranksOf(std::span<const std::optional<double>> scores)
{
    Ranking ranking;
    ranking.reset(scores);
    std::vector<std::optional<int>> ranks;
    ranks.reserve(scores.size());
    for (const std::optional<double> &score : scores)
        ranks.push_back(ranking.rankOf(score));
    return ranks;
}

} // namespace core
