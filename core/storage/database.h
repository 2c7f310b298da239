// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/statement.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>

struct sqlite3;

namespace core {

/// What a document may be opened for.
enum class Access : quint8 { ReadWrite, ReadOnly };

/// One connection to a SQLite file, used by the thread that made it.
///
/// It is opened through Qt's driver, so that there is exactly one SQLite in the process (two of them would cancel each
/// other's POSIX locks), and locked down: no double-quoted strings, defensive mode, nothing in a schema is trusted.
class Database
{
public:
    /// The number SQLite keeps at offset 68 of every document of ours: "RASH".
    static constexpr qint32 applicationId = 0x52415348;

    /// Opens a document. Foreign, Damaged or TooNew by its header before SQLite sees it; NotFound where there is none.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openDocument(const QString &path, Access access);
    /// Creates an empty database file; `path` may be ":memory:". Exists where there is one already. Nothing written through
    /// it is sure to survive a loss of power until publish() gives the finished file its name.
    [[nodiscard]] static Result<std::unique_ptr<Database>> create(const QString &path);
    /// An empty database of this process alone that passes for the document at `path`; it goes when it is closed.
    [[nodiscard]] static Result<std::unique_ptr<Database>> createAside(const QString &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] Access access() const { return m_access; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    /// From here on every write is refused.
    [[nodiscard]] Result<> makeReadOnly();
    /// Changes whenever another connection, of this program or another, has committed to the file. Cheap: it reads one
    /// page at most.
    [[nodiscard]] Result<qint64> foreignVersion();
    /// Another file has taken the place of the one that is open (a backup put back).
    [[nodiscard]] bool isReplaced() const;
    /// Opens the path anew, for what is wanted now. No statement may be in use; what referred to this object stays right.
    [[nodiscard]] Result<> reopen(Access access);

    /// Runs one statement that gives no rows.
    [[nodiscard]] Result<> exec(const QString &sql);

    /// A prepared statement out of the cache, ready to bind; reset when it goes out of scope.
    class Use
    {
    public:
        explicit Use(std::shared_ptr<Statement> statement) : m_statement(std::move(statement)) {}
        Use(Use &&) = default;
        Use &operator=(Use &&) = default;
        ~Use();
        Statement *operator->() const { return m_statement.get(); }
        Statement &operator*() const { return *m_statement; }

    private:
        std::shared_ptr<Statement> m_statement;
    };
    [[nodiscard]] Result<Use> use(const QByteArray &sql);
    /// The first column of the first row; no value where there is no row.
    [[nodiscard]] Result<Value> single(const QByteArray &sql);
    /// Forgets all prepared statements: needed before tables are dropped.
    void forgetStatements() { m_statements.clear(); }

private:
    Database() = default;
    [[nodiscard]] Result<> open(const QString &name, const QString &options);
    [[nodiscard]] Result<> connect();
    void disconnect();
    [[nodiscard]] Result<> lockDown();

    QString m_path;
    QString m_connection; ///< the name; a QSqlDatabase member would outlive removeDatabase()
    Access m_access = Access::ReadWrite;
    sqlite3 *m_handle = nullptr;
    QHash<QByteArray, std::shared_ptr<Statement>> m_statements;
};

/// BEGIN IMMEDIATE … COMMIT. Rolls back when it goes out of scope without commit().
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    [[nodiscard]] Result<> commit();

private:
    explicit Transaction(Database &database) : m_database(&database) {}
    Database *m_database;
};

} // namespace core
