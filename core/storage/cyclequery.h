// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <map>
#include <optional>
#include <vector>

/// What boards and timelines of a fiscal year need of cycles, milestones and progress notes: no texts but names.
namespace core::cyclequery {

struct MilestoneHead
{
    RowId id;
    RowId project;
    QString name = {};
    QString begins = {}; ///< days as they are stored, YYYY-MM-DD; may be empty
    QString due = {};
    QString done = {};
    QString state = {}; ///< code of the registry
};

struct NoteHead
{
    RowId project;
    int quarter = 0; ///< 1 is April to June
    QString state = {};
};

struct ImprovementHead
{
    RowId id;
    RowId project;
    int year = 0; ///< the fiscal year whose Act decided it
    QString state = {};
    std::optional<int> answered = {};
};

/// The stage (a code of the registry) of each of these projects in the year's cycle; projects without one are left out.
/// Found by the id that the cycle of a project and year has in every copy, so the cycles of other years cost nothing.
[[nodiscard]] Result<std::map<RowId, QString>> stages(const Reader &reader, int year, const std::vector<RowId> &projects);
/// Of one year, by project and day. Rows that are only shown because something refers to them are left out.
[[nodiscard]] Result<std::vector<MilestoneHead>> milestones(const Reader &reader, int year);
[[nodiscard]] Result<std::vector<NoteHead>> notes(const Reader &reader, int year);

/// Of all years and projects, without their texts; those without a project or a year, and ghosts, are left out.
[[nodiscard]] Result<std::vector<ImprovementHead>> improvements(const Reader &reader);

/// The days for which a step had been planned, where they are no longer those it has now.
struct PlannedDays
{
    RowId milestone;
    QString begins = {}; ///< as they were stored, YYYY-MM-DD; empty where that day was never changed, or was none
    QString due = {};
};

/// Of the steps of one year whose days were changed: those that stood when a sheet of the project and year was first
/// submitted; of steps that came after that, and where none ever was, the first that were entered.
[[nodiscard]] Result<std::vector<PlannedDays>> plannedDays(const Reader &reader, int year);

} // namespace core::cyclequery
