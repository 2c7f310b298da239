// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/print/page.h"

namespace ui::print {

/// The page that `perSheet` (2 or 4) of stand on a sheet: two stand across it, four as it lies.
[[nodiscard]] core::report::PageSpec pageOnSheet(const core::report::PageSpec &sheet, int perSheet);

/// Makes pages smaller and sets `perSheet` of them on each sheet, left to right and downwards. Running titles are the
/// sheet's own.
[[nodiscard]] std::vector<Page> impose(const std::vector<Page> &pages, const core::report::PageSpec &page,
                                       const core::report::PageSpec &sheet, int perSheet);

/// Makes pages that were laid out in a larger `from` fit the place `to` of the paper.
[[nodiscard]] std::vector<Page> shrink(const std::vector<Page> &pages, const QRect &from, const QRect &to);

} // namespace ui::print
