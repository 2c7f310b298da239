// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <atomic>
#include <vector>

namespace core::document {

/// What was saved out of a damaged file, and what was not.
struct Salvaged
{
    /// A transaction that could not be taken; what of its head can still be read.
    struct Missing
    {
        qint64 number = 0; ///< in the damaged file
        QDateTime at;      ///< UTC; invalid where it cannot be read
        QString author;
        QString action;
    };
    qint64 taken = 0;     ///< transactions taken as they were: hash right, all that they build on there
    qint64 reentered = 0; ///< transactions whose hash is right but that build on lost ones: their values were written anew
    std::vector<Missing> missing;
    [[nodiscard]] bool isWhole() const { return missing.empty(); }
};

/// Takes all that still proves to be what it claims from a damaged document into a new one at `target`: same document,
/// new site. Values of transactions that build on lost ones are entered anew in one transaction in the name of `author`,
/// with `reason`, so that no readable work is lost. Damaged where not even the list of transactions can be read; Exists
/// where `target` is there; the damaged file is only read.
[[nodiscard]] Result<Salvaged> salvage(const QString &path, const QString &target, const QString &author, qint64 now,
                                       const std::atomic_bool *cancel = nullptr);

} // namespace core::document
