// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tabular/importing.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace core::tabular;

namespace {

const char plainProfile[] = R"json({
  "format": 1, "name": "plain", "title": "t", "table": {"header": 1, "key": "A"}, "era": "R",
  "rows": [{"entity": "project", "as": "project", "match": ["code"], "unique": true,
    "set": {"code": {"column": "A", "heading": "番号"}, "name": {"heading": "名称"}, "start_year": {"heading": "開始"}},
    "then": [{"entity": "money", "needs": ["total"], "for": [{"year": 2024, "c": "D"}, {"year": 2025, "c": "E"}],
      "set": {"project": {"row": "project"}, "year": "{year}", "basis": "budget", "total": {"column": "{c}"}}}]}]
})json";

Import reading(const QString &path, const QByteArray &profile = plainProfile)
{
    auto parsed = profiles::parse(profile);
    REQUIRE_OK(parsed);
    auto import = Import::read(path, *parsed);
    REQUIRE_OK(import);
    return *std::move(import);
}

} // namespace

TEST_CASE("every built-in profile can be read", "[tabular]")
{
    CHECK(profiles::builtIn() == QStringList{u"fuji-r6"_s, u"minato-r8"_s, u"ofunato-r7"_s, u"rs-2024"_s});
    for (const QString &name : profiles::builtIn()) {
        const auto profile = profiles::load(name);
        REQUIRE_OK(profile);
        CHECK(profile->name == name);
        CHECK_FALSE(profile->notes.isEmpty());
    }
    CHECK(profiles::load(u"nowhere"_s).error().code == Error::Code::NotFound);
}

TEST_CASE("a profile with a mistake is refused with the place", "[tabular]")
{
    const auto complaint = [](const QByteArray &json) {
        const auto profile = profiles::parse(json);
        REQUIRE_FALSE(profile);
        CHECK(profile.error().code == Error::Code::Unreadable);
        return profile.error().detail;
    };
    CHECK(complaint("{").startsWith(u"profile json"_s));
    CHECK(complaint("{}") == u"profile format"_s);
    const QByteArray head = R"({"format": 1, "name": "x", "table": {"key": "A"}, "rows": [)";
    CHECK(complaint(head + R"({"entity": "nothing"}]})") == u"profile entity nothing"_s);
    CHECK(complaint(head + R"({"entity": "project", "match": ["code"], "set": {"colour": 1}}]})") == u"profile project.colour"_s);
    CHECK(complaint(head + R"({"entity": "project", "set": {}}]})") == u"profile project match"_s);
    CHECK(complaint(head + R"({"entity": "project", "match": ["code"], "set": {"code": {"column": "A+x"}}}]})") == u"profile column A+x"_s);
}

TEST_CASE("rows are created, changed and left alone by their code", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const auto first = reading(files.write(u"a.csv"_s, "番号,名称,開始,R6,R7\n01,防災,令和元,\"1,000\",△5\n02,防犯,18,-,7.5\n")).perform(target.workspace());
    REQUIRE_OK(first);
    REQUIRE(first->errors.empty());
    CHECK(first->createdCount(Entity::Project) == 2);
    CHECK(first->createdCount(Entity::Money) == 3);
    CHECK(first->warningCounts() == std::map<QString, int>{{u"dash"_s, 1}, {u"fractional_money"_s, 1}, {u"text_number"_s, 2}});
    const auto changed = reading(files.write(u"b.csv"_s, "番号,名称,開始,R6,R7\n01,防災対策,,900,△5\n02,防犯,18,-,8\n03,新規,,,\n")).perform(target.workspace());
    REQUIRE_OK(changed);
    CHECK(changed->createdCount(Entity::Project) == 1);
    CHECK(changed->updated == std::map<Entity, int>{{Entity::Project, 1}, {Entity::Money, 1}});
    CHECK(changed->unchanged == 3);
    const auto project = target.all(Entity::Project, {{{Field::ProjectCode, Value::text(u"01"_s)}}, {}});
    CHECK(project[0].text(Field::ProjectName) == u"防災対策"_s);
    CHECK_FALSE(project[0].integer(Field::ProjectStartYear)); // it was 2019: the cell is empty now
}

TEST_CASE("what is wrong with a table is listed, and then nothing is imported", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const auto errors = [&](const QByteArray &csv) {
        const auto report = reading(files.write(u"a.csv"_s, csv)).perform(target.workspace());
        REQUIRE_OK(report);
        CHECK(report->isRefused());
        QStringList codes;
        for (const auto &error : report->errors)
            codes += u"%1%2 %3 %4"_s.arg(error.column).arg(error.row).arg(error.code, error.value);
        return codes;
    };
    CHECK(errors("番号,名称,開始,R6,R7\n01,a,,1,2\n02,b,,1\n03,c,,1,2,3\n") == QStringList{u"3 ragged 4"_s, u"4 ragged 6"_s});
    CHECK(errors("ID,名称,R6,R7,x\n") == QStringList{u"A1 heading id"_s, u"1 no_heading 開始"_s});
    CHECK(errors("番号,名称,開始,R6,R7\n01,,,1,2\n") == QStringList{u"B2 missing "_s});
    CHECK(errors("番号,名称,開始,R6,R7\n01,a,,1,2\n01,b,,1,2\n") == QStringList{u"A3 duplicate 2"_s});
    CHECK(errors("番号,名称,開始,R6,R7\n01,a,,9999999999999,2\n") == QStringList{u"D2 refused 9999999999999"_s});
    CHECK(target.count(Entity::Project) == 0);
    CHECK(target.count(Entity::Money) == 0);
}

TEST_CASE("a rehearsal says the same and writes nothing", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const auto import = reading(files.write(u"a.csv"_s, "番号,名称,開始,R6,R7\n01,a,,1,2\n"));
    const auto rehearsed = import.rehearse(target.workspace());
    REQUIRE_OK(rehearsed);
    CHECK(target.count(Entity::Project) == 0);
    CHECK(rehearsed->transaction.isEmpty());
    const auto performed = import.perform(target.workspace());
    REQUIRE_OK(performed);
    CHECK(performed->created == rehearsed->created);
    CHECK_FALSE(performed->transaction.isEmpty());
    CHECK(target.workspace().undoable() == u"table.import"_s);
    REQUIRE_OK(target.workspace().undo());
    CHECK(target.count(Entity::Project) == 0);
}

TEST_CASE("a cancelled import leaves nothing behind", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const QString path = files.write(u"a.csv"_s, "番号,名称,開始,R6,R7\n01,a,,1,2\n02,b,,1,2\n");
    const auto stopped = reading(path).perform(target.workspace(), [](qint64 done, qint64) { return done < 1; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Error::Code::Cancelled);
    CHECK(target.count(Entity::Project) == 0);
    const auto profile = profiles::parse(plainProfile);
    CHECK(Import::read(path, *profile, {}, [](qint64, qint64) { return false; }).error().code == Error::Code::Cancelled);
}

TEST_CASE("a section that stands in several branches is found by its branch or not at all", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    std::vector<RowId> sections;
    for (const QString &name : {u"芝"_s, u"芝浦港南"_s}) {
        const RowId branch = target.add(Entity::Office, {{Field::OfficeCode, Value::text(name)}, {Field::OfficeName, Value::text(name + u"地区総合支所"_s)},
            {Field::OfficeShortName, Value::text(name)}, {Field::OfficeKind, Value::text(u"branch"_s)}});
        sections.push_back(target.add(Entity::Office, {{Field::OfficeCode, Value::text(name + u"管理"_s)}, {Field::OfficeName, Value::text(u"管理課"_s)},
            {Field::OfficeKind, Value::text(u"section"_s)}, {Field::OfficeParent, Value::reference(branch)}}));
    }
    const QByteArray profile = R"json({"format": 1, "name": "o", "title": "", "table": {"key": "A"}, "rows": [
        {"office": {"column": "B", "branch": "C"}, "as": "office"},
        {"entity": "project", "match": ["name"], "set": {"name": {"column": "A"}, "office": {"row": "office"}}}]})json";
    const auto report = reading(files.write(u"a.csv"_s, "事業,課,地区\nい,管理課,芝浦港南\nろ,管理課,\nは,広聴課,\nに,管理 課,芝\n"), profile).perform(target.workspace());
    REQUIRE_OK(report);
    REQUIRE(report->errors.empty());
    CHECK(report->warningCounts() == std::map<QString, int>{{u"ambiguous_office"_s, 1}, {u"unknown_office"_s, 1}});
    const auto officeOf = [&](const QString &name) {
        return target.all(Entity::Project, {{{Field::ProjectName, Value::text(name)}}, {}})[0].row(Field::ProjectOfficeMain);
    };
    CHECK(officeOf(u"い"_s) == sections[1]);
    CHECK_FALSE(officeOf(u"ろ"_s));
    CHECK(officeOf(u"に"_s) == sections[0]);
}

TEST_CASE("a tree of policies is built from numbers, with the commonest title and the document's own level names", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    target.add(Entity::PolicyLevel, {{Field::PolicyLevelDepth, Value::integer(1)}, {Field::PolicyLevelName, Value::text(u"方針"_s)}});
    const QByteArray profile = R"json({"format": 1, "name": "p", "title": "", "table": {"key": "A"}, "rows": [
        {"policies": [{"name": "政策", "number": ["B"], "title": "C"}, {"name": "施策", "number": ["D"], "title": "E"}], "as": "policy"},
        {"entity": "project", "match": ["name"], "set": {"name": {"column": "A"}, "policy": {"row": "policy"}}}]})json";
    const auto report = reading(files.write(u"a.csv"_s, "事業,番号,政策,番号,施策\nい,1,産業,1,水産\nろ,1,産業振興,2,農林\nは,１,産業振興,1,水産\nに,1,産業振興,-,\n"), profile).perform(target.workspace());
    REQUIRE_OK(report);
    REQUIRE(report->errors.empty());
    CHECK(report->warningCounts() == std::map<QString, int>{{u"other_policy_level"_s, 1}, {u"title_differs"_s, 1}});
    CHECK(target.count(Entity::Policy) == 3);
    const auto levels = target.all(Entity::PolicyLevel);
    REQUIRE(levels.size() == 2);
    CHECK(levels[0].text(Field::PolicyLevelName) == u"方針"_s);
    CHECK(levels[1].text(Field::PolicyLevelName) == u"施策"_s);
    const auto policyOf = [&](const QString &name) {
        const auto row = target.all(Entity::Project, {{{Field::ProjectName, Value::text(name)}}, {}})[0].row(Field::ProjectPolicyMain);
        return target.read().record(Entity::Policy, *row)->text(Field::PolicyTitle);
    };
    CHECK(policyOf(u"は"_s) == u"水産"_s);
    CHECK(policyOf(u"に"_s) == u"産業振興"_s);
}

TEST_CASE("the 53 projects of a ward come in twice and are there once", "[tabular][real]")
{
    const QString path = testing::sharedFile(u"minato_r8_projects_sample.csv"_s);
    if (path.isEmpty())
        return;
    testing::Target target;
    const auto profile = profiles::load(u"minato-r8"_s);
    REQUIRE_OK(profile);
    const auto import = Import::read(path, *profile);
    REQUIRE_OK(import);
    const auto report = import->perform(target.workspace());
    REQUIRE_OK(report);
    REQUIRE(report->errors.empty());
    CHECK(report->rowsRead == 53);
    CHECK(target.count(Entity::Project) == 53);
    const auto money = target.all(Entity::Money);
    CHECK(money.size() == 53);
    CHECK(money[0].integer(Field::MoneyYear) == 2026);
    const auto again = import->perform(target.workspace());
    REQUIRE_OK(again);
    CHECK(again->created.empty());
    CHECK(again->updated.empty());
}
