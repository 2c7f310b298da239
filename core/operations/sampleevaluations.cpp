// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/samplemaker.h"

#include <QDate>

#include <algorithm>
#include <cmath>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString dayBetween(const QString &opens, const QString &due, double part)
{
    const QDate first = QDate::fromString(opens, Qt::ISODate);
    const QDate last = QDate::fromString(due, Qt::ISODate);
    if (!first.isValid() || !last.isValid())
        return {};
    return first.addDays(std::llround(part * static_cast<double>(first.daysTo(last)))).toString(Qt::ISODate);
}

/// 0, 1, 2 for the lowest, middle and highest third of a scale.
size_t thirdOf(double part)
{
    return part < 1.0 / 3 ? 0 : part < 2.0 / 3 ? 1 : 2;
}

} // namespace

/// Every project has a first stage. The later ones look at what the first one wants to change, and at a few others; in
/// the current year they have only begun.
Result<> SampleMaker::addEvaluations(int year)
{
    const auto at = m_ground.schemes.find(year);
    if (at == m_ground.schemes.end() || at->second.verdicts.empty() || at->second.criteria.empty())
        return {};
    const SampleGround::Scheme &scheme = at->second;
    const bool current = year == m_ground.lastYear;
    double quality = m_quality + 0.4 * m_random.normal();
    const SampleGround::Verdict *verdict = &chooseVerdict(scheme, quality);
    const double later = (verdict->code == u"continue"_s ? 0.25 : 0.9) * (current ? 0.3 : 1.0);
    for (const SampleGround::Stage &stage : scheme.stages) {
        if (stage.number == 1 ? current && m_random.chance(0.08) : !m_random.chance(later))
            break;
        if (stage.number > 1 && m_random.chance(0.1)) {
            quality -= 0.8;
            verdict = &chooseVerdict(scheme, quality);
        }
        RASHIN_TRY(addEvaluation(year, scheme, stage, quality, *verdict));
    }
    return {};
}

Result<> SampleMaker::addEvaluation(int year, const SampleGround::Scheme &scheme, const SampleGround::Stage &stage,
                                    double quality, const SampleGround::Verdict &verdict)
{
    const QStringList comments = m_words.comments.value(verdict.code, m_words.comments.value(u"*"_s));
    const QString directions[] = {u"down"_s, u"keep"_s, u"up"_s};
    const QString state = stateOf(year, stage.number);
    Editor::Cells cells = {
        {Field::EvaluationProject, Value::reference(m_project)},
        {Field::EvaluationYear, Value::integer(year)},
        {Field::EvaluationStage, Value::reference(stage.id)},
        {Field::EvaluationTargetYear, Value::integer(year - 1)},
        {Field::EvaluationOutcome, Value::text(directions[quality < -0.7  ? 0
                                                          : quality < 0.5 ? 1
                                                                          : 2])},
        {Field::EvaluationCost, Value::text(directions[m_random.below(3)])},
        {Field::EvaluationState, Value::text(state)},
    };
    if (state != u"draft"_s) {
        cells.emplace_back(Field::EvaluationVerdict, Value::reference(verdict.id));
        cells.emplace_back(Field::EvaluationComment, Value::text(m_random.oneOf(comments)));
        cells.emplace_back(Field::EvaluationDate, Value::text(dayBetween(stage.opens, stage.due, m_random.unit())));
    }
    RASHIN_LET(const RowId id, m_editor.add(Entity::Evaluation, cells));
    return addGrades(id, scheme, quality);
}

Result<> SampleMaker::addGrades(RowId evaluation, const SampleGround::Scheme &scheme, double quality)
{
    for (size_t i = 0; i < scheme.criteria.size(); ++i) {
        const SampleGround::Criterion &criterion = scheme.criteria[i];
        const double part = std::clamp(0.62 + 0.2 * (quality + 0.6 * m_random.normal()), 0.0, 1.0);
        const double grade = std::round(criterion.worst + part * (criterion.best - criterion.worst));
        const double reached = (grade - criterion.worst) / (criterion.best - criterion.worst);
        const QStringList &reasons = m_words.reasons[i % m_words.reasons.size()][thirdOf(reached)];
        const auto added = m_editor.add(Entity::Grade, {{Field::GradeEvaluation, Value::reference(evaluation)},
                                                        {Field::GradeCriterion, Value::reference(criterion.id)},
                                                        {Field::GradeValue, Value::real(grade)},
                                                        {Field::GradeReason, Value::text(m_random.oneOf(reasons))}});
        RASHIN_TRY(added);
    }
    return {};
}

const SampleGround::Verdict &SampleMaker::chooseVerdict(const SampleGround::Scheme &scheme, double quality)
{
    const double luck = quality + 0.5 * m_random.normal();
    const QString wanted = luck > 1.6    ? u"level_up"_s
                           : luck > -1.5 ? u"continue"_s
                           : luck > -1.9 ? u"reduce"_s
                           : luck > -2.2 ? u"merge"_s
                                         : u"abolish"_s;
    for (const QString &code : {wanted, wanted == u"reduce"_s ? u"rightsize"_s : u"continue"_s}) {
        const auto at = std::find_if(scheme.verdicts.begin(), scheme.verdicts.end(),
                                     [&](const auto &verdict) { return verdict.code == code; });
        if (at != scheme.verdicts.end())
            return *at;
    }
    return scheme.verdicts.front();
}

QString SampleMaker::stateOf(int year, int stage)
{
    if (year < m_ground.lastYear)
        return u"accepted"_s;
    const double part = m_random.unit();
    if (stage > 1)
        return part < 0.5 ? u"draft"_s : u"submitted"_s;
    return part < 0.15 ? u"draft"_s : part < 0.2 ? u"returned"_s : part < 0.6 ? u"submitted"_s : u"accepted"_s;
}

} // namespace core
