// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/mapping.h"

#include <QJsonArray>

namespace core::tabular::mapping {

/// The column a row must have filled to be read: that of the code, else of the name.
[[nodiscard]] QJsonValue keyColumn(const Mapping &mapping);
/// The rules of a profile for every row of the table, in its JSON.
[[nodiscard]] QJsonArray mappedRules(const Mapping &mapping);
/// A column's heading without the year in it: what an indicator is called whose name stands in the heading only.
[[nodiscard]] QString withoutYear(const QString &heading);

} // namespace core::tabular::mapping
