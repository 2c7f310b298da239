// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/schema/field.h"

#include <vector>

namespace core {

/// What one committed transaction made different in the tables: ids and fields, no values. Whoever shows them asks anew.
struct ChangeSet
{
    struct Row
    {
        enum class Kind : quint8 { Added, Updated, Removed };
        Entity entity;
        RowId id;
        Kind kind;
        std::vector<Field> fields; ///< of an Updated row
    };
    std::vector<Row> rows;
    bool wholesale = false; ///< too much to list (an import, a merge): refetch everything

    [[nodiscard]] bool isEmpty() const { return rows.empty() && !wholesale; }
    /// Any row of the entity is (or may be) among the changes.
    [[nodiscard]] bool touches(Entity entity) const;
    [[nodiscard]] bool touches(Field field) const;
    /// The one row is (or may be) among the changes.
    [[nodiscard]] bool touches(RowId row) const;
};

} // namespace core
