// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/score.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// How far weights are moved to see whether a rank is more than an accident of the weights.
struct WeightSpread
{
    double share = 0.2;         ///< each weight alone between (1 − share) and (1 + share) times itself; 0 ≤ share < 1
    int samples = 2000;         ///< draws of whole sets of weights; ≥ 1
    std::uint64_t seed = 20260; ///< equal seeds give equal results on every computer
};

/// The places a project can take among the others when the weights of the criteria move.
struct RankRange
{
    int rank = 0;   ///< with the scheme's own weights
    int best = 0;   ///< it cannot come before this place while every weight stays within the spread
    int worst = 0;  ///< nor behind this one
    int usual = 0;  ///< of 100 sampled sets of weights, 5 give a better place than this …
    int unusual = 0; ///< … and 5 a worse one than this
    double firstShare = 0; ///< 0…1: how often it is first (or shares the first place) in the samples
};

/// The ranges of all projects of one stage; nothing for those without a score. Empty when cancelled.
///
/// `sheets[i]` are the criteria of project i, all in the same order and with the same weights (as scoreOf() takes them).
///
/// best and worst are bounds, not samples: B is counted before A for certain where no weights within the spread put A
/// level with or before B. Where both have grades for the same criteria this is exact for the pair (the sign of
/// Σ wᵢ·(bᵢ − aᵢ), least at a corner of the box); where they have not, the ranges of the two scores are compared, which
/// can only widen the bounds. usual and unusual come from sets of weights drawn from a Dirichlet distribution whose mean
/// are the scheme's weights and whose concentration is the number of criteria with a weight: with equal weights that is
/// the uniform distribution over all sets of weights. Source: stochastic multicriteria acceptability analysis (Lahdelma,
/// Hokkanen, Salminen 1998), with the Dirichlet's parameter ours. Work: projects² × criteria + samples × projects ×
/// (criteria + log projects).
[[nodiscard]] std::vector<std::optional<RankRange>> rankRanges(std::span<const std::vector<CriterionGrade>> sheets,
                                                               const WeightSpread &spread,
                                                               const std::atomic_bool *cancel = nullptr);

} // namespace core
