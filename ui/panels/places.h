// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"
#include "ui/pages/page.h"

namespace ui {

/// Where a field of a row is to be seen: the page, the row that page shows for it, and the fiscal year. Nothing where no
/// page shows such rows.
[[nodiscard]] std::optional<Place> placeOf(const core::Reader &reader, core::Entity entity, core::RowId row,
                                           std::optional<core::Field> field = {});

} // namespace ui
