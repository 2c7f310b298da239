// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/log.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace core {

/// Writes some fields of rows of the typed tables, row after row.
///
/// A merge brings every combination of fields there is, and a statement for each of a thousand would take longer to
/// prepare than to run: past a few, one that can write any of the fields that came does for all.
class FieldUpdates
{
public:
    explicit FieldUpdates(Database &database) : m_database(database) {}

    using Cells = std::span<const std::pair<Column, PlainValue>>;
    /// False where there is no such row. Columns are known fields of the entity, at least one, each once, rising.
    [[nodiscard]] Result<bool> write(qint64 row, Entity entity, Cells cells);

private:
    /// What is prepared for one entity.
    struct Prepared
    {
        std::map<std::vector<Column>, Database::Use> exact;
        std::set<Column> columns; ///< all that came so far, but for references: their indexes would be written each time
        std::map<Column, int> places; ///< in the one for any of them: parameter that says whether; the value is the next
        std::optional<Database::Use> any;
    };
    [[nodiscard]] Result<Statement *> exactFor(Prepared &prepared, Entity entity, Cells cells);
    [[nodiscard]] Result<Statement *> anyFor(Prepared &prepared, Entity entity, Cells cells);

    Database &m_database;
    std::map<Entity, Prepared> m_prepared;
    std::vector<Column> m_key;
};

} // namespace core
