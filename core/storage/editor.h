// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"
#include "core/storage/writer.h"

#include <map>
#include <utility>
#include <vector>

namespace core {

/// The only door through which rows are written. Every value is held against the registry, every reference against the
/// rows there are; a merge has its own way in, because honest work of others must never be refused.
class Editor
{
public:
    using Cells = std::vector<std::pair<Field, Value>>;

    Editor(Database &database, Writer &writer) : m_reader(database), m_writer(writer) {}

    /// The tables as they were before this transaction.
    [[nodiscard]] const Reader &read() const { return m_reader; }

    /// Adds a row and gives its id. An entity with a natural key gets the id of its key; where that row is there
    /// already, this sets the other cells. InvalidValue where a required field is missing; `id` only for makers of
    /// reproducible documents.
    [[nodiscard]] Result<RowId> add(Entity entity, const Cells &cells, std::optional<RowId> id = std::nullopt);
    /// InvalidValue where a value is refused, a required field would be emptied or a key field changed; NotFound where
    /// the row or one referred to is not there.
    [[nodiscard]] Result<> set(Entity entity, RowId row, const Cells &cells);
    [[nodiscard]] Result<> set(RowId row, Field field, const Value &value);
    /// Removes the row and the rows that are parts of it. InUse where other rows still refer to it.
    [[nodiscard]] Result<> remove(Entity entity, RowId row);

    /// Settles a conflict for a version that is there already: whatever it holds, nobody enters it anew.
    [[nodiscard]] Result<> keep(RowId row, Field field, const Value &version);
    /// Settles the conflict of a row that one deleted and another wrote in: it stays.
    [[nodiscard]] Result<> keepRow(Entity entity, RowId row);

    /// Brings a removed row back as it was, with the parts that went with it. NotFound where no such row was removed.
    [[nodiscard]] Result<> revive(Entity entity, RowId row);

    /// The cell as it will be after this transaction; no value where the row is not there.
    [[nodiscard]] Value value(RowId row, Field field) const;
    [[nodiscard]] bool exists(Entity entity, RowId row) const;
    /// The office this copy of the file belongs to; none at the desk.
    [[nodiscard]] std::optional<RowId> ownOffice() const;

    /// The id that rows of this meaning have in every copy: a hash over the key cells. `cells` may hold others too.
    [[nodiscard]] static RowId keyId(Entity entity, const Cells &cells);

private:
    [[nodiscard]] Result<> write(Entity entity, RowId row, const Cells &cells, bool adding);
    [[nodiscard]] Result<> checkReference(const FieldSpec &field, const Value &value) const;
    [[nodiscard]] Result<> checkNoCircle(const FieldSpec &field, RowId row, const Value &parent) const;
    [[nodiscard]] Result<> checkComplete(Entity entity, const Cells &cells) const;
    [[nodiscard]] Result<bool> hasPast(Entity entity, RowId row);
    [[nodiscard]] Result<bool> isUntouched(Entity entity);
    [[nodiscard]] Result<> clearRest(Entity entity, RowId row, const Cells &cells);
    [[nodiscard]] Result<std::vector<std::pair<const FieldSpec *, RowId>>> referrers(Entity entity, RowId row) const;

    Reader m_reader;
    Writer &m_writer;
    std::map<Entity, bool> m_untouched; ///< entities without any row before this transaction
};

} // namespace core
