// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/tasks.h"

namespace core::report {

/// What the desk reminds the offices of: per office everything late, sent back or due soon, since when, and whose turn
/// it is. What nobody has to do yet is left out.
struct Reminders
{
    /// Later than this many days from the day of the list, nothing is called soon.
    static constexpr int soonDays = 14;

    struct Line
    {
        enum class Cause { Late, Returned, Soon };

        Cause cause = Cause::Late;
        QString code = {};
        QString project = {};
        Task::Kind kind = Task::Kind::Evaluation;
        QString stage = {}; ///< of an Evaluation
        QDate due = {};     ///< invalid for what was sent back and has no day
        qint64 days = 0;    ///< since the day it was due; negative before it
        int missing = 0;    ///< values
        QString who = {};   ///< the person who evaluates or is in charge; otherwise who the stage says evaluates
        QString reason = {}; ///< why it was sent back
    };
    struct Office
    {
        std::optional<RowId> office = {}; ///< none: projects without an office, or who evaluates in a later stage
        QString name = {};                ///< with the branch above it; of a later stage, who the scheme says evaluates
        std::vector<Line> lines = {};     ///< by project; of each the latest first
        [[nodiscard]] int count(Line::Cause cause) const;
        /// The most days any of its lines is late; 0 where none is.
        [[nodiscard]] qint64 longest() const;
    };

    int year = 0;
    QDate today = {};
    QString municipality = {};
    /// Sections under what they belong to, then who evaluates in later stages; those that owe nothing are left out.
    std::vector<Office> offices = {};
    [[nodiscard]] int count(Line::Cause cause) const;
};

/// With `office` only those of it and of the offices below it, without the later stages. NotFound for an office that is
/// not there.
[[nodiscard]] Result<Reminders> readReminders(const Reader &reader, int year, QDate today,
                                              std::optional<RowId> office = {});

} // namespace core::report
