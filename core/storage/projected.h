// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/log.h"

#include <QByteArray>

namespace core::projected {

/// The table of an entity, quoted for SQL.
[[nodiscard]] inline QByteArray tableOf(Entity entity)
{
    const QLatin1String name = registry::spec(entity).name;
    return '"' + QByteArray(name.data(), name.size()) + '"';
}

/// The column of a known field, quoted for SQL.
[[nodiscard]] inline QByteArray columnName(Column column)
{
    const QLatin1String name = registry::spec(static_cast<Field>(column)).name;
    return '"' + QByteArray(name.data(), name.size()) + '"';
}

/// Cells that this version has no field for stay in the log and out of the tables.
[[nodiscard]] inline bool isKnown(Column column)
{
    return isExistence(column) || registry::fieldFromNumber(column).has_value();
}

[[nodiscard]] inline Entity entityOfColumn(Column column)
{
    return static_cast<Entity>(column >> 8);
}

} // namespace core::projected
