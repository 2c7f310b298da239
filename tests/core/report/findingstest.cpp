// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/findings.h"
#include "tests/core/report/city.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

std::vector<Finding> findingsOf(const testing::City &city, const char *rule, std::optional<int> year = {})
{
    auto all = validate(city.read(), year);
    REQUIRE_OK(all);
    std::erase_if(*all, [&](const Finding &finding) { return finding.rule != QLatin1String(rule); });
    return *all;
}

Editor::Cells money(RowId project, qint64 national, qint64 general, qint64 total)
{
    return {{Field::MoneyProject, Value::reference(project)},
            {Field::MoneyYear, Value::integer(2024)},
            {Field::MoneyBasis, Value::text(u"settlement"_s)},
            {Field::MoneyNational, Value::integer(national)},
            {Field::MoneyPrefectural, Value::integer(0)},
            {Field::MoneyBond, Value::integer(0)},
            {Field::MoneyOther, Value::integer(0)},
            {Field::MoneyFee, Value::integer(0)},
            {Field::MoneyGeneral, Value::integer(general)},
            {Field::MoneyTotal, Value::integer(total)}};
}

} // namespace

TEST_CASE("sources that do not make the total are found, unless the plan tolerates the difference", "[findings]")
{
    testing::City city(2);
    city.perform([&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::Money, money(city.entered[0].project, 100, 50, 152)));
        return Result<>(editor.add(Entity::Money, money(city.entered[1].project, 100, 50, 150)).map([](RowId) {}));
    });
    const auto found = findingsOf(city, "money.sources");
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Finding::Severity::Error);
    CHECK(found[0].year == 2024);
    CHECK(found[0].expected == Value::integer(150));
    CHECK(found[0].found == Value::integer(152));
    CHECK(findingsOf(city, "money.sources", 2024).size() == 1);
    CHECK(findingsOf(city, "money.sources", 2023).empty());
    city.perform([&](Editor &editor) {
        return editor.set(Entity::Plan, city.file.plan, {{Field::PlanMoneyTolerance, Value::integer(2)}});
    });
    CHECK(findingsOf(city, "money.sources").empty());
}

TEST_CASE("grades missing from an evaluation that was handed in are found, one by one", "[findings]")
{
    testing::City city(20, 8);
    CHECK(findingsOf(city, "grade.missing").empty()); // drafts may be incomplete
    city.perform([&](Editor &editor) -> Result<> {
        for (const auto &project : city.entered)
            RASHIN_TRY(editor.set(Entity::Evaluation, city.evaluation(project.project),
                                  {{Field::EvaluationState, Value::text(u"accepted"_s)}}));
        return {};
    });
    size_t grades = 0, verdicts = 0;
    for (const auto &project : city.entered) {
        grades += size_t(!project.necessity) + size_t(!project.efficiency);
        verdicts += size_t(!project.verdict);
    }
    CHECK(grades > 0);
    CHECK(findingsOf(city, "grade.missing").size() == grades);
    CHECK(findingsOf(city, "evaluation.verdict_missing").size() == verdicts);
}

TEST_CASE("a stage that judges by words alone misses no grades", "[findings]")
{
    testing::City city(3, 8);
    city.perform([&](Editor &editor) -> Result<> {
        RASHIN_LET(const RowId words, editor.add(Entity::Stage, {{Field::StageScheme, Value::reference(city.file.scheme)},
                                                                 {Field::StageNumber, Value::integer(2)},
                                                                 {Field::StageName, Value::text(u"課長等意見"_s)}}));
        for (const auto &project : city.entered)
            RASHIN_TRY(editor.add(Entity::Evaluation, {{Field::EvaluationProject, Value::reference(project.project)},
                                                       {Field::EvaluationYear, Value::integer(2026)},
                                                       {Field::EvaluationStage, Value::reference(words)},
                                                       {Field::EvaluationState, Value::text(u"accepted"_s)}}));
        return {};
    });
    CHECK(findingsOf(city, "grade.missing").empty());
}

TEST_CASE("a grade outside its scale and a criterion of another year are found", "[findings]")
{
    testing::City city(1, 3);
    const RowId evaluation = city.evaluation(city.entered[0].project);
    RowId otherCriterion = RowId::random();
    city.perform([&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::Grade, {{Field::GradeEvaluation, Value::reference(evaluation)},
                                              {Field::GradeCriterion, Value::reference(city.file.necessity)},
                                              {Field::GradeValue, Value::real(7)}}));
        RASHIN_LET(const RowId scheme, editor.add(Entity::Scheme, {{Field::SchemeYear, Value::integer(2020)},
                                                                   {Field::SchemeName, Value::text(u"旧"_s)}}));
        RASHIN_LET(otherCriterion,
                   editor.add(Entity::Criterion, {{Field::CriterionScheme, Value::reference(scheme)},
                                                  {Field::CriterionNumber, Value::integer(1)},
                                                  {Field::CriterionName, Value::text(u"旧視点"_s)},
                                                  {Field::CriterionScale, Value::reference(city.file.scale)}}));
        return Result<>(editor
                            .add(Entity::Grade, {{Field::GradeEvaluation, Value::reference(evaluation)},
                                                 {Field::GradeCriterion, Value::reference(otherCriterion)},
                                                 {Field::GradeValue, Value::real(2)}})
                            .map([](RowId) {}));
    });
    const auto scale = findingsOf(city, "grade.scale");
    REQUIRE(scale.size() == 1);
    CHECK(scale[0].found == Value::real(7));
    CHECK(scale[0].expected == Value::text(u"1…3"_s));
    CHECK(findingsOf(city, "grade.criterion").size() == 1);
}

TEST_CASE("the same code twice is a duplicate, the same section name in two branches is not", "[findings]")
{
    testing::City city(3);
    CHECK(findDuplicates(city.read())->empty());
    city.perform([&](Editor &editor) {
        return editor.set(Entity::Project, city.entered[2].project, {{Field::ProjectCode, Value::text(u"1000"_s)}});
    });
    const auto found = findDuplicates(city.read());
    REQUIRE_OK(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().rule == QLatin1String("project.code"));
    CHECK(found->front().value == Value::text(u"1000"_s));
    CHECK(found->front().rows.size() == 2);
    CHECK(findingsOf(city, "duplicate").size() == 1);
}

TEST_CASE("an office code may pass to a successor but not be used twice in one year", "[findings]")
{
    testing::City city(1);
    const auto validity = [&](RowId office, int from, int to) {
        city.perform([&](Editor &editor) {
            return editor.set(Entity::Office, office,
                              {{Field::OfficeCode, Value::text(u"SAME"_s)},
                               {Field::OfficeValidFrom, Value::integer(from)},
                               {Field::OfficeValidTo, Value::integer(to)}});
        });
    };
    validity(city.file.section, 2010, 2019);
    validity(city.azabuSection, 2020, 2030);
    CHECK(findDuplicates(city.read())->empty());
    validity(city.azabuSection, 2019, 2030);
    CHECK(findDuplicates(city.read())->size() == 1);
}

TEST_CASE("a document that only operations have touched breaks no rule of the registry", "[findings]")
{
    const testing::City city(15, 7);
    for (const char *rule :
         {"value.missing", "value.range", "reference.orphan", "reference.deleted", "reference.circle"})
        CHECK(findingsOf(city, rule).empty());
}

TEST_CASE("years outside of the plan's own are found where its period names them, and only there", "[findings]")
{
    testing::City city(2);
    const RowId project = city.entered[0].project;
    city.perform([&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.set(Entity::Project, project, {{Field::ProjectStartYear, Value::integer(2040)}}));
        RASHIN_TRY(editor.set(Entity::Project, city.entered[1].project, {{Field::ProjectStartYear, Value::integer(1990)}}));
        for (const int year : {2025, 2030, 2036})
            RASHIN_TRY(editor.add(Entity::Cycle, {{Field::CycleProject, Value::reference(project)},
                                                  {Field::CycleYear, Value::integer(year)}}));
        return Result<>(editor
                            .add(Entity::Indicator, {{Field::IndicatorProject, Value::reference(project)},
                                                     {Field::IndicatorName, Value::text(u"利用者数"_s)},
                                                     {Field::IndicatorType, Value::text(u"outcome"_s)},
                                                     {Field::IndicatorTargetYear, Value::integer(2045)}})
                            .map([](RowId) {}));
    });
    const auto state = [&](const QString &period) {
        city.perform([&](Editor &editor) {
            return editor.set(Entity::Plan, city.file.plan, {{Field::PlanPeriod, Value::text(period)}});
        });
        return findingsOf(city, "year.outside_plan");
    };
    CHECK(state(u"今後、概ね10年後を見通したもの"_s).empty());
    const auto found = state(u"令和8年度～令和17年度"_s);
    REQUIRE(found.size() == 4);
    const auto of = [&](Field field, int year) {
        const auto at = std::ranges::find_if(found, [&](const Finding &finding) {
            return finding.field == field && finding.found == Value::integer(year);
        });
        REQUIRE(at != found.end());
        CHECK(at->expected == Value::text(u"2026…2035"_s));
        return at->severity;
    };
    CHECK(of(Field::ProjectStartYear, 2040) == Finding::Severity::Warning);
    CHECK(of(Field::CycleYear, 2036) == Finding::Severity::Warning);
    CHECK(of(Field::CycleYear, 2025) == Finding::Severity::Note); // mostly history
    CHECK(of(Field::IndicatorTargetYear, 2045) == Finding::Severity::Warning);
}
