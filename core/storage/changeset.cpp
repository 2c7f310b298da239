// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/changeset.h"

#include <algorithm>

namespace core {

bool ChangeSet::touches(Entity entity) const
{
    return wholesale || std::any_of(rows.begin(), rows.end(), [&](const Row &row) { return row.entity == entity; });
}

bool ChangeSet::touches(Field field) const
{
    const auto isTouched = [&](const Row &row) {
        return row.entity == entityOf(field)
               && (row.kind != Row::Kind::Updated
                   || std::find(row.fields.begin(), row.fields.end(), field) != row.fields.end());
    };
    return wholesale || std::any_of(rows.begin(), rows.end(), isTouched);
}

bool ChangeSet::touches(RowId id) const
{
    return wholesale || std::any_of(rows.begin(), rows.end(), [&](const Row &row) { return row.id == id; });
}

} // namespace core
