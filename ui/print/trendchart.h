// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"
#include "core/report/sheetcontent.h"

#include <memory>

namespace ui::print {

/// Attainment of the sheet's indicators by year, in percent with 100 marked; null where nothing can be computed.
[[nodiscard]] std::shared_ptr<const core::ChartData> attainmentTrend(const core::report::SheetContent &content);

/// Project cost by year in 千円, with the budget beside it; null without amounts.
[[nodiscard]] std::shared_ptr<const core::ChartData> costTrend(const core::report::SheetContent &content);

} // namespace ui::print
