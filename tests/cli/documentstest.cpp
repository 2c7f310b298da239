// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

namespace {

const QStringList infoKeys = {u"app_version"_s, u"conflicts"_s, u"counts"_s,       u"document"_s,
                              u"duplicates"_s,  u"edition"_s,   u"fiscal_years"_s, u"office"_s,
                              u"operations"_s,  u"plan"_s,      u"site"_s,         u"transactions"_s};

} // namespace

TEST_CASE("the companion explains itself and every command, and says when a word is not known", "[cli]")
{
    const Companion cli;
    const QString help = QString::fromUtf8(cli.done({u"--help"_s}).output);
    for (const auto &command :
         {"new",      "sample", "info",    "fields", "list",     "get",    "add",     "set",       "remove",
          "undo",     "redo",   "history", "copy",   "rollover", "score",  "tasks",   "validate",  "import",
          "profiles", "export", "report",  "chart",  "check",    "backup", "restore", "duplicates"}) {
        INFO(command);
        CHECK(help.contains(u"  "_s + QString::fromLatin1(command) + u' '));
        const QString one = QString::fromUtf8(cli.done({QString::fromLatin1(command), u"--help"_s}).output);
        CHECK(one.startsWith(u"rashin-cli "_s + QString::fromLatin1(command)));
    }
    CHECK(cli.expect(2, {u"fly"_s}).messages.contains(u"「fly」"_s));
    CHECK(cli.expect(2, {}).output.isEmpty());
    CHECK(cli.expect(2, {u"merge"_s, u"a.rashin"_s}).output.isEmpty());
    CHECK(cli.done({u"--version"_s}).output.contains('.'));
}

TEST_CASE("wrong usage is told with the line that would be right", "[cli]")
{
    const Companion cli;
    CHECK(cli.expect(2, {u"info"_s}).messages.contains(u"rashin-cli info FILE"_s));
    CHECK(cli.expect(2, {u"info"_s, u"a"_s, u"b"_s}).messages.contains(u"「b」"_s));
    CHECK(cli.expect(2, {u"info"_s, u"a"_s, u"--shout"_s}).messages.contains(u"--shout"_s));
    CHECK(cli.expect(2, {u"rollover"_s, u"a"_s}).messages.contains(u"--to"_s));
    CHECK(cli.expect(2, {u"rollover"_s, u"a"_s, u"--to"_s, u"soon"_s}).messages.contains(u"2199"_s));
    CHECK(cli.expect(2, {u"info"_s, u"nothing.rashin"_s}).messages.contains(u"nothing.rashin"_s));
    CHECK(cli.files().isEmpty());
}

TEST_CASE("options that every command knows may stand before it", "[cli]")
{
    const Companion cli;
    cli.done({u"--quiet"_s, u"--author"_s, u"山田"_s, u"new"_s, u"a.rashin"_s});
    CHECK(cli.done({u"--quiet"_s, u"history"_s, u"a.rashin"_s}).array().first()["author"_L1] == u"山田"_s);
}

TEST_CASE("messages speak Japanese, or English where the locale is an English one", "[cli]")
{
    const Companion cli;
    const QRegularExpression japanese(u"[ぁ-ん]"_s);
    CHECK(cli.run({u"fly"_s}).messages.contains(japanese));
    CHECK(cli.run({u"fly"_s}, u"C.UTF-8"_s).messages.contains(japanese));
    const QString english = cli.run({u"fly"_s}, u"en_US.UTF-8"_s).messages;
    CHECK(english.startsWith(u"There is no command"_s));
    CHECK_FALSE(english.contains(japanese));
}

TEST_CASE("a new plan of Minato says what it holds, and is never overwritten", "[cli]")
{
    const Companion cli;
    const Answer made = cli.done({u"new"_s, u"a.rashin"_s, u"--template"_s, u"minato"_s, u"--year"_s, u"2026"_s});
    CHECK(made.keys() == infoKeys);
    CHECK(made.object()["plan"_L1].toString().startsWith(u"港区行政経営方針"_s));
    CHECK(made.object()["fiscal_years"_L1].toArray().contains(2026));
    CHECK(made.object()["transactions"_L1] == 1);
    CHECK(made.object()["office"_L1].isNull());
    CHECK(cli.files() == QStringList{u"a.rashin"_s}); // no lock, no journal, no leftovers

    const QByteArray before = cli.bytes(u"a.rashin"_s);
    CHECK(cli.expect(2, {u"new"_s, u"a.rashin"_s}).output.isEmpty());
    CHECK(cli.bytes(u"a.rashin"_s) == before);
    CHECK(cli.done({u"info"_s, u"a.rashin"_s}).object() == made.object());
    CHECK(cli.bytes(u"a.rashin"_s) == before);
}

TEST_CASE("the year of a new plan decides which schemes it brings", "[cli]")
{
    const Companion cli;
    const auto years = [&](const QString &year) {
        return cli.done({u"new"_s, year + u".rashin"_s, u"--year"_s, year}).object()["fiscal_years"_L1].toArray();
    };
    CHECK(years(u"2024"_s).last() == 2024);
    CHECK(years(u"2029"_s).last() == 2029);
}

TEST_CASE("a municipality's own template is taken, or refused with the place where it is wrong", "[cli]")
{
    const Companion cli;
    cli.write(u"own.json"_s, R"({"format": "rashin-template/1", "plan": {"title": "総合計画"},
        "offices": [{"code": "S", "name": "本庁", "kind": "department",
                     "children": [{"code": "S-1", "name": "企画課", "kind": "section"}]}]})");
    const Answer made = cli.done({u"new"_s, u"own.rashin"_s, u"--template"_s, u"own.json"_s});
    CHECK(made.object()["plan"_L1] == u"総合計画"_s);
    CHECK(made.object()["counts"_L1]["office"_L1] == 2);

    cli.write(u"wrong.json"_s, R"({"format": "rashin-template/1", "plan": {"title": "x"}, "visions": [{"txt": "y"}]})");
    const Answer refused = cli.expect(3, {u"new"_s, u"wrong.rashin"_s, u"--template"_s, u"wrong.json"_s});
    CHECK(refused.messages.contains(u"$.visions[0].text"_s));
    CHECK(cli.expect(2, {u"new"_s, u"wrong.rashin"_s, u"--template"_s, u"nowhere"_s}).messages.contains(u"nowhere"_s));
    CHECK(cli.files() == QStringList{u"own.json"_s, u"own.rashin"_s, u"wrong.json"_s});
}

TEST_CASE("the same arguments make the same sample", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s);
    cli.makeSample(u"b.rashin"_s);
    cli.done({u"export"_s, u"a.rashin"_s, u"a.json"_s, u"--what"_s, u"all"_s});
    cli.done({u"export"_s, u"b.rashin"_s, u"b.json"_s, u"--what"_s, u"all"_s});
    CHECK(cli.bytes(u"a.json"_s) == cli.bytes(u"b.json"_s));
    CHECK(cli.bytes(u"a.json"_s).size() > 50'000);
    CHECK(cli.expect(2, {u"sample"_s, u"a.rashin"_s}).output.isEmpty());
    CHECK(cli.expect(2, {u"sample"_s, u"c.rashin"_s, u"--projects"_s, u"many"_s}).output.isEmpty());
}

TEST_CASE("a working copy belongs to its office and is a site of its own", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    const Answer copied = cli.done({u"copy"_s, u"a.rashin"_s, u"shiba.rashin"_s, u"--office"_s, u"SHIBA"_s});
    CHECK(copied.keys() == infoKeys);
    CHECK(copied.object()["office"_L1] == u"SHIBA"_s);
    const QJsonObject original = cli.done({u"info"_s, u"a.rashin"_s}).object();
    CHECK(copied.object()["document"_L1] == original["document"_L1]);
    CHECK(copied.object()["site"_L1] != original["site"_L1]);
    CHECK(cli.expect(2, {u"copy"_s, u"a.rashin"_s, u"x.rashin"_s, u"--office"_s, u"ATLANTIS"_s}).output.isEmpty());
    CHECK(cli.files() == QStringList{u"a.rashin"_s, u"shiba.rashin"_s});
}

TEST_CASE("a backup is restored unless newer work would be lost", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 3, 1);
    const QString project = cli.firstProject(u"a.rashin"_s);
    const Answer backedUp = cli.done({u"backup"_s, u"a.rashin"_s, u"b.rashin"_s});
    CHECK(backedUp.object()["bytes"_L1].toInteger() == cli.bytes(u"b.rashin"_s).size());
    cli.done({u"set"_s, u"a.rashin"_s, u"project"_s, project, u"purpose=新しい"_s});

    const QByteArray before = cli.bytes(u"a.rashin"_s);
    CHECK(cli.expect(2, {u"restore"_s, u"b.rashin"_s, u"a.rashin"_s}).messages.contains(u"1 件"_s));
    CHECK(cli.bytes(u"a.rashin"_s) == before);

    cli.done({u"backup"_s, u"a.rashin"_s, u"c.rashin"_s});
    CHECK(cli.done({u"restore"_s, u"c.rashin"_s, u"b.rashin"_s}).object()["gained"_L1] == 1);
    CHECK(cli.done({u"get"_s, u"b.rashin"_s, u"project"_s, project}).object()["purpose"_L1] == u"新しい"_s);
    CHECK(cli.done({u"restore"_s, u"c.rashin"_s, u"d.rashin"_s}).object()["kept"_L1].isNull());

    cli.makePlan(u"other.rashin"_s);
    const QByteArray other = cli.bytes(u"other.rashin"_s);
    CHECK(cli.expect(2, {u"restore"_s, u"c.rashin"_s, u"other.rashin"_s}).output.isEmpty());
    CHECK(cli.bytes(u"other.rashin"_s) == other);
}

TEST_CASE("a damaged file is put aside when a backup takes its place", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    cli.done({u"backup"_s, u"a.rashin"_s, u"b.rashin"_s});
    QByteArray damaged = cli.bytes(u"a.rashin"_s);
    damaged.truncate(damaged.size() / 3);
    cli.write(u"a.rashin"_s, damaged);
    cli.expect(3, {u"check"_s, u"a.rashin"_s});
    const QString kept = cli.done({u"restore"_s, u"b.rashin"_s, u"a.rashin"_s}).object()["kept"_L1].toString();
    REQUIRE_FALSE(kept.isEmpty());
    CHECK(cli.bytes(kept) == damaged);
    CHECK(cli.done({u"check"_s, u"a.rashin"_s}).object()["log"_L1] == true);
}

TEST_CASE("check says what it looked at", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s);
    const Answer checked = cli.done({u"check"_s, u"a.rashin"_s});
    CHECK(checked.keys() == QStringList{u"log"_s, u"pages"_s, u"problems"_s, u"projection"_s, u"schema"_s});
    for (const auto &part : {u"log"_s, u"pages"_s, u"projection"_s, u"schema"_s})
        CHECK(checked.object()[part] == true);
}
