// SPDX-License-Identifier: GPL-3.0-or-later
// One case for each thing that workbooks and archives of offices hold and tables should not.
#include "core/tabular/export.h"
#include "tests/core/tabular/importing.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace core::tabular;

namespace {

const char profile[] = R"json({"format": 1, "name": "p", "table": {"header": 1, "key": "A"}, "rows": [
  {"entity": "project", "as": "project", "match": ["name"], "unique": true,
   "set": {"name": {"column": "A", "heading": "事業名"}, "start_year": {"column": "C", "heading": "開始"}},
   "then": [{"entity": "money", "needs": ["total"], "set": {"project": {"row": "project"}, "year": 2024, "basis": "budget",
     "total": {"column": "B", "heading": "事業費"}}},
    {"entity": "cycle", "needs": ["plan_date"], "set": {"project": {"row": "project"}, "year": 2024, "plan_date": {"column": "D", "heading": "日"}}}]}]})json";

const QByteArray heading = "<row r=\"1\"><c t=\"inlineStr\"><is><t>事業名</t></is></c><c t=\"inlineStr\"><is><t>事業費</t></is></c>"
                           "<c t=\"inlineStr\"><is><t>開始</t></is></c><c t=\"inlineStr\"><is><t>日</t></is></c></row>";

QByteArray name(const QByteArray &words)
{
    return "<c t=\"inlineStr\"><is><t>" + words + "</t></is></c>";
}

ImportReport taken(testing::Target &target, const QString &path)
{
    const auto known = profiles::parse(profile);
    REQUIRE_OK(known);
    const auto import = Import::read(path, *known);
    REQUIRE_OK(import);
    const auto report = import->perform(target.workspace());
    REQUIRE_OK(report);
    CHECK(report->errors.empty());
    return *report;
}

std::optional<qint64> totalOf(const testing::Target &target, const QString &project)
{
    for (const Record &money : target.all(Entity::Money)) {
        if (target.read().value(*money.row(Field::MoneyProject), Field::ProjectName)->toText() == project)
            return money.integer(Field::MoneyTotal);
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("of a formula its result is taken; one that was never computed is reported, not taken for nothing", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const ImportReport report = taken(target, files.workbook(u"a.xlsx"_s,
        "<sheetData>" + heading
        + "<row r=\"2\">" + name("計算済み") + "<c><f>1+2</f><v>3</v></c></row>"
          "<row r=\"3\">" + name("未計算") + "<c><f>SUM(B2:B2)</f></c></row>"
          "<row r=\"4\">" + name("空の文字") + "<c t=\"str\"><f>IF(1=0,1,\"\")</f><v></v></c></row></sheetData>"));
    CHECK(totalOf(target, u"計算済み"_s) == 3);
    CHECK_FALSE(totalOf(target, u"未計算"_s));
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].code == u"cell_error"_s);
    CHECK(report.warnings[0].value == u"=SUM(B2:B2)"_s);
    CHECK(report.warnings[0].row == 3);
    CHECK(report.warnings[0].column == u"B"_s);
}

TEST_CASE("merged cells give their value to the first, and say nothing of the others", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    const ImportReport report = taken(target, files.workbook(u"a.xlsx"_s,
        "<sheetData>" + heading + "<row r=\"2\">" + name("一つ目") + "<c><v>5</v></c></row><row r=\"3\"><c r=\"B3\"><v>7</v></c></row>"
        "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"));
    CHECK(report.createdCount(Entity::Project) == 1);
    CHECK(testing::warned(report, u"no_key"_s) == 1); // the row below has no name of its own: nobody guesses one
    CHECK(totalOf(target, u"一つ目"_s) == 5);
}

TEST_CASE("a hidden sheet is no one's first table, but can be named", "[tabular]")
{
    const testing::Files files;
    const QByteArray relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const QString path = files.workbook(u"a.xlsx"_s, "<sheetData><row r=\"1\">" + name("見える") + "</row></sheetData>",
        {{u"xl/workbook.xml"_s, "<workbook xmlns:r=\"" + relation + "\"><sheets><sheet name=\"隠し\" sheetId=\"2\" state=\"hidden\" r:id=\"h\"/>"
                                "<sheet name=\"表\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"},
         {u"xl/_rels/workbook.xml.rels"_s, "<Relationships><Relationship Id=\"s\" Type=\"" + relation + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                           "<Relationship Id=\"h\" Type=\"" + relation + "/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"},
         {u"xl/worksheets/sheet2.xml"_s, "<worksheet><sheetData><row r=\"1\">" + name("見えない") + "</row></sheetData></worksheet>"}});
    const auto source = openTables(path);
    REQUIRE_OK(source);
    CHECK((*source)->tables() == QStringList{u"表"_s, u"隠し"_s});
    const auto hidden = testing::readAll(path, u"隠し"_s);
    REQUIRE_OK(hidden);
    CHECK(hidden->texts(0) == QStringList{u"見えない"_s});
}

TEST_CASE("a day counted from 1904 is the same day", "[tabular]")
{
    const QByteArray styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    const QByteArray relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    for (const bool from1904 : {false, true}) {
        const testing::Files files;
        testing::Target target;
        const QByteArray serial = QByteArray::number(from1904 ? 46195 - 1462 : 46195);
        const ImportReport report = taken(target, files.workbook(u"a.xlsx"_s,
            "<sheetData>" + heading + "<row r=\"2\">" + name("日") + "<c r=\"D2\" s=\"1\"><v>" + serial + "</v></c></row></sheetData>",
            {{u"xl/styles.xml"_s, styles},
             {u"xl/workbook.xml"_s, "<workbook xmlns:r=\"" + relation + "\"><workbookPr date1904=\"" + (from1904 ? "1" : "0")
                                    + "\"/><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"}}));
        CHECK(report.warnings.empty());
        CHECK(target.all(Entity::Cycle)[0].text(Field::CyclePlanDate) == u"2026-06-22"_s);
    }
}

TEST_CASE("an error of a formula is reported with its cell and leaves what is there alone", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    taken(target, files.workbook(u"a.xlsx"_s, "<sheetData>" + heading + "<row r=\"2\">" + name("事業") + "<c><v>5</v></c></row></sheetData>"));
    const ImportReport report = taken(target, files.workbook(u"b.xlsx"_s,
        "<sheetData>" + heading + "<row r=\"2\">" + name("事業") + "<c t=\"e\"><v>#REF!</v></c></row></sheetData>"));
    CHECK(testing::warned(report, u"cell_error"_s, u"money.total"_s) == 1);
    CHECK(totalOf(target, u"事業"_s) == 5);
}

TEST_CASE("what begins like a formula is a text on its way out and in again", "[tabular]")
{
    const testing::Files files;
    testing::Target target;
    for (const QString &words : {u"=HYPERLINK(\"http://x\")"_s, u"+1+1"_s, u"-SUM(A1)"_s, u"@cmd"_s, u"\tTAB"_s})
        target.add(Entity::Project, {{Field::ProjectName, Value::text(u"x"_s)}, {Field::ProjectRemarks, Value::text(words)}});
    ExportOptions options;
    REQUIRE_OK(exportEntity(target.read(), Entity::Project, files.path(u"out.csv"_s), options));
    QFile csv(files.path(u"out.csv"_s));
    REQUIRE(csv.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(csv.readAll());
    for (const QString &begin : {u"=HYPER"_s, u"+1"_s, u"-SUM"_s, u"@cmd"_s}) {
        CHECK_FALSE(text.contains(u',' + begin));
        CHECK_FALSE(text.contains(u",\""_s + begin));
        CHECK(text.contains(u'\'' + begin));
    }
    REQUIRE_OK(exportEntity(target.read(), Entity::Project, files.path(u"out.xlsx"_s), options));
    const auto archive = openTables(files.path(u"out.xlsx"_s));
    REQUIRE_OK(archive);
    int found = 0;
    REQUIRE_OK((*archive)->read(u"project"_s, [&](const Row &row) {
        for (const Cell &cell : row.cells)
            found += cell.kind == Cell::Kind::Text && cell.text.startsWith(u'=');
        return true;
    }));
    CHECK(found == 1); // as a text, not as a formula with a result
}

TEST_CASE("names in an archive that lead out of it are names of tables and nothing else", "[tabular]")
{
    const testing::Files files;
    const QString path = files.zip(u"sub.zip"_s, {{u"../../evil.csv"_s, "a,b\n1,2\n"}, {u"/etc/evil2.csv"_s, "a\n3\n"}});
    const QStringList before = QDir(QFileInfo(path).path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const auto source = openTables(path);
    REQUIRE_OK(source);
    REQUIRE((*source)->tables().size() == 2);
    for (const QString &table : (*source)->tables())
        CHECK((*source)->read(table, [](const Row &) { return true; }).has_value());
    CHECK(QDir(QFileInfo(path).path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot) == before);
    CHECK_FALSE(QFileInfo::exists(QDir(QFileInfo(path).path()).filePath(u"../../evil.csv"_s)));
    CHECK_FALSE(QFileInfo::exists(u"/etc/evil2.csv"_s));
}

TEST_CASE("a folder is read as its tables, whatever they are packed in", "[tabular]")
{
    const testing::Files files;
    QDir(files.path(QString())).mkdir(u"in"_s);
    files.write(u"in/b.csv"_s, "x\n1\n");
    files.zip(u"in/a.zip"_s, {{u"c.csv"_s, "y\n2\n"}});
    files.write(u"in/~$open.xlsx"_s, "not a workbook");
    const auto source = openTables(files.path(u"in"_s));
    REQUIRE_OK(source);
    CHECK((*source)->tables() == QStringList{u"a.zip/c.csv"_s, u"b.csv"_s});
    const auto rows = testing::readAll(files.path(u"in"_s), u"a.zip/c.csv"_s);
    REQUIRE_OK(rows);
    CHECK(rows->rows.size() == 2);
    QDir(files.path(QString())).mkdir(u"none"_s);
    CHECK(openTables(files.path(u"none"_s)).error().code == Error::Code::Unreadable);
}
