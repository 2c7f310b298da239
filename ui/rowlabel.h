// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace ui {

/// What people call a row: 「0123 学校給食事業」, 「1-2 子育て支援」, 「芝地区総合支所」, 「学校給食事業・令和8（2026）年度・一次評価」.
/// A removed row is 「（削除済み）」.
[[nodiscard]] QString rowLabel(const core::Reader &reader, core::Entity entity, core::RowId row);

/// The project a row belongs to, if it belongs to one (its evaluation, a grade of that, a year's money …).
[[nodiscard]] std::optional<core::RowId> projectOf(const core::Reader &reader, core::Entity entity, core::RowId row);

/// The row and all rows that are parts of it, as an evaluation's grades are of it and it of its project.
[[nodiscard]] std::vector<std::pair<core::Entity, core::RowId>> partsOf(const core::Reader &reader, core::Entity entity,
                                                                        core::RowId row);

/// A stored value as people read it: the word of a choice, the name of a row referred to, 令和8（2026）年度, 1,234.
/// Empty for no value.
[[nodiscard]] QString valueText(const core::Reader &reader, core::Field field, const core::Value &value);

} // namespace ui
