// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/scoreboard.h"

namespace core {

/// One thing somebody has to enter for a project in a year.
struct Task
{
    enum class Kind {
        Evaluation, ///< grades and verdict of one stage, and handing it in
        Indicators, ///< actual values of the year looked back on
        Settlement, ///< 決算 of the year looked back on
        Budget,     ///< 予算 of the year
        Improvements, ///< what earlier years decided to improve, to be answered by the year's plan
        PolicyEvaluation, ///< judging a policy as a whole, in the years the scheme says
    };
    enum class State {
        None,     ///< nothing entered
        Half,     ///< something is missing, or all is there and has not been handed in
        Returned, ///< came back from the next stage
        Done,
    };

    Kind kind = Kind::Evaluation;
    std::optional<RowId> project = {}; ///< none: the task is a policy's
    std::optional<RowId> policy = {};  ///< of a PolicyEvaluation
    std::optional<RowId> office = {};  ///< the one that owes it
    std::optional<size_t> stage = {}; ///< index in the scheme's stages; of an Evaluation
    std::optional<RowId> row = {};    ///< where it is to be entered, where that is there already
    std::optional<Field> field = {};  ///< the first field that is missing
    std::vector<Field> required = {}; ///< what is missing of the fields the stage asks for; of an Evaluation
    int year = 0;                     ///< whose figures they are; of an Evaluation the evaluation's year
    QDate due = {};                   ///< invalid: no date is set
    State state = State::None;
    int missing = 0; ///< how many values of `wanted` are not there: grades, verdict and the stage's required fields
    int wanted = 0;
    bool late = false; ///< not done and the date has passed

    [[nodiscard]] static QLatin1String name(Kind kind);
    [[nodiscard]] static QLatin1String name(State state);
};

/// What has to be entered in a fiscal year, by when and by whom: the content of Home and of `rashin-cli tasks`.
///
/// Figures are those of the year the evaluation looks back on: the target year of its evaluations, otherwise the year
/// itself once it is over, otherwise the one before. They are due with the first stage. Projects that are out of the
/// year's scope, have ended or have not begun owe nothing.
struct TaskList
{
    /// How far a branch or department is.
    struct OfficeProgress
    {
        std::optional<RowId> office = {}; ///< none: projects without an office
        int total = 0;
        int done = 0;
        int half = 0;
        int returned = 0;
        int late = 0;
        [[nodiscard]] int none() const { return total - done - half - returned; }
    };

    int year = 0;
    QDate today = {};
    YearScheme scheme = {};
    std::vector<Task> tasks = {};             ///< late first, then by date, office, project
    std::vector<OfficeProgress> offices = {}; ///< in the order of the offices
};

/// With `office` only what it and the offices below it owe.
[[nodiscard]] Result<TaskList> readTasks(const Reader &reader, int year, QDate today, std::optional<RowId> office = {});

} // namespace core
