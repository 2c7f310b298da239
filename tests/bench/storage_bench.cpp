// SPDX-License-Identifier: GPL-3.0-or-later
// What the log and its projection cost beside bare SQLite, in one run, medians of several:
//  * many rows added as one operation, against a prepared INSERT of the same rows into the same typed table;
//  * one field edited and committed, against one bare UPDATE with its COMMIT (the disk's share of both).
#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "tests/bench/median.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

constexpr int projects = 1000;
constexpr int years = 10;
constexpr int rounds = 5;

Editor::Cells projectCells(int number)
{
    return {{Field::ProjectCode, Value::text(QString::number(number))},
            {Field::ProjectName, Value::text(u"地域防災力強化事業（その%1）"_s.arg(number))},
            {Field::ProjectPurpose, Value::text(u"区民の防災意識を高め、被害を減らす。"_s)}};
}

Editor::Cells moneyCells(RowId project, int year)
{
    return {{Field::MoneyProject, Value::reference(project)}, {Field::MoneyYear, Value::integer(2016 + year)},
            {Field::MoneyBasis, Value::text(u"settlement"_s)}, {Field::MoneyNational, Value::integer(100 + year)},
            {Field::MoneyPrefectural, Value::integer(50)},     {Field::MoneyOther, Value::integer(0)},
            {Field::MoneyGeneral, Value::integer(850)},        {Field::MoneyTotal, Value::integer(1000 + year)}};
}

Result<> fill(Editor &editor)
{
    for (int i = 0; i < projects; ++i) {
        RASHIN_LET(const RowId project, editor.add(Entity::Project, projectCells(i)));
        for (int year = 0; year < years; ++year)
            RASHIN_TRY(editor.add(Entity::Money, moneyCells(project, year)));
    }
    return {};
}

std::unique_ptr<Workspace> emptyDocument(const QString &path, const Clock &clock)
{
    const Batch first(QLatin1String("document.create"), {}, [](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::Plan, {{Field::PlanTitle, Value::text(u"計測"_s)}}));
        return {};
    });
    return Workspace::create(path, {u"bench"_s}, clock, first).value();
}

double addMs(const QString &path, const Clock &clock)
{
    const auto workspace = emptyDocument(path, clock);
    QElapsedTimer timer;
    timer.start();
    const auto done = workspace->perform(Batch(QLatin1String("bench"), {}, fill));
    if (!done)
        std::printf("failed: %s\n", qPrintable(done.error().detail));
    return double(timer.nsecsElapsed()) / 1e6;
}

double bareAddMs(const QString &path)
{
    sqlite3 *db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    const auto run = [&](const char *sql) { sqlite3_exec(db, sql, nullptr, nullptr, nullptr); };
    run("CREATE TABLE project(id INTEGER PRIMARY KEY, code, name, purpose); CREATE TABLE money(id INTEGER PRIMARY KEY, "
        "project, year, basis, national, prefectural, other, general, total); CREATE INDEX m ON money(project)");
    QElapsedTimer timer;
    timer.start();
    run("BEGIN IMMEDIATE");
    sqlite3_stmt *p = nullptr;
    sqlite3_stmt *m = nullptr;
    sqlite3_prepare_v2(db, "INSERT INTO project VALUES(?,?,?,?)", -1, &p, nullptr);
    sqlite3_prepare_v2(db, "INSERT INTO money VALUES(?,?,?,'settlement',?,50,0,850,?)", -1, &m, nullptr);
    for (int i = 0; i < projects; ++i) {
        const qint64 id = RowId::random().value();
        const QByteArray name = u"地域防災力強化事業（その%1）"_s.arg(i).toUtf8();
        const QByteArray purpose = u"区民の防災意識を高め、被害を減らす。"_s.toUtf8();
        sqlite3_bind_int64(p, 1, id);
        sqlite3_bind_int(p, 2, i);
        sqlite3_bind_text(p, 3, name.constData(), int(name.size()), SQLITE_TRANSIENT);
        sqlite3_bind_text(p, 4, purpose.constData(), int(purpose.size()), SQLITE_TRANSIENT);
        sqlite3_step(p);
        sqlite3_reset(p);
        for (int year = 0; year < years; ++year) {
            sqlite3_bind_int64(m, 1, RowId::random().value());
            sqlite3_bind_int64(m, 2, id);
            sqlite3_bind_int(m, 3, 2016 + year);
            sqlite3_bind_int(m, 4, 100 + year);
            sqlite3_bind_int(m, 5, 1000 + year);
            sqlite3_step(m);
            sqlite3_reset(m);
        }
    }
    run("COMMIT");
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    sqlite3_finalize(p);
    sqlite3_finalize(m);
    sqlite3_close(db);
    return ms;
}

double editMs(Workspace &workspace, RowId project, int number)
{
    QElapsedTimer timer;
    timer.start();
    const auto done = workspace.perform(
        SetFields(Entity::Project, project, {{Field::ProjectPurpose, Value::text(QString::number(number))}}));
    Q_UNUSED(done)
    return double(timer.nsecsElapsed()) / 1e6;
}

double bareEditMs(sqlite3 *db, qint64 id, int number)
{
    QElapsedTimer timer;
    timer.start();
    const QByteArray sql = u"UPDATE project SET purpose = '%1' WHERE id = %2"_s.arg(number).arg(id).toUtf8();
    sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const SystemClock clock;
    QTemporaryDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) + u"/bench-XXXXXX"_s : u"bench-XXXXXX"_s);
    std::vector<double> add;
    std::vector<double> bareAdd;
    for (int i = 0; i < rounds; ++i) {
        add.push_back(addMs(folder.filePath(u"a%1"_s.arg(i)), clock));
        bareAdd.push_back(bareAddMs(folder.filePath(u"b%1"_s.arg(i))));
    }
    const double cells = projects * (4.0 + years * 9.0);
    std::printf("%d rows, %.0f cells in one operation: %.1f ms (%.0f cells/s), bare INSERT %.1f ms, ratio %.1f\n",
                projects * (years + 1), cells, median(add), cells / median(add) * 1000, median(bareAdd),
                median(add) / median(bareAdd));

    const auto workspace = Workspace::open(folder.filePath(u"a0"_s), Access::ReadWrite, {u"bench"_s}, clock).value();
    const RowId project = workspace->read().records(Entity::Project).value().front().id();
    sqlite3 *db = nullptr;
    sqlite3_open(folder.filePath(u"b0"_s).toUtf8().constData(), &db);
    sqlite3_stmt *first = nullptr;
    sqlite3_prepare_v2(db, "SELECT id FROM project LIMIT 1", -1, &first, nullptr);
    sqlite3_step(first);
    const qint64 id = sqlite3_column_int64(first, 0);
    sqlite3_finalize(first);
    std::vector<double> edit;
    std::vector<double> bareEdit;
    for (int i = 0; i < 200; ++i) {
        edit.push_back(editMs(*workspace, project, i));
        bareEdit.push_back(bareEditMs(db, id, i));
    }
    sqlite3_close(db);
    std::printf("one field edited and committed: %.2f ms, bare UPDATE and COMMIT %.2f ms, ratio %.2f\n", median(edit),
                median(bareEdit), median(edit) / median(bareEdit));
    return 0;
}
