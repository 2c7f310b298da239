// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/fieldrules.h"
#include "core/storage/arrivalquery.h"
#include "core/storage/reader.h"

#include <QHash>

#include <optional>
#include <vector>

namespace core {

/// An edit by an office outside of what it answers for.
struct OutOfScope
{
    enum class Reason : quint8 {
        OtherOffice, ///< of a project, or a part of one, of another office
        LaterStage,  ///< of the second or a later stage of evaluation
        CommonData,  ///< of what belongs to no project: policies, offices, the scheme
        FieldRule,   ///< of a field that the desk has closed to this kind of office
    };
    Reason reason = Reason::CommonData;
    ArrivedCell cell;
    QString file;
};

/// What an office answers for: its own and its sections' projects with their parts, of evaluations the first stage, and
/// the judgement of the policies it is in charge of, as far as the desk has not closed fields to its kind of office. The
/// desk (no office) answers for everything.
class Scope
{
public:
    /// As the document says now; to be asked before a merge, so that nobody widens his scope, or opens a field, by
    /// the edits in question.
    [[nodiscard]] static Result<Scope> of(const Reader &reader);

    /// Whether the cell lies outside the scope of the office that wrote it. `merged` reads the tables after the merge.
    [[nodiscard]] Result<std::optional<OutOfScope::Reason>> violation(const ArrivedCell &cell, const Reader &merged) const;

    /// The project a row is or belongs to, also of rows that are deleted.
    [[nodiscard]] Result<std::optional<RowId>> projectOf(Entity entity, RowId row, const Reader &reader) const;

    /// Whether `office` is `top` or below it.
    [[nodiscard]] bool isWithin(RowId office, RowId top) const;

private:
    [[nodiscard]] Result<std::optional<RowId>> officeOf(RowId project, const Reader &merged) const;
    [[nodiscard]] bool isClosed(const ArrivedCell &cell) const;
    [[nodiscard]] bool isInCharge(RowId policy, RowId office) const;

    FieldRules m_rules;
    QHash<RowId, OfficeKind> m_roles; ///< of every office
    QHash<RowId, RowId> m_parents;
    QHash<RowId, std::optional<RowId>> m_projects; ///< project → its office before the merge
    QHash<RowId, RowId> m_policies;                ///< policy → the office in charge of it before the merge
    QHash<RowId, RowId> m_above;                   ///< policy → the one above it
};

} // namespace core
