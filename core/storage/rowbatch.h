// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <QStringView>

#include <initializer_list>
#include <span>

namespace core {

/// Collects rows of one table and writes many with one statement: to begin and end one costs as much as writing a row.
///
/// What is added is in the table after flush(), or earlier. Views have to last until then.
class RowBatch
{
public:
    /// Bytes that are stored as a blob; a PlainValue's are text.
    struct Blob
    {
        QByteArrayView bytes;
    };
    using Cell = std::variant<PlainValue, Blob, QStringView>;
    /// The value as a cell; its text has to last as long as a view.
    [[nodiscard]] static Cell cellOf(const Value &value);

    /// `insert` is the statement for one row; it ends with its parameters, one for each column. After an error some rows
    /// may be in: whoever uses it rolls back.
    RowBatch(Database &database, QByteArray insert);

    [[nodiscard]] Result<> add(std::initializer_list<Cell> row) { return add(std::span(row.begin(), row.size())); }
    [[nodiscard]] Result<> add(std::span<const Cell> row);
    [[nodiscard]] Result<> flush();

private:
    static constexpr size_t most = 32; ///< rows; twice as many gain nothing more
    [[nodiscard]] Result<> write(std::optional<Database::Use> &statement, size_t first, size_t rows);
    [[nodiscard]] Result<> prepare(std::optional<Database::Use> &statement, size_t rows);
    void makeRoom(std::span<const Cell> cells);

    Database &m_database;
    QByteArray m_insert;
    size_t m_columns;
    std::vector<Cell> m_cells;
    QByteArray m_texts; ///< what is being written, in UTF-8
    std::optional<Database::Use> m_many;
    std::optional<Database::Use> m_one;
};

} // namespace core
