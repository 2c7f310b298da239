// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/fontbook.h"
#include "ui/print/page.h"

namespace ui::print {

/// Where a text stands on a page, in reading order; one place for each line it reaches. Capital and small letters,
/// wide and narrow ones, hiragana and katakana are the same. Nothing for an empty text.
[[nodiscard]] std::vector<QRect> placesOf(const QString &wanted, const Page &page, const FontBook &fonts);

} // namespace ui::print
