// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/storage/reader.h"

#include <QDateTime>

#include <utility>
#include <vector>

/// What was removed and can be brought back: the log keeps it all.
namespace core::recyclebin {

/// A row that was removed by itself, not only along with the row it was a part of.
struct RemovedRow
{
    Entity entity;
    RowId row;
    QDateTime at; ///< UTC, by the clock of who removed it
    QString author;
    QString transaction; ///< the removal, as a hash in hexadecimal digits
    int parts = 0;       ///< rows that went with it
    std::vector<std::pair<Field, Value>> cells; ///< as they were

    /// The value of a cell as it was; empty where there was none.
    [[nodiscard]] Value value(Field field) const;
};

/// All removed rows, the latest first.
[[nodiscard]] Result<std::vector<RemovedRow>> rows(const Reader &reader);
/// The rows that went with `row` in the transaction that removed it, itself first.
[[nodiscard]] Result<std::vector<std::pair<Entity, RowId>>> withParts(const Reader &reader, RowId row);

} // namespace core::recyclebin
