// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rowbatch.h"

#include <QStringConverter>

#include <utility>

namespace core {

RowBatch::RowBatch(Database &database, QByteArray insert) : m_database(database), m_insert(std::move(insert))
{
    // So that SQLite keeps no copy of every page for undoing the one statement.
    if (m_insert.startsWith("INSERT INTO"))
        m_insert.replace(0, 11, "INSERT OR FAIL INTO");
    m_columns = size_t(m_insert.count('?'));
}

RowBatch::Cell RowBatch::cellOf(const Value &value)
{
    if (value.isText()) {
        const QString text = value.toText(); // shares the value's characters
        return QStringView(text);
    }
    if (value.isInteger())
        return PlainValue(value.toInteger());
    return value.isNull() ? PlainValue(nullptr) : PlainValue(value.toReal());
}

Result<> RowBatch::add(std::span<const Cell> row)
{
    Q_ASSERT(row.size() == m_columns);
    m_cells.insert(m_cells.end(), row.begin(), row.end());
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

Result<> RowBatch::prepare(std::optional<Database::Use> &statement, size_t rows)
{
    if (statement)
        return {};
    const QByteArray row = ',' + m_insert.mid(m_insert.lastIndexOf('('));
    RASHIN_LET(auto made, m_database.use(m_insert + row.repeated(qsizetype(rows) - 1)));
    statement.emplace(std::move(made));
    return {};
}

/// So that no text moves while others are added.
void RowBatch::makeRoom(std::span<const Cell> cells)
{
    constexpr qsizetype longestUnit = 3; // bytes of a UTF-16 unit in UTF-8
    qsizetype needed = 0;
    for (const Cell &cell : cells) {
        if (const auto *text = std::get_if<QStringView>(&cell))
            needed += text->size() * longestUnit;
    }
    if (needed > m_texts.size())
        m_texts.resize(needed);
}

Result<> RowBatch::write(std::optional<Database::Use> &statement, size_t first, size_t rows)
{
    RASHIN_TRY(prepare(statement, rows));
    const std::span cells(m_cells.data() + first * m_columns, rows * m_columns);
    makeRoom(cells);
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    char *end = m_texts.data();
    for (int i = 0; const Cell &cell : cells) {
        if (const auto *blob = std::get_if<Blob>(&cell)) {
            (*statement)->bindView(i++, blob->bytes);
        } else if (const auto *text = std::get_if<QStringView>(&cell)) {
            char *const begin = std::exchange(end, encoder.appendToBuffer(end, *text));
            (*statement)->bindTextView(i++, QByteArrayView(begin, end - begin));
        } else {
            (*statement)->bindPlain(i++, std::get<PlainValue>(cell));
        }
    }
    return (*statement)->run();
}

} // namespace core
