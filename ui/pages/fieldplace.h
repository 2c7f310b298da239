// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace ui {

/// Where a field of a project, or of what belongs to it in a fiscal year, is filled in.
[[nodiscard]] Place placeOfField(core::RowId project, core::Field field, int year);

} // namespace ui
