// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/schema/registry.h"

#include <vector>

namespace core {

/// One row as it reads now. A copy: it does not follow later changes.
class Record
{
public:
    Record(Entity entity, RowId id, std::vector<Value> values, bool ghost = false)
        : m_entity(entity), m_id(id), m_values(std::move(values)), m_ghost(ghost)
    {
    }

    [[nodiscard]] Entity entity() const { return m_entity; }
    [[nodiscard]] RowId id() const { return m_id; }
    /// A deleted row that is still shown because something living refers to it; not to be edited.
    [[nodiscard]] bool isGhost() const { return m_ghost; }

    /// The value of a field of this record's entity.
    [[nodiscard]] const Value &value(Field field) const
    {
        return m_values[static_cast<size_t>(&registry::spec(field) - registry::spec(m_entity).fields.data())];
    }
    [[nodiscard]] QString text(Field field) const { return value(field).toText(); }
    [[nodiscard]] std::optional<qint64> integer(Field field) const { return value(field).integerIfAny(); }
    [[nodiscard]] std::optional<double> real(Field field) const { return value(field).realIfAny(); }
    [[nodiscard]] std::optional<RowId> row(Field field) const { return value(field).row(); }

private:
    Entity m_entity;
    RowId m_id;
    std::vector<Value> m_values; ///< in the order of the registry
    bool m_ghost;
};

} // namespace core
