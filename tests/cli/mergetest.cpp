// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

namespace {

/// A sample and a copy for each of two branches.
struct Branches
{
    Branches()
    {
        cli.makeSample(u"desk.rashin"_s, 6, 1);
        project = cli.firstProject(u"desk.rashin"_s);
        cli.done({u"copy"_s, u"desk.rashin"_s, u"a.rashin"_s, u"--office"_s, u"SHIBA"_s});
        cli.done({u"copy"_s, u"desk.rashin"_s, u"b.rashin"_s, u"--office"_s, u"AZABU"_s});
    }
    void set(const QString &file, const QString &assignment, const QString &author) const
    {
        cli.done({u"set"_s, file, u"project"_s, project, assignment, u"--author"_s, author});
    }
    QJsonObject row(const QString &file) const { return cli.done({u"get"_s, file, u"project"_s, project}).object(); }

    Companion cli;
    QString project;
};

} // namespace

TEST_CASE("branches merge through the command line: no conflict between fields, one within a field", "[cli]")
{
    const Branches branches;
    const Companion &cli = branches.cli;
    branches.set(u"a.rashin"_s, u"purpose=甲の目的"_s, u"芝 花子"_s);
    branches.set(u"b.rashin"_s, u"means=乙の手段"_s, u"麻布 太郎"_s);
    const QByteArray before = cli.bytes(u"desk.rashin"_s);
    const Answer tried = cli.run({u"merge"_s, u"desk.rashin"_s, u"a.rashin"_s, u"b.rashin"_s, u"--dry-run"_s});
    CHECK(tried.code <= 1);
    CHECK(cli.bytes(u"desk.rashin"_s) == before);

    const Answer merged = cli.run({u"merge"_s, u"desk.rashin"_s, u"a.rashin"_s, u"b.rashin"_s});
    for (const auto &key : {u"sources"_s, u"conflicts"_s, u"duplicates"_s, u"changed"_s, u"out_of_scope"_s})
        CHECK(merged.object().contains(key));
    const QJsonArray sources = merged.object()["sources"_L1].toArray();
    REQUIRE(sources.size() == 2);
    CHECK(sources[0]["new_transactions"_L1] == 1);
    CHECK(sources[0]["new_operations"_L1] == 1);
    CHECK(sources[0]["office"_L1] == u"SHIBA"_s);
    CHECK(merged.object()["conflicts"_L1].toArray().isEmpty());
    CHECK(merged.object()["changed"_L1]["project"_L1] == 1);
    CHECK(tried.object()["changed"_L1] == merged.object()["changed"_L1]);
    CHECK(branches.row(u"desk.rashin"_s)["purpose"_L1] == u"甲の目的"_s);
    CHECK(branches.row(u"desk.rashin"_s)["means"_L1] == u"乙の手段"_s);
    CHECK(cli.files().filter(u"desk.backup-"_s).size() == 1);
    CHECK(cli.done({u"check"_s, u"desk.rashin"_s}).object()["projection"_L1] == true);
    // A second time nothing is new, and no backup is laid.
    const Answer again = cli.done({u"merge"_s, u"desk.rashin"_s, u"a.rashin"_s});
    CHECK(again.object()["sources"_L1][0]["new_transactions"_L1] == 0);
    CHECK(cli.files().filter(u"desk.backup-"_s).size() == 1);
}

TEST_CASE("a conflict is listed with its versions, and resolved by one of them or by another value", "[cli]")
{
    const Branches branches;
    const Companion &cli = branches.cli;
    branches.set(u"a.rashin"_s, u"purpose=甲"_s, u"芝 花子"_s);
    branches.set(u"b.rashin"_s, u"purpose=乙"_s, u"麻布 太郎"_s);
    const Answer merged = cli.expect(1, {u"merge"_s, u"a.rashin"_s, u"b.rashin"_s});
    CHECK(merged.object()["conflicts"_L1].toArray().size() == 1);
    cli.expect(1, {u"merge"_s, u"b.rashin"_s, u"a.rashin"_s});

    const QJsonArray open = cli.expect(1, {u"conflicts"_s, u"a.rashin"_s}).array();
    REQUIRE(open.size() == 1);
    CHECK(open == cli.expect(1, {u"conflicts"_s, u"a.rashin"_s}).array());
    const QJsonObject conflict = open[0].toObject();
    for (const auto &key : {u"id"_s, u"entity"_s, u"row"_s, u"field"_s, u"shown"_s, u"versions"_s, u"base"_s})
        CHECK(conflict.contains(key));
    const QJsonArray versions = conflict["versions"_L1].toArray();
    REQUIRE(versions.size() == 2);
    for (const auto &key : {u"version"_s, u"value"_s, u"author"_s, u"office"_s, u"at"_s})
        CHECK(versions[0].toObject().contains(key));
    const QString id = conflict["id"_L1].toString();
    CHECK(cli.done({u"info"_s, u"desk.rashin"_s}).object()["conflicts"_L1] == 0);
    CHECK(cli.done({u"info"_s, u"a.rashin"_s}).object()["conflicts"_L1] == 1);

    cli.expect(2, {u"resolve"_s, u"a.rashin"_s, id});
    cli.expect(2, {u"resolve"_s, u"a.rashin"_s, u"nothing"_s, u"--value"_s, u"x"_s});
    cli.expect(2, {u"resolve"_s, u"a.rashin"_s, id, u"--keep"_s, u"nothing"_s});
    const QString kept = versions[1]["version"_L1].toString();
    const Answer resolved = cli.done({u"resolve"_s, u"a.rashin"_s, id, u"--keep"_s, kept});
    CHECK_FALSE(resolved.object()["transaction"_L1].toString().isEmpty());
    CHECK(branches.row(u"a.rashin"_s)["purpose"_L1] == versions[1]["value"_L1]);
    CHECK(cli.done({u"conflicts"_s, u"a.rashin"_s}).array().isEmpty());

    cli.done({u"undo"_s, u"a.rashin"_s});
    cli.expect(1, {u"conflicts"_s, u"a.rashin"_s});
    cli.done({u"resolve"_s, u"a.rashin"_s, id, u"--value"_s, u"第三の案"_s});
    CHECK(branches.row(u"a.rashin"_s)["purpose"_L1] == u"第三の案"_s);
    // It settles the other copy, too.
    CHECK(cli.run({u"merge"_s, u"b.rashin"_s, u"a.rashin"_s}).object()["conflicts"_L1].toArray().isEmpty());
    CHECK(branches.row(u"b.rashin"_s)["purpose"_L1] == u"第三の案"_s);
}

TEST_CASE("an edit outside of the office's scope goes in, but is listed", "[cli]")
{
    const Branches branches;
    const Companion &cli = branches.cli;
    QString policy = cli.done({u"list"_s, u"a.rashin"_s, u"policy"_s}).array()[0]["id"_L1].toString();
    cli.done({u"set"_s, u"a.rashin"_s, u"policy"_s, policy, u"text=支所が書き換えた方針"_s});
    const Answer merged = cli.expect(1, {u"merge"_s, u"desk.rashin"_s, u"a.rashin"_s});
    const QJsonArray outside = merged.object()["out_of_scope"_L1].toArray();
    REQUIRE(outside.size() == 1);
    CHECK(outside[0]["reason"_L1] == u"common_data"_s);
    CHECK(outside[0]["entity"_L1] == u"policy"_s);
    CHECK(outside[0]["field"_L1] == u"text"_s);
    CHECK(outside[0]["office"_L1] == u"SHIBA"_s);
}

TEST_CASE("a field that the desk has closed to branches is listed when a branch has written it", "[cli]")
{
    const Branches branches;
    const Companion &cli = branches.cli;
    cli.done({u"add"_s, u"desk.rashin"_s, u"field_rule"_s, u"field=project.purpose"_s, u"branch=0"_s});
    branches.set(u"a.rashin"_s, u"purpose=支所が書いた意図"_s, u"芝"_s);
    branches.set(u"a.rashin"_s, u"means=支所が書いた手段"_s, u"芝"_s);
    const Answer merged = cli.expect(1, {u"merge"_s, u"desk.rashin"_s, u"a.rashin"_s});
    const QJsonArray outside = merged.object()["out_of_scope"_L1].toArray();
    REQUIRE(outside.size() == 1);
    CHECK(outside[0]["reason"_L1] == u"field_rule"_s);
    CHECK(outside[0]["field"_L1] == u"purpose"_s);
    CHECK(branches.row(u"desk.rashin"_s)["purpose"_L1] == u"支所が書いた意図"_s);
}

TEST_CASE("what is no copy of the document, or damaged, is refused with a sentence and nothing changed", "[cli]")
{
    const Branches branches;
    const Companion &cli = branches.cli;
    cli.makePlan(u"other.rashin"_s);
    branches.set(u"a.rashin"_s, u"purpose=甲"_s, u"芝"_s);
    const QByteArray good = cli.bytes(u"a.rashin"_s);
    cli.write(u"cut.rashin"_s, good.left(good.size() / 3));
    cli.write(u"text.rashin"_s, "no database at all");
    cli.write(u"empty.rashin"_s, "");
    const QByteArray before = cli.bytes(u"desk.rashin"_s);
    const QStringList there = cli.files();
    for (const auto &name : {u"other.rashin"_s, u"cut.rashin"_s, u"text.rashin"_s, u"empty.rashin"_s}) {
        const Answer refused = cli.expect(3, {u"merge"_s, u"desk.rashin"_s, u"a.rashin"_s, name});
        CHECK(refused.messages.contains(name)); // the one of the two that is to blame
        CHECK(refused.output.isEmpty());
        CHECK(cli.bytes(u"desk.rashin"_s) == before);
        CHECK(cli.files() == there);
    }
    cli.expect(2, {u"merge"_s, u"desk.rashin"_s});
    CHECK(cli.expect(2, {u"merge"_s, u"desk.rashin"_s, u"gone.rashin"_s}).messages.contains(u"gone.rashin"_s));
}

TEST_CASE("two branches that add the same code are told apart as duplicates", "[cli]")
{
    const Branches branches;
    const Companion &cli = branches.cli;
    for (const auto &file : {u"a.rashin"_s, u"b.rashin"_s})
        cli.done({u"add"_s, file, u"project"_s, u"name=新規"_s + file, u"code=NEW-1"_s});
    const Answer merged = cli.run({u"merge"_s, u"a.rashin"_s, u"b.rashin"_s});
    bool found = false;
    for (const auto &duplicate : merged.object()["duplicates"_L1].toArray())
        found = found || (duplicate["rule"_L1] == u"project.code"_s && duplicate["rows"_L1].toArray().size() == 2);
    CHECK(found);
    CHECK_FALSE(cli.done({u"duplicates"_s, u"a.rashin"_s}).array().isEmpty());
}
