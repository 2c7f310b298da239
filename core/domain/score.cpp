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

std::vector<std::optional<int>> ranksOf(std::span<const std::optional<double>> scores)
{
    // Rounding, unlike a tolerance, is transitive: a tie never depends on who stands between.
    const auto key = [](double score) { return std::round(score * 1e6); };
    std::vector<double> sorted;
    for (const std::optional<double> &score : scores) {
        if (score && !std::isnan(*score))
            sorted.push_back(key(*score));
    }
    std::sort(sorted.begin(), sorted.end(), std::greater());
    std::vector<std::optional<int>> ranks(scores.size());
    for (size_t i = 0; i < scores.size(); ++i) {
        if (!scores[i] || std::isnan(*scores[i]))
            continue;
        const auto place = std::lower_bound(sorted.begin(), sorted.end(), key(*scores[i]), std::greater());
        ranks[i] = static_cast<int>(place - sorted.begin()) + 1;
    }
    return ranks;
}

} // namespace core
