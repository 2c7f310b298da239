// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace core {

/// What restore() did.
struct Restored
{
    qint64 transactions = 0; ///< in the document as it is now
    qint64 gained = 0;       ///< transactions it did not have before
    QString kept;            ///< where a damaged file was put aside; empty where there was none
};

/// Puts a backup in the place of a document, whole or not at all.
///
/// Nothing is lost: where the document holds work that the backup does not know, it is Conflict with the number of such
/// transactions, and a damaged document is put aside, not deleted. Exists where `target` is another document or no
/// document at all; Damaged where the backup itself is not sound; Locked while somebody writes `target`.
[[nodiscard]] Result<Restored> restore(const QString &backup, const QString &target, const Identity &identity,
                                       const Clock &clock);

} // namespace core
