// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/report/offices.h"
#include "core/storage/reader.h"

#include <QDate>

#include <array>
#include <vector>

namespace core {

/// A project on the PDCA board of a fiscal year.
struct BoardCard
{
    RowId project;
    QString code = {};
    QString name = {};
    std::optional<RowId> office = {};
    QString officeName = {};              ///< the short one where it has one
    std::optional<CycleState> stage = {}; ///< none: no cycle of the year, or one that says no stage
    int openImprovements = 0;             ///< decided earlier, and the year's plan has not answered them
    int lateSteps = 0;                    ///< milestones of the year whose day has passed
    int lateTasks = 0;                    ///< what Home calls late; see lateTasks()

    [[nodiscard]] bool isLate() const { return lateSteps > 0 || lateTasks > 0; }
};

/// The projects that run in the year, also those that are not evaluated, in the order of the plan. With `office` only
/// those of it and of the offices below it. `lateTasks` is left 0.
[[nodiscard]] Result<std::vector<BoardCard>> readBoard(const Reader &reader, int year, QDate today,
                                                       std::optional<RowId> office = {});

/// How many of a project's tasks are late; projects without such are left out.
[[nodiscard]] Result<std::map<RowId, int>> lateTasks(const Reader &reader, int year, QDate today);

/// A line of a fiscal year's timeline.
struct YearEntry
{
    enum class Kind {
        Stage,     ///< a stage of the year's evaluation
        Event,     ///< an event of its calendar
        Project,   ///< a project with milestones or progress notes
        Milestone, ///< one of the project above it
    };

    Kind kind = Kind::Milestone;
    RowId row;
    std::optional<RowId> project = {}; ///< of a Project or Milestone
    QString name = {};
    QString who = {}; ///< who evaluates, who is asked, or the office in charge
    QDate begins = {}; ///< invalid where none is set
    QDate due = {};
    QDate done = {};
    QDate plannedBegins = {}; ///< of a Milestone whose days were moved after the plan was settled; else invalid
    QDate plannedDue = {};
    MilestoneState state = MilestoneState::Planned;       ///< of a Milestone
    std::array<std::optional<ProgressState>, 4> notes = {}; ///< of a Project, quarter by quarter
    int open = 0;      ///< of a Stage: sheets that are not handed in; of a Project: steps that are not done
    int total = 0;     ///< of a Stage: sheets there are; of a Project: steps
    bool late = false; ///< its day has passed, and it is not done; of a Project: one of its steps is late

    /// Its days are others than those planned.
    [[nodiscard]] bool isMoved() const { return plannedBegins.isValid() || plannedDue.isValid(); }
    /// Days after its day until `today`; 0 where it is not late or has no day.
    [[nodiscard]] int daysLate(QDate today) const { return late && due.isValid() ? static_cast<int>(due.daysTo(today)) : 0; }
};

/// All of a year: stages and events first, by day, then the projects in the order of the plan, each with its milestones by
/// day below it; the planned days as cyclequery::plannedDays() has them. With `office` the sheets and projects of it and of
/// the offices below it.
[[nodiscard]] Result<std::vector<YearEntry>> readYear(const Reader &reader, int year, QDate today,
                                                      std::optional<RowId> office = {});

} // namespace core
