// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace core {

/// A value of the log as it was read, without a copy: a text lies in bytes that somebody else keeps. The first
/// alternative is none at all: the value is to be read from the log.
using PlainValue = std::variant<std::monostate, std::nullptr_t, qint64, double, QByteArrayView>;

/// The Error for a result code of SQLite. Decided by number, never by text; `detail` holds SQLite's words for the log.
[[nodiscard]] Error sqliteError(sqlite3 *connection, int code);

/// One prepared statement of the SQLite C interface.
///
/// The C interface rather than QSqlQuery: it keeps 1, 1.0 and '1' apart, which the hashes of the log depend on, and it
/// reports every failure of every step. Parameters and columns are numbered from 0.
class Statement
{
public:
    [[nodiscard]] static Result<Statement> prepare(sqlite3 *connection, QByteArrayView sql);

    Statement &bind(int parameter, qint64 number);
    Statement &bind(int parameter, const QString &text);
    Statement &bind(int parameter, const QByteArray &bytes);
    Statement &bind(int parameter, const Value &value);
    Statement &bindNull(int parameter);
    /// The bytes of these three have to last until the statement has run.
    Statement &bindPlain(int parameter, const PlainValue &value);
    Statement &bindView(int parameter, QByteArrayView bytes);
    Statement &bindTextView(int parameter, QByteArrayView utf8);
    /// NULL for every parameter.
    void clearBindings();

    /// Moves to the next row; false when there is none. After an error or the last row the statement is reset.
    [[nodiscard]] Result<bool> step();
    /// Runs a statement that gives no rows, and makes it ready to run again.
    [[nodiscard]] Result<> run();
    void reset();
    /// Gives every row to `take`, which answers nothing, or a Result to stop with its error.
    template <typename Take>
    [[nodiscard]] Result<> each(Take take)
    {
        for (;;) {
            RASHIN_LET(const bool row, step());
            if (!row)
                return {};
            if constexpr (std::is_void_v<decltype(take(*this))>)
                take(*this);
            else
                RASHIN_TRY(take(*this));
        }
    }
    /// What `make` makes of every row; it answers a Row, or an optional to pass a row over.
    template <typename Row, typename Make>
    [[nodiscard]] Result<std::vector<Row>> all(Make make)
    {
        std::vector<Row> rows;
        RASHIN_TRY(each([&](const Statement &row) {
            if (std::optional<Row> made = make(row))
                rows.push_back(*std::move(made));
        }));
        return rows;
    }

    [[nodiscard]] int columnCount() const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] Value value(int column) const;
    /// A reference column; none where it holds no row id.
    [[nodiscard]] std::optional<RowId> row(int column) const;
    /// The value as it is, until the next step; none where it is a blob.
    [[nodiscard]] PlainValue plain(int column) const;
    /// The bytes of a text or blob until the next step.
    [[nodiscard]] QByteArrayView view(int column) const;
    /// One of SQLite's type codes.
    [[nodiscard]] int type(int column) const;
    /// How many rows the last run() changed.
    [[nodiscard]] int changes() const;

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) {}
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

} // namespace core
