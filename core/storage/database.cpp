// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/schema/registry.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>
#include <QtEndian>

#include <sqlite3.h>

#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int headerSize = 100; // https://www.sqlite.org/fileformat.html §1.3

qint32 headerNumber(const QByteArray &header, int offset)
{
    return qFromBigEndian<qint32>(header.constData() + offset);
}

/// Looks at the first bytes only: what is not ours is never given to SQLite.
Result<> checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(Error::Code::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::ReadOnly, file.errorString());
    const QByteArray header = file.read(headerSize);
    if (header.size() < headerSize || !header.startsWith("SQLite format 3"))
        return failure(Error::Code::Foreign, path);
    if (headerNumber(header, 68) != Database::applicationId)
        return failure(Error::Code::Foreign, path);
    if (headerNumber(header, 60) > registry::formatVersion)
        return failure(Error::Code::TooNew, path);
    return {};
}

} // namespace

Database::Use::~Use()
{
    if (m_statement)
        m_statement->reset();
}

Result<std::unique_ptr<Database>> Database::openDocument(const QString &path, Access access)
{
    RASHIN_TRY(checkHeader(path));
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    database->m_access = access;
    RASHIN_TRY(database->connect());
    return database;
}

Result<> Database::connect()
{
    // A reader of a writable file opens it for writing too, or SQLite could not roll back what a killed writer left;
    // query_only then keeps its promise.
    const bool writable = QFileInfo(m_path).isWritable();
    if (!writable && m_access == Access::ReadWrite)
        return failure(Error::Code::ReadOnly, m_path);
    RASHIN_TRY(open(m_path, writable ? QString() : u"QSQLITE_OPEN_READONLY"_s));
    if (m_access == Access::ReadOnly)
        RASHIN_TRY(makeReadOnly());
    // An error here is the first that SQLite itself has to say about the file.
    RASHIN_TRY(single("PRAGMA schema_version"));
    return {};
}

Result<> Database::reopen(Access access)
{
    RASHIN_TRY(checkHeader(m_path));
    auto statements = std::exchange(m_statements, {});
    const QString connection = std::exchange(m_connection, {});
    sqlite3 *const handle = std::exchange(m_handle, nullptr);
    const Access before = std::exchange(m_access, access);
    const auto opened = connect();
    if (opened) {
        // Statements go before their connection.
        statements.clear();
        QSqlDatabase::removeDatabase(connection);
        return {};
    }
    disconnect();
    m_statements = statements;
    m_connection = connection;
    m_handle = handle;
    m_access = before;
    return opened;
}

Result<qint64> Database::foreignVersion()
{
    RASHIN_LET(auto query, use("PRAGMA data_version"));
    RASHIN_LET(const bool known, query->step());
    return known ? query->integer(0) : 0;
}

bool Database::isReplaced() const
{
    int moved = 0;
    return m_handle && sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

Result<std::unique_ptr<Database>> Database::create(const QString &path)
{
    if (path != u":memory:" && QFileInfo::exists(path))
        return failure(Error::Code::Exists, path);
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    RASHIN_TRY(database->open(path, {}));
    RASHIN_TRY(database->single("PRAGMA synchronous = OFF")); // publish() syncs the whole, once, before it gets its name
    RASHIN_TRY(database->exec(u"PRAGMA application_id = %1"_s.arg(applicationId)));
    RASHIN_TRY(database->exec(u"PRAGMA user_version = %1"_s.arg(registry::formatVersion)));
    return database;
}

Result<std::unique_ptr<Database>> Database::createAside(const QString &path)
{
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    RASHIN_TRY(database->open({}, {})); // without a name: in memory, and in a file of SQLite's own where it grows large
    return database;
}

Result<> Database::makeReadOnly()
{
    RASHIN_TRY(single("PRAGMA query_only = ON"));
    m_access = Access::ReadOnly;
    return {};
}

Database::~Database()
{
    disconnect();
}

void Database::disconnect()
{
    m_statements.clear();
    m_handle = nullptr;
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

Result<> Database::open(const QString &name, const QString &options)
{
    // Nobody asks SQLite how much memory it has; keeping account of it is a lock and two sums for every allocation. Once,
    // before its first use in the process; later it answers that it is too late, and goes on as it was.
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(configured)
    m_connection = QUuid::createUuid().toString();
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    connection.setDatabaseName(name);
    connection.setConnectOptions(options);
    if (!connection.open())
        return failure(sqliteError(nullptr, connection.lastError().nativeErrorCode().toInt()));
    m_handle = *static_cast<sqlite3 **>(connection.driver()->handle().data());
    return lockDown();
}

Result<> Database::lockDown()
{
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, 2000);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    // The rollback journal is SQLite's default and stays: people copy the file by hand and keep it on shares, where a
    // write-ahead log beside it would be lost. EXTRA and not FULL: with FULL the removal of the journal, which is the
    // commit, may be undone by a loss of power, and acknowledged work with it.
    for (const char *pragma : {"PRAGMA mmap_size = 0", "PRAGMA cell_size_check = ON", "PRAGMA temp_store = MEMORY",
                               "PRAGMA cache_size = -65536", "PRAGMA foreign_keys = OFF", "PRAGMA synchronous = EXTRA"})
        RASHIN_TRY(single(pragma));
    return {};
}

Result<> Database::exec(const QString &sql)
{
    RASHIN_LET(Statement statement, Statement::prepare(m_handle, sql.toUtf8()));
    return statement.each([](const Statement &) {});
}

Result<Database::Use> Database::use(const QByteArray &sql)
{
    auto &kept = m_statements[sql];
    if (kept && kept.use_count() == 1)
        return Use(kept);
    RASHIN_LET(Statement made, Statement::prepare(m_handle, sql));
    auto shared = std::make_shared<Statement>(std::move(made));
    if (!kept)
        kept = shared; // one that is in use (a nested reader) stays the cached one
    return Use(std::move(shared));
}

Result<Value> Database::single(const QByteArray &sql)
{
    RASHIN_LET(Statement statement, Statement::prepare(m_handle, sql));
    RASHIN_LET(const bool row, statement.step());
    return row ? statement.value(0) : Value();
}

Result<Transaction> Transaction::begin(Database &database)
{
    if (database.access() == Access::ReadOnly)
        return failure(Error::Code::ReadOnly, database.path());
    RASHIN_TRY(database.exec(u"BEGIN IMMEDIATE"_s));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database && !sqlite3_get_autocommit(m_database->handle())) {
        const auto undone = m_database->exec(u"ROLLBACK"_s);
        Q_UNUSED(undone) // what SQLite could not roll back, it does at the next opening
    }
}

Result<> Transaction::commit()
{
    // After a full disk SQLite may have rolled back by itself; later statements would then have run outside.
    if (sqlite3_get_autocommit(m_database->handle()))
        return failure(Error::Code::Storage, u"the transaction was rolled back"_s);
    RASHIN_TRY(m_database->exec(u"COMMIT"_s));
    m_database = nullptr;
    return {};
}

} // namespace core
