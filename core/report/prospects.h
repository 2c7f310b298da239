// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/outlook.h"
#include "core/domain/rankrange.h"
#include "core/report/scoreboard.h"

namespace core {

/// How firm a project's rank is.
struct RankProspect
{
    RowId project;
    double score = 0; ///< 0…100
    RankRange range = {};
};

/// The ranks of a stage with the places that other weights would give, best rank first; projects without a score are left
/// out. Takes seconds with thousands of projects: not for the thread of the screen. Empty when cancelled.
[[nodiscard]] std::vector<RankProspect> rankProspects(const Scoreboard &board, size_t stage, const WeightSpread &spread,
                                                      const std::atomic_bool *cancel = nullptr);

/// An indicator with where it is going.
struct IndicatorProspect
{
    RowId indicator;
    RowId project;
    QString name = {};
    QString unit = {};
    IndicatorLine line = {};
    Outlook outlook = {};
};

/// What the trends of a year's indicators say.
struct IndicatorProspects
{
    std::vector<IndicatorProspect> missed = {}; ///< those that will miss their target, the largest shortfall first (those of
                                                ///< which no ratio exists last)
    int judged = 0; ///< of how many something can be said: they have a target to come and three actuals
    int all = 0;
};

/// The indicators of projects in the year's scope; actuals up to `year` count.
[[nodiscard]] Result<IndicatorProspects> indicatorProspects(const Reader &reader, int year);

} // namespace core
