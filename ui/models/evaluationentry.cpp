// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluationentry.h"

#include "core/operations/rowoperations.h"
#include "ui/labels.h"
#include "ui/models/evaluationinput.h"

namespace ui::entry {

using Column = EvaluationModel::Column;
using core::Field;

namespace {

Field fieldOf(Column kind)
{
    if (kind == Column::Verdict)
        return Field::EvaluationVerdict;
    return kind == Column::Outcome ? Field::EvaluationOutcome : Field::EvaluationCost;
}

} // namespace

QStringList codes(const EvaluationScheme &scheme, Column kind)
{
    if (kind != Column::Verdict)
        return core::registry::spec(fieldOf(kind)).choices();
    QStringList codes;
    for (const VerdictRule &verdict : scheme.verdicts)
        codes.append(verdict.code);
    return codes;
}

QStringList names(const EvaluationScheme &scheme, Column kind)
{
    QStringList names;
    if (kind == Column::Verdict) {
        for (const VerdictRule &verdict : scheme.verdicts)
            names.append(verdict.name);
        return names;
    }
    for (const QString &code : codes(scheme, kind))
        names.append(labels::choice(fieldOf(kind), code));
    return names;
}

int longestReason()
{
    return static_cast<int>(core::registry::spec(Field::GradeReason).kind.maximum);
}

bool Collector::addReason(const core::EvaluationKey &key, int criterion, const QString &text)
{
    if (text.size() > longestReason())
        return false;
    m_reasons.emplace_back(key, m_scheme.criteria.at(static_cast<size_t>(criterion)).id, text);
    return true;
}

bool Collector::addGrade(const core::EvaluationKey &key, int criterion, const QString &text)
{
    const CriterionRule &rule = m_scheme.criteria.at(static_cast<size_t>(criterion));
    const auto parsed = evaluationinput::grade(text, rule);
    if (parsed.isValid)
        m_grades.push_back({key, rule.id, parsed.value});
    return parsed.isValid;
}

bool Collector::addChoice(const core::EvaluationKey &key, Column kind, const QString &text)
{
    const QStringList known = codes(m_scheme, kind);
    auto parsed = evaluationinput::choice(text, names(m_scheme, kind), known);
    if (!parsed.isValid && kind == Column::Verdict) {
        // 「廃止」 is said for 「スクラップ（廃止）」.
        QStringList own;
        for (const VerdictRule &verdict : m_scheme.verdicts)
            own.append(verdict.ownName);
        parsed = evaluationinput::choice(text, own, {});
    }
    if (!parsed.isValid)
        return false;
    core::Value value;
    if (parsed.value && kind == Column::Verdict)
        value = core::Value::reference(m_scheme.verdicts.at(static_cast<size_t>(*parsed.value)).id);
    else if (parsed.value)
        value = core::Value::text(known.at(*parsed.value));
    m_choices.push_back({key, {{fieldOf(kind), value}}});
    return true;
}

bool Collector::add(const core::EvaluationKey &key, Column kind, int criterion, const QString &text)
{
    if (kind == Column::Reason)
        return addReason(key, criterion, text);
    return kind == Column::Criterion ? addGrade(key, criterion, text) : addChoice(key, kind, text);
}

std::unique_ptr<core::Operation> Collector::operation() const
{
    const size_t all = m_grades.size() + m_choices.size() + m_reasons.size();
    if (all == 0)
        return nullptr;
    const core::GradeCriteria grades(m_grades);
    if (m_grades.size() == all)
        return std::make_unique<core::GradeCriteria>(grades);
    if (all == 1 && !m_choices.empty())
        return std::make_unique<core::SetEvaluation>(m_choices.front().first, m_choices.front().second);
    if (all == 1)
        return std::make_unique<core::SetGradeReason>(m_reasons.front());
    const auto steps = [grades, reasons = m_reasons, choices = m_choices](core::Editor &editor) -> core::Result<> {
        RASHIN_TRY(grades.apply(editor));
        for (const core::SetGradeReason &reason : reasons)
            RASHIN_TRY(reason.apply(editor));
        for (const auto &[key, cells] : choices)
            RASHIN_TRY(core::SetEvaluation(key, cells).apply(editor));
        return {};
    };
    return std::make_unique<core::Batch>(grades.name(), QString(), steps);
}

} // namespace ui::entry
