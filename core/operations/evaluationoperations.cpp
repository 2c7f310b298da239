// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/evaluationoperations.h"

#include "core/operations/sheetoperations.h"

namespace core {

namespace {

Result<RowId> gradeRow(Editor &editor, const EvaluationKey &key, RowId criterion, const Editor::Cells &cells)
{
    RASHIN_TRY(sheets::checkOpen(editor, key.row()));
    RASHIN_LET(const RowId evaluation, editor.add(Entity::Evaluation, key.cells()));
    Editor::Cells all = {{Field::GradeEvaluation, Value::reference(evaluation)},
                         {Field::GradeCriterion, Value::reference(criterion)}};
    all.insert(all.end(), cells.begin(), cells.end());
    return editor.add(Entity::Grade, all);
}

/// A grade must be one the scale names; a scale without named grades takes any number between its ends.
Result<> checkOnScale(const Editor &editor, RowId criterion, double value)
{
    const auto scale = editor.value(criterion, Field::CriterionScale).row();
    if (!scale)
        return failure(Error::Code::NotFound, QStringLiteral("grade.criterion"));
    RASHIN_LET(const auto grades, editor.read().records(Entity::ScaleGrade,
                                                        {{{Field::ScaleGradeScale, Value::reference(*scale)}}, {}}));
    for (const Record &grade : grades) {
        if (grade.real(Field::ScaleGradeValue) == value)
            return {};
    }
    const auto low = editor.value(*scale, Field::ScaleMinimum).realIfAny();
    const auto high = editor.value(*scale, Field::ScaleMaximum).realIfAny();
    const bool inside = (!low || value >= *low) && (!high || value <= *high);
    if (grades.empty() && inside)
        return {};
    return failure(Error::Code::InvalidValue, QStringLiteral("grade.value"));
}

} // namespace

Editor::Cells EvaluationKey::cells() const
{
    return {{Field::EvaluationProject, Value::reference(project)},
            {Field::EvaluationYear, Value::integer(year)},
            {Field::EvaluationStage, Value::reference(stage)}};
}

RowId EvaluationKey::row() const
{
    return Editor::keyId(Entity::Evaluation, cells());
}

Result<> SetEvaluation::apply(Editor &editor) const
{
    Editor::Cells all = m_key.cells();
    all.insert(all.end(), m_cells.begin(), m_cells.end());
    RASHIN_TRY(sheets::checkWrite(editor, Entity::Evaluation, m_key.row(), all));
    RASHIN_TRY(editor.add(Entity::Evaluation, all));
    return {};
}

Result<> GradeCriteria::apply(Editor &editor) const
{
    for (const GradeEntry &grade : m_grades) {
        if (grade.value)
            RASHIN_TRY(checkOnScale(editor, grade.criterion, *grade.value));
        const Value value = grade.value ? Value::real(*grade.value) : Value();
        RASHIN_TRY(gradeRow(editor, grade.evaluation, grade.criterion, {{Field::GradeValue, value}}));
    }
    return {};
}

Result<> SetGradeReason::apply(Editor &editor) const
{
    RASHIN_TRY(gradeRow(editor, m_key, m_criterion, {{Field::GradeReason, Value::text(m_reason)}}));
    return {};
}

} // namespace core
