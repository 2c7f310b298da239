// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tabular/files.h"

#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;
using namespace core::tabular;

namespace {

QString complaint(const QString &path)
{
    const auto all = testing::readAll(path);
    REQUIRE_FALSE(all);
    const bool tooLarge = all.error().code == core::Error::Code::TooLarge;
    CHECK((tooLarge || all.error().code == core::Error::Code::Unreadable));
    return (tooLarge ? u"large: "_s : QString()) + all.error().detail;
}

} // namespace

TEST_CASE("files that are no tables are refused, each for its reason", "[tabular]")
{
    const testing::Files files;
    CHECK(complaint(files.write(u"empty.csv"_s, {})) == u"empty"_s);
    CHECK(complaint(files.write(u"a.xlsx"_s, "PK\x03\x04 and then nothing")).startsWith(u"zip "_s));
    CHECK(complaint(files.write(u"old.xls"_s, QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + QByteArray(512, 'x'))) == u"old_xls"_s);
    const QString mark = u"EncryptedPackage"_s;
    const QByteArray utf16(reinterpret_cast<const char *>(mark.utf16()), mark.size() * 2);
    CHECK(complaint(files.write(u"b.xlsx"_s, "\xD0\xCF\x11\xE0" + QByteArray(100, '\0') + utf16)) == u"encrypted"_s);
    CHECK(complaint(files.write(u"c.csv"_s, QByteArray("\x00\x01\x02", 3))) == u"binary"_s);
    CHECK(complaint(files.zip(u"d.zip"_s, {{u"a.bin"_s, "x"}})) == u"missing *.csv"_s);
    CHECK(openTables(files.path(u"nowhere.csv"_s)).error().code == core::Error::Code::NotFound);
}

TEST_CASE("a workbook with parts missing or broken is refused with the part", "[tabular]")
{
    const testing::Files files;
    CHECK(complaint(files.zip(u"a.xlsx"_s, {{u"[Content_Types].xml"_s, "<Types/>"}})) == u"missing _rels/.rels"_s);
    CHECK(complaint(files.workbook(u"b.xlsx"_s, "<sheetData>\n<row><c></row>")) == u"xml xl/worksheets/sheet1.xml line 2"_s);
    CHECK(complaint(files.workbook(u"c.xlsx"_s, "<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>")) == u"shared string row 1"_s);
    const QByteArray bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                            "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
                            "<worksheet><sheetData><row><c t=\"str\"><v>&d;</v></c></row></sheetData></worksheet>";
    CHECK(complaint(files.workbook(u"d.xlsx"_s, {}, {{u"xl/worksheets/sheet1.xml"_s, bomb}})).startsWith(u"xml "_s));
}

TEST_CASE("a zip bomb is given up before it fills the memory", "[tabular]")
{
    const testing::Files files;
    QByteArray sheet = "<worksheet><sheetData><row><c t=\"str\"><v>x</v></c></row>";
    sheet += QByteArray(64 << 20, ' ');
    sheet += "</sheetData></worksheet>";
    const QString path = files.workbook(u"bomb.xlsx"_s, {}, {{u"xl/worksheets/sheet1.xml"_s, sheet}});
    CHECK(QFileInfo(path).size() < 200'000);
    CHECK(complaint(path) == u"large: xl/worksheets/sheet1.xml"_s);
    CHECK(complaint(files.zip(u"bomb.zip"_s, {{u"a.csv"_s, QByteArray(64 << 20, ',')}})) == u"large: a.csv"_s);
}

TEST_CASE("a million empty columns cost no memory, filled ones are refused", "[tabular]")
{
    const testing::Files files;
    QByteArray cells;
    for (int i = 0; i < 1'000'000; ++i)
        cells += "<c/>";
    const auto empty = testing::readAll(files.workbook(u"a.xlsx"_s,
        "<sheetData><row r=\"1\"><c t=\"str\"><v>x</v></c>" + cells + "</row></sheetData>"));
    REQUIRE_OK(empty);
    CHECK(empty->rows[0].cells.size() == 1);
    CHECK(complaint(files.workbook(u"b.xlsx"_s, "<sheetData><row r=\"1\">" + cells + "<c><v>1</v></c></row></sheetData>"))
          == u"large: columns row 1"_s);
    CHECK(complaint(files.workbook(u"c.xlsx"_s, "<sheetData><row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row></sheetData>"))
          == u"large: columns row 3"_s);
    CHECK(complaint(files.write(u"d.csv"_s, "a" + QByteArray(1'000'000, ',') + "b\n")) == u"large: columns row 1"_s);
    const auto commas = testing::readAll(files.write(u"e.csv"_s, "a" + QByteArray(1'000'000, ',') + "\n"));
    REQUIRE_OK(commas);
    CHECK(commas->rows[0].cells.size() == 1);
}

TEST_CASE("row numbers beyond any spreadsheet are refused", "[tabular]")
{
    const testing::Files files;
    CHECK(complaint(files.workbook(u"a.xlsx"_s, "<sheetData><row r=\"2000000000\"><c><v>1</v></c></row></sheetData>")) == u"large: rows"_s);
}

TEST_CASE("a damaged archive is noticed by its checksum", "[tabular]")
{
    const testing::Files files;
    QByteArray csv = "a,b\n";
    for (int i = 0; i < 5000; ++i)
        csv += QByteArray::number(i * 7919 % 10007) + ",x\n";
    const QString path = files.zip(u"a.zip"_s, {{u"a.csv"_s, csv}});
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek(2000));
    REQUIRE(file.write("\xFF\xFF\xFF\xFF\xFF\xFF", 6) == 6);
    file.close();
    CHECK(complaint(path) == u"zip damaged a.csv"_s);
}
