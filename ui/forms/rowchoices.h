// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"
#include "ui/forms/fieldedit.h"

namespace ui {

/// The rows of an entity as lists show them: policies and offices as trees, the rest by number and name. Rows that are
/// removed are left out; of a circle of parents, all are still there.
[[nodiscard]] core::Result<std::vector<RowChoice>> rowChoices(const core::Reader &reader, core::Entity entity);

} // namespace ui
