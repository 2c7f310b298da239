// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/domain/codes.h"

#include <optional>
#include <span>
#include <vector>

namespace core {

/// A scale of grades: 1…5 with 5 best, or 1…4 with 1 best (Kawasaki). Letters are stored as the numbers they stand for.
struct ScaleRange
{
    double minimum = 1;
    double maximum = 5;
    GoodEnd goodEnd = GoodEnd::High;
};

/// A grade as a score of 0 (worst) to 100 (best), which is what scales have in common:
/// (grade − minimum) ÷ (maximum − minimum) × 100 where high is good, (maximum − grade) ÷ (maximum − minimum) × 100
/// where low is. Nothing for a grade outside its scale, or a scale whose minimum is not below its maximum. Source:
/// min–max normalisation, because scores of different scales are never averaged raw (domain guide, rule 4).
[[nodiscard]] std::optional<double> normalisedGrade(const ScaleRange &scale, double grade);

/// One criterion of a stage with the grade it got, if any.
struct CriterionGrade
{
    RowId criterion;
    ScaleRange scale = {};
    std::optional<double> weight = {}; ///< ≥ 0; none counts 1, as in a scheme without weights
    std::optional<double> grade = {};
};

/// How one criterion entered a score.
struct ScoreTerm
{
    RowId criterion;
    std::optional<double> grade = {};
    std::optional<double> normalised = {}; ///< 0…100; none where there is no grade or it is outside its scale
    double weight = 1;
    double share = 0;        ///< 0…1: its weight among the graded ones; they sum to 1
    double contribution = 0; ///< points of the score: normalised × share; they sum to the score
};

/// A score with everything needed to explain it.
struct Score
{
    std::optional<double> value = {}; ///< 0…100; none when no criterion with a weight above 0 was graded
    double coverage = 0;              ///< 0…1: weight of the graded criteria ÷ weight of all
    std::vector<ScoreTerm> terms = {}; ///< one per criterion, in the order given
};

/// Weighted mean of the normalised grades over the criteria that were graded: Σ wᵢ·nᵢ ÷ Σ wᵢ. What was not graded
/// lowers the coverage and never counts as 0. Weights that are negative or not finite count 0.
[[nodiscard]] Score scoreOf(std::span<const CriterionGrade> grades);

/// Places from the best (highest) score down, equal scores sharing a place and the next places left out: 1, 2, 2, 4
/// (competition ranking). Nothing for those without a score. Scores equal to six decimals are equal: what differs
/// only by the order in which it was added up must not differ in rank. The order of the input does not matter.
[[nodiscard]] std::vector<std::optional<int>> ranksOf(std::span<const std::optional<double>> scores);

/// The same places, kept up while single scores change: one in or out costs a search and moving numbers in memory, not a
/// sort of all. A score is told by value, so what is taken out must have been put in.
class Ranking
{
public:
    void reset(std::span<const std::optional<double>> scores);
    /// One project's score becomes another; either may be none.
    void replace(std::optional<double> before, std::optional<double> now);
    /// The place of a score that is in it.
    [[nodiscard]] std::optional<int> rankOf(std::optional<double> score) const;

private:
    std::vector<double> m_sorted; ///< to six decimals, best first
};

} // namespace core
