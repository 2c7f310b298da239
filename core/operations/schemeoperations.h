// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sheetlayout.h"
#include "core/operations/operation.h"

#include <vector>

namespace core {

/// Says which blocks the sheet of a scheme's year has, in which order; the sheets of other years stay as they are.
class ArrangeSheet final : public Operation
{
public:
    ArrangeSheet(RowId scheme, std::vector<SheetBlock> blocks) : m_scheme(scheme), m_blocks(std::move(blocks)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("scheme.sheet"); }
    /// Usage without any block, or with one twice.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    RowId m_scheme;
    std::vector<SheetBlock> m_blocks;
};

/// Says what a stage asks for before its sheet is handed in. What was asked for already keeps its
/// note, and what another stage of the scheme asks for too is expected as it says there.
class RequireFields final : public Operation
{
public:
    RequireFields(RowId stage, std::vector<Field> fields) : m_stage(stage), m_fields(std::move(fields)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("scheme.required"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    RowId m_stage;
    std::vector<Field> m_fields;
};

/// Begins the policy evaluation of a year: a review for every policy that has none yet.
class BeginPolicyReviews final : public Operation
{
public:
    /// `from`…`to` are the fiscal years looked back on.
    BeginPolicyReviews(std::vector<RowId> policies, int year, int from, int to)
        : m_policies(std::move(policies)), m_year(year), m_from(from), m_to(to)
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("policy_evaluation.begin"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<RowId> m_policies;
    int m_year;
    int m_from;
    int m_to;
};

namespace reviews {

/// Closed where a policy evaluation, or an opinion on one, is to be written after it was made final. Opening it again is
/// a step of its own: state alone, back to draft.
[[nodiscard]] Result<> checkWrite(const Editor &editor, Entity entity, RowId row, const Editor::Cells &cells);

} // namespace reviews

} // namespace core
