// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/print/style.h"

#include <vector>

namespace ui::print {

/// A cell with its place in the grid and its text broken into lines.
struct MeasuredCell
{
    const core::report::Cell *cell = nullptr;
    int column = 0;
    int row = 0;
    int height = 0; ///< what it needs, in units
    int indent = 0; ///< of its lines, in units
    TextStyle style;
    std::vector<Line> lines;

    [[nodiscard]] int lastRow() const { return row + cell->rows - 1; }
};

/// A grid whose column edges and row heights are known. It refers to the grid it was made from.
struct MeasuredGrid
{
    const core::report::Grid *grid = nullptr;
    bool together = false;      ///< moves to the next page whole
    int paddingY = cellPaddingY; ///< above and below the text of a cell
    std::vector<int> edges; ///< x of the columns' edges, one more than there are columns
    std::vector<MeasuredCell> cells;
    std::vector<int> firstCell; ///< of each row, and one past the last
    std::vector<int> heights;
    std::vector<int> spanning; ///< indexes of the cells that reach over several rows

    [[nodiscard]] int rows() const { return int(heights.size()); }
    [[nodiscard]] int height(int from, int to) const;
    /// One past the last row of the group that begins at `row`: rows held together by cells over several rows.
    [[nodiscard]] int groupEnd(int row) const;
    /// The row may stand on two pages: it holds no chart.
    [[nodiscard]] bool mayPart(int row) const;
    [[nodiscard]] int headerHeight() const { return height(0, grid->headerRows); }
};

/// How much room boxes are given: as officials like it, or just what their texts need, set closer.
enum class Setting : quint8 { Roomy, Tight };

/// Measures for a width in units.
[[nodiscard]] MeasuredGrid measure(const core::report::Grid &grid, int width, const FontBook &fonts,
                                   Setting setting = Setting::Roomy);

/// Room for the text of a cell that is `width` units wide.
[[nodiscard]] constexpr int textRoom(int width)
{
    return width - 2 * cellPaddingX;
}

} // namespace ui::print
