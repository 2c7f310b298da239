// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/package.h"
#include "core/workspace/workspace.h"
#include "tests/support/testing.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace {

/// A fault to come: what, at which call, and whether it stays.
struct Fault
{
    QString kind;
    qint64 at = 0;
    bool ever = false;
    int seed = 0;
    bool nosync = false;

    [[nodiscard]] std::string text() const
    {
        return u"%1 at %2%3 seed %4"_s.arg(kind).arg(at).arg(ever ? u" for ever"_s : QString()).arg(seed).toStdString();
    }
};

/// What is done under the fault, in a folder with the files of Ground.
struct Deed
{
    const char *name;
    QStringList arguments;
    QString output; ///< a new file it makes; empty where it changes plan.rashin
};

const std::vector<Deed> &deeds()
{
    static const std::vector<Deed> all = {
        {"edit", {u"set"_s, u"plan.rashin"_s, u"project"_s, u"PROJECT"_s, u"purpose=変えた"_s}, {}},
        {"import", {u"import"_s, u"plan.rashin"_s, u"table.csv"_s, u"--profile"_s, u"minato-r8"_s}, {}},
        {"merge", {u"merge"_s, u"plan.rashin"_s, u"other.rashin"_s}, {}},
        {"pack", {u"pack"_s, u"plan.rashin"_s, u"out.rashinx"_s}, u"out.rashinx"_s},
        {"unpack", {u"unpack"_s, u"other.rashinx"_s, u"out.rashin"_s}, u"out.rashin"_s},
        {"backup", {u"backup"_s, u"plan.rashin"_s, u"out.rashin"_s}, u"out.rashin"_s},
    };
    return all;
}

/// The files every deed begins with, and what became of them.
class Ground
{
public:
    Ground()
    {
        REQUIRE(m_ground.isValid());
        REQUIRE(run(m_ground.path(), {u"sample"_s, u"plan.rashin"_s, u"--projects"_s, u"3"_s, u"--years"_s, u"1"_s})
                == 0);
        REQUIRE(QFile::copy(m_ground.filePath(u"plan.rashin"_s), m_ground.filePath(u"other.rashin"_s)));
        QByteArray answer;
        REQUIRE(run(m_ground.path(), {u"list"_s, u"plan.rashin"_s, u"project"_s, u"--fields"_s, u"code"_s}, {}, &answer)
                == 0);
        m_project = QString::fromLatin1(answer.mid(answer.indexOf("\"id\"") + 5)).section(u'"', 1, 1);
        REQUIRE(m_project.size() == 16);
        for (const auto &field : {u"purpose=他所"_s, u"result=他所"_s})
            REQUIRE(run(m_ground.path(), {u"set"_s, u"other.rashin"_s, u"project"_s, m_project, field}) == 0);
        REQUIRE(run(m_ground.path(), {u"pack"_s, u"other.rashin"_s, u"other.rashinx"_s, u"--no-ledger"_s}) == 0);
        QFile table(m_ground.filePath(u"table.csv"_s));
        REQUIRE(table.open(QIODevice::WriteOnly));
        table.write("年度,款,事業名,所管課,予算区分,予算額（千円）,うちレベルアップ分（千円）,"
                    "地区（事業名に明記のもの）,出典頁（令和8年度港区予算概要）\r\n");
        for (int i = 1; i <= 20; ++i)
            table.write("令和8,総務費,試験事業" + QByteArray::number(i) + ",企画課,臨時・新規,1,,,5\r\n");
    }

    /// How many changes of files the deed makes.
    [[nodiscard]] qint64 calls(const Deed &deed)
    {
        fresh();
        REQUIRE(run(folder(), arguments(deed), environment({u"count"_s, 0})) == 0);
        QFile report(m_reports.filePath(u"calls"_s));
        REQUIRE(report.open(QIODevice::ReadOnly));
        m_after = transactions(u"plan.rashin"_s);
        return report.readAll().trimmed().toLongLong();
    }

    /// Does the deed under the fault; returns what is wrong afterwards, or nothing.
    [[nodiscard]] QString damage(const Deed &deed, const Fault &fault)
    {
        fresh();
        const qint64 before = transactions(u"plan.rashin"_s);
        const int code = run(folder(), arguments(deed), environment(fault));
        const QDir there(folder());
        for (const QString &name : there.entryList({u"*.rashin"_s}, QDir::Files)) {
            if (const QString wrong = unsound(name); !wrong.isEmpty())
                return name + u": "_s + wrong;
        }
        const qint64 now = transactions(u"plan.rashin"_s);
        if (now != before && now != m_after)
            return u"half done: %1"_s.arg(now);
        if (code == 0 && deed.output.isEmpty() && now != m_after)
            return u"acknowledged and lost"_s;
        if (!deed.output.isEmpty() && code == 0 && !there.exists(deed.output))
            return u"acknowledged and not there"_s;
        if (there.exists(u"out.rashinx"_s)) {
            const core::KeyStore none(m_reports.path());
            if (!core::package::inspect(there.filePath(u"out.rashinx"_s), {}, none))
                return u"half a package under its final name"_s;
        }
        return {};
    }

private:
    [[nodiscard]] QString folder() const { return m_work->path(); }
    void fresh()
    {
        m_work = std::make_unique<QTemporaryDir>();
        for (const QString &name : QDir(m_ground.path()).entryList(QDir::Files))
            REQUIRE(QFile::copy(m_ground.filePath(name), m_work->filePath(name)));
    }
    [[nodiscard]] QStringList arguments(const Deed &deed) const
    {
        QStringList made = deed.arguments;
        return made.replaceInStrings(u"PROJECT"_s, m_project);
    }
    [[nodiscard]] QStringList environment(const Fault &fault) const
    {
        return {u"LD_PRELOAD="_s + QStringLiteral(RASHIN_FAULTSHIM),
                u"RASHIN_FAULT_FOLDER="_s + folder(),
                u"RASHIN_FAULT_KIND="_s + fault.kind,
                u"RASHIN_FAULT_AT=%1"_s.arg(fault.at),
                u"RASHIN_FAULT_EVER=%1"_s.arg(int(fault.ever)),
                u"RASHIN_FAULT_SEED=%1"_s.arg(fault.seed),
                u"RASHIN_FAULT_NOSYNC=%1"_s.arg(int(fault.nosync)),
                u"RASHIN_FAULT_REPORT="_s + m_reports.filePath(u"calls"_s)};
    }
    [[nodiscard]] int run(const QString &folder, const QStringList &arguments, const QStringList &more = {},
                          QByteArray *answer = nullptr) const
    {
        QProcess process;
        QStringList environment = QProcess::systemEnvironment() + more;
        environment += u"XDG_CONFIG_HOME="_s + m_reports.path();
        process.setEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.start(QStringLiteral(RASHIN_CLI), arguments);
        REQUIRE(process.waitForFinished(60'000));
        if (answer)
            *answer = process.readAllStandardOutput();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    [[nodiscard]] QString unsound(const QString &name) const
    {
        const auto document = core::Workspace::open(m_work->filePath(name), core::Access::ReadOnly, {}, m_clock);
        if (!document)
            return u"cannot be opened "_s + document.error().detail;
        const auto found = (*document)->check();
        if (!found)
            return found.error().detail;
        return found->isSound() ? QString() : u"not sound: "_s + found->problems.join(u' ');
    }
    [[nodiscard]] qint64 transactions(const QString &name) const
    {
        const auto document = core::Workspace::open(m_work->filePath(name), core::Access::ReadOnly, {}, m_clock);
        return document ? (*document)->history().transactionCount().value_or(-1) : -1;
    }

    QTemporaryDir m_ground;
    QTemporaryDir m_reports;
    std::unique_ptr<QTemporaryDir> m_work;
    testing::ManualClock m_clock;
    QString m_project;
    qint64 m_after = 0;
};

/// Every call in the long form (RASHIN_FAULTS=all, as tests/faults.sh sets it), otherwise a few, spread over the deed.
std::vector<qint64> places(qint64 calls, qint64 few)
{
    const qint64 step = qEnvironmentVariable("RASHIN_FAULTS") == u"all" ? 1 : qMax<qint64>(1, calls / few);
    std::vector<qint64> made;
    for (qint64 at = 1; at <= calls; at += step)
        made.push_back(at);
    return made;
}

} // namespace

TEST_CASE("after any failed write, sync or change of name every file is sound and acknowledged work is there",
          "[faults]")
{
    Ground ground;
    for (const Deed &deed : deeds()) {
        const qint64 calls = ground.calls(deed);
        REQUIRE(calls > 3);
        for (const qint64 at : places(calls, 2)) {
            for (const Fault &fault : {Fault{u"eio"_s, at}, Fault{u"enospc"_s, at, true}, Fault{u"short"_s, at}}) {
                INFO(deed.name << ' ' << fault.text() << " of " << calls);
                CHECK(ground.damage(deed, fault) == QString());
            }
        }
    }
}

TEST_CASE("killed or without power at any call, every file is sound and acknowledged work is there", "[faults]")
{
    Ground ground;
    for (const Deed &deed : deeds()) {
        const qint64 calls = ground.calls(deed);
        std::vector<qint64> all = places(calls, 3);
        all.push_back(calls + 1); // the power goes when the program has said that it is done
        for (const qint64 at : all) {
            for (const Fault &fault :
                 {Fault{u"kill"_s, at}, Fault{u"power"_s, at, false, 0}, Fault{u"power"_s, at, false, 5}}) {
                INFO(deed.name << ' ' << fault.text() << " of " << calls);
                CHECK(ground.damage(deed, fault) == QString());
            }
        }
    }
}

// Calibration: what never finds anything proves nothing.
TEST_CASE("where the disk only pretends to sync, the same test finds damage", "[faults]")
{
    Ground ground;
    for (const auto &[number, name] : {std::pair(0, "edit"), std::pair(3, "pack"), std::pair(4, "unpack")}) {
        const Deed &deed = deeds()[size_t(number)];
        REQUIRE(QByteArray(deed.name) == name);
        const qint64 calls = ground.calls(deed);
        bool isFound = false;
        for (qint64 at = calls + 1; at > 0 && !isFound; --at) {
            for (const int seed : {2, 5, 8, 0})
                isFound = isFound || !ground.damage(deed, {u"power"_s, at, false, seed, true}).isEmpty();
        }
        INFO(name);
        CHECK(isFound);
    }
}
