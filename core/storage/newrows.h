// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/log.h"
#include "core/storage/rowbatch.h"

#include <map>
#include <span>
#include <vector>

namespace core {

/// Puts rows that nobody knew before into the typed tables, many of a table with one statement.
class NewRows
{
public:
    explicit NewRows(Database &database);

    /// `ops` are the row's versions that show, in the order of columns; they have to last until flush(), and the row is
    /// in its table only then.
    [[nodiscard]] Result<> add(qint64 row, Entity entity, std::span<const LogOp *const> ops);
    [[nodiscard]] Result<> flush();

    /// The statement that inserts one row: a parameter for the id and for every field.
    [[nodiscard]] static const QByteArray &insertSql(Entity entity);
    /// Whether the index of texts has anything to do with the entity.
    [[nodiscard]] static bool isSearched(Entity entity);

private:
    struct Table
    {
        RowBatch rows;
        bool isSearched;
    };
    [[nodiscard]] Table &tableFor(Entity entity);

    Database &m_database;
    std::map<Entity, Table> m_tables;
    RowBatch m_unsearched;
    std::vector<RowBatch::Cell> m_cells;
};

} // namespace core
