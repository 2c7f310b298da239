// SPDX-License-Identifier: GPL-3.0-or-later
// Scope, required fields, sheet and templates of a year's scheme.
#include "core/operations/rollover.h"
#include "core/operations/schemecopy.h"
#include "core/operations/schemeoperations.h"
#include "core/operations/sheetoperations.h"
#include "core/report/findings.h"
#include "core/report/sheetcontent.h"
#include "core/report/tasks.h"
#include "core/report/yearscope.h"
#include "core/storage/requiredquery.h"
#include "tests/core/report/city.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// The small city, with what its scheme is given.
struct Ruled : testing::City
{
    Ruled() : City(12, 5) {}

    RowId rule(int number, Editor::Cells cells)
    {
        cells.push_back({Field::ScopeRuleScheme, Value::reference(file.scheme)});
        cells.push_back({Field::ScopeRuleNumber, Value::integer(number)});
        RowId made = RowId::random();
        perform([&](Editor &editor) {
            const auto added = editor.add(Entity::ScopeRule, cells);
            if (added)
                made = *added;
            return added.map([](RowId) {});
        });
        return made;
    }
    void exclude(int number, const QString &subject, const QString &test, const QString &value, const QString &reason,
                 Editor::Cells more = {})
    {
        more.push_back({Field::ScopeRuleEffect, Value::text(u"exclude"_s)});
        more.push_back({Field::ScopeRuleSubject, Value::text(subject)});
        more.push_back({Field::ScopeRuleTest, test.isEmpty() ? Value() : Value::text(test)});
        more.push_back({Field::ScopeRuleValue, value.isEmpty() ? Value() : Value::text(value)});
        more.push_back({Field::ScopeRuleReason, Value::text(reason)});
        rule(number, std::move(more));
    }
    [[nodiscard]] QString why(RowId project, int year = 2026) const
    {
        const auto scope = YearScope::read(read(), year);
        REQUIRE_OK(scope);
        const auto *excluded = scope->exclusion(project);
        return excluded ? excluded->reason : QString();
    }
    void set(RowId row, Field field, const Value &value) { REQUIRE_OK(file.set(row, field, value)); }
    [[nodiscard]] size_t tasksOf(RowId project) const
    {
        const auto list = readTasks(read(), 2026, QDate(2026, 6, 1));
        REQUIRE_OK(list);
        return size_t(std::ranges::count(list->tasks, std::optional(project), &Task::project));
    }
    [[nodiscard]] int findings(const char *rule) const
    {
        const auto found = validate(read(), 2026);
        REQUIRE_OK(found);
        return int(std::ranges::count(*found, QLatin1String(rule), &Finding::rule));
    }
};

} // namespace

TEST_CASE("the first rule that fits decides, a project's own reason goes first, and what is left out owes nothing",
          "[scheme]")
{
    Ruled city;
    const RowId first = city.entered[0].project;
    const RowId second = city.entered[1].project;
    city.set(first, Field::ProjectKind, Value::text(u"内部管理"_s));
    city.set(second, Field::ProjectKind, Value::text(u"内部管理"_s));
    city.set(second, Field::ProjectCode, Value::text(u"特別"_s));
    city.rule(1, {{Field::ScopeRuleEffect, Value::text(u"include"_s)},
                  {Field::ScopeRuleSubject, Value::text(u"code"_s)},
                  {Field::ScopeRuleTest, Value::text(u"is"_s)},
                  {Field::ScopeRuleValue, Value::text(u"特別"_s)}});
    city.exclude(2, u"kind"_s, u"is"_s, u"内部管理"_s, u"内部管理事務のため"_s);
    CHECK(city.why(first) == u"内部管理事務のため"_s);
    CHECK(city.why(second).isEmpty());
    CHECK(city.tasksOf(first) == 0);
    CHECK(city.tasksOf(second) > 0);
    city.set(second, Field::ProjectExclusion, Value::text(u"休止中"_s));
    CHECK(city.why(second) == u"休止中"_s);
    // Another year has rules of its own: none.
    CHECK(city.why(first, 2025).isEmpty());
}

TEST_CASE("a rule for an office takes the offices below it in, and nobody else", "[scheme]")
{
    Ruled city;
    city.exclude(1, u"all"_s, {}, {}, u"麻布は来年度"_s, {{Field::ScopeRuleOffice, Value::reference(city.azabu)}});
    for (const auto &entered : city.entered)
        CHECK(city.why(entered.project).isEmpty() != entered.second);
    const auto board = Scoreboard::read(city.read(), 2026);
    REQUIRE_OK(board);
    for (const auto &result : board->results()) {
        const auto *project = board->project(result.project);
        CHECK(result.rank.has_value() == (result.score.value && !board->scope().exclusion(project->id)));
    }
    for (const auto &group : board->byOffice()) {
        if (group.node == city.azabu)
            CHECK(group.stages[0].score.measured == 0);
    }
}

TEST_CASE("asking again for one project says what reading the year says", "[scheme]")
{
    Ruled city;
    city.exclude(1, u"cost"_s, u"below"_s, u"2,500"_s, u"少額"_s);
    city.exclude(2, u"last_evaluated"_s, u"below"_s, u"3"_s, u"三年に一度"_s);
    city.perform([&](Editor &editor) -> Result<> {
        for (size_t i = 0; i < city.entered.size(); i += 2)
            RASHIN_TRY(editor.add(Entity::Money, {{Field::MoneyProject, Value::reference(city.entered[i].project)},
                                                  {Field::MoneyYear, Value::integer(2025)},
                                                  {Field::MoneyBasis, Value::text(u"settlement"_s)},
                                                  {Field::MoneyTotal, Value::integer(qint64(i) * 500)}}));
        return {};
    });
    const auto whole = YearScope::read(city.read(), 2026);
    REQUIRE_OK(whole);
    auto again = *whole;
    for (const auto &entered : city.entered) {
        REQUIRE_OK(again.refresh(city.read(), entered.project));
        const auto *a = whole->exclusion(entered.project);
        const auto *b = again.exclusion(entered.project);
        REQUIRE(bool(a) == bool(b));
        if (a)
            CHECK(a->reason == b->reason);
    }
    CHECK(whole->exclusion(city.entered[0].project));
    CHECK_FALSE(whole->exclusion(city.entered[1].project)); // no money is known: nothing is said
}

TEST_CASE("rules that cannot be asked are findings, as are sheets handed in against the scope", "[scheme]")
{
    Ruled city;
    CHECK(city.findings("scope.rule") == 0);
    city.exclude(1, u"cost"_s, u"below"_s, u"多い"_s, u"理由"_s);
    city.exclude(2, u"kind"_s, {}, {}, {});
    CHECK(city.findings("scope.rule") == 2);
    CHECK(city.findings("scope.reason") == 1);
    const RowId project = city.entered[0].project;
    REQUIRE_OK(city.file.workspace->perform(SubmitSheets({{project, 2026, city.file.stage}}, u"山田"_s, QDate(2026, 6, 1))));
    CHECK(city.findings("evaluation.out_of_scope") == 0);
    city.set(project, Field::ProjectExclusion, Value::text(u"休止中"_s));
    CHECK(city.findings("evaluation.out_of_scope") == 1);
}

TEST_CASE("a sheet that lacks what its stage asks for cannot be submitted until it is filled in", "[scheme]")
{
    Ruled city;
    const RowId project = city.entered[0].project;
    const EvaluationKey key{project, 2026, city.file.stage};
    REQUIRE_OK(city.file.workspace->perform(
        RequireFields(city.file.stage, {Field::ProjectPurpose, Field::CycleAct, Field::EvaluationComment})));
    const auto submit = [&] { return city.file.workspace->perform(SubmitSheets({key}, u"山田"_s, QDate(2026, 6, 1))); };
    const auto refused = submit();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail == u"required.project.purpose"_s);
    const auto list = readTasks(city.read(), 2026, QDate(2026, 6, 1));
    REQUIRE_OK(list);
    const auto task = std::ranges::find_if(list->tasks, [&](const Task &one) {
        return one.project == project && one.kind == Task::Kind::Evaluation;
    });
    CHECK(task->required == std::vector{Field::ProjectPurpose, Field::CycleAct, Field::EvaluationComment});
    city.set(project, Field::ProjectPurpose, Value::text(u"安心して暮らせる"_s));
    city.perform([&](Editor &editor) {
        return editor.add(Entity::Cycle, {{Field::CycleProject, Value::reference(project)},
                                          {Field::CycleYear, Value::integer(2026)},
                                          {Field::CycleAct, Value::text(u"回数を見直す"_s)}}).map([](RowId) {});
    });
    REQUIRE_FALSE(submit());
    // What comes with the step counts: a script may write both at once.
    REQUIRE_OK(city.file.workspace->perform(
        SetEvaluation(key, {{Field::EvaluationComment, Value::text(u"意見"_s)},
                            {Field::EvaluationState, Value::text(u"submitted"_s)}})));
    // A field asked for afterwards takes nothing back, but it is a finding.
    REQUIRE_OK(city.file.workspace->perform(RequireFields(city.file.stage, {Field::EvaluationIssue})));
    CHECK(city.findings("evaluation.required_missing") == 1);
}

TEST_CASE("every field that may be asked for is found missing, and filled in, in one sheet as in the whole year", "[scheme]")
{
    Ruled city;
    const RowId project = city.entered[0].project;
    const RowId evaluation = city.evaluation(project);
    for (const Field field : requiredquery::candidates()) {
        INFO("field " << registry::spec(field).name.data());
        const requiredquery::Demand demand{RowId::random(), city.file.stage, field, {}};
        const auto year = requiredquery::fulfilled(city.read(), demand, 2026);
        REQUIRE_OK(year);
        for (const auto &entered : city.entered) {
            const auto one = requiredquery::fulfilled(city.read(), demand, 2026, entered.project);
            REQUIRE_OK(one);
            CHECK(one->contains(entered.project) == year->contains(entered.project));
        }
    }
    const requiredquery::Demand reasons{RowId::random(), city.file.stage, Field::GradeReason, {}};
    CHECK(requiredquery::fulfilled(city.read(), reasons, 2026, project)->empty());
    for (const RowId criterion : {city.file.necessity, city.file.efficiency})
        REQUIRE_OK(city.file.workspace->perform(SetGradeReason({project, 2026, city.file.stage}, criterion, u"理由"_s)));
    CHECK(requiredquery::fulfilled(city.read(), reasons, 2026, project)->contains(project));
    CHECK(evaluation == EvaluationKey{project, 2026, city.file.stage}.row());
}

TEST_CASE("a roll-over carries scope, required fields and the sheet forward, and a change there leaves the past alone",
          "[scheme]")
{
    Ruled city;
    city.exclude(1, u"all"_s, {}, {}, u"麻布は来年度"_s, {{Field::ScopeRuleOffice, Value::reference(city.azabu)}});
    Workspace &workspace = *city.file.workspace;
    REQUIRE_OK(workspace.perform(RequireFields(city.file.stage, {Field::ProjectPurpose})));
    const std::vector<SheetBlock> blocks = {{SheetPart::Evaluation}, {SheetPart::Memo, u"ヒアリング記録"_s, true}};
    REQUIRE_OK(workspace.perform(ArrangeSheet(city.file.scheme, blocks)));
    REQUIRE_OK(workspace.perform(Rollover(2027, nullptr)));
    const auto layoutOf = [&](int year) {
        const auto sheets = report::SheetReader::prepare(city.read(), year);
        REQUIRE_OK(sheets);
        const auto content = sheets->read(city.entered[0].project);
        REQUIRE_OK(content);
        return content->layout;
    };
    CHECK(layoutOf(2027) == blocks);
    const RowId second = std::ranges::find(city.entered, true, &testing::City::Entered::second)->project;
    CHECK(city.why(second, 2027) == u"麻布は来年度"_s);
    const auto next = workspace.read().find(Field::SchemeYear, Value::integer(2027));
    REQUIRE_OK(next);
    const auto demands = requiredquery::demands(workspace.read(), **next);
    REQUIRE(demands->size() == 1);
    REQUIRE_OK(workspace.perform(ArrangeSheet(**next, defaultSheetLayout())));
    REQUIRE_OK(workspace.perform(RequireFields(demands->front().stage, {})));
    CHECK(layoutOf(2026) == blocks);
    CHECK(layoutOf(2027) == defaultSheetLayout());
    CHECK(requiredquery::demands(workspace.read(), city.file.scheme)->size() == 1);
    CHECK_FALSE(workspace.perform(ArrangeSheet(**next, {})));
}

TEST_CASE("a scheme that comes with the program is taken over with its days moved, and only into an empty year", "[scheme]")
{
    Ruled city;
    const auto source = Template::builtIn(u"five_views"_s);
    REQUIRE_OK(source);
    REQUIRE_OK(city.file.workspace->perform(TakeOverTemplate(*source, 2026, 2030)));
    const auto scheme = readScheme(city.read(), 2030);
    REQUIRE_OK(scheme);
    QStringList names;
    for (const auto &criterion : scheme->criteria)
        names += criterion.name;
    CHECK(names == QStringList{u"必要性"_s, u"有効性"_s, u"効率性"_s, u"公平性"_s, u"優先性"_s});
    CHECK(scheme->stages[0].due == QDate(2030, 6, 30));
    CHECK(requiredquery::demands(city.read(), *scheme->id)->size() == 5);
    CHECK(YearScope::read(city.read(), 2030)->rules().size() == 3);
    CHECK(city.read().count(Entity::Plan).value() == 1);
    CHECK_FALSE(city.file.workspace->perform(TakeOverTemplate(*source, 2026, 2030)));
    CHECK_FALSE(city.file.workspace->perform(TakeOverTemplate(*source, 1999, 2031)));
}
