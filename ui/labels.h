// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/schema/field.h"

#include <QString>
#include <QStringView>

/// What people call the things of the registry, in the language of the program.
namespace ui::labels {

/// 「事業」, "Project".
[[nodiscard]] QString entity(core::Entity entity);

/// 「所管課」, "Office in charge". Never empty.
[[nodiscard]] QString field(core::Field field);

/// The field's name with its unit where it has one: 「事業費（千円）」, as headings of columns have it.
[[nodiscard]] QString fieldWithUnit(core::Field field);

/// The word for a stored code of a choice field; the code itself if a later version wrote one we do not know.
[[nodiscard]] QString choice(core::Field field, const QString &code);

/// What was done, for the undo menu and the history: `name` is an Operation's name as the log keeps it.
/// "project.add" gives 「事業の追加」. Unknown names are returned as they are.
[[nodiscard]] QString action(QStringView name);

/// 「千円」, 「％」, 「人」, 「時間」; empty for Unit::None.
[[nodiscard]] QString unit(core::Unit unit);

} // namespace ui::labels
