// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attainment.h"
#include "core/storage/scorequery.h"

#include <span>
#include <vector>

namespace core {

/// What an indicator is meant to reach, from its row; more is good where the row does not say.
[[nodiscard]] IndicatorLine lineOf(const scorequery::IndicatorHead &head);

/// The recorded years of one indicator, out of the values of all, which come ordered by indicator.
[[nodiscard]] std::vector<YearValue> valuesOf(std::span<const scorequery::IndicatorYear> all, RowId indicator);

} // namespace core
