// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/cleaning.h"
#include "tests/core/tabular/files.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace core::tabular;

TEST_CASE("one table in CP932 and in UTF-8 reads the same", "[tabular][real]")
{
    const QString old = testing::sharedFile(u"localgovjp-sjis_20200104.csv"_s);
    const QString later = testing::sharedFile(u"localgovjp-utf8.csv"_s);
    if (old.isEmpty() || later.isEmpty())
        return;
    const auto a = testing::readAll(old);
    const auto b = testing::readAll(later);
    REQUIRE_OK(a);
    REQUIRE_OK(b);
    REQUIRE(a->rows.size() == 1917);
    REQUIRE(b->rows.size() == 1917);
    QStringList different;
    for (size_t row = 1; row < a->rows.size(); ++row) {
        if (a->texts(row).first(5) != b->texts(row).first(5))
            different += a->texts(row)[3];
    }
    CHECK(different == QStringList{u"七ケ宿町"_s, u"千早赤阪村"_s, u"篠山市"_s, u"那珂川町"_s});
}

TEST_CASE("the evaluation sheets of a city read with clean headings", "[tabular][real]")
{
    const QString path = testing::sharedFile(u"ofunato_r7_evaluation_sheets.xlsx"_s);
    if (path.isEmpty())
        return;
    const auto all = testing::readAll(path);
    REQUIRE_OK(all);
    const auto heading = [&](QStringView column) { return headerKey(all->rows[1].at(*columnFromName(column)).text); };
    CHECK(heading(u"V") == u"課長名"_s);
    CHECK(heading(u"K") == u"政策番号十の位"_s);
    CHECK(heading(u"HB") == u"(2)全体総括・今後の改革改善の内容"_s);
    QSet<QString> codes;
    for (const Row &row : all->rows) {
        if (row.number > 2 && !row.at(*columnFromName(u"H")).isEmpty())
            codes.insert(row.at(*columnFromName(u"H")).toText());
    }
    CHECK(codes.size() == 407);
}

TEST_CASE("a national review in a zip of CSV reads whole", "[tabular][real]")
{
    const QString path = testing::sharedFile(u"rs2024/2-1_RS_2024.zip"_s);
    if (path.isEmpty())
        return;
    const auto source = openTables(path);
    REQUIRE_OK(source);
    REQUIRE((*source)->tables().size() == 1);
    CHECK((*source)->tables()[0].contains(u"予算・執行"_s));
    int rows = 0;
    int width = 0;
    int uneven = 0;
    REQUIRE_OK((*source)->read((*source)->tables()[0], [&](const Row &row) {
        width = rows++ == 0 ? row.width : width;
        uneven += row.width != width;
        return true;
    }));
    CHECK(rows == 37'982);
    CHECK(uneven == 0);
}
