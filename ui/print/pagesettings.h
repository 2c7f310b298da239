// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

namespace ui::print {

/// How a report is put on paper, beside what the kind of report asks for.
struct PageSettings
{
    enum class Margins : quint8 {
        Usual,   ///< those of the report
        Narrow,  ///< 8 mm at the sides: more on a page
        Binding, ///< 10 mm more at the left, for punched holes
    };
    Margins margins = Margins::Usual;
    int perSheet = 1; ///< 1, 2 or 4 pages on a sheet

    /// The sheet that a page of the report is put on.
    [[nodiscard]] core::report::PageSpec sheetFor(core::report::PageSpec page) const
    {
        if (margins == Margins::Narrow)
            page.margins = {8, 11, 8, 11}; // above and below stand the running titles
        if (margins == Margins::Binding)
            page.margins.setLeft(page.margins.left() + 10);
        if (perSheet == 2)
            page.landscape = !page.landscape;
        return page;
    }
    friend bool operator==(const PageSettings &, const PageSettings &) = default;
};

} // namespace ui::print
