// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <map>
#include <vector>

namespace core {

/// What a roll-over made, took along and left behind.
struct RolloverSummary
{
    /// Rows that took something along from the year before.
    struct Carried
    {
        Entity entity;
        QLatin1String what; ///< "scheme", "target", "act", "ended" or "begun"
        int count = 0;
    };
    /// A row a person has to look at.
    struct Left
    {
        Entity entity;
        RowId id;
        QLatin1String why; ///< "ended", "office_closed", "no_target"
    };
    /// A value that is emptied because it was said for the year before.
    struct Cleared
    {
        Entity entity;
        RowId id;
        QLatin1String what; ///< "exclusion"
    };
    std::map<Entity, int> created;
    std::vector<Carried> carried;
    std::vector<Left> notCarried;
    std::vector<Cleared> cleared;
};

/// What a roll-over does besides: what it leaves out can be done by hand, and a second roll-over adds what is missing.
struct RolloverChoice
{
    bool scheme = true;           ///< the evaluation scheme, its days moved; without it the year needs one of its own
    bool cycles = true;           ///< a PDCA cycle for every project that goes on
    bool targets = true;          ///< last year's targets, or the goal where this is its year
    bool actToPlan = false;       ///< what last year's Act says stands in the new Plan to be worked on
    bool states = false;          ///< projects past their last year become "ended", planned ones of the year "active"
    bool clearExclusions = false; ///< the reasons why single projects were not evaluated, to be decided anew
};

/// 年度更新: the evaluation scheme goes over to the new fiscal year with its dates moved, every project that goes on
/// gets its cycle, and every indicator its target of last year. What is there already stays as it is, so that doing it
/// twice does no harm. `choice` leaves parts out or adds some. Years that are over are not touched: they keep the
/// scheme they were evaluated under.
class Rollover final : public Operation
{
public:
    /// `summary` (may be null) is filled while the operation is done.
    Rollover(int toYear, RolloverSummary *summary, RolloverChoice choice = {})
        : m_toYear(toYear)
        , m_summary(summary)
        , m_choice(choice)
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("year.rollover"); }
    [[nodiscard]] QString reason() const override { return QString::number(m_toYear); }
    [[nodiscard]] std::optional<backups::Reason> backupFirst() const override { return backups::Reason::Bulk; }
    /// NotFound where no earlier scheme is there to be taken over, InvalidValue for a year outside the registry's
    /// range.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    int m_toYear;
    RolloverSummary *m_summary;
    RolloverChoice m_choice;
};

} // namespace core
