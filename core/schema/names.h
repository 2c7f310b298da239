// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field.h"

#include <QLatin1String>

/// What types, units and disclosure classes are called in files and in the output of the command line.
namespace core::names {

[[nodiscard]] QLatin1String of(FieldType type);
/// Empty for Unit::None.
[[nodiscard]] QLatin1String of(Unit unit);
[[nodiscard]] QLatin1String of(Disclosure disclosure);

} // namespace core::names
