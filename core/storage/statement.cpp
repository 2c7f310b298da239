// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statement.h"

#include <sqlite3.h>

namespace core {

Error sqliteError(sqlite3 *connection, int code)
{
    const QString words = QString::fromUtf8(connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code));
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Code::Locked, words};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {Error::Code::ReadOnly, words};
    case SQLITE_FULL:
        return {Error::Code::DiskFull, words};
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT: // our tables have none but that keys are unique
        return {Error::Code::Damaged, words};
    case SQLITE_NOTADB:
        return {Error::Code::Foreign, words};
    case SQLITE_TOOBIG:
        return {Error::Code::TooLarge, words};
    case SQLITE_INTERRUPT:
        return {Error::Code::Cancelled, words};
    default:
        return {Error::Code::Storage, words};
    }
}

void Statement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(sqlite3 *connection, QByteArrayView sql)
{
    sqlite3_stmt *made = nullptr;
    const int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &made, nullptr);
    if (code != SQLITE_OK)
        return failure(sqliteError(connection, code));
    return Statement(made);
}

Statement &Statement::bind(int parameter, qint64 number)
{
    sqlite3_bind_int64(m_statement.get(), parameter + 1, number);
    return *this;
}

Statement &Statement::bind(int parameter, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text(m_statement.get(), parameter + 1, utf8.constData(), static_cast<int>(utf8.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(int parameter, const QByteArray &bytes)
{
    sqlite3_bind_blob(m_statement.get(), parameter + 1, bytes.constData(), static_cast<int>(bytes.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(int parameter, const Value &value)
{
    if (value.isText())
        return bind(parameter, value.toText());
    if (value.isInteger())
        return bind(parameter, value.toInteger());
    if (value.isNull())
        return bindNull(parameter);
    sqlite3_bind_double(m_statement.get(), parameter + 1, value.toReal());
    return *this;
}

Statement &Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement.get(), parameter + 1);
    return *this;
}

Statement &Statement::bindPlain(int parameter, const PlainValue &value)
{
    if (const auto *text = std::get_if<QByteArrayView>(&value))
        return bindTextView(parameter, *text);
    if (const auto *number = std::get_if<qint64>(&value))
        return bind(parameter, *number);
    if (const auto *number = std::get_if<double>(&value)) {
        sqlite3_bind_double(m_statement.get(), parameter + 1, *number);
        return *this;
    }
    return bindNull(parameter);
}

Statement &Statement::bindView(int parameter, QByteArrayView bytes)
{
    sqlite3_bind_blob(m_statement.get(), parameter + 1, bytes.isEmpty() ? "" : bytes.data(),
                      static_cast<int>(bytes.size()), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bindTextView(int parameter, QByteArrayView utf8)
{
    sqlite3_bind_text(m_statement.get(), parameter + 1, utf8.isEmpty() ? "" : utf8.data(),
                      static_cast<int>(utf8.size()), SQLITE_STATIC);
    return *this;
}

void Statement::clearBindings()
{
    sqlite3_clear_bindings(m_statement.get());
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    sqlite3 *connection = sqlite3_db_handle(m_statement.get());
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const Error error = sqliteError(connection, code);
    reset();
    return failure(error);
}

Result<> Statement::run()
{
    RASHIN_LET(const bool row, step());
    Q_ASSERT(!row);
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement.get());
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement.get(), column));
}

QByteArray Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement.get(), column));
}

Value Statement::value(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return Value::integer(integer(column));
    case SQLITE_FLOAT:
        return Value::real(real(column));
    case SQLITE_TEXT:
        return Value::text(text(column));
    default:
        return {};
    }
}

std::optional<RowId> Statement::row(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_INTEGER ? RowId::from(integer(column))
                                                                            : std::nullopt;
}

PlainValue Statement::plain(int column) const
{
    switch (type(column)) {
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_FLOAT: return real(column);
    case SQLITE_TEXT: return view(column);
    case SQLITE_NULL: return nullptr;
    default: return {};
    }
}

QByteArrayView Statement::view(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return QByteArrayView(bytes, sqlite3_column_bytes(m_statement.get(), column));
}

int Statement::type(int column) const
{
    return sqlite3_column_type(m_statement.get(), column);
}

int Statement::changes() const
{
    return sqlite3_changes(sqlite3_db_handle(m_statement.get()));
}

} // namespace core
