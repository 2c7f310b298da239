// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

namespace {

const char heading[] = "年度,款,事業名,所管課,予算区分,予算額（千円）,うちレベルアップ分（千円）,"
                       "地区（事業名に明記のもの）,出典頁（令和8年度港区予算概要）\r\n";

QByteArray table(int rows)
{
    QByteArray csv = heading;
    for (int i = 1; i <= rows; ++i)
        csv += "令和8,総務費,試験事業" + QByteArray::number(i) + ",企画課,臨時・新規," + QByteArray::number(1000 + i)
               + ",,,5\r\n";
    return csv;
}

const QStringList import = {u"import"_s, u"a.rashin"_s, u"t.csv"_s, u"--profile"_s, u"minato-r8"_s};

} // namespace

TEST_CASE("profiles are listed by name", "[cli]")
{
    QStringList names;
    for (const auto &profile : Companion().done({u"profiles"_s}).array())
        names += profile["name"_L1].toString();
    CHECK(names.contains(u"ofunato-r7"_s));
    CHECK(names.contains(u"minato-r8"_s));
}

TEST_CASE("an import can be tried, is one step, and changes nothing the second time", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    cli.write(u"t.csv"_s, table(3));
    const QByteArray before = cli.bytes(u"a.rashin"_s);
    const Answer tried = cli.done(import + QStringList{u"--dry-run"_s});
    CHECK(tried.object()["rows_read"_L1] == 3);
    CHECK(tried.object()["created"_L1]["project"_L1] == 3);
    CHECK(cli.bytes(u"a.rashin"_s) == before);

    const Answer taken = cli.done(import + QStringList{u"--log"_s, u"log.json"_s});
    for (const auto &key : {u"rows_read"_s, u"created"_s, u"updated"_s, u"unchanged"_s, u"warnings"_s, u"errors"_s})
        CHECK(taken.object().contains(key));
    CHECK(QJsonDocument::fromJson(cli.bytes(u"log.json"_s)).isObject());
    CHECK(cli.done({u"info"_s, u"a.rashin"_s}).object()["transactions"_L1] == 2);

    const Answer again = cli.done(import);
    CHECK(again.object()["created"_L1].toObject().isEmpty());
    CHECK(cli.done({u"info"_s, u"a.rashin"_s}).object()["transactions"_L1] == 2);
    cli.done({u"undo"_s, u"a.rashin"_s});
    CHECK(cli.done({u"list"_s, u"a.rashin"_s, u"project"_s}).array().isEmpty());
}

TEST_CASE("a table that cannot be understood is refused as a whole", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    const QByteArray before = cli.bytes(u"a.rashin"_s);
    const auto refused = [&](const QByteArray &content, const QString &name = u"t.csv"_s) {
        cli.write(name, content);
        const Answer answer = cli.expect(3, {u"import"_s, u"a.rashin"_s, name, u"--profile"_s, u"minato-r8"_s});
        CHECK(cli.bytes(u"a.rashin"_s) == before);
        return answer;
    };
    CHECK_FALSE(refused("甲,乙\r\n1,2\r\n").messages.isEmpty());
    CHECK_FALSE(refused(table(2) + "令和8,総務費\r\n").messages.isEmpty()); // ragged
    CHECK_FALSE(refused(table(1) + "\"open quote,a,b\r\n").messages.isEmpty());
    CHECK_FALSE(refused(QByteArray("\xFF\xFE\x00\xD8\x00\x00", 6)).messages.isEmpty());
    CHECK_FALSE(refused(QByteArray(heading) + "\x81\xFF\xFD\xFE,x\r\n").messages.isEmpty()); // no encoding
    CHECK_FALSE(refused("this is no zip", u"t.xlsx"_s).messages.isEmpty());
    CHECK_FALSE(refused("", u"empty.csv"_s).messages.isEmpty());
    CHECK(cli.expect(2, {u"import"_s, u"a.rashin"_s, u"t.csv"_s, u"--profile"_s, u"nobody"_s})
              .messages.contains(u"nobody"_s));
    CHECK(cli.expect(2, {u"import"_s, u"a.rashin"_s, u"gone.csv"_s, u"--profile"_s, u"minato-r8"_s}).output.isEmpty());
    CHECK(cli.bytes(u"a.rashin"_s) == before);
}

TEST_CASE("rows are exported as CSV and JSON, and CP932 names what it cannot write", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    cli.done({u"add"_s, u"a.rashin"_s, u"project"_s, u"name=𠮷野家通り整備"_s, u"code=P1"_s, u"remarks=内輪の話"_s});
    const QStringList base = {u"export"_s, u"a.rashin"_s};
    const Answer csv = cli.done(base + QStringList{u"p.csv"_s, u"--what"_s, u"project"_s});
    CHECK(csv.object()["rows"_L1] == 1);
    CHECK(csv.object()["unmappable"_L1].toArray().isEmpty());
    CHECK(QString::fromUtf8(cli.bytes(u"p.csv"_s)).contains(u"𠮷野家通り整備"_s));

    const Answer old = cli.done(base + QStringList{u"q.csv"_s, u"--what"_s, u"project"_s, u"--encoding"_s, u"cp932"_s});
    REQUIRE(old.object()["unmappable"_L1].toArray().size() == 1);
    CHECK(old.object()["unmappable"_L1][0]["row"_L1] == 2);
    CHECK(old.object()["unmappable"_L1][0]["char"_L1] == u"𠮷"_s);

    cli.done(base + QStringList{u"public.json"_s, u"--what"_s, u"project"_s, u"--public"_s});
    CHECK_FALSE(QString::fromUtf8(cli.bytes(u"public.json"_s)).contains(u"内輪の話"_s));
    cli.done(base + QStringList{u"all.json"_s, u"--what"_s, u"all"_s});
    CHECK(QJsonDocument::fromJson(cli.bytes(u"all.json"_s)).object()["policy"_L1].toArray().size() == 30);
    CHECK(cli.expect(2, base + QStringList{u"p.txt"_s, u"--what"_s, u"project"_s}).output.isEmpty());
    CHECK(cli.expect(2, base + QStringList{u"all.csv"_s, u"--what"_s, u"all"_s}).output.isEmpty());
    CHECK(cli.expect(2, base + QStringList{u"x.csv"_s, u"--what"_s, u"unicorn"_s}).output.isEmpty());
}

TEST_CASE("a city's own 407 sheets go in with the sums the domain guide names", "[cli]")
{
    const QString sheets = testing::sharedFile(u"ofunato_r7_evaluation_sheets.xlsx"_s);
    if (sheets.isEmpty())
        return;
    const Companion cli;
    cli.done({u"new"_s, u"o.rashin"_s, u"--template"_s, u"blank"_s});
    const QStringList ofunato = {u"import"_s, u"o.rashin"_s, sheets, u"--profile"_s, u"ofunato-r7"_s};
    CHECK(cli.done(ofunato).object()["created"_L1]["project"_L1] == 407);
    CHECK(cli.done({u"info"_s, u"o.rashin"_s}).object()["counts"_L1]["project"_L1] == 407);
    int violations = 0;
    for (const auto &finding : cli.run({u"validate"_s, u"o.rashin"_s}).array())
        violations += finding["rule"_L1] == u"money.sources"_s ? 1 : 0;
    CHECK(violations == 0);
    CHECK(cli.done(ofunato).object()["created"_L1].toObject().isEmpty());
    CHECK(cli.done({u"check"_s, u"o.rashin"_s}).object()["projection"_L1] == true);
}
