// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/export.h"
#include "core/tabular/listfile.h"
#include "tests/core/tabular/importing.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace core::tabular;

namespace {

/// Two offices with a project each, money and an internal remark.
struct TwoProjects
{
    testing::Files files;
    testing::Target target;
    RowId branch = office(u"SHIBA"_s, u"branch"_s, {});
    RowId section = office(u"KANRI"_s, u"section"_s, branch);
    RowId first = project(u"001"_s, u"𠮷田町〜髙橋"_s, section);
    RowId second = project(u"002"_s, u"=1+1"_s, {});

    TwoProjects()
    {
        for (const RowId row : {first, second}) {
            for (const int year : {2025, 2026})
                target.add(Entity::Money, {{Field::MoneyProject, Value::reference(row)}, {Field::MoneyYear, Value::integer(year)},
                    {Field::MoneyBasis, Value::text(u"budget"_s)}, {Field::MoneyTotal, Value::integer(-5)}});
        }
    }
    RowId office(const QString &code, const QString &kind, std::optional<RowId> parent)
    {
        return target.add(Entity::Office, {{Field::OfficeCode, Value::text(code)}, {Field::OfficeName, Value::text(code)},
            {Field::OfficeKind, Value::text(kind)}, {Field::OfficeParent, Value::reference(parent)}});
    }
    RowId project(const QString &code, const QString &name, std::optional<RowId> at)
    {
        return target.add(Entity::Project, {{Field::ProjectCode, Value::text(code)}, {Field::ProjectName, Value::text(name)},
            {Field::ProjectOfficeMain, Value::reference(at)}, {Field::ProjectRemarks, Value::text(u"内部"_s)}});
    }
    ExportReport write(Entity entity, const QString &name, const ExportOptions &options = {})
    {
        const auto report = exportEntity(target.read(), entity, files.path(name), options);
        REQUIRE_OK(report);
        return *report;
    }
    QByteArray bytes(const QString &name)
    {
        QFile file(files.path(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
};

} // namespace

TEST_CASE("an exported CSV opens in Excel and reads back the same", "[tabular]")
{
    TwoProjects data;
    CHECK(data.write(Entity::Project, u"a.csv"_s).rows == 2);
    CHECK(data.bytes(u"a.csv"_s).startsWith("\xEF\xBB\xBFid,code,name,"));
    const auto back = testing::readAll(data.files.path(u"a.csv"_s));
    REQUIRE_OK(back);
    CHECK(back->texts(1).value(2) == u"𠮷田町〜髙橋"_s);
    CHECK(back->texts(2).value(2) == u"'=1+1"_s);
    CHECK(back->texts(0).contains(u"office_label"_s));
    CHECK(back->texts(1).contains(u"KANRI"_s));
}

TEST_CASE("numbers are plain and years are said in both calendars", "[tabular]")
{
    TwoProjects data;
    CHECK(data.write(Entity::Money, u"a.csv"_s, {2026, {}, false, {}}).rows == 2);
    const auto back = testing::readAll(data.files.path(u"a.csv"_s));
    REQUIRE_OK(back);
    const auto cell = [&](const QString &heading) { return back->texts(1).value(back->texts(0).indexOf(heading)); };
    CHECK(cell(u"year"_s) == u"2026"_s);
    CHECK(cell(u"year_ja"_s) == u"令和8"_s);
    CHECK(cell(u"total"_s) == u"-5"_s);
}

TEST_CASE("what CP932 cannot write is listed with row and column", "[tabular]")
{
    TwoProjects data;
    const auto report = data.write(Entity::Project, u"a.csv"_s, {{}, {}, false, ExportOptions::Encoding::Cp932});
    REQUIRE(report.unmappable.size() == 1);
    CHECK(report.unmappable[0].row == 2);
    CHECK(report.unmappable[0].column == u"name"_s);
    CHECK(report.unmappable[0].character == u"𠮷"_s);
    const auto back = testing::readAll(data.files.path(u"a.csv"_s));
    REQUIRE_OK(back);
    CHECK(back->texts(1).value(2) == u"〓田町～髙橋"_s);
}

TEST_CASE("the public gets only what is public", "[tabular]")
{
    TwoProjects data;
    data.write(Entity::Project, u"a.json"_s, {{}, {}, true, {}});
    data.write(Entity::Project, u"b.json"_s);
    CHECK_FALSE(data.bytes(u"a.json"_s).contains("remarks"));
    CHECK_FALSE(data.bytes(u"a.json"_s).contains("内部"));
    CHECK(data.bytes(u"b.json"_s).contains("内部"));
}

TEST_CASE("an office gets its own projects and their parts", "[tabular]")
{
    TwoProjects data;
    const ExportOptions options{{}, data.branch, false, {}};
    CHECK(data.write(Entity::Project, u"a.json"_s, options).rows == 1);
    CHECK(data.write(Entity::Money, u"b.json"_s, options).rows == 2);
    CHECK(data.write(Entity::Office, u"c.json"_s, options).rows == 2);
    const auto money = QJsonDocument::fromJson(data.bytes(u"b.json"_s)).array();
    CHECK(money[0][u"project"].toString() == data.first.toString());
    CHECK(money[0][u"total"].toInt() == -5);
    CHECK(money[0][u"national"].isNull());
}

TEST_CASE("everything goes into one JSON file", "[tabular]")
{
    TwoProjects data;
    const auto report = exportAll(data.target.read(), data.files.path(u"all.json"_s), {});
    REQUIRE_OK(report);
    CHECK(report->rows == 1 + 2 + 2 + 4);
    const auto all = QJsonDocument::fromJson(data.bytes(u"all.json"_s)).object();
    CHECK(all[u"project"].toArray().size() == 2);
    CHECK(all.size() == int(registry::entities().size()));
}

TEST_CASE("an export that cannot be finished leaves the old file", "[tabular]")
{
    TwoProjects data;
    CHECK(exportEntity(data.target.read(), Entity::Project, data.files.path(u"a.txt"_s), {}).error().code == Error::Code::Usage);
    const auto nowhere = exportEntity(data.target.read(), Entity::Project, data.files.path(u"no/such/a.csv"_s), {});
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == Error::Code::ReadOnly);
}

TEST_CASE("an exported workbook holds numbers as numbers, no formula, and says what its columns mean", "[tabular]")
{
    TwoProjects two;
    ExportOptions options;
    options.label = [](Field field) { return field == Field::MoneyTotal ? u"事業費"_s : QString(); };
    CHECK(two.write(Entity::Money, u"money.xlsx"_s, options).rows == 4);
    two.write(Entity::Project, u"project.xlsx"_s);
    const auto money = testing::readAll(two.files.path(u"money.xlsx"_s), u"money"_s);
    REQUIRE_OK(money);
    REQUIRE(money->rows.size() == 5);
    const auto total = money->texts(0).indexOf(u"total"_s);
    CHECK(money->rows[1].at(int(total)).kind == Cell::Kind::Number);
    CHECK(money->rows[1].at(int(total)).number == -5);
    const auto project = testing::readAll(two.files.path(u"project.xlsx"_s), u"project"_s);
    REQUIRE_OK(project);
    CHECK(project->texts(2).contains(u"=1+1"_s));
    const auto definitions = testing::readAll(two.files.path(u"money.xlsx"_s), u"definitions"_s);
    REQUIRE_OK(definitions);
    bool isDefined = false;
    for (size_t row = 0; row < definitions->rows.size(); ++row) {
        const QStringList texts = definitions->texts(row);
        isDefined = isDefined || (texts.contains(u"total"_s) && texts.contains(u"事業費"_s) && texts.contains(u"thousand_yen"_s));
    }
    CHECK(isDefined);
}

TEST_CASE("a list is written as CSV and as a workbook with real numbers and days, and no text becomes a formula", "[export]")
{
    const testing::Files files;
    const ListContent list{u"一覧"_s,
                           {u"事業"_s, u"期限"_s, u"超過日数"_s},
                           {{u"=HYPERLINK(1)"_s, QDate(2026, 6, 30), 12.0}, {u"防災、備蓄"_s, {}, {}}}};
    for (const QString &name : {u"a.csv"_s, u"a.xlsx"_s}) {
        INFO(name);
        REQUIRE_OK(writeList(list, files.path(name)));
        const auto read = testing::readAll(files.path(name));
        REQUIRE_OK(read);
        REQUIRE(read->rows.size() == 3);
        CHECK(read->texts(0) == list.headings);
        CHECK(read->texts(1).at(0).endsWith(u"=HYPERLINK(1)"_s));
        CHECK(read->texts(1).mid(1) == QStringList{u"2026-06-30"_s, u"12"_s});
        CHECK(read->texts(2).at(0) == u"防災、備蓄"_s);
    }
    CHECK(writeList(list, files.path(u"a.txt"_s)).error().code == Error::Code::Usage);
    CHECK_FALSE(writeList(list, files.path(u"none/a.csv"_s)));
}
