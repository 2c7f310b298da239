// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lastyear.h"

#include "core/storage/evaluationquery.h"

namespace ui {

void LastYear::setYear(int year)
{
    m_year = year;
    m_scheme.reset();
    m_judgements.clear();
    m_verdict.clear();
}

core::Result<> LastYear::read(const core::Reader &reader, core::RowId project)
{
    m_judgements.clear();
    m_verdict.clear();
    if (!m_scheme) {
        RASHIN_LET(m_scheme, EvaluationScheme::load(reader, m_year));
    }
    using core::evaluationquery::Reasons;
    RASHIN_LET(const auto sheets, core::evaluationquery::ofProject(reader, m_year, project, Reasons::Texts));
    QHash<QString, int> stages; // of what is kept of each criterion
    for (const core::EvaluationGrade &grade : sheets.grades) {
        const auto criterion = m_scheme->criterionIndex(grade.criterion);
        const auto stage = m_scheme->stageIndex(grade.stage);
        if (!criterion || !stage || !grade.value)
            continue;
        const CriterionRule &rule = m_scheme->criteria[static_cast<size_t>(*criterion)];
        if (stages.value(rule.name, -1) >= *stage)
            continue;
        stages.insert(rule.name, *stage);
        m_judgements.insert(rule.name, {rule.text(*grade.value), grade.reason});
    }
    int last = -1;
    for (const core::EvaluationSheet &sheet : sheets.sheets) {
        const auto stage = m_scheme->stageIndex(sheet.stage);
        const VerdictRule *verdict = m_scheme->verdict(sheet.verdict);
        if (!stage || !verdict || *stage <= last)
            continue;
        last = *stage;
        m_verdict = verdict->name;
    }
    return {};
}

std::optional<LastYear::Judgement> LastYear::of(const QString &criterion) const
{
    const auto found = m_judgements.constFind(criterion);
    return found == m_judgements.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace ui
