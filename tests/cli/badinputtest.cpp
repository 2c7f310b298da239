// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/companion.h"

#include <QFile>
#include <QLockFile>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;
using testing::Answer;
using testing::Companion;

namespace {

/// Every way to read and to write a file, none of which may do anything to a bad one.
const std::vector<QStringList> &commands()
{
    static const std::vector<QStringList> all = {
        {u"info"_s, u"x.rashin"_s},
        {u"list"_s, u"x.rashin"_s, u"project"_s},
        {u"history"_s, u"x.rashin"_s},
        {u"check"_s, u"x.rashin"_s},
        {u"validate"_s, u"x.rashin"_s},
        {u"backup"_s, u"x.rashin"_s, u"y.rashin"_s},
        {u"copy"_s, u"x.rashin"_s, u"y.rashin"_s, u"--office"_s, u"SHIBA"_s},
        {u"add"_s, u"x.rashin"_s, u"project"_s, u"name=x"_s},
        {u"undo"_s, u"x.rashin"_s},
        {u"rollover"_s, u"x.rashin"_s, u"--to"_s, u"2027"_s},
        {u"restore"_s, u"x.rashin"_s, u"z.rashin"_s},
    };
    return all;
}

void refusedByAll(const Companion &cli, const QByteArray &content)
{
    cli.write(u"x.rashin"_s, content);
    for (const QStringList &command : commands()) {
        INFO(command.join(u' '));
        const Answer answer = cli.expect(3, command);
        CHECK(answer.messages.contains(u"x.rashin"_s));
        CHECK(answer.output.isEmpty());
        CHECK(cli.bytes(u"x.rashin"_s) == content);
        CHECK(cli.files() == QStringList{u"a.rashin"_s, u"x.rashin"_s});
    }
}

bool isRoot()
{
    QProcess id;
    id.start(u"id"_s, {u"-u"_s});
    id.waitForFinished();
    return id.readAllStandardOutput().trimmed() == "0";
}

/// A small file system of its own, where root may make one.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &path) : m_path(path)
    {
        QDir().mkpath(path);
        m_mounted = isRoot() && run(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=1m"_s, u"tmpfs"_s, path});
        if (!m_mounted)
            WARN("skipped: a disk of its own can be mounted by root only, and not in every container");
    }
    ~SmallDisk()
    {
        if (m_mounted)
            run(u"umount"_s, {m_path});
    }
    [[nodiscard]] bool isThere() const { return m_mounted; }
    void protect() const { run(u"mount"_s, {u"-o"_s, u"remount,ro"_s, m_path}); }

private:
    static bool run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    }
    QString m_path;
    bool m_mounted = false;
};

} // namespace

TEST_CASE("a file that is not ours is refused by every command and left as it is", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    refusedByAll(cli, "this is a letter, not a plan\n");
    refusedByAll(cli, "");
    refusedByAll(cli, QByteArray(8192, '\0'));
    QByteArray other = cli.bytes(u"a.rashin"_s);
    other.replace(68, 4, QByteArray(4, '\0')); // a database, but of another program
    refusedByAll(cli, other);
}

TEST_CASE("a file of a later version is left to that version", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    QByteArray newer = cli.bytes(u"a.rashin"_s);
    newer.replace(60, 4, QByteArray("\x00\x00\x03\xE7", 4)); // user_version, big-endian
    refusedByAll(cli, newer);
    CHECK(cli.expect(3, {u"info"_s, u"x.rashin"_s}).messages.contains(u"新しい版"_s));
}

TEST_CASE("a file cut off in the middle is called damaged and left as it is", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    QByteArray cut = cli.bytes(u"a.rashin"_s);
    cut.truncate(cut.size() / 2);
    refusedByAll(cli, cut);
}

TEST_CASE("a byte turned in the log is found by check", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    QByteArray turned = cli.bytes(u"a.rashin"_s);
    const QByteArray title = u"総合支所中心の区政運営"_s.toUtf8();
    int found = 0;
    for (qsizetype at = turned.indexOf(title); at >= 0; at = turned.indexOf(title, at + 1), ++found)
        turned[at + 2] = static_cast<char>(turned[at + 2] ^ 1);
    REQUIRE(found >= 1);
    cli.write(u"x.rashin"_s, turned);
    const Answer checked = cli.expect(1, {u"check"_s, u"x.rashin"_s});
    CHECK(checked.object()["log"_L1] == false);
    CHECK_FALSE(checked.object()["problems"_L1].toArray().isEmpty());
    CHECK(cli.bytes(u"x.rashin"_s) == turned);
}

TEST_CASE("while another program writes a file it can be read, and writing waits for nobody", "[cli]")
{
    const Companion cli;
    cli.makePlan(u"a.rashin"_s);
    QLockFile other(cli.path(u"a.rashin.lock"_s)); // what the desktop program holds while a document is open
    other.setStaleLockTime(0);
    REQUIRE(other.tryLock(0));
    const QByteArray before = cli.bytes(u"a.rashin"_s);
    for (const QStringList &command : {QStringList{u"add"_s, u"a.rashin"_s, u"project"_s, u"name=x"_s},
                                       {u"undo"_s, u"a.rashin"_s},
                                       {u"rollover"_s, u"a.rashin"_s, u"--to"_s, u"2027"_s}})
        CHECK(cli.expect(4, command).messages.contains(u"編集中"_s));
    CHECK(cli.bytes(u"a.rashin"_s) == before);
    CHECK(cli.done({u"list"_s, u"a.rashin"_s, u"policy"_s}).array().size() == 30);
    CHECK(cli.done({u"backup"_s, u"a.rashin"_s, u"b.rashin"_s}).object()["transactions"_L1] == 1);
    CHECK(cli.expect(4, {u"restore"_s, u"b.rashin"_s, u"a.rashin"_s}).output.isEmpty());
    other.unlock();
    cli.done({u"add"_s, u"a.rashin"_s, u"project"_s, u"name=x"_s});
}

TEST_CASE("a folder that is not there or cannot be written is a failure of storage", "[cli]")
{
    const Companion cli;
    CHECK(cli.expect(5, {u"new"_s, u"no/such/folder/a.rashin"_s}).output.isEmpty());
    CHECK(cli.expect(5, {u"sample"_s, u"no/such/folder/a.rashin"_s}).output.isEmpty());
    cli.makePlan(u"a.rashin"_s);
    CHECK(cli.expect(5, {u"backup"_s, u"a.rashin"_s, u"no/such/folder/b.rashin"_s}).output.isEmpty());
    CHECK(cli.expect(5, {u"export"_s, u"a.rashin"_s, u"no/such/p.csv"_s, u"--what"_s, u"project"_s}).output.isEmpty());
    CHECK(cli.files() == QStringList{u"a.rashin"_s});
}

TEST_CASE("on a read-only disk files are read, and nothing is written", "[cli]")
{
    const Companion cli;
    const SmallDisk disk(cli.path(u"disk"_s));
    if (!disk.isThere())
        return;
    cli.makePlan(u"disk/a.rashin"_s);
    const QByteArray before = cli.bytes(u"disk/a.rashin"_s);
    disk.protect();
    CHECK(cli.expect(5, {u"add"_s, u"disk/a.rashin"_s, u"project"_s, u"name=x"_s}).output.isEmpty());
    CHECK(cli.expect(5, {u"new"_s, u"disk/b.rashin"_s}).output.isEmpty());
    CHECK(cli.done({u"list"_s, u"disk/a.rashin"_s, u"policy"_s}).array().size() == 30);
    CHECK(cli.bytes(u"disk/a.rashin"_s) == before);
}

TEST_CASE("on a full disk nothing is lost and nothing is left behind", "[cli]")
{
    const Companion cli;
    const SmallDisk disk(cli.path(u"disk"_s));
    if (!disk.isThere())
        return;
    cli.makePlan(u"disk/a.rashin"_s);
    const QStringList there = QDir(cli.path(u"disk"_s)).entryList(QDir::Files | QDir::Hidden);
    CHECK(cli.expect(5, {u"sample"_s, u"disk/s.rashin"_s, u"--projects"_s, u"200"_s}).messages.contains(u"空き"_s));
    CHECK(QDir(cli.path(u"disk"_s)).entryList(QDir::Files | QDir::Hidden) == there);

    QFile filler(cli.path(u"disk/filler"_s));
    REQUIRE(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(512, 'x')) > 0) {
    }
    filler.close();
    const QByteArray before = cli.bytes(u"disk/a.rashin"_s);
    const QString text(15000, u'長');
    CHECK(cli.expect(5, {u"add"_s, u"disk/a.rashin"_s, u"project"_s, u"name=x"_s, u"purpose="_s + text})
              .output.isEmpty());
    CHECK(cli.bytes(u"disk/a.rashin"_s) == before);
    filler.remove();
    cli.done({u"add"_s, u"disk/a.rashin"_s, u"project"_s, u"name=x"_s, u"purpose="_s + text});
    CHECK(cli.done({u"check"_s, u"disk/a.rashin"_s}).object()["log"_L1] == true);
}
