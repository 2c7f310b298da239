// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <optional>
#include <vector>

namespace core {

/// Which sheet an evaluation belongs to: a project's, in a fiscal year, at one stage of that year's scheme.
struct EvaluationKey
{
    RowId project;
    int year;
    RowId stage;

    [[nodiscard]] Editor::Cells cells() const;
    /// The row it has, whether it is there yet or not.
    [[nodiscard]] RowId row() const;
};

/// Sets fields of an evaluation, which comes into being with the first of them.
class SetEvaluation final : public Operation
{
public:
    SetEvaluation(EvaluationKey key, Editor::Cells cells) : m_key(key), m_cells(std::move(cells)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("evaluation.set"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    EvaluationKey m_key;
    Editor::Cells m_cells;
};

/// One grade as entered: for one criterion of one evaluation. Without a value the grade is cleared, its reason stays.
struct GradeEntry
{
    EvaluationKey evaluation;
    RowId criterion;
    std::optional<double> value;
};

/// Enters grades – one typed into a cell, or a pasted block – as one step. InvalidValue where a grade is none of the
/// criterion's scale; then none is entered.
class GradeCriteria final : public Operation
{
public:
    explicit GradeCriteria(std::vector<GradeEntry> grades) : m_grades(std::move(grades)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("grade.set"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<GradeEntry> m_grades;
};

/// Sets the reason of a grade.
class SetGradeReason final : public Operation
{
public:
    SetGradeReason(EvaluationKey key, RowId criterion, QString reason)
        : m_key(key), m_criterion(criterion), m_reason(std::move(reason))
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("grade.reason"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    EvaluationKey m_key;
    RowId m_criterion;
    QString m_reason;
};

} // namespace core
