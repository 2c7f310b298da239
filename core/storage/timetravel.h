// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QDateTime>

#include <atomic>
#include <vector>

/// The document as it stood: read from the log, by the clocks of those who wrote.
namespace core::timetravel {

/// Writes what the document at `path` said at a moment into a document of its own at `target`, for reading. A
/// transaction made after its parents never has an earlier time than they, so what is left is always whole. Exists where
/// `target` is there; NotFound where the document was made later; Cancelled when `cancel` becomes true.
[[nodiscard]] Result<> writeState(const QString &path, const QDateTime &moment, const QString &target,
                                  const std::atomic_bool *cancel = nullptr);

/// One difference between two states of a document.
struct Difference
{
    enum class Kind : quint8 { Added, Removed, Changed };
    Kind kind;
    Entity entity;
    RowId row;
    Field field; ///< of a Changed one
    Value before;
    Value after;
};

/// All that is different between two documents of the same origin, entity by entity in the order of the registry. Of
/// rows added or removed only the row itself is told. Positions among siblings are left out: they say nothing.
[[nodiscard]] Result<std::vector<Difference>> compare(const Reader &before, const Reader &after,
                                                      const std::atomic_bool *cancel = nullptr);

} // namespace core::timetravel
