// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foreignconnection.h"

#include "core/storage/database.h"
#include "core/storage/foreignschema.h"
#include "core/storage/foreignvalue.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_set>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// https://www.sqlite.org/fileformat.html §1.3. A file of ours is never in WAL mode: what lies in the log beside it
/// would be missing from a copy.
Result<> checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(Error::Code::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::ReadOnly, file.errorString());
    const QByteArray header = file.read(100);
    const auto number = [&](int offset) { return qFromBigEndian<qint32>(header.constData() + offset); };
    if (header.size() < 100 || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return failure(Error::Code::Foreign);
    if (number(68) != Database::applicationId)
        return failure(Error::Code::Foreign);
    if (header[18] != 1 || header[19] != 1)
        return damaged("journal mode");
    if (number(56) != 1)
        return damaged("text encoding");
    if (QFileInfo(path + u"-journal"_s).size() > 0)
        return failure(Error::Code::Locked, u"journal"_s);
    return {};
}

/// Reading the log and nothing else: whatever else a statement would do is refused when it is prepared.
int allowReadingTheLog(void *, int action, const char *first, const char *, const char *, const char *)
{
    static constexpr std::array tables = {"sqlite_schema", "sqlite_master", "meta", "tx", "op", "xprev", "seen", "local", "tip"};
    const auto isOneOf = [&](const char *name) {
        return std::any_of(tables.begin(), tables.end(), [&](const char *known) { return std::strcmp(known, name) == 0; });
    };
    switch (action) {
    case SQLITE_SELECT: return SQLITE_OK;
    case SQLITE_READ: return first && isOneOf(first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA: return first && std::strcmp(first, "quick_check") == 0 ? SQLITE_OK : SQLITE_DENY;
    default: return SQLITE_DENY;
    }
}

/// What SQLite cannot make sense of is the fault of the file.
Error faultOf(sqlite3 *connection, int code)
{
    Error error = sqliteError(connection, code);
    if (code == SQLITE_ERROR)
        error.code = Error::Code::Damaged;
    return error;
}

int isCancelled(void *cancel)
{
    return static_cast<const std::atomic_bool *>(cancel)->load() ? 1 : 0;
}

} // namespace

Result<std::unique_ptr<ForeignConnection>> ForeignConnection::open(const QString &path, const std::atomic_bool *cancel)
{
    RASHIN_TRY(checkHeader(path));
    std::unique_ptr<ForeignConnection> connection(new ForeignConnection);
    connection->m_cancel = cancel;
    RASHIN_TRY(connection->openFile(path));
    RASHIN_TRY(connection->lockDown());
    RASHIN_TRY(connection->checkSchema());
    return connection;
}

ForeignConnection::~ForeignConnection()
{
    sqlite3_close(m_handle);
}

Result<> ForeignConnection::openFile(const QString &path)
{
    // Not through Qt's driver: what it sends before we can lock the connection down is for files of our own.
    const QByteArray uri = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded() + "?mode=ro&immutable=1";
    const int code = sqlite3_open_v2(uri.constData(), &m_handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                                     nullptr);
    return code == SQLITE_OK ? Result<>() : failure(faultOf(m_handle, code));
}

Result<> ForeignConnection::lockDown()
{
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    for (const int off : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                          SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION})
        sqlite3_db_config(m_handle, off, 0, nullptr);
    const std::pair<int, int> limits[] = {{SQLITE_LIMIT_LENGTH, foreignvalue::longestValue}, {SQLITE_LIMIT_COLUMN, 300},
                                          {SQLITE_LIMIT_ATTACHED, 0},          {SQLITE_LIMIT_EXPR_DEPTH, 20},
                                          {SQLITE_LIMIT_VDBE_OP, 25000},       {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                                          {SQLITE_LIMIT_TRIGGER_DEPTH, 1},     {SQLITE_LIMIT_SQL_LENGTH, 100'000}};
    for (const auto &[limit, value] : limits)
        sqlite3_limit(m_handle, limit, value);
    for (const char *pragma : {"PRAGMA mmap_size = 0", "PRAGMA cell_size_check = ON", "PRAGMA query_only = ON",
                               "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16384"}) {
        if (const int code = sqlite3_exec(m_handle, pragma, nullptr, nullptr, nullptr); code != SQLITE_OK)
            return failure(faultOf(m_handle, code));
    }
    sqlite3_set_authorizer(m_handle, allowReadingTheLog, nullptr);
    if (m_cancel)
        sqlite3_progress_handler(m_handle, 10000, isCancelled, const_cast<std::atomic_bool *>(m_cancel));
    return {};
}

Result<Statement> ForeignConnection::prepare(QByteArrayView sql)
{
    auto statement = Statement::prepare(m_handle, sql);
    if (statement || statement.error().code == Error::Code::Cancelled)
        return statement;
    return failure(Error::Code::Damaged, statement.error().detail);
}

Result<> ForeignConnection::checkSchema()
{
    RASHIN_LET(auto entry, prepare("SELECT type, name, sql FROM sqlite_schema"));
    std::unordered_set<std::string> tables;
    for (;;) {
        RASHIN_LET(const bool more, entry.step());
        if (!more)
            break;
        const QString name = entry.text(1);
        if (!foreignschema::accepts(entry.text(0), name, entry.text(2)))
            return failure(Error::Code::Damaged, u"schema: "_s + name.left(100));
        if (entry.text(0) == "table"_L1)
            tables.insert(name.toStdString());
    }
    for (const char *name : {"meta", "tx", "op", "xprev", "seen", "local", "tip"}) {
        if (!tables.contains(name))
            return damaged("a table of the log is missing");
    }
    return {};
}

Result<> ForeignConnection::checkPages()
{
    for (const char *table : {"meta", "tx", "op", "xprev", "seen", "tip"}) {
        RASHIN_LET(auto check, prepare("PRAGMA quick_check('" + QByteArray(table) + "')"));
        RASHIN_LET(const bool row, check.step());
        if (!row || check.text(0) != u"ok")
            return failure(Error::Code::Damaged, check.text(0).left(200));
    }
    return {};
}

} // namespace core
