// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/blankcellfilter.h"
#include "tests/support/testing.h"

#include <QBuffer>

#include <random>

using core::tabular::BlankCellFilter;

namespace {

QByteArray filtered(QByteArray xml, int chunk = 1 << 16)
{
    QBuffer buffer(&xml);
    REQUIRE(buffer.open(QIODevice::ReadOnly));
    BlankCellFilter filter(buffer, chunk);
    return filter.readAll();
}

} // namespace

TEST_CASE("cells without content go, all others stay", "[tabular]")
{
    CHECK(filtered(R"(<row r="1"><c r="A1" s="5"/><c r="B1"><v>1</v></c><c r="C1"/><c r="D1"/></row>)")
          == R"(<row r="1"><c r="B1"><v>1</v></c></row>)");
    CHECK(filtered(R"(<cols><col min="1"/></cols><row><c r="A1"></c></row>)") == R"(<cols><col min="1"/></cols><row><c r="A1"></c></row>)");
}

TEST_CASE("a blank cell stays where something counts on from it", "[tabular]")
{
    for (const QByteArray xml : {R"(<row><c r="B1"/><c><v>1</v></c></row>)", R"(<row><c/><c/></row>)",
                                 R"(<row><c r="A1" s=">"/><c r="B1"/> </row>)", R"(<c r="A1"/>)", "<c r=\"A1", "<c", "<"})
        CHECK(filtered(xml) == xml);
}

TEST_CASE("nothing is touched behind comments, CDATA and instructions", "[tabular]")
{
    for (const QByteArray xml : {R"(<t><![CDATA[<c r="A1"/></row>]]></t><c r="A1"/></row>)", R"(<a/><?x <c r="A1"/></row>?>)",
                                 R"(<!-- <c r="A1"/></row> --><c r="A1"/></row>)"})
        CHECK(filtered(xml) == xml);
    CHECK(filtered(R"(<?xml version="1.0"?><row><c r="A1"/></row>)") == R"(<?xml version="1.0"?><row></row>)");
}

TEST_CASE("the filter does the same however the text is cut", "[tabular]")
{
    QByteArray xml = "<?xml version=\"1.0\"?><sheetData>";
    std::mt19937 random(7);
    for (int row = 0; row < 50; ++row) {
        xml += "<row>";
        for (int cell = 0; cell < 10; ++cell)
            xml += random() % 3 ? "<c r=\"A1\" s=\"12\"/>" : random() % 2 ? "<c r=\"B1\"><v>1</v></c>" : "<c><v>2</v></c>";
        xml += "</row>";
    }
    const QByteArray whole = filtered(xml);
    CHECK(whole.size() < xml.size());
    for (const int chunk : {1, 2, 3, 7, 64, 1000})
        CHECK(filtered(xml, chunk) == whole);
}
