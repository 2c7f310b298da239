// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/csvreader.h"
#include "core/tabular/csvwriter.h"
#include "core/tabular/cleaning.h"
#include "tests/core/tabular/files.h"

using namespace Qt::Literals::StringLiterals;
using namespace core::tabular;

namespace {

testing::Rows parse(QStringView text)
{
    testing::Rows all;
    REQUIRE_OK(readCsv(text, [&](const Row &row) {
        all.rows.push_back(row);
        return true;
    }));
    return all;
}

} // namespace

TEST_CASE("quotes keep separators, quotes and line breaks in a cell", "[tabular]")
{
    const auto all = parse(u"a,\"b,\"\"c\"\"\r\nd\",e\r\n1,2,3");
    REQUIRE(all.rows.size() == 2);
    CHECK(all.texts(0) == QStringList{u"a"_s, u"b,\"c\"\r\nd"_s, u"e"_s});
    CHECK(all.texts(1) == QStringList{u"1"_s, u"2"_s, u"3"_s});
    CHECK(all.rows[1].number == 2);
}

TEST_CASE("rows of any width are handed on with their width, blank ones only counted", "[tabular]")
{
    const auto all = parse(u"a,b,c\n\n1,2\n,,\n1,2,3,4\n");
    REQUIRE(all.rows.size() == 3);
    CHECK(all.rows[0].width == 3);
    CHECK((all.rows[1].width == 2 && all.rows[1].number == 3));
    CHECK((all.rows[2].width == 4 && all.rows[2].number == 5));
    CHECK(parse(u"").rows.empty());
    CHECK(parse(u"a,b,").rows[0].width == 3);
    CHECK(parse(u"a\rb\r").rows.size() == 2);
}

TEST_CASE("commas, semicolons and tabs are found out as separators", "[tabular]")
{
    CHECK(detectSeparator(u"a,b;c\n1,2;3\n") == u',');
    CHECK(detectSeparator(u"a;b;c\n1,5;2;3\n") == u';');
    CHECK(detectSeparator(u"a\tb\n\"1,2,3,4\"\t2\n") == u'\t');
    CHECK(detectSeparator(u"only one column\nstill one\n") == u',');
}

TEST_CASE("a quote that never closes is refused with its row", "[tabular]")
{
    const auto done = readCsv(u"a,b\n1,\"2\n3,4\n", [](const Row &) { return true; });
    REQUIRE_FALSE(done);
    CHECK(done.error().code == core::Error::Code::Unreadable);
    CHECK(done.error().detail == u"quote row 2"_s);
}

TEST_CASE("a written CSV reads back the same", "[tabular]")
{
    const QStringList cells{u"名称"_s, u"a\"b"_s, u"1,2"_s, u"改\n行"_s, u" 空白 "_s, u"x;y\tz"_s};
    CsvWriter writer;
    for (const QString &cell : cells)
        writer.add(cell);
    writer.endRow();
    CHECK(writer.text().endsWith(u"\r\n"_s));
    CHECK(parse(writer.text()).texts(0) == cells);
}

TEST_CASE("a text that a spreadsheet would run as a formula is guarded, a number never", "[tabular]")
{
    CsvWriter writer;
    writer.add(u"=HYPERLINK(\"http://x\")"_s);
    writer.add(u"-1"_s);
    writer.add(u"-"_s);
    writer.add(u"- 毎年"_s);
    writer.addNumber(u"-12.5"_s);
    writer.endRow();
    const auto back = parse(writer.text());
    CHECK(back.texts(0) == QStringList{u"'=HYPERLINK(\"http://x\")"_s, u"-1"_s, u"-"_s, u"'- 毎年"_s, u"-12.5"_s});
    CHECK(cleaned(back.texts(0)[0]).text == u"=HYPERLINK(\"http://x\")"_s);
    CHECK(cleaned(back.texts(0)[3]).done == Cleaning::Apostrophe);
}
