// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/gridmeasure.h"
#include "ui/print/page.h"

namespace ui::print {

/// What one part of a parted row shows of a cell: lines of its own, or its label once more.
struct Shown
{
    int from = 0;
    int count = 0;
    QString text = {};            ///< of a repeated label
    std::vector<Line> lines = {}; ///< of a repeated label
    int height = 0;
};

/// A row, or a part of one, between two heights on the page.
struct Slice
{
    int row = 0;
    int top = 0;
    int bottom = 0;
    std::vector<Shown> shown = {}; ///< of each cell of the row; empty: everything
};

/// The rows of a grid that stand on one page.
struct Segment
{
    int top = 0;
    int bottom = 0;
    std::vector<Slice> slices = {};
};

/// Adds boxes, rules and texts of the segment to the page, `left` units from its edge.
void paintSegment(const MeasuredGrid &grid, const Segment &segment, int left, Page &page);

/// Adds one line of text to the page, its baseline `baseline` units from the top.
void paintLine(const QString &text, const TextStyle &style, int x, int baseline, Page &page);

/// Distance from the top of a line to its baseline.
[[nodiscard]] int baselineOf(const TextStyle &style);

} // namespace ui::print
