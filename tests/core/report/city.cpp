// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/report/city.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace testing {

City::City(int projects, unsigned seed)
{
    perform([&](Editor &editor) { return fill(editor, projects, seed); });
}

void City::perform(const std::function<Result<>(Editor &)> &work)
{
    REQUIRE_OK(file.workspace->perform(Batch(QLatin1String("test.fill"), {}, work)));
}

RowId City::evaluation(RowId project) const
{
    return EvaluationKey{project, 2026, file.stage}.row();
}

Result<> City::fill(Editor &editor, int projects, unsigned seed)
{
    RASHIN_TRY(editor.add(Entity::Office,
                          {{Field::OfficeCode, Value::text(u"AZABU"_s)},
                           {Field::OfficeName, Value::text(u"麻布地区総合支所"_s)},
                           {Field::OfficeKind, Value::text(u"branch"_s)}},
                          azabu));
    RASHIN_TRY(editor.add(Entity::Office,
                          {{Field::OfficeCode, Value::text(u"AZABU-01"_s)},
                           {Field::OfficeName, Value::text(u"協働推進課"_s)},
                           {Field::OfficeKind, Value::text(u"section"_s)},
                           {Field::OfficeParent, Value::reference(azabu)}},
                          azabuSection));
    for (const QString &name : {u"継続"_s, u"レベルアップ"_s, u"廃止"_s}) {
        RASHIN_LET(const RowId verdict,
                   editor.add(Entity::Verdict, {{Field::VerdictScheme, Value::reference(file.scheme)},
                                                {Field::VerdictCode, Value::text(name)},
                                                {Field::VerdictName, Value::text(name)}}));
        verdicts.push_back(verdict);
    }
    for (const auto &[name, lower] :
         {std::pair(u"達成"_s, 100.0), std::pair(u"概ね達成"_s, 80.0), std::pair(u"不十分"_s, 0.0)})
        RASHIN_TRY(editor.add(Entity::Band, {{Field::BandScheme, Value::reference(file.scheme)},
                                             {Field::BandName, Value::text(name)},
                                             {Field::BandLower, Value::real(lower)}}));
    std::mt19937 random(seed);
    for (int i = 0; i < projects; ++i)
        RASHIN_TRY(addProject(editor, i, random));
    return {};
}

Result<> City::addProject(Editor &editor, int number, std::mt19937 &random)
{
    const auto one = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
    Entered made{RowId::random(), one(0, 1) == 1};
    if (one(0, 9) > 0)
        made.necessity = one(1, 3);
    if (one(0, 3) > 0)
        made.efficiency = one(1, 3);
    if (one(0, 4) > 0)
        made.verdict = one(0, 2);
    made.target = one(1, 20) * 5;
    if (one(0, 4) > 0)
        made.actual = one(0, 120);
    made.budget = one(100, 5000);
    if (one(0, 3) > 0)
        made.settlement = one(100, 5000);
    RASHIN_TRY(editor.add(Entity::Project,
                          {{Field::ProjectCode, Value::text(QString::number(1000 + number))},
                           {Field::ProjectName, Value::text(u"事業%1"_s.arg(number))},
                           {Field::ProjectPolicyMain, Value::reference(file.policy)},
                           {Field::ProjectOfficeMain, Value::reference(made.second ? azabuSection : file.section)}},
                          made.project));
    entered.push_back(made);
    return addFigures(editor, made);
}

Result<> City::addFigures(Editor &editor, const Entered &project)
{
    const EvaluationKey key{project.project, 2026, file.stage};
    Editor::Cells cells = key.cells();
    if (project.verdict)
        cells.push_back({Field::EvaluationVerdict, Value::reference(verdicts[size_t(*project.verdict)])});
    RASHIN_LET(const RowId evaluation, editor.add(Entity::Evaluation, cells));
    for (const auto &[criterion, grade] :
         {std::pair(file.necessity, project.necessity), std::pair(file.efficiency, project.efficiency)})
        if (grade)
            RASHIN_TRY(editor.add(Entity::Grade, {{Field::GradeEvaluation, Value::reference(evaluation)},
                                                  {Field::GradeCriterion, Value::reference(criterion)},
                                                  {Field::GradeValue, Value::real(*grade)}}));
    RASHIN_LET(const RowId indicator,
               editor.add(Entity::Indicator, {{Field::IndicatorProject, Value::reference(project.project)},
                                              {Field::IndicatorName, Value::text(u"参加者数"_s)},
                                              {Field::IndicatorType, Value::text(u"outcome"_s)},
                                              {Field::IndicatorDirection, Value::text(u"more"_s)}}));
    Editor::Cells value{{Field::IndicatorValueIndicator, Value::reference(indicator)},
                        {Field::IndicatorValueYear, Value::integer(2026)},
                        {Field::IndicatorValueTarget, Value::real(*project.target)}};
    if (project.actual)
        value.push_back({Field::IndicatorValueActual, Value::real(*project.actual)});
    RASHIN_TRY(editor.add(Entity::IndicatorValue, value));
    for (const auto &[basis, total] :
         {std::pair(u"budget"_s, project.budget), std::pair(u"settlement"_s, project.settlement)})
        if (total)
            RASHIN_TRY(editor.add(Entity::Money, {{Field::MoneyProject, Value::reference(project.project)},
                                                  {Field::MoneyYear, Value::integer(2026)},
                                                  {Field::MoneyBasis, Value::text(basis)},
                                                  {Field::MoneyTotal, Value::integer(*total)}}));
    return {};
}

} // namespace testing
