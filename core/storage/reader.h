// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/record.h"

#include <utility>
#include <vector>

namespace core {

/// Which rows to read, and in which order. All conditions must hold; a null value asks for empty cells.
struct Filter
{
    std::vector<std::pair<Field, Value>> equals;
    std::vector<Field> orderBy; ///< empty: by position, number, code or year where the entity has them, then by id
};

/// Reads the tables of one document. Queries for one page or report stand beside it as `<topic>query.h` and take a
/// const Reader&: no SQL is written anywhere else.
class Reader
{
public:
    explicit Reader(Database &database) : m_database(&database) {}

    /// NotFound where the row is not there (any more).
    [[nodiscard]] Result<Record> record(Entity entity, RowId id) const;
    [[nodiscard]] Result<std::vector<Record>> records(Entity entity, const Filter &filter = {}) const;
    /// The first record that fits, if any.
    [[nodiscard]] Result<std::optional<Record>> first(Entity entity, const Filter &filter) const;
    [[nodiscard]] Result<qint64> count(Entity entity) const;
    /// A row whose field equals the value; the lowest id where there are several.
    [[nodiscard]] Result<std::optional<RowId>> find(Field field, const Value &value) const;
    [[nodiscard]] Result<Value> value(RowId row, Field field) const;
    [[nodiscard]] Result<bool> exists(Entity entity, RowId row) const;
    /// Whether the row's parent link closes a circle with others, and is therefore not to be followed.
    [[nodiscard]] Result<bool> isCut(RowId row) const;

    /// For the query files of core/storage only.
    [[nodiscard]] Database &database() const { return *m_database; }

private:
    Database *m_database;
};

} // namespace core
