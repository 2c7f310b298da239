// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

TEST_CASE("fields lists the registry with types, units and ranges", "[cli]")
{
    const Companion cli;
    const QJsonArray fields = cli.done({u"fields"_s}).array();
    CHECK(fields.size() > 150);
    for (const auto &key :
         {u"entity"_s, u"field"_s, u"id"_s, u"type"_s, u"unit"_s, u"required"_s, u"disclosure"_s, u"since"_s})
        CHECK(fields.first().toObject().contains(key));
    for (const auto &field : cli.done({u"fields"_s, u"money"_s}).array()) {
        CHECK(field["entity"_L1] == u"money"_s);
        if (field["field"_L1] == u"total"_s)
            CHECK(field["unit"_L1] == u"thousand_yen"_s);
    }
    CHECK(cli.expect(2, {u"fields"_s, u"unicorn"_s}).messages.contains(u"unicorn"_s));
}

TEST_CASE("a row is added, read, changed, cleared and removed", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    const Answer added = cli.done({u"add"_s, u"a.rashin"_s, u"project"_s, u"name=防災訓練"_s, u"code=P1"_s,
                                   u"office=code:SHIBA-KYODO"_s, u"start_year=2015"_s, u"--author"_s, u"山田"_s});
    CHECK(added.keys() == QStringList{u"id"_s, u"transaction"_s});
    const QString id = added.object()["id"_L1].toString();

    const QJsonObject project = cli.done({u"get"_s, u"a.rashin"_s, u"project"_s, id}).object();
    CHECK(project["name"_L1] == u"防災訓練"_s);
    CHECK(project["start_year"_L1] == 2015);
    CHECK(project["purpose"_L1].isNull());
    CHECK(cli.done({u"get"_s, u"a.rashin"_s, u"project"_s, u"code:P1"_s}).object() == project);
    const QJsonObject office =
        cli.done({u"get"_s, u"a.rashin"_s, u"office"_s, project["office"_L1].toString()}).object();
    CHECK(office["code"_L1] == u"SHIBA-KYODO"_s);

    const Answer set =
        cli.done({u"set"_s, u"a.rashin"_s, u"project"_s, u"code:P1"_s, u"purpose=備える"_s, u"start_year="_s});
    CHECK(set.keys() == QStringList{u"changed"_s, u"transaction"_s});
    CHECK(set.object()["changed"_L1].toArray().size() == 2);
    CHECK(cli.done({u"get"_s, u"a.rashin"_s, u"project"_s, id}).object()["start_year"_L1].isNull());
    const Answer same = cli.done({u"set"_s, u"a.rashin"_s, u"project"_s, u"code:P1"_s, u"purpose=備える"_s});
    CHECK(same.object()["transaction"_L1].isNull());
    CHECK(same.object()["changed"_L1].toArray().isEmpty());

    CHECK(cli.done({u"remove"_s, u"a.rashin"_s, u"project"_s, id}).keys() == QStringList{u"transaction"_s});
    CHECK(cli.expect(2, {u"get"_s, u"a.rashin"_s, u"project"_s, id}).output.isEmpty());
    CHECK(cli.done({u"check"_s, u"a.rashin"_s}).object()["projection"_L1] == true);
}

TEST_CASE("what the registry does not allow is refused with field and range, and nothing changes", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 3, 1);
    const QString project = cli.firstProject(u"a.rashin"_s);
    const QByteArray before = cli.bytes(u"a.rashin"_s);
    const auto refused = [&](const QStringList &arguments) {
        const QString messages = cli.expect(2, arguments).messages;
        CHECK(cli.bytes(u"a.rashin"_s) == before);
        return messages;
    };
    const QStringList set = {u"set"_s, u"a.rashin"_s, u"project"_s, project};
    CHECK(refused(set + QStringList{u"start_year=12"_s}).contains(u"project.start_year"_s));
    CHECK(refused(set + QStringList{u"start_year=12"_s}).contains(u"1868…2199"_s));
    CHECK(refused(set + QStringList{u"state=sleeping"_s}).contains(u"active|planned|ended"_s));
    CHECK(refused(set + QStringList{u"name="_s}).contains(u"project.name"_s));
    CHECK(refused(set + QStringList{u"colour=red"_s}).contains(u"colour"_s));
    CHECK(refused(set + QStringList{u"red"_s}).contains(u"red"_s));
    CHECK(refused(set + QStringList{u"kind=a"_s, u"kind=b"_s}).contains(u"kind"_s));
    CHECK(refused(set + QStringList{u"office=0000000000000007"_s}).contains(u"office"_s));
    CHECK(refused({u"add"_s, u"a.rashin"_s, u"project"_s, u"code=X"_s}).contains(u"project.name"_s));
    CHECK(refused({u"add"_s, u"a.rashin"_s, u"unicorn"_s, u"name=x"_s}).contains(u"unicorn"_s));
    CHECK(refused({u"set"_s, u"a.rashin"_s, u"project"_s, u"code:NONE"_s, u"kind=x"_s}).contains(u"NONE"_s));
    CHECK_FALSE(refused({u"remove"_s, u"a.rashin"_s, u"office"_s, u"code:SHIBA"_s}).isEmpty());
}

TEST_CASE("list keeps to a year, an office with those below it, and the fields asked for", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 15, 3);
    const QJsonArray all = cli.done({u"list"_s, u"a.rashin"_s, u"project"_s}).array();
    CHECK(all.size() == 15);
    const QJsonArray shiba =
        cli.done({u"list"_s, u"a.rashin"_s, u"project"_s, u"--office"_s, u"SHIBA"_s, u"--fields"_s, u"code,name"_s})
            .array();
    CHECK(shiba.size() == 2);
    CHECK(shiba.first().toObject().keys() == QStringList{u"code"_s, u"id"_s, u"name"_s});
    CHECK(cli.done({u"list"_s, u"a.rashin"_s, u"money"_s, u"--year"_s, u"2025"_s}).array().size() == 30);
    CHECK(cli.done({u"list"_s, u"a.rashin"_s, u"money"_s, u"--year"_s, u"2025"_s, u"--office"_s, u"SHIBA"_s})
              .array()
              .size()
          == 4);
    CHECK_FALSE(cli.done({u"list"_s, u"a.rashin"_s, u"grade"_s, u"--office"_s, u"SHIBA"_s}).array().isEmpty());
    CHECK(cli.done({u"list"_s, u"a.rashin"_s, u"office"_s, u"--office"_s, u"SHIBA"_s}).array().size() == 5);
    CHECK(cli.expect(2, {u"list"_s, u"a.rashin"_s, u"vision"_s, u"--office"_s, u"SHIBA"_s}).output.isEmpty());
    CHECK(cli.expect(2, {u"list"_s, u"a.rashin"_s, u"criterion"_s, u"--year"_s, u"2026"_s}).output.isEmpty());
}

TEST_CASE("undo and redo work across runs and history tells who changed what", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    CHECK(cli.expect(2, {u"undo"_s, u"a.rashin"_s}).messages.contains(u"元に戻す変更はありません"_s));
    cli.done({u"add"_s, u"a.rashin"_s, u"project"_s, u"name=甲"_s, u"code=P1"_s});
    const QString changed =
        cli.done({u"set"_s, u"a.rashin"_s, u"project"_s, u"code:P1"_s, u"purpose=一"_s, u"--author"_s, u"山田"_s})
            .object()["transaction"_L1]
            .toString();
    cli.done({u"set"_s, u"a.rashin"_s, u"project"_s, u"code:P1"_s, u"purpose=二"_s});
    const auto purpose = [&] {
        return cli.done({u"get"_s, u"a.rashin"_s, u"project"_s, u"code:P1"_s}).object()["purpose"_L1].toString();
    };

    const Answer undone = cli.done({u"undo"_s, u"a.rashin"_s});
    CHECK(undone.keys() == QStringList{u"skipped"_s, u"transaction"_s});
    CHECK(purpose() == u"一"_s);
    cli.done({u"undo"_s, u"a.rashin"_s});
    CHECK(purpose().isEmpty());
    cli.done({u"redo"_s, u"a.rashin"_s});
    cli.done({u"redo"_s, u"a.rashin"_s});
    CHECK(purpose() == u"二"_s);
    CHECK(cli.expect(2, {u"redo"_s, u"a.rashin"_s}).output.isEmpty());

    // What was overwritten since is left alone and named.
    const Answer partly = cli.done({u"undo"_s, u"a.rashin"_s, u"--transaction"_s, changed});
    CHECK(partly.object()["skipped"_L1].toArray().size() == 1);
    CHECK(purpose() == u"二"_s);

    const QJsonArray history = cli.done({u"history"_s, u"a.rashin"_s, u"--entity"_s, u"project"_s, u"--id"_s,
                                         u"code:P1"_s, u"--field"_s, u"purpose"_s})
                                   .array();
    REQUIRE(history.size() >= 4);
    for (const auto &key : {u"transaction"_s, u"at"_s, u"author"_s, u"office"_s, u"reason"_s, u"changes"_s})
        CHECK(history.first().toObject().contains(key));
    CHECK(history.last()["author"_L1] == u"山田"_s);
    CHECK(history.last()["changes"_L1][0]["new"_L1] == u"一"_s);
    CHECK(cli.done({u"history"_s, u"a.rashin"_s, u"--limit"_s, u"2"_s}).array().size() == 2);
    CHECK(cli.expect(2, {u"history"_s, u"a.rashin"_s, u"--field"_s, u"purpose"_s}).output.isEmpty());
    CHECK(cli.expect(2, {u"undo"_s, u"a.rashin"_s, u"--transaction"_s, u"abcdef"_s}).output.isEmpty());
}

TEST_CASE("a year's projects and offices are those in force in it", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    const auto project = [&cli](const QString &code, const QStringList &years) {
        cli.done(QStringList{u"add"_s, u"a.rashin"_s, u"project"_s, u"name=P"_s, u"code="_s + code,
                             u"office=code:SHIBA-KYODO"_s}
                 + years);
    };
    project(u"ALWAYS"_s, {});
    project(u"ENDED"_s, {u"end_year=2025"_s});
    project(u"LAST"_s, {u"end_year=2026"_s});
    project(u"FIRST"_s, {u"start_year=2026"_s});
    project(u"LATER"_s, {u"start_year=2027"_s});

    QStringList codes;
    for (const auto &row : cli.done({u"list"_s, u"a.rashin"_s, u"project"_s, u"--year"_s, u"2026"_s}).array())
        codes += row["code"_L1].toString();
    codes.sort();
    CHECK(codes == QStringList{u"ALWAYS"_s, u"FIRST"_s, u"LAST"_s});
}
