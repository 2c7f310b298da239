// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/statement.h"

/// What a single value of somebody else's file must look like before anything is made of it.
namespace core::foreignvalue {

inline constexpr int longestValue = 16 * 1024 * 1024; ///< bytes

[[nodiscard]] bool isBlob(const Statement &row, int column, qsizetype longest);
/// A blob as long as a hash.
[[nodiscard]] bool isHash(const Statement &row, int column);
/// Text that reads back byte for byte as it was written.
[[nodiscard]] bool isText(const Statement &row, int column, qsizetype longest);
/// Whether our own Value would hold exactly this: otherwise its hash would not be the same when read again.
[[nodiscard]] bool isOurs(const PlainValue &value);
/// Hashes side by side, rising: Damaged where they are anything else.
[[nodiscard]] Result<> checkParents(QByteArrayView parents);

} // namespace core::foreignvalue
