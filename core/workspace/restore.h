// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace core {

/// What restore() did.
struct Restored
{
    qint64 transactions = 0; ///< in the document as it is now
    qint64 gained = 0;       ///< transactions it did not have before
    QString kept;            ///< where a damaged file was put aside, or newer work was kept; empty where there was none
};

/// What becomes of work in the document that the backup does not know.
enum class NewerWork : quint8 {
    Refuse, ///< nothing is done
    Keep,   ///< the document as it is becomes a backup first
};

/// Puts a backup in the place of a document, whole or not at all.
///
/// Nothing is lost: where the document holds work that the backup does not know, it is Conflict with the number of such
/// transactions (or that work is kept as a backup first), and a damaged document is put aside, not deleted. Exists where
/// `target` is another document or no document at all; Damaged where the backup itself is not sound; Locked while somebody
/// writes `target`.
[[nodiscard]] Result<Restored> restore(const QString &backup, const QString &target, const Identity &identity,
                                       const Clock &clock, NewerWork newer = NewerWork::Refuse);

} // namespace core
