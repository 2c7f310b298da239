// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/evaluationoperations.h"

#include <QDate>

namespace core {

/// The way of a sheet through its stage: entered (draft), handed in (submitted), then sent back with a reason
/// (returned) or taken as final (accepted). An office's copy enters and hands in; the desk, whose file belongs to no
/// office, may also correct what was handed in, and decides. What is accepted nobody changes until it is sent back.
///
/// Every operation that writes evaluations or grades asks here first, so that grid, form and script obey alike. A merge
/// does not ask: honest work of others is never refused.
namespace sheets {

/// Closed where the sheet may not be written in by this copy of the file now.
[[nodiscard]] Result<> checkOpen(const Editor &editor, RowId evaluation);

/// The same for cells that are to be written into a row of any entity: a grade asks for its sheet, a change of state
/// for whether that step is open to this copy. InvalidValue where a sheet is sent back without a reason. Rows that no
/// sheet holds pass.
[[nodiscard]] Result<> checkWrite(const Editor &editor, Entity entity, RowId row, const Editor::Cells &cells);

} // namespace sheets

/// Hands sheets in, with who did it and when.
class SubmitSheets final : public Operation
{
public:
    /// `by` is cut to the length of its field.
    SubmitSheets(std::vector<EvaluationKey> sheets, QString by, QDate on)
        : m_sheets(std::move(sheets)), m_by(std::move(by)), m_on(on)
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("evaluation.submit"); }
    /// Closed where one of the sheets was handed in before or is final; InvalidValue with "required." and
    /// the field where one lacks what its stage asks for (core/storage/requiredquery.h).
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<EvaluationKey> m_sheets;
    QString m_by;
    QDate m_on;
};

/// Gives sheets back to their section.
class ReturnSheets final : public Operation
{
public:
    ReturnSheets(std::vector<EvaluationKey> sheets, QString reason)
        : m_sheets(std::move(sheets)), m_reason(reason.trimmed())
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("evaluation.return"); }
    [[nodiscard]] QString reason() const override { return m_reason; }
    /// InvalidValue without a reason, Closed in an office's copy and for sheets that were not handed in.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<EvaluationKey> m_sheets;
    QString m_reason;
};

/// Takes sheets as final for their stage.
class AcceptSheets final : public Operation
{
public:
    explicit AcceptSheets(std::vector<EvaluationKey> sheets) : m_sheets(std::move(sheets)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("evaluation.accept"); }
    /// Closed in an office's copy and for sheets that are final already.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<EvaluationKey> m_sheets;
};

} // namespace core
