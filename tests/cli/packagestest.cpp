// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using testing::Companion;

namespace {

const QStringList sender = {u"--keys"_s, u"sender"_s};
const QStringList receiver = {u"--keys"_s, u"receiver"_s};

QJsonObject makeKeys(const Companion &cli, const QString &keys, const QString &office)
{
    return cli
        .done({u"keygen"_s, u"--keys"_s, keys, u"--office"_s, office, u"--name"_s, office + u"支所"_s, u"--out"_s,
               keys + u".key"_s})
        .object();
}

} // namespace

TEST_CASE("keygen makes keys once, and says what can be read out on the phone", "[cli]")
{
    const Companion cli;
    const QJsonObject made = makeKeys(cli, u"sender"_s, u"shiba"_s);
    CHECK(made["fingerprint"_L1].toString().split(u' ').size() == 6);
    CHECK(made["office"_L1] == u"shiba"_s);
    cli.expect(2, {u"keygen"_s, u"--keys"_s, u"sender"_s});
    CHECK(cli.done(QStringList{u"keys"_s} + sender).array().first()["key"_L1] == made["key"_L1]);
    CHECK_FALSE(cli.bytes(u"sender.key"_s).contains("secret"));
}

TEST_CASE("a signed and sealed package goes from hand to hand, and both ledgers name it", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"desk.rashin"_s, 3, 1);
    const QJsonObject shiba = makeKeys(cli, u"sender"_s, u"shiba"_s);
    const QJsonObject desk = makeKeys(cli, u"receiver"_s, u"desk"_s);
    const QString office = cli.done({u"list"_s, u"desk.rashin"_s, u"office"_s, u"--fields"_s, u"code"_s})
                               .array()
                               .first()["code"_L1]
                               .toString();

    const QJsonObject packed =
        cli.done(QStringList{u"pack"_s, u"desk.rashin"_s, u"out.rashinx"_s, u"--sign"_s, u"--to"_s,
                             desk["key"_L1].toString(), u"--office"_s, office, u"--remark"_s, u"一次評価"_s}
                 + sender)
            .object();
    CHECK(packed["content"_L1] == u"document"_s);
    CHECK(packed["to"_L1]["office"_L1] == office);
    CHECK(packed["sha256"_L1].toString().size() == 64);
    CHECK(cli.expect(2, QStringList{u"pack"_s, u"desk.rashin"_s, u"out.rashinx"_s}).code == 2);

    cli.expect(3, QStringList{u"unpack"_s, u"out.rashinx"_s, u"a.rashin"_s, u"--keys"_s, u"nobody"_s});
    // An unknown signer is told, and a person has to decide.
    const QJsonObject looked = cli.expect(1, QStringList{u"unpack"_s, u"out.rashinx"_s} + receiver).object();
    CHECK(looked["signer"_L1]["state"_L1] == u"unknown"_s);
    CHECK(looked["signer"_L1]["fingerprint"_L1] == shiba["fingerprint"_L1]);
    cli.done(QStringList{u"trust"_s, u"sender.key"_s} + receiver);
    const QJsonObject opened = cli.done(QStringList{u"unpack"_s, u"out.rashinx"_s, u"a.rashin"_s} + receiver).object();
    CHECK(opened["signer"_L1]["state"_L1] == u"known"_s);
    CHECK(cli.done({u"check"_s, u"a.rashin"_s}).object()["log"_L1] == true);
    CHECK(cli.done({u"ledger"_s, u"desk.rashin"_s}).array().first()["direction"_L1] == u"out"_s);
    CHECK(cli.done({u"ledger"_s, u"a.rashin"_s}).array().first()["direction"_L1] == u"in"_s);
    cli.expect(2, QStringList{u"unpack"_s, u"out.rashinx"_s, u"a.rashin"_s} + receiver);

    cli.done(QStringList{u"revoke"_s, u"sender.key"_s} + receiver);
    cli.expect(3, QStringList{u"unpack"_s, u"out.rashinx"_s, u"b.rashin"_s} + receiver);
    CHECK_FALSE(cli.files().contains(u"b.rashin"_s));
}

TEST_CASE("a merge takes a package of a revoked or changed signer only where it is told to accept him", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"desk.rashin"_s, 3, 1);
    const QString project = cli.firstProject(u"desk.rashin"_s);
    makeKeys(cli, u"sender"_s, u"shiba"_s);
    makeKeys(cli, u"other"_s, u"shiba"_s);
    cli.done({u"copy"_s, u"desk.rashin"_s, u"branch.rashin"_s, u"--office"_s, u"SHIBA"_s});
    cli.done({u"set"_s, u"branch.rashin"_s, u"project"_s, project, u"purpose=署名した仕事"_s});
    cli.done(QStringList{u"pack"_s, u"branch.rashin"_s, u"back.rashinx"_s, u"--sign"_s} + sender);
    const QByteArray before = cli.bytes(u"desk.rashin"_s);
    const QStringList merge = QStringList{u"merge"_s, u"desk.rashin"_s, u"back.rashinx"_s} + receiver;
    const QStringList accept = {u"--accept-signer"_s};

    // The office is known by another key.
    cli.done(QStringList{u"trust"_s, u"other.key"_s} + receiver);
    const testing::Answer changed = cli.expect(3, merge);
    CHECK(changed.messages.contains(u"back.rashinx"_s));
    // Its own key, but revoked.
    cli.done(QStringList{u"trust"_s, u"sender.key"_s} + receiver);
    cli.done(QStringList{u"revoke"_s, u"sender.key"_s} + receiver);
    cli.expect(3, merge);
    CHECK(cli.bytes(u"desk.rashin"_s) == before);
    CHECK(cli.files().filter(u"desk.backup-"_s).isEmpty());

    CHECK(cli.run(merge + accept).object()["sources"_L1][0]["new_transactions"_L1] == 1);
    CHECK(cli.done({u"get"_s, u"desk.rashin"_s, u"project"_s, project}).object()["purpose"_L1] == u"署名した仕事"_s);
    // It says nothing about files that are no packages, and mends none that are damaged.
    const QByteArray package = cli.bytes(u"back.rashinx"_s);
    cli.write(u"cut.rashinx"_s, package.left(package.size() - 1));
    cli.expect(3, QStringList{u"merge"_s, u"desk.rashin"_s, u"cut.rashinx"_s} + receiver + accept);
}

TEST_CASE("an office that received a document packs what is new, and the desk merges it", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"desk.rashin"_s, 3, 1);
    const QString project = cli.firstProject(u"desk.rashin"_s);
    const QString owner = cli.done({u"get"_s, u"desk.rashin"_s, u"project"_s, project}).object()["office"_L1].toString();
    const QString office = cli.done({u"get"_s, u"desk.rashin"_s, u"office"_s, owner}).object()["code"_L1].toString();
    cli.done({u"pack"_s, u"desk.rashin"_s, u"out.rashinx"_s, u"--office"_s, office, u"--working-copy"_s});
    cli.done({u"unpack"_s, u"out.rashinx"_s, u"branch.rashin"_s});
    CHECK(cli.done({u"info"_s, u"branch.rashin"_s}).object()["office"_L1] == office);
    cli.done({u"set"_s, u"branch.rashin"_s, u"project"_s, project, u"purpose=支所で書いた"_s});

    const QJsonObject packed = cli.done({u"pack"_s, u"branch.rashin"_s, u"back.rashinx"_s, u"--difference"_s}).object();
    CHECK(packed["counts"_L1]["transactions"_L1] == 1);
    CHECK(packed["from"_L1]["office"_L1] == office);
    cli.done({u"unpack"_s, u"back.rashinx"_s, u"back.rashin"_s});
    cli.expect(3, {u"info"_s, u"back.rashin"_s});
    cli.done({u"merge"_s, u"--dry-run"_s, u"desk.rashin"_s, u"back.rashin"_s});
    const QJsonObject merged = cli.done({u"merge"_s, u"desk.rashin"_s, u"back.rashinx"_s}).object();
    CHECK(merged["sources"_L1][0]["file"_L1] == u"back.rashinx"_s);
    CHECK(merged["sources"_L1][0]["new_transactions"_L1] == 1);
    const QJsonArray book = cli.done({u"ledger"_s, u"desk.rashin"_s}).array();
    CHECK(book.last()["direction"_L1] == u"in"_s);
    CHECK(book.last()["office"_L1] == office);
    // From now on the desk knows what the branch has.
    CHECK(cli.done({u"pack"_s, u"desk.rashin"_s, u"again.rashinx"_s, u"--difference"_s, u"--office"_s, office})
              .object()["counts"_L1]["transactions"_L1]
          == 0);
    CHECK(cli.done({u"get"_s, u"desk.rashin"_s, u"project"_s, project}).object()["purpose"_L1] == u"支所で書いた"_s);
    cli.expect(2, {u"pack"_s, u"desk.rashin"_s, u"none.rashinx"_s, u"--difference"_s, u"--office"_s, u"nobody"_s});
}

TEST_CASE("a passphrase in a file closes and opens a package", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 2, 1);
    cli.write(u"right"_s, "海図 と 羅針\r\n");
    cli.write(u"wrong"_s, "海図\n");
    cli.write(u"empty"_s, "\n");
    CHECK(cli.done({u"pack"_s, u"a.rashin"_s, u"a.rashinx"_s, u"--passphrase-file"_s, u"right"_s}).object()["sealed"_L1]
          == true);
    cli.expect(3, {u"unpack"_s, u"a.rashinx"_s, u"b.rashin"_s});
    cli.expect(3, {u"unpack"_s, u"a.rashinx"_s, u"b.rashin"_s, u"--passphrase-file"_s, u"wrong"_s});
    cli.expect(2, {u"unpack"_s, u"a.rashinx"_s, u"b.rashin"_s, u"--passphrase-file"_s, u"empty"_s});
    CHECK_FALSE(cli.files().contains(u"b.rashin"_s));
    cli.done({u"unpack"_s, u"a.rashinx"_s, u"b.rashin"_s, u"--passphrase-file"_s, u"right"_s});
    cli.done({u"check"_s, u"b.rashin"_s});
}

TEST_CASE("what is no package, or a damaged one, is refused and leaves nothing", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 2, 1);
    cli.done({u"pack"_s, u"a.rashin"_s, u"a.rashinx"_s});
    const QByteArray whole = cli.bytes(u"a.rashinx"_s);
    cli.write(u"cut.rashinx"_s, whole.left(whole.size() / 2));
    cli.expect(3, {u"unpack"_s, u"cut.rashinx"_s, u"b.rashin"_s});
    cli.expect(3, {u"unpack"_s, u"a.rashin"_s, u"b.rashin"_s});
    cli.expect(2, {u"unpack"_s, u"none.rashinx"_s, u"b.rashin"_s});
    cli.expect(3, {u"merge"_s, u"a.rashin"_s, u"cut.rashinx"_s});
    CHECK(cli.files().filter(u"b.rashin"_s).isEmpty());
    cli.expect(2, {u"pack"_s, u"a.rashin"_s, u"nowhere/b.rashinx"_s});
    cli.expect(2, QStringList{u"pack"_s, u"a.rashin"_s, u"b.rashinx"_s, u"--sign"_s, u"--keys"_s, u"nobody"_s});
}

TEST_CASE("the ledger is printed as a PDF, empty or not", "[cli]")
{
    const Companion cli;
    cli.makeSample(u"a.rashin"_s, 2, 1);
    const QStringList report = {u"report"_s, u"a.rashin"_s, u"--kind"_s, u"handover"_s, u"--out"_s};
    CHECK(cli.done(report + QStringList{u"empty.pdf"_s}).object()["pages"_L1] == 1);
    for (int i = 0; i < 3; ++i)
        cli.done({u"pack"_s, u"a.rashin"_s, u"%1.rashinx"_s.arg(i)});
    CHECK(cli.done(report + QStringList{u"three.pdf"_s}).object()["entries"_L1] == 3);
    CHECK(cli.bytes(u"three.pdf"_s).startsWith("%PDF"));
}
