// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/gridmeasure.h"
#include "ui/print/page.h"

#include <functional>

namespace ui::print {

/// Where a grid flows to: the page being filled and the room that is left on it.
struct Column
{
    int left = 0;
    int top = 0; ///< of the body of every page
    int bottom = 0;
    int y = 0; ///< what stands above is taken
    Page *page = nullptr;
    std::function<void()> newPage; ///< ends the page: `page` is the next one, `y` its top

    [[nodiscard]] int room() const { return bottom - y; }
    [[nodiscard]] bool isFresh() const { return y == top; }
};

/// Height that must be free below a heading for the grid to begin there.
[[nodiscard]] int leadHeight(const MeasuredGrid &grid, int bodyHeight);

/// Puts the grid onto the page and, where it does not fit, onto further ones: rows stay whole unless they are tall,
/// header rows are repeated, a parted row's labels are repeated with `continued`. No line of text is left out.
void flow(const MeasuredGrid &grid, Column &column, const QString &continued, const FontBook &fonts);

} // namespace ui::print
