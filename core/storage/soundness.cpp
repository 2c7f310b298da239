// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/ddl.h"
#include "core/storage/document.h"
#include "core/storage/log.h"
#include "core/storage/projection.h"
#include "core/storage/searchindex.h"

#include <QTemporaryDir>

#include <sqlite3.h>

namespace core::document {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestList = 50;

void note(Soundness &found, const QString &problem)
{
    if (found.problems.size() < longestList)
        found.problems += problem;
}

Result<> checkPages(Database &database, Soundness &found)
{
    RASHIN_LET(auto query, database.use("PRAGMA integrity_check(20)"));
    return query->each([&](const Statement &line) {
        if (line.text(0) == u"ok")
            return;
        found.pages = false;
        note(found, u"pages: "_s + line.text(0));
    });
}

Result<QStringList> schemaOf(Database &database)
{
    QStringList sql;
    RASHIN_LET(auto query, database.use("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql"));
    RASHIN_TRY(query->each([&](const Statement &row) { sql += row.text(0); }));
    return sql;
}

Result<> checkSchema(Database &database, Soundness &found)
{
    RASHIN_LET(const QStringList there, schemaOf(database));
    QStringList wanted = ddl::log() + ddl::projection() + ddl::shadows();
    std::sort(wanted.begin(), wanted.end());
    QStringList sorted = there;
    std::sort(sorted.begin(), sorted.end());
    if (sorted == wanted)
        return {};
    found.schema = false;
    for (const QString &sql : sorted) {
        if (!wanted.contains(sql))
            note(found, u"schema: "_s + sql);
    }
    for (const QString &sql : wanted) {
        if (!sorted.contains(sql))
            note(found, u"schema, missing: "_s + sql);
    }
    return {};
}

bool referencesAreRight(const LogTransaction &transaction)
{
    const auto earlier = [&](OpId op) { return opid::transactionOf(op) < transaction.number; };
    for (size_t i = 0; i < transaction.ops.size(); ++i) {
        const LogOp &op = transaction.ops[i];
        if (opid::placeOf(op.id) != qint64(i) || !std::all_of(op.previous.begin(), op.previous.end(), earlier)
            || !std::all_of(op.seen.begin(), op.seen.end(), earlier))
            return false;
        if (isExistence(op.column) && op.value != Value::integer(0) && op.value != Value::integer(1))
            return false;
    }
    return true;
}

Result<> checkLinks(Database &database, Soundness &found)
{
    RASHIN_LET(const Value bad, database.single(
        "SELECT (SELECT count(*) FROM op o LEFT JOIN op p ON p.id = o.prev WHERE o.prev IS NOT NULL AND (p.id IS NULL OR "
        "p.row <> o.row OR p.col <> o.col)) + (SELECT count(*) FROM xprev x LEFT JOIN op o ON o.id = x.op LEFT JOIN op p "
        "ON p.id = x.prev WHERE o.id IS NULL OR p.id IS NULL OR p.row <> o.row OR p.col <> o.col) + (SELECT count(*) "
        "FROM seen s LEFT JOIN op o ON o.id = s.op LEFT JOIN op p ON p.id = s.sop WHERE o.id IS NULL OR p.id IS NULL OR "
        "p.row <> o.row) + (SELECT count(*) FROM op o WHERE NOT EXISTS(SELECT 1 FROM tx t WHERE t.id = o.id >> 24))"));
    if (bad.toInteger()) {
        found.log = false;
        note(found, u"log: %1 broken links"_s.arg(bad.toInteger()));
    }
    return {};
}

Result<> checkLog(Database &database, Soundness &found, const std::atomic_bool *cancel)
{
    const Log log(database);
    RASHIN_LET(const QByteArray documentId, log.documentId());
    RASHIN_LET(const qint64 last, log.lastNumber());
    for (qint64 number = 1; number <= last; ++number) {
        if (cancel && *cancel)
            return failure(Error::Code::Cancelled);
        const auto transaction = log.read(number);
        const auto hash = transaction ? log.hashOf(*transaction, documentId) : failure(transaction.error());
        if (hash && *hash == transaction->hash && referencesAreRight(*transaction))
            continue;
        found.log = false;
        note(found, u"log: transaction %1"_s.arg(number));
    }
    return checkLinks(database, found);
}

Result<> compareTables(Database &live, Database &fresh, const QString &table, Soundness &found)
{
    const QByteArray sql = u"SELECT * FROM \"%1\" ORDER BY 1, 2"_s.arg(table).toUtf8();
    const QByteArray narrow = u"SELECT * FROM \"%1\" ORDER BY 1"_s.arg(table).toUtf8();
    const bool one = table == u"tip" || table == u"cut";
    RASHIN_LET(auto a, live.use(one ? narrow : sql));
    RASHIN_LET(auto b, fresh.use(one ? narrow : sql));
    const int columns = a->columnCount();
    for (;;) {
        RASHIN_LET(const bool inLive, a->step());
        RASHIN_LET(const bool inFresh, b->step());
        bool same = inLive == inFresh && columns == b->columnCount();
        for (int i = 0; same && inLive && i < columns; ++i)
            same = a->value(i) == b->value(i) && a->blob(i) == b->blob(i);
        if (!same) {
            found.projection = false;
            note(found, u"projection: %1 %2"_s.arg(table, inLive ? a->text(0) : u"end"_s));
            return {};
        }
        if (!inLive)
            return {};
    }
}

Result<> checkProjection(Database &database, Soundness &found, const std::atomic_bool *cancel)
{
    RASHIN_LET(auto fresh, Database::create(u":memory:"_s));
    sqlite3_backup *backup = sqlite3_backup_init(fresh->handle(), "main", database.handle(), "main");
    const int code = backup ? sqlite3_backup_step(backup, -1) : SQLITE_ERROR;
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        return failure(sqliteError(fresh->handle(), code));
    // The index of texts may lag behind, but what it says must be what a new one would say.
    RASHIN_LET(const QByteArray kept, SearchIndex(*fresh).fingerprint());
    RASHIN_TRY(Projection(*fresh).rebuild());
    RASHIN_LET(const QByteArray wanted, SearchIndex(*fresh).fingerprint());
    if (kept != wanted) {
        found.projection = false;
        note(found, u"projection: text_index"_s);
    }
    for (const QString &table : ddl::projectionTables()) {
        if (cancel && *cancel)
            return failure(Error::Code::Cancelled);
        RASHIN_TRY(compareTables(database, *fresh, table, found));
    }
    return {};
}

} // namespace

Result<Soundness> check(Database &database, const std::atomic_bool *cancel)
{
    Soundness found;
    const auto settle = [&](Result<> done, bool &aspect) -> Result<> {
        if (!done && done.error().code == Error::Code::Cancelled)
            return done;
        if (!done) {
            aspect = false;
            note(found, done.error().detail);
        }
        return {};
    };
    RASHIN_TRY(settle(checkPages(database, found), found.pages));
    RASHIN_TRY(settle(checkSchema(database, found), found.schema));
    RASHIN_TRY(settle(checkLog(database, found, cancel), found.log));
    RASHIN_TRY(settle(checkProjection(database, found, cancel), found.projection));
    return found;
}

Result<Soundness> checkCopy(const QString &path, const std::atomic_bool *cancel)
{
    QTemporaryDir folder;
    const QString copied = folder.filePath(u"check.rashin"_s);
    {
        RASHIN_LET(auto source, Database::openDocument(path, Access::ReadOnly));
        RASHIN_TRY(copy(*source, copied));
    }
    if (cancel && *cancel)
        return failure(Error::Code::Cancelled);
    RASHIN_LET(auto database, Database::openDocument(copied, Access::ReadOnly));
    return check(*database, cancel);
}

} // namespace core::document
