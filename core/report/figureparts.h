// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/figures.h"

namespace core::figureparts {

/// One office of a chart with all projects it and the offices below it answer for.
struct OfficeUnit
{
    ChartLabel label;
    std::optional<RowId> office = {};
    int slot = 0;
    std::vector<RowId> projects = {};
};

/// What the parts of one chart share.
struct Ground
{
    const Reader &reader;
    const Scoreboard &board;       ///< of the year
    const Scoreboard *lastYear;    ///< where the chart compares with it
    std::vector<OfficeUnit> units; ///< the offices that are shown
    OfficeUnit everyone;           ///< all compared offices together
    std::vector<OfficeUnit> compared = {}; ///< each of them
    bool single = false; ///< one office against the others

    [[nodiscard]] int year() const { return board.year(); }
};

/// What one project was given and spent in one year, in 千円.
struct Spent
{
    std::optional<qint64> budget;
    std::optional<qint64> settlement;
};
using Ledger = std::map<std::pair<RowId, int>, Spent>;
[[nodiscard]] Result<Ledger> readLedger(const Reader &reader, int from, int to);

[[nodiscard]] OfficeUnit unitOf(const Scoreboard &board, const Offices::Office &office);
/// In the scheme of the year: neither excluded nor ended nor outside its years.
[[nodiscard]] std::vector<RowId> inScope(const Scoreboard &board, const std::vector<RowId> &projects);

/// The mean of what `measure(RowId)` says of the projects; the point's rows are those it says something of.
template <typename Measure>
[[nodiscard]] ChartPoint meanOf(const std::vector<RowId> &projects, Measure measure)
{
    ChartPoint point;
    double sum = 0;
    for (const RowId project : projects)
        if (const std::optional<double> value = measure(project)) {
            sum += *value;
            point.rows.push_back(project);
        }
    point.count = static_cast<qint64>(point.rows.size());
    if (point.count > 0)
        point.value = sum / static_cast<double>(point.count);
    return point;
}

void radar(const Ground &ground, ChartData &chart);
void verdicts(const Ground &ground, ChartData &chart);
void attainment(const Ground &ground, ChartData &chart);
void stages(const Ground &ground, ChartData &chart);
[[nodiscard]] Result<> budget(const Ground &ground, ChartData &chart);
/// `boards` are those of the years, oldest first.
void trend(const Ground &ground, const std::vector<const Scoreboard *> &boards, ChartData &chart);
void ranks(const Ground &ground, const std::vector<const Scoreboard *> &boards, ChartData &chart);
/// 成果×コスト: how many projects each pair of directions was given to.
void matrix(const Ground &ground, ChartData &chart);
/// What each project cost and how far its indicators were reached.
[[nodiscard]] Result<> scatter(const Ground &ground, ChartData &chart);
/// The year's budget by the policies of the two topmost levels.
[[nodiscard]] Result<> treemap(const Ground &ground, ChartData &chart);

} // namespace core::figureparts
