// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/sheetoperations.h"

#include "core/domain/codes.h"
#include "core/storage/requiredquery.h"

#include <algorithm>

namespace core {

using State = EvaluationState;

namespace {

const Value *cellOf(const Editor::Cells &cells, Field field)
{
    const auto at = std::find_if(cells.begin(), cells.end(), [&](const auto &cell) { return cell.first == field; });
    return at == cells.end() ? nullptr : &at->second;
}

/// An empty cell is a draft.
State stateIn(const Value &value)
{
    return fromCode<State>(value.toText()).value_or(State::Draft);
}

tl::unexpected<Error> closed(State state)
{
    return failure(Error::Code::Closed, QString(toCode(state)));
}

bool isOffice(const Editor &editor)
{
    return editor.ownOffice().has_value();
}

/// Whether this copy may bring a sheet from one state into another.
bool isStep(State from, State to, bool office)
{
    if (from == to)
        return true;
    switch (to) {
    case State::Submitted: return from == State::Draft || from == State::Returned;
    case State::Accepted: return !office; // the desk also finishes what it has entered itself
    case State::Returned: return !office && (from == State::Submitted || from == State::Accepted);
    case State::Draft: return from == State::Returned;
    }
    return false;
}

QString nameOf(Field field)
{
    const FieldSpec &spec = registry::spec(field);
    return registry::spec(spec.entity()).name + u'.' + spec.name;
}

/// What the stage asks for is there, or comes with these cells.
Result<> checkRequired(const Editor &editor, RowId evaluation, const Editor::Cells &cells)
{
    const auto known = [&](Field field) {
        const Value *given = cellOf(cells, field);
        return given ? *given : editor.value(evaluation, field);
    };
    const auto project = known(Field::EvaluationProject).row();
    const auto stage = known(Field::EvaluationStage).row();
    const auto year = known(Field::EvaluationYear).integerIfAny();
    if (!project || !stage || !year)
        return {}; // the row itself is refused for that
    RASHIN_LET(const auto missing, requiredquery::missing(editor.read(), *project, static_cast<int>(*year), *stage));
    for (const requiredquery::Demand &demand : missing) {
        const Value *given = entityOf(demand.field) == Entity::Evaluation ? cellOf(cells, demand.field) : nullptr;
        if (!given || given->isNull())
            return failure(Error::Code::InvalidValue, QStringLiteral("required.") + nameOf(demand.field));
    }
    return {};
}

Result<> checkState(const Editor &editor, RowId evaluation, const Editor::Cells &cells)
{
    const State from = stateIn(editor.value(evaluation, Field::EvaluationState));
    const State to = stateIn(*cellOf(cells, Field::EvaluationState));
    if (!isStep(from, to, isOffice(editor)))
        return closed(from);
    if (to == State::Submitted && from != to)
        return checkRequired(editor, evaluation, cells);
    if (to != State::Returned || from == to)
        return {};
    const Value *reason = cellOf(cells, Field::EvaluationReturned);
    if (!reason || reason->toText().trimmed().isEmpty())
        return failure(Error::Code::InvalidValue, QStringLiteral("evaluation.returned_because"));
    return {};
}

/// The only cells that may be written together with a step while the sheet is closed.
bool belongsToStep(Field field)
{
    const FieldSpec &spec = registry::spec(field);
    return spec.isKey() || field == Field::EvaluationState || field == Field::EvaluationReturned
           || field == Field::EvaluationBy || field == Field::EvaluationDate;
}

std::optional<RowId> sheetOf(const Editor &editor, Entity entity, RowId row, const Editor::Cells &cells)
{
    if (entity == Entity::Evaluation)
        return row;
    if (entity != Entity::Grade)
        return std::nullopt;
    const Value *named = cellOf(cells, Field::GradeEvaluation);
    return named ? named->row() : editor.value(row, Field::GradeEvaluation).row();
}

Result<> step(Editor &editor, const std::vector<EvaluationKey> &sheets, const Editor::Cells &cells)
{
    for (const EvaluationKey &key : sheets) {
        const State from = stateIn(editor.value(key.row(), Field::EvaluationState));
        if (from == stateIn(*cellOf(cells, Field::EvaluationState)))
            return closed(from);
        RASHIN_TRY(SetEvaluation(key, cells).apply(editor));
    }
    return {};
}

Value code(State state)
{
    return Value::text(QString(toCode(state)));
}

} // namespace

Result<> sheets::checkOpen(const Editor &editor, RowId evaluation)
{
    const State state = stateIn(editor.value(evaluation, Field::EvaluationState));
    if (state == State::Accepted || (state == State::Submitted && isOffice(editor)))
        return closed(state);
    return {};
}

Result<> sheets::checkWrite(const Editor &editor, Entity entity, RowId row, const Editor::Cells &cells)
{
    const auto sheet = sheetOf(editor, entity, row, cells);
    if (!sheet)
        return {};
    const bool writesState = entity == Entity::Evaluation && cellOf(cells, Field::EvaluationState);
    if (writesState)
        RASHIN_TRY(checkState(editor, *sheet, cells));
    const auto isContent = [&](const auto &cell) { return entity == Entity::Grade || !belongsToStep(cell.first); };
    if (cells.empty() || std::any_of(cells.begin(), cells.end(), isContent))
        return checkOpen(editor, *sheet);
    return writesState ? Result<>() : checkOpen(editor, *sheet);
}

Result<> SubmitSheets::apply(Editor &editor) const
{
    const qsizetype longest = qsizetype(registry::spec(Field::EvaluationBy).kind.maximum);
    return step(editor, m_sheets,
                {{Field::EvaluationState, code(State::Submitted)},
                 {Field::EvaluationBy, Value::text(m_by.left(longest))},
                 {Field::EvaluationDate, Value::text(m_on.toString(Qt::ISODate))}});
}

Result<> ReturnSheets::apply(Editor &editor) const
{
    return step(editor, m_sheets,
                {{Field::EvaluationState, code(State::Returned)}, {Field::EvaluationReturned, Value::text(m_reason)}});
}

Result<> AcceptSheets::apply(Editor &editor) const
{
    return step(editor, m_sheets, {{Field::EvaluationState, code(State::Accepted)}});
}

} // namespace core
