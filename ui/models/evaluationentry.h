// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "ui/models/evaluationmodel.h"

#include <memory>

/// From texts in cells to the one operation that enters them.
namespace ui::entry {

/// The words of a column of choices, in the order of their numbers.
[[nodiscard]] QStringList names(const EvaluationScheme &scheme, EvaluationModel::Column kind);
[[nodiscard]] QStringList codes(const EvaluationScheme &scheme, EvaluationModel::Column kind);

/// Characters a reason may have.
[[nodiscard]] int longestReason();

/// Collects what is entered, whichever columns it is in.
class Collector
{
public:
    explicit Collector(const EvaluationScheme &scheme) : m_scheme(scheme) {}

    /// False where the text is nothing that the column takes; it is left out then.
    [[nodiscard]] bool add(const core::EvaluationKey &key, EvaluationModel::Column kind, int criterion,
                           const QString &text);
    /// One operation for everything added; none where there is nothing.
    [[nodiscard]] std::unique_ptr<core::Operation> operation() const;

private:
    [[nodiscard]] bool addGrade(const core::EvaluationKey &key, int criterion, const QString &text);
    [[nodiscard]] bool addReason(const core::EvaluationKey &key, int criterion, const QString &text);
    [[nodiscard]] bool addChoice(const core::EvaluationKey &key, EvaluationModel::Column kind, const QString &text);

    const EvaluationScheme &m_scheme;
    std::vector<core::GradeEntry> m_grades;
    std::vector<core::SetGradeReason> m_reasons;
    std::vector<std::pair<core::EvaluationKey, core::Editor::Cells>> m_choices;
};

} // namespace ui::entry
