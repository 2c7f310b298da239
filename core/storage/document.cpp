// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/document.h"

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/base/platform/durable.h"
#include "core/schema/ddl.h"
#include "core/storage/backups.h"
#include "core/storage/difference.h"
#include "core/storage/localnotes.h"
#include "core/storage/log.h"
#include "core/storage/projection.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>

namespace core::document {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Changes whenever the tables that this version computes change in any way.
QByteArray projectionFingerprint()
{
    static const QByteArray hash = hashOf(ddl::projection().join(u'\n').toUtf8());
    return hash;
}

Result<> put(Database &database, const QByteArray &table, const QString &key, const QByteArray &bytes)
{
    RASHIN_LET(auto insert, database.use("INSERT OR REPLACE INTO " + table + "(k, v) VALUES(?,?)"));
    return insert->bind(0, key).bind(1, bytes).run();
}

QByteArray bytesOf(Database &database, const QByteArray &sql)
{
    const auto query = database.use(sql);
    const auto row = query ? (*query)->step() : Result<bool>(false);
    return row && *row ? (*query)->blob(0) : QByteArray();
}

Result<bool> projectionFits(Database &database)
{
    RASHIN_LET(auto query, database.use("SELECT v FROM local WHERE k = 'projection'"));
    RASHIN_LET(const bool known, query->step());
    return known && query->blob(0) == projectionFingerprint();
}

Result<> bringUpToDate(Database &database)
{
    RASHIN_LET(auto transaction, Transaction::begin(database));
    RASHIN_TRY(Projection(database).rebuild());
    RASHIN_TRY(put(database, "local", u"projection"_s, projectionFingerprint()));
    RASHIN_TRY(database.exec(u"PRAGMA user_version = %1"_s.arg(registry::formatVersion)));
    return transaction.commit();
}

/// The log's own tables must be there before anything of the file is believed.
Result<> checkLogTables(Database &database)
{
    RASHIN_LET(const Value tables, database.single("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
                                                   "('meta', 'tx', 'op', 'xprev', 'seen', 'local')"));
    return tables.toInteger() == 6 ? Result<>() : failure(Error::Code::Damaged, database.path());
}

Result<> backUp(Database &source, Database &target)
{
    sqlite3_backup *backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup)
        return failure(sqliteError(target.handle(), sqlite3_errcode(target.handle())));
    int code = sqlite3_backup_step(backup, -1);
    for (int tries = 0; tries < 100 && (code == SQLITE_BUSY || code == SQLITE_LOCKED); ++tries) {
        sqlite3_sleep(50);
        code = sqlite3_backup_step(backup, -1);
    }
    sqlite3_backup_finish(backup);
    return code == SQLITE_DONE ? Result<>() : failure(sqliteError(target.handle(), code));
}

Result<> backUpInto(Database &source, const QString &target)
{
    RASHIN_LET(auto made, Database::create(target));
    return backUp(source, *made);
}

/// Writes the file as it lies there. It is read through SQLite's own handle: to open it a second time and close it again
/// would drop the locks of this process (https://www.sqlite.org/howtocorrupt.html §2.2).
Result<> writeBytes(sqlite3_file *source, const QString &target)
{
    constexpr int atOnce = 1 << 20;
    QFile made(target);
    if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return failure(Error::Code::Storage, made.errorString());
    sqlite3_int64 size = 0;
    if (const int code = source->pMethods->xFileSize(source, &size); code != SQLITE_OK)
        return failure(sqliteError(nullptr, code));
    QByteArray piece(atOnce, Qt::Uninitialized);
    for (sqlite3_int64 at = 0; at < size; at += atOnce) {
        const int length = int(std::min<sqlite3_int64>(atOnce, size - at));
        if (const int code = source->pMethods->xRead(source, piece.data(), length, at); code != SQLITE_OK)
            return failure(sqliteError(nullptr, code));
        if (made.write(piece.constData(), length) != length)
            return failure(Error::Code::DiskFull, made.errorString());
    }
    return {};
}

/// While a transaction reads, nobody writes: the file stands still, and has been put right if a writer was killed. Copied so,
/// it costs a quarter of what SQLite's backup does, page by page. False where it cannot be copied so, or not just now.
Result<bool> copyStanding(Database &source, const QString &target)
{
    sqlite3_file *file = nullptr;
    const int code = sqlite3_file_control(source.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    RASHIN_LET(const Value journal, source.single("PRAGMA journal_mode"));
    // A database of this process alone has no name, and keeps in memory what its file lacks.
    const char *name = sqlite3_db_filename(source.handle(), "main");
    const bool liesInOneFile =
        code == SQLITE_OK && file && file->pMethods && name && *name && journal == Value::text(u"delete"_s);
    if (!liesInOneFile || !sqlite3_get_autocommit(source.handle()) || !source.exec(u"BEGIN"_s))
        return false;
    const bool reads = source.single("SELECT count(*) FROM meta").has_value();
    const Result<> written = reads ? writeBytes(file, target) : Result<>();
    RASHIN_TRY(source.exec(u"COMMIT"_s));
    RASHIN_TRY(written);
    return reads;
}

/// Who only reads gets tables that fit beside the file, which stays as it is.
Result<std::unique_ptr<Database>> fittingCopy(Database &database)
{
    RASHIN_LET(auto aside, Database::createAside(database.path()));
    RASHIN_TRY(backUp(database, *aside));
    RASHIN_TRY(bringUpToDate(*aside));
    RASHIN_TRY(aside->makeReadOnly());
    return aside;
}

} // namespace

Result<> lay(Database &database)
{
    for (const QString &sql : ddl::log())
        RASHIN_TRY(database.exec(sql));
    RASHIN_TRY(Projection(database).create());
    RASHIN_TRY(put(database, "meta", u"document"_s, randomBytes(16)));
    RASHIN_TRY(put(database, "local", u"site"_s, randomBytes(16)));
    return put(database, "local", u"projection"_s, projectionFingerprint());
}

Result<std::unique_ptr<Database>> open(const QString &path, Access access)
{
    RASHIN_LET(auto database, Database::openDocument(path, access));
    RASHIN_TRY(checkLogTables(*database));
    RASHIN_LET(const bool isPart, difference::isPart(*database));
    if (isPart)
        return failure(Error::Code::Partial, path);
    RASHIN_LET(const bool fits, projectionFits(*database));
    if (!fits && access == Access::ReadOnly)
        return fittingCopy(*database);
    RASHIN_TRY(makeFit(*database));
    return database;
}

Result<> makeFit(Database &database)
{
    RASHIN_LET(const bool fits, projectionFits(database));
    if (fits || database.access() == Access::ReadOnly)
        return {};
    // Nothing of the log is touched, but whoever distrusts a new version can go back to the day before it.
    RASHIN_TRY(backups::make(database, backups::Reason::Upgrade, SystemClock().now()));
    return bringUpToDate(database);
}

Result<> copy(Database &source, const QString &target)
{
    if (QFileInfo::exists(target))
        return failure(Error::Code::Exists, target);
    const QString unfinished = target + u".part"_s;
    QFile::remove(unfinished);
    auto copied = copyStanding(source, unfinished);
    if (copied && !*copied) {
        const auto done = backUpInto(source, unfinished);
        copied = done ? Result<bool>(true) : failure(done.error());
    }
    if (!copied) {
        QFile::remove(unfinished);
        return failure(copied.error());
    }
    if (const auto done = publish(unfinished, target); !done) {
        QFile::remove(unfinished);
        return done;
    }
    return {};
}

Result<> becomeSite(const QString &path, std::optional<RowId> office)
{
    RASHIN_LET(auto database, Database::openDocument(path, Access::ReadWrite));
        RASHIN_LET(auto transaction, Transaction::begin(*database));
    RASHIN_TRY(put(*database, "local", u"site"_s, randomBytes(16)));
    RASHIN_TRY(database->exec(u"DELETE FROM local WHERE k = 'sequence'"_s));
    RASHIN_TRY(LocalNotes(*database).forget());
    RASHIN_TRY(setOwnOffice(*database, office));
    return transaction.commit();
}

QByteArray documentId(Database &database)
{
    return bytesOf(database, "SELECT v FROM meta WHERE k = 'document'");
}

QByteArray siteId(Database &database)
{
    return bytesOf(database, "SELECT v FROM local WHERE k = 'site'");
}

Result<std::optional<RowId>> ownOffice(Database &database)
{
    RASHIN_LET(auto query, database.use("SELECT v FROM local WHERE k = 'office'"));
    RASHIN_LET(const bool known, query->step());
    return known ? query->row(0) : std::nullopt;
}

Result<> setOwnOffice(Database &database, std::optional<RowId> office)
{
    if (!office)
        return database.exec(u"DELETE FROM local WHERE k = 'office'"_s);
    RASHIN_LET(auto insert, database.use("INSERT OR REPLACE INTO local(k, v) VALUES('office', ?)"));
    return insert->bind(0, office->value()).run();
}

} // namespace core::document
