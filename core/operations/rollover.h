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
        QLatin1String what; ///< "scheme" or "target"
        int count = 0;
    };
    /// A row a person has to look at.
    struct Left
    {
        Entity entity;
        RowId id;
        QLatin1String why; ///< "ended", "office_closed", "no_target"
    };
    std::map<Entity, int> created;
    std::vector<Carried> carried;
    std::vector<Left> notCarried;
};

/// 年度更新: the evaluation scheme goes over to the new fiscal year with its dates moved, every project that goes on
/// gets its cycle, and every indicator its target of last year. What is there already stays as it is, so that doing it
/// twice does no harm. Years that are over are not touched: they keep the scheme they were evaluated under.
class Rollover final : public Operation
{
public:
    /// `summary` (may be null) is filled while the operation is done.
    Rollover(int toYear, RolloverSummary *summary) : m_toYear(toYear), m_summary(summary) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("year.rollover"); }
    [[nodiscard]] QString reason() const override { return QString::number(m_toYear); }
    [[nodiscard]] std::optional<backups::Reason> backupFirst() const override { return backups::Reason::Bulk; }
    /// NotFound where no earlier scheme is there to be taken over, InvalidValue for a year outside the registry's
    /// range.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    int m_toYear;
    RolloverSummary *m_summary;
};

} // namespace core
