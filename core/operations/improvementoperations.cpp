// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/improvementoperations.h"

#include <algorithm>

namespace core {

Result<> improvements::checkWrite(const Editor &editor, RowId row, const Editor::Cells &cells)
{
    const auto after = [&](Field field) {
        const auto at = std::find_if(cells.begin(), cells.end(), [&](const auto &cell) { return cell.first == field; });
        return (at == cells.end() ? editor.value(row, field) : at->second).toText();
    };
    const auto state = fromCode<ImprovementState>(after(Field::ImprovementState));
    const bool wantsReason = state == ImprovementState::Postponed || state == ImprovementState::Declined;
    if (wantsReason && after(Field::ImprovementReason).trimmed().isEmpty())
        return failure(Error::Code::InvalidValue, QStringLiteral("improvement.reason"));
    return {};
}

Result<> AnswerImprovements::apply(Editor &editor) const
{
    const bool isAnswer = m_answer != ImprovementState::Open;
    const Editor::Cells cells = {{Field::ImprovementState, Value::text(QString(toCode(m_answer)))},
                                 {Field::ImprovementReason, Value::text(m_reason)},
                                 {Field::ImprovementAnswered, isAnswer ? Value::integer(m_year) : Value()}};
    for (const RowId row : m_rows) {
        RASHIN_TRY(improvements::checkWrite(editor, row, cells));
        RASHIN_TRY(editor.set(Entity::Improvement, row, cells));
    }
    return {};
}

} // namespace core
