// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

namespace core::factsquery {

/// Cells with two or more live versions: honest edits that a merge brought together and nobody has settled yet.
[[nodiscard]] Result<qint64> conflictCount(const Reader &reader);

} // namespace core::factsquery
