// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rowbatch.h"

namespace core {

RowBatch::RowBatch(Database &database, QByteArray insert) : m_database(database), m_insert(std::move(insert))
{
    // So that SQLite keeps no copy of every page for undoing the one statement.
    if (m_insert.startsWith("INSERT INTO"))
        m_insert.replace(0, 11, "INSERT OR FAIL INTO");
    m_columns = size_t(m_insert.count('?'));
}

Result<> RowBatch::add(std::initializer_list<Cell> row)
{
    Q_ASSERT(row.size() == m_columns);
    m_cells.insert(m_cells.end(), row);
    return m_cells.size() == most * m_columns ? flush() : Result<>();
}

Result<> RowBatch::flush()
{
    const size_t rows = m_cells.size() / m_columns;
    if (rows == most) {
        RASHIN_TRY(write(m_many, 0, most));
    } else {
        for (size_t row = 0; row < rows; ++row)
            RASHIN_TRY(write(m_one, row, 1));
    }
    m_cells.clear();
    return {};
}

Result<> RowBatch::write(std::optional<Database::Use> &statement, size_t first, size_t rows)
{
    if (!statement) {
        const QByteArray row = ',' + m_insert.mid(m_insert.lastIndexOf('('));
        RASHIN_LET(auto made, m_database.use(m_insert + row.repeated(qsizetype(rows) - 1)));
        statement.emplace(std::move(made));
    }
    for (size_t i = 0; i < rows * m_columns; ++i) {
        const Cell &cell = m_cells[first * m_columns + i];
        if (const auto *blob = std::get_if<Blob>(&cell))
            (*statement)->bindView(int(i), blob->bytes);
        else
            (*statement)->bindPlain(int(i), std::get<PlainValue>(cell));
    }
    return (*statement)->run();
}

} // namespace core
