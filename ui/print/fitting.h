// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/source.h"

#include <memory>

namespace ui::print {

/// A report made small enough for a number of pages.
struct Fitted
{
    std::shared_ptr<const Source> source;
    double scale = 1; ///< of type and lines
    int pages = 0;    ///< what it takes; more than was wanted where even the smallest type is too large
};

/// Type is never made smaller than half: what is set in 9 points then has 4.5, the least that is read on paper.
constexpr double smallestScale = 0.5;

/// Sets the report in the largest type, to a hundredth, with which it takes no more than `pages` pages (1 or more).
/// An error is that of the source.
[[nodiscard]] core::Result<Fitted> fitToPages(const std::shared_ptr<const Source> &source, int pages);

} // namespace ui::print
