// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/operations/operation.h"

#include <map>
#include <vector>

namespace core {

/// An office as it is after a change: one that is there already, or a new one.
struct SuccessorOffice
{
    std::optional<RowId> existing = {}; ///< takes the others in and stays; the fields below do not matter then
    QString code = {};
    QString name = {};
    QString shortName = {};
    OfficeKind kind = OfficeKind::Section;
    std::optional<RowId> parent = {};
};

/// One change of offices: what was before, and what is there from the year on.
struct OfficeReform
{
    OfficeChange change = OfficeChange::Renamed;
    std::vector<RowId> before = {};
    std::vector<SuccessorOffice> after = {};
    /// Of a split: which of `after` a project goes to. Projects not named go to the first.
    std::map<RowId, size_t> chosen = {};
};

/// 組織改編: offices are renamed, merged, split or moved from a fiscal year on, and all that hangs on them is hung on
/// their successors in the same act.
///
/// The former office stays in the plan with the last year it was valid in, so past years still name it, and the
/// succession is recorded. Projects (also those that have ended: the figures of the successor's past are theirs), the
/// links of related offices, policies and the offices below go over. One transaction, so one step of undo.
class ReorganiseOffices final : public Operation
{
public:
    /// A row that is hung elsewhere.
    struct Line
    {
        Entity entity; ///< Project, Policy, Office, or ProjectOffice (then `row` is the project)
        RowId row;
        RowId before;
        RowId after;
    };
    struct Summary
    {
        std::vector<Line> lines = {};
        std::map<RowId, QString> names = {}; ///< of offices that are made by it
    };

    /// `summary` (may be null) is filled while the operation is done: the table before and after.
    ReorganiseOffices(int year, std::vector<OfficeReform> reforms, QString note = {}, Summary *summary = nullptr)
        : m_year(year), m_reforms(std::move(reforms)), m_note(std::move(note)), m_summary(summary)
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("office.reorganise"); }
    [[nodiscard]] QString reason() const override { return m_note; }
    [[nodiscard]] std::optional<backups::Reason> backupFirst() const override { return backups::Reason::Bulk; }
    /// InvalidValue naming the field: a name or code that is missing or taken in that year, a former office that does
    /// not exist before the year, a parent that ceases by the same change. Usage where a change has no office before or
    /// after it, or names one twice.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    int m_year;
    std::vector<OfficeReform> m_reforms;
    QString m_note;
    Summary *m_summary;
};

} // namespace core
