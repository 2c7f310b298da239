// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/editor.h"

#include <map>

namespace core {

/// Copies an evaluation scheme with all that belongs to it (stages, scales, criteria, verdicts, bands, calendar) to
/// another fiscal year; every date moves by the difference of the years. Reads the tables as they were before the
/// transaction. Gives the number of rows made, by entity.
[[nodiscard]] Result<std::map<Entity, int>> copyScheme(Editor &editor, const Record &scheme, int toYear);

} // namespace core
