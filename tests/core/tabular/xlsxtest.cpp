// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/xlsxstyles.h"
#include "core/tabular/xlsxtext.h"
#include "tests/core/tabular/files.h"

using namespace Qt::Literals::StringLiterals;
using namespace core::tabular;

TEST_CASE("hints for the pronunciation are not part of a text, runs are", "[tabular]")
{
    const testing::Files files;
    const QByteArray strings = "<sst><si><t>課長名</t><rPh sb=\"0\" eb=\"3\"><t>カチョウメイ</t></rPh>"
                               "<phoneticPr fontId=\"1\"/></si><si><r><t>予算</t></r><r><rPr><b/></rPr>"
                               "<t xml:space=\"preserve\"> 額_x000D_</t></r><rPh sb=\"0\" eb=\"2\"><t>ヨサン</t></rPh></si></sst>";
    const auto all = testing::readAll(files.workbook(u"a.xlsx"_s,
        "<sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row></sheetData>",
        {{u"xl/sharedStrings.xml"_s, strings}}));
    REQUIRE_OK(all);
    CHECK(all->rows[0].number == 2);
    CHECK(all->texts(0) == QStringList{u"課長名"_s, u""_s, u"予算 額\n"_s});
}

TEST_CASE("every kind of cell is read as what it is", "[tabular]")
{
    const testing::Files files;
    const QByteArray styles = "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"[$-411]ggge&quot;年&quot;\"/>"
                              "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                              "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";
    const auto all = testing::readAll(files.workbook(u"a.xlsx"_s,
        "<sheetData><row><c><v>67.599999999999994</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c>"
        "<c t=\"inlineStr\"><is><t>直接</t></is></c><c s=\"1\"><v>46195</v></c><c s=\"2\"><v>46195.5</v></c>"
        "<c t=\"str\"><f>A1&amp;\"\"</f><v>式</v></c><c s=\"1\"/><c><f>1/3</f><v>1E3</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>", {{u"xl/styles.xml"_s, styles}}));
    REQUIRE_OK(all);
    const auto &cells = all->rows[0].cells;
    CHECK(cells[0].number == 67.6);
    CHECK(cells[0].toText() == u"67.6"_s);
    CHECK(cells[1].kind == Cell::Kind::Boolean);
    CHECK(cells[2].kind == Cell::Kind::Error);
    CHECK(cells[3].text == u"直接"_s);
    CHECK(cells[4].kind == Cell::Kind::Date);
    CHECK(cells[4].text == u"2026-06-22"_s);
    CHECK(cells[5].text == u"2026-06-22T12:00:00"_s);
    CHECK(cells[6].text == u"式"_s);
    CHECK(cells[7].isEmpty());
    CHECK(cells[8].number == 1000);
}

TEST_CASE("merged cells are known after reading", "[tabular]")
{
    const testing::Files files;
    const auto source = openTables(files.workbook(u"a.xlsx"_s, "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
        "</sheetData><mergeCells><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"nonsense\"/></mergeCells>"));
    REQUIRE_OK(source);
    CHECK((*source)->tables() == QStringList{u"表"_s});
    REQUIRE_OK((*source)->read(u"表"_s, [](const Row &) { return true; }));
    CHECK((*source)->merged() == std::vector<MergedRange>{{0, 0, 1, 2}});
    CHECK((*source)->read(u"ない"_s, [](const Row &) { return true; }).error().code == core::Error::Code::NotFound);
}

TEST_CASE("serial numbers become days in both epochs", "[tabular]")
{
    CHECK(isoFromSerial(1, false) == u"1900-01-01"_s);
    CHECK(isoFromSerial(59, false) == u"1900-02-28"_s);
    CHECK(isoFromSerial(61, false) == u"1900-03-01"_s);
    CHECK(isoFromSerial(46195, false) == u"2026-06-22"_s);
    CHECK(isoFromSerial(46195 - 1462, true) == u"2026-06-22"_s);
    CHECK(isoFromSerial(0.75, false) == u"18:00:00"_s);
    CHECK(isoFromSerial(0, true) == u"1904-01-01"_s);
    CHECK(isoFromSerial(-1, false).isEmpty());
    CHECK(isoFromSerial(1e300, false).isEmpty());
}

TEST_CASE("formats of dates are told from formats of numbers", "[tabular]")
{
    for (const QString &date : {u"yyyy/m/d"_s, u"[h]:mm"_s, u"[$-411]ge.m.d"_s, u"ggge\"年\"m\"月\""_s, u"h:mm AM/PM"_s})
        CHECK(isDateFormat(date));
    for (const QString &number : {u"General"_s, u"G/標準"_s, u"#,##0;[Red]-#,##0"_s, u"0.00E+00"_s, u"0\"days\""_s, u"#,##0_ ;\\m0"_s, u"@"_s})
        CHECK_FALSE(isDateFormat(number));
}

TEST_CASE("columns are named as in a spreadsheet", "[tabular]")
{
    for (const int column : {0, 25, 26, 209, 701, 702, 16383})
        CHECK(columnFromName(columnName(column)) == column);
    CHECK(columnName(209) == u"HB"_s);
    CHECK(columnFromName(u"AB12") == 27);
    CHECK_FALSE(columnFromName(u"12"));
    CHECK_FALSE(columnFromName(u"ABCDE"));
    CHECK(unescaped(u"a_x000D_\n_x005F_x0041_"_s) == u"a\n_x0041_"_s);
}
