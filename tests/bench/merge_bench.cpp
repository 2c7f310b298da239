// SPDX-License-Identifier: GPL-3.0-or-later
// What a merge costs beside what SQLite itself needs to move the same rows, in one run, medians of several:
//  * 100,000 field edits, ten in a transaction, one in a transaction, and every one against an edit of our own;
//  * beside them INSERT…SELECT of the same rows of the log, and `sqldiff | sqlite3` of the typed table alone, which keeps
//    no history and sees no conflict;
//  * the same file a second time; 500 edits into a log of two million beside computing its tables anew;
//  * the memory that a merge through the door needs at most, as the file grows tenfold and the changes stay the same.
// usage: bench_merge [FOLDER [ROUNDS [small|large|memory]]]
//        bench_merge union DOCUMENT FOREIGN   (one merge, for a profiler)
//        bench_merge door DOCUMENT FOREIGN    (the same with all that a merge does; tells the peak of memory, too)
//        bench_merge make FOLDER [large]      (leaves the files there)
#include "core/exchange/merge.h"
#include "core/operations/rowoperations.h"
#include "core/storage/logunion.h"
#include "core/storage/projection.h"
#include "core/workspace/workspace.h"
#include "tests/bench/median.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

constexpr int rows = 50'000;
constexpr int edits = 100'000;

constexpr Field texts[] = {Field::ProjectName,   Field::ProjectKana,  Field::ProjectSummary,  Field::ProjectTarget,
                           Field::ProjectPurpose, Field::ProjectMeans, Field::ProjectResult,   Field::ProjectDelivery,
                           Field::ProjectPeriod, Field::ProjectUnit,  Field::ProjectRelatedPlan};

int rounds = 5;

void stop(const Error &error)
{
    std::printf("failed: %d %s\n", int(error.code), qPrintable(error.detail));
    std::exit(1);
}

template <typename T>
T must(Result<T> result)
{
    if (!result)
        stop(result.error());
    return *std::move(result);
}

void must(const Result<> &result)
{
    if (!result)
        stop(result.error());
}

Value someText(std::mt19937_64 &random)
{
    static const QString words[] = {u"計画"_s, u"評価"_s, u"改善"_s, u"実施"_s, u"budget"_s,
                                    u"goal"_s, u"市民"_s, u"施策"_s, u"report"_s, u"指標"_s};
    QString text;
    for (int i = 2 + int(random() % 3); i > 0; --i)
        text += words[random() % 10] + QString::number(random() % 1000);
    return Value::text(text);
}

/// Only the making of the files may forget about the disk.
void hurry(Workspace &workspace)
{
    must(workspace.read().database().single("PRAGMA synchronous = OFF"));
    must(workspace.read().database().single("PRAGMA journal_mode = MEMORY"));
}

std::unique_ptr<Workspace> openFor(const QString &path, const Clock &clock)
{
    auto workspace = must(Workspace::open(path, Access::ReadWrite, {u"bench"_s}, clock));
    hurry(*workspace);
    return workspace;
}

void makeBase(const QString &path, const Clock &clock, int count = rows)
{
    std::mt19937_64 random(42);
    const Batch first(QLatin1String("document.create"), {}, [](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::Plan, {{Field::PlanTitle, Value::text(u"計測"_s)}}));
        return {};
    });
    const auto workspace = must(Workspace::create(path, {u"bench"_s}, clock, first));
    hurry(*workspace);
    for (int at = 0; at < count; at += 100) {
        must(workspace->perform(Batch(QLatin1String("bench.fill"), {}, [&](Editor &editor) -> Result<> {
            for (int i = at; i < at + 100; ++i) {
                Editor::Cells cells;
                for (const Field field : texts)
                    cells.emplace_back(field, someText(random));
                RASHIN_TRY(editor.add(Entity::Project, cells, RowId::from(qint64(random() >> 2) + 1)));
            }
            return {};
        })));
    }
}

/// The same cells for the same seed, so that two copies can edit all the same ones.
void edit(const QString &path, const Clock &clock, int count, int perTransaction, unsigned values)
{
    const auto workspace = openFor(path, clock);
    std::vector<RowId> ids;
    for (const Record &record : must(workspace->read().records(Entity::Project, {{}, {Field::ProjectName}})))
        ids.push_back(record.id());
    std::sort(ids.begin(), ids.end());
    std::mt19937_64 where(7);
    std::mt19937_64 what(values);
    std::vector<std::pair<RowId, Field>> cells;
    QSet<qint64> used;
    while (int(cells.size()) < count) {
        const size_t row = where() % ids.size();
        const size_t field = where() % std::size(texts);
        if (used.contains(qint64(row * 16 + field)) && used.size() < rows * 10)
            continue;
        used.insert(qint64(row * 16 + field));
        cells.emplace_back(ids[row], texts[field]);
    }
    for (size_t at = 0; at < cells.size(); at += size_t(perTransaction)) {
        auto transaction = must(Transaction::begin(workspace->read().database()));
        Writer writer(workspace->read().database());
        for (size_t i = at; i < std::min(cells.size(), at + size_t(perTransaction)); ++i)
            writer.write(cells[i].first.value(), columnOf(cells[i].second), someText(what));
        must(writer.finish({u"bench"_s, 0, u"project.set"_s, {}, {}}, clock.now().toMSecsSinceEpoch()));
        must(transaction.commit());
    }
}

QString copyOf(const QString &path, const QString &copy)
{
    QFile::remove(copy);
    if (!QFile::copy(path, copy))
        stop({Error::Code::Storage, copy});
    return copy;
}

/// Wall clock and processor time in milliseconds; on a busy machine only the latter says much.
struct Times
{
    double wall = 0;
    double cpu = 0;
};

double cpuMs()
{
    double all = 0;
    for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used = {};
        getrusage(who, &used);
        for (const timeval &part : {used.ru_utime, used.ru_stime})
            all += double(part.tv_sec) * 1e3 + double(part.tv_usec) / 1e3;
    }
    return all;
}

Times timesOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    const double before = cpuMs();
    work();
    return {double(timer.nsecsElapsed()) / 1e6, cpuMs() - before};
}

Times medianOf(const std::function<Times(int)> &once)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    for (int i = 0; i < rounds; ++i) {
        const Times times = once(i);
        wall.push_back(times.wall);
        cpu.push_back(times.cpu);
    }
    return {median(wall), median(cpu)};
}

/// Open, verify every hash, take in, project, durable commit: what the other contestants do too, and more. `lap` is told
/// where it is.
Times unionTimes(const QString &document, const QString &foreign, const std::function<void(const char *)> &lap = [](auto) {})
{
    return timesOf([&] {
        const auto database = must(document::open(document, Access::ReadWrite));
        auto transaction = must(Transaction::begin(*database));
        LogUnion logs(*database);
        const auto source = must(ForeignLog::open(foreign));
        lap("opened");
        must(logs.take(*source));
        lap("taken");
        must(logs.project());
        lap("projected");
        must(transaction.commit());
        lap("committed");
    });
}

/// The whole door: private copy, check of its pages, dated backup, scope, conflicts.
Times doorTimes(const QString &document, const QString &foreign, const Clock &clock)
{
    MergeReport report;
    const Times times = timesOf([&] { report = must(merge(document, {foreign}, clock)); });
    if (!report.backup.isEmpty())
        QFile::remove(report.backup);
    return times;
}

void run(sqlite3 *db, const QByteArray &sql)
{
    char *problem = nullptr;
    if (sqlite3_exec(db, sql.constData(), nullptr, nullptr, &problem) != SQLITE_OK)
        stop({Error::Code::Storage, QString::fromUtf8(problem)});
}

Times insertSelectTimes(const QString &document, const QString &foreign)
{
    return timesOf([&] {
        sqlite3 *db = nullptr;
        sqlite3_open(document.toUtf8().constData(), &db);
        run(db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; ATTACH '" + foreign.toUtf8() + "' AS f");
        run(db, "BEGIN IMMEDIATE; INSERT INTO main.op SELECT * FROM f.op WHERE id > (SELECT max(id) FROM main.op); COMMIT");
        sqlite3_close(db);
    });
}

/// The typed table by itself, with its indexes.
void makePlain(const QString &document, const QString &plain)
{
    QFile::remove(plain);
    sqlite3 *db = nullptr;
    sqlite3_open(plain.toUtf8().constData(), &db);
    run(db, "ATTACH '" + document.toUtf8() + "' AS d");
    sqlite3_stmt *schema = nullptr;
    sqlite3_prepare_v2(db, "SELECT sql FROM d.sqlite_schema WHERE tbl_name = 'project' AND sql IS NOT NULL ORDER BY type DESC",
                       -1, &schema, nullptr);
    while (sqlite3_step(schema) == SQLITE_ROW)
        run(db, reinterpret_cast<const char *>(sqlite3_column_text(schema, 0)));
    sqlite3_finalize(schema);
    run(db, "INSERT INTO main.project SELECT * FROM d.project");
    sqlite3_close(db);
}

Times sqldiffTimes(const QString &ours, const QString &theirs)
{
    return timesOf([&] {
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"sqldiff --transaction '%1' '%2' | sqlite3 '%1'"_s.arg(ours, theirs)});
        shell.waitForFinished(-1);
        if (shell.exitCode() != 0)
            stop({Error::Code::Storage, QString::fromUtf8(shell.readAllStandardError())});
    });
}

void print(const char *what, Times times, Times beside)
{
    std::printf("%-66s %8.1f ms %5.2f x   CPU %8.1f ms %5.2f x\n", what, times.wall, times.wall / beside.wall, times.cpu,
                times.cpu / beside.cpu);
    std::fflush(stdout);
}

void makeFiles(const QString &folder, const Clock &clock)
{
    const auto file = [&](const char *name) { return QDir(folder).filePath(QLatin1String(name)); };
    makeBase(file("a.rashin"), clock);
    edit(copyOf(file("a.rashin"), file("ten.rashin")), clock, edits, 10, 1);
    edit(copyOf(file("a.rashin"), file("one.rashin")), clock, edits, 1, 1);
    edit(copyOf(file("a.rashin"), file("ours.rashin")), clock, edits, 10, 2);
    makePlain(file("a.rashin"), file("a.db"));
    makePlain(file("ten.rashin"), file("b.db"));
}

void compareEdits(const QTemporaryDir &folder, const Clock &clock)
{
    const auto file = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
    makeFiles(folder.path(), clock);
    const Times diff = medianOf([&](int) { return sqldiffTimes(copyOf(file("a.db"), file("t.db")), file("b.db")); });
    const auto fresh = [&] { return copyOf(file("a.rashin"), file("t.rashin")); };
    print("sqldiff | sqlite3, of the typed table alone", diff, diff);
    print("INSERT…SELECT of the rows of the log", medianOf([&](int) { return insertSelectTimes(fresh(), file("ten.rashin")); }), diff);
    const Times ten = medianOf([&](int) { return unionTimes(fresh(), file("ten.rashin")); });
    print("merge, ten edits in a transaction, all hashes verified", ten, diff);
    print("merge, one edit in a transaction", medianOf([&](int) { return unionTimes(fresh(), file("one.rashin")); }), diff);
    const auto conflicting = [&] { return copyOf(file("ours.rashin"), file("t.rashin")); };
    print("merge, every cell edited on both sides (100,000 conflicts)",
          medianOf([&](int) { return unionTimes(conflicting(), file("ten.rashin")); }), diff);
    print("merge through the door: private copy, page check, backup, report",
          medianOf([&](int) { return doorTimes(fresh(), file("ten.rashin"), clock); }), diff);
    const Times again = medianOf([&](int) { return doorTimes(file("t.rashin"), file("ten.rashin"), clock); });
    std::printf("the same file a second time: CPU %.2f ms, %.2f %% of the first\n", again.cpu, 100 * again.cpu / ten.cpu);
}

/// A log of two million, and a copy of it with 500 edits more.
void makeLarge(const QString &folder, const Clock &clock)
{
    const auto file = [&](const char *name) { return QDir(folder).filePath(QLatin1String(name)); };
    copyOf(file("a.rashin"), file("large.rashin"));
    edit(file("large.rashin"), clock, 1'400'000, 100, 3);
    edit(copyOf(file("large.rashin"), file("few.rashin")), clock, 500, 10, 4);
}

void compareLarge(const QTemporaryDir &folder, const Clock &clock)
{
    const auto file = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
    makeLarge(folder.path(), clock);
    const auto database = must(document::open(copyOf(file("large.rashin"), file("t.rashin")), Access::ReadWrite));
    const Times anew = timesOf([&] {
        auto transaction = must(Transaction::begin(*database));
        must(Projection(*database).rebuild());
        must(transaction.commit());
    });
    const auto fresh = [&] { return copyOf(file("large.rashin"), file("u.rashin")); };
    const Times few = medianOf([&](int) { return unionTimes(fresh(), file("few.rashin")); });
    const Times door = medianOf([&](int) { return doorTimes(fresh(), file("few.rashin"), clock); });
    const auto print = [&](const char *what, Times times) {
        std::printf("%-66s %8.1f ms %5.2f %%   CPU %8.1f ms %5.2f %%\n", what, times.wall, 100 * times.wall / anew.wall, times.cpu,
                    100 * times.cpu / anew.cpu);
    };
    print("all tables of a log of two million computed anew", anew);
    print("500 edits merged into it", few);
    print("500 edits merged into it through the door", door);
}

/// Not getrusage(): that remembers what the process was before it became this program.
double peakMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmHWM:") + 6).trimmed().split(' ').front().toDouble() / 1024;
}

/// Each merge in a process of its own: a peak never sinks.
void compareMemory(const QTemporaryDir &folder, const Clock &clock)
{
    const auto file = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
    for (const int count : {rows / 10, rows, rows * 5}) {
        QFile::remove(file("a.rashin"));
        makeBase(file("a.rashin"), clock, count);
        edit(copyOf(file("a.rashin"), file("ten.rashin")), clock, edits / 10, 10, 1);
        QProcess merge;
        merge.start(QCoreApplication::applicationFilePath(), {u"door"_s, file("a.rashin"), file("ten.rashin")});
        merge.waitForFinished(-1);
        std::printf("%d edits into %d rows (%lld MB): %s", edits / 10, count, QFileInfo(file("ten.rashin")).size() >> 20,
                    merge.readAllStandardOutput().constData());
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const SystemClock clock;
    if (argc == 4 && QByteArray(argv[1]) == "union") {
        QElapsedTimer timer;
        timer.start();
        const Times times = unionTimes(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), [&](const char *done) {
            std::printf("%s %.1f, ", done, double(timer.nsecsElapsed()) / 1e6);
        });
        std::printf("%.1f ms, CPU %.1f ms\n", times.wall, times.cpu);
        return 0;
    }
    if (argc == 4 && QByteArray(argv[1]) == "door") {
        const double before = peakMegabytes();
        const Times times = doorTimes(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), clock);
        std::printf("%.1f ms, CPU %.1f ms, memory %.1f MB at most (%.1f before)\n", times.wall, times.cpu, peakMegabytes(), before);
        return 0;
    }
    if (argc > 2 && QByteArray(argv[1]) == "make") {
        makeFiles(QString::fromLocal8Bit(argv[2]), clock);
        if (argc > 3)
            makeLarge(QString::fromLocal8Bit(argv[2]), clock);
        return 0;
    }
    const QTemporaryDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) + u"/bench-XXXXXX"_s : u"bench-XXXXXX"_s);
    if (argc > 2)
        rounds = std::max(1, QByteArray(argv[2]).toInt());
    const QByteArray only(argc > 3 ? argv[3] : "");
    if (only == "memory") {
        compareMemory(folder, clock);
        return 0;
    }
    if (only == "large")
        makeBase(folder.filePath(u"a.rashin"_s), clock);
    else
        compareEdits(folder, clock);
    if (only != "small")
        compareLarge(folder, clock);
    return 0;
}
