// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <vector>

/// Where a row is used: the rows that refer to it.
namespace core::usequery {

/// The rows whose `field` names the row asked about.
struct Uses
{
    Field field;
    qint64 total = 0;
    std::vector<RowId> rows; ///< by id; the first of them where there are very many
};

/// All uses of a row, field by field in the order of the registry, at most `most` rows of each. Removed rows use nothing.
[[nodiscard]] Result<std::vector<Uses>> of(const Reader &reader, Entity entity, RowId row, int most = 300);

} // namespace core::usequery
