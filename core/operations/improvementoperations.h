// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/operations/operation.h"

#include <vector>

namespace core {

namespace improvements {

/// An improvement that is put off or declined says why: InvalidValue naming the reason where it does not. Asked by every
/// operation that writes improvements.
[[nodiscard]] Result<> checkWrite(const Editor &editor, RowId row, const Editor::Cells &cells);

} // namespace improvements

/// What a year's plan makes of improvements that an earlier year decided: the loop from Act to Plan closes here.
class AnswerImprovements final : public Operation
{
public:
    /// `reason` says how it is taken up, or why not (then it is needed). `year` is the plan's fiscal year.
    AnswerImprovements(std::vector<RowId> rows, ImprovementState answer, QString reason, int year)
        : m_rows(std::move(rows)), m_answer(answer), m_reason(reason.trimmed()), m_year(year)
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("improvement.answer"); }
    [[nodiscard]] QString reason() const override { return m_reason; }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<RowId> m_rows;
    ImprovementState m_answer;
    QString m_reason;
    int m_year;
};

} // namespace core
