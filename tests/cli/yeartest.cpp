// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

TEST_CASE("rolling over says what it made, took along and left behind", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s);
    cli.done({u"set"_s, u"a.rashin"_s, u"project"_s, u"code:S00001"_s, u"state=ended"_s});
    const Answer turned = cli.done({u"rollover"_s, u"a.rashin"_s, u"--to"_s, u"2027"_s});
    CHECK(turned.keys() == QStringList{u"carried"_s, u"cleared"_s, u"created"_s, u"not_carried"_s, u"transaction"_s});
    CHECK(turned.object()["created"_L1]["cycle"_L1] == 11);
    CHECK(turned.object()["not_carried"_L1][0]["why"_L1] == u"ended"_s);
    const Answer again = cli.done({u"rollover"_s, u"a.rashin"_s, u"--to"_s, u"2027"_s});
    CHECK(again.object()["transaction"_L1].isNull());

    cli.done({u"new"_s, u"blank.rashin"_s, u"--template"_s, u"blank"_s});
    CHECK(cli.expect(2, {u"rollover"_s, u"blank.rashin"_s, u"--to"_s, u"2027"_s}).output.isEmpty());
}

TEST_CASE("scores come with what they are made of, by project, office or policy", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 30);
    const QJsonArray scores = cli.done({u"score"_s, u"a.rashin"_s, u"--year"_s, u"2025"_s}).array();
    REQUIRE(scores.size() >= 30);
    for (const auto &score : scores) {
        double sum = 0;
        for (const auto &term : score["terms"_L1].toArray())
            sum += term["contribution"_L1].toDouble();
        CHECK(sum == Approx(score["score"_L1].toDouble()));
    }
    const QJsonArray offices =
        cli.done({u"score"_s, u"a.rashin"_s, u"--year"_s, u"2025"_s, u"--group"_s, u"office"_s}).array();
    qint64 projects = 0;
    QStringList codes;
    for (const auto &office : offices) {
        projects += office["projects"_L1].toInteger();
        if (office["name"_L1].toString().endsWith(u"総合支所"_s))
            codes += office["code"_L1].toString();
    }
    CHECK(projects == 30);
    CHECK(codes == QStringList{u"SHIBA"_s, u"AZABU"_s, u"AKASAKA"_s, u"TAKANAWA"_s, u"SHIBAURA"_s});
    CHECK_FALSE(
        cli.done({u"score"_s, u"a.rashin"_s, u"--year"_s, u"2025"_s, u"--group"_s, u"policy"_s, u"--level"_s, u"2"_s})
            .array()
            .isEmpty());
    const QJsonArray shiba =
        cli.done({u"score"_s, u"a.rashin"_s, u"--year"_s, u"2025"_s, u"--office"_s, u"SHIBA"_s}).array();
    CHECK(shiba.size() < scores.size());
    CHECK_FALSE(shiba.isEmpty());
    CHECK(
        cli.expect(2, {u"score"_s, u"a.rashin"_s, u"--year"_s, u"2025"_s, u"--group"_s, u"colour"_s}).output.isEmpty());
    CHECK(cli.expect(2, {u"score"_s, u"a.rashin"_s}).messages.contains(u"--year"_s));
}

TEST_CASE("tasks name the project, what is missing and when it is due", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 30);
    const QJsonArray tasks = cli.done({u"tasks"_s, u"a.rashin"_s, u"--year"_s, u"2026"_s}).array();
    REQUIRE_FALSE(tasks.isEmpty());
    for (const auto &key :
         {u"project"_s, u"office"_s, u"kind"_s, u"state"_s, u"due"_s, u"late"_s, u"missing"_s, u"field"_s})
        CHECK(tasks.first().toObject().contains(key));
    const QJsonArray azabu =
        cli.done({u"tasks"_s, u"a.rashin"_s, u"--year"_s, u"2026"_s, u"--office"_s, u"AZABU"_s}).array();
    CHECK(azabu.size() < tasks.size());
}

TEST_CASE("money that does not add up is found, with what was expected", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 6, 2);
    const auto errors = [&](const Answer &answer) {
        QJsonArray found;
        for (const auto &finding : answer.array()) {
            if (finding["severity"_L1] == u"error"_s)
                found.append(finding);
        }
        return found;
    };
    CHECK(errors(cli.done({u"validate"_s, u"a.rashin"_s})).isEmpty());

    const QJsonArray money = cli.done({u"list"_s, u"a.rashin"_s, u"money"_s, u"--year"_s, u"2025"_s}).array();
    const qint64 total = money.first()["total"_L1].toInteger();
    const QString id = money.first()["id"_L1].toString();
    cli.done({u"set"_s, u"a.rashin"_s, u"money"_s, id, u"total=%1"_s.arg(total + 1)});
    const QJsonArray found = errors(cli.expect(1, {u"validate"_s, u"a.rashin"_s}));
    REQUIRE(found.size() == 1);
    CHECK(found.first()["rule"_L1] == u"money.sources"_s);
    CHECK(found.first()["id"_L1] == id);
    CHECK(found.first()["found"_L1] == total + 1);
    CHECK(found.first()["expected"_L1] == total);
    for (const auto &key : {u"entity"_s, u"field"_s, u"year"_s})
        CHECK(found.first().toObject().contains(key));
}

TEST_CASE("two projects with one code are named as duplicates", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    CHECK(cli.done({u"duplicates"_s, u"a.rashin"_s}).array().isEmpty());
    cli.done({u"add"_s, u"a.rashin"_s, u"project"_s, u"name=甲"_s, u"code=P1"_s});
    cli.done({u"add"_s, u"a.rashin"_s, u"project"_s, u"name=乙"_s, u"code=P1"_s});
    const QJsonArray found = cli.done({u"duplicates"_s, u"a.rashin"_s}).array();
    REQUIRE(found.size() == 1);
    CHECK(found.first()["value"_L1] == u"P1"_s);
    CHECK(found.first()["rows"_L1].toArray().size() == 2);
    CHECK(cli.done({u"info"_s, u"a.rashin"_s}).object()["duplicates"_L1] == 1);
}

TEST_CASE("a chart is written as picture and as numbers, without a display", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 20);
    const QStringList kinds = {u"radar"_s, u"verdicts"_s, u"attainment"_s, u"budget"_s, u"trend"_s,
                               u"stages"_s, u"matrix"_s, u"scatter"_s, u"treemap"_s, u"ranks"_s};
    for (const QString &kind : kinds) {
        INFO(kind);
        const Answer drawn = cli.done({u"chart"_s, u"a.rashin"_s, u"--kind"_s, kind, u"--office"_s, u"all"_s,
                                       u"--year"_s, u"2025"_s, u"--out"_s, kind + u".png"_s});
        REQUIRE_FALSE(drawn.object()["series"_L1].toArray().isEmpty());
        CHECK(drawn.object()["series"_L1][0]["points"_L1].isArray());
        CHECK(cli.bytes(kind + u".png"_s).startsWith("\x89PNG"));
    }
    const QStringList one = {u"chart"_s, u"a.rashin"_s, u"--kind"_s, u"radar"_s, u"--year"_s, u"2025"_s};
    cli.done(one + QStringList{u"--office"_s, u"SHIBA"_s, u"--out"_s, u"r.svg"_s});
    CHECK(cli.bytes(u"r.svg"_s).contains("<svg"));
    cli.done(one + QStringList{u"--office"_s, u"SHIBA"_s, u"--out"_s, u"r.pdf"_s});
    CHECK(cli.bytes(u"r.pdf"_s).startsWith("%PDF"));
    CHECK(cli.expect(2, one + QStringList{u"--office"_s, u"SHIBA"_s, u"--out"_s, u"r.doc"_s}).output.isEmpty());
    CHECK(cli.expect(2, one + QStringList{u"--office"_s, u"NOWHERE"_s, u"--out"_s, u"n.png"_s}).output.isEmpty());
    CHECK(cli.expect(5, one + QStringList{u"--office"_s, u"SHIBA"_s, u"--out"_s, u"no/such/folder.png"_s})
              .output.isEmpty());
    CHECK_FALSE(cli.files().contains(u"n.png"_s));
}

TEST_CASE("evaluation sheets, lists and offices are printed as searchable PDF", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 6);
    const QStringList report = {u"report"_s, u"a.rashin"_s, u"--year"_s, u"2025"_s};
    for (const auto &kind : {u"sheet"_s, u"list"_s, u"office"_s}) {
        INFO(kind);
        const Answer printed = cli.done(report + QStringList{u"--kind"_s, kind, u"--out"_s, kind + u".pdf"_s});
        CHECK(printed.keys() == QStringList{u"milliseconds"_s, u"pages"_s, u"projects"_s});
        CHECK(printed.object()["pages"_L1].toInt() > 0);
        CHECK(printed.object()["projects"_L1] == 6);
        CHECK(cli.bytes(kind + u".pdf"_s).startsWith("%PDF"));
    }
    const QString one = cli.firstProject(u"a.rashin"_s);
    const Answer single = cli.done(report
                                   + QStringList{u"--kind"_s, u"sheet"_s, u"--project"_s, one, u"--project"_s,
                                                 u"code:S00003"_s, u"--out"_s, u"two.pdf"_s});
    CHECK(single.object()["projects"_L1] == 2);
    const Answer shiba =
        cli.done(report + QStringList{u"--kind"_s, u"list"_s, u"--office"_s, u"SHIBA"_s, u"--out"_s, u"shiba.pdf"_s});
    CHECK(shiba.object()["projects"_L1] == 1);
    CHECK(cli.expect(2, report + QStringList{u"--kind"_s, u"novel"_s, u"--out"_s, u"n.pdf"_s}).output.isEmpty());
    CHECK(cli.expect(2,
                     report
                         + QStringList{u"--kind"_s, u"sheet"_s, u"--project"_s, u"code:NONE"_s, u"--out"_s, u"n.pdf"_s})
              .output.isEmpty());
    CHECK(
        cli.expect(5, report + QStringList{u"--kind"_s, u"sheet"_s, u"--out"_s, u"no/such/n.pdf"_s}).output.isEmpty());
    CHECK_FALSE(cli.files().contains(u"n.pdf"_s));
}
