// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/gridmeasure.h"

#include <algorithm>
#include <numeric>

namespace ui::print {

using core::report::Cell;
using core::report::Grid;

namespace {

constexpr int closePaddingY = fromPoints(1.3);
constexpr int smallestLabel = fromPoints(6.6);

std::vector<int> columnEdges(const Grid &grid, int width)
{
    const double total = std::accumulate(grid.columns.begin(), grid.columns.end(), 0.0);
    std::vector<int> edges{0};
    double sum = 0;
    for (const double column : grid.columns) {
        sum += column;
        edges.push_back(total > 0 ? qRound(width * sum / total) : 0);
    }
    edges.back() = width;
    return edges;
}

/// The largest type, not larger than the style's, in which the text fits on one line; the style's own where that would
/// be below `smallest`.
TextStyle fitted(const QString &text, TextStyle style, int smallest, int room, const FontBook &fonts)
{
    const int width = textWidth(text, style, fonts);
    if (width <= room || width == 0)
        return style;
    const int size = int(qint64(style.size) * room / width) & ~1;
    if (size >= smallest)
        style.size = size;
    return style;
}

/// Lines of about equal length: 次年度予算／への反映 rather than 次年度予算への反／映.
std::vector<Line> balanced(const QString &text, const TextStyle &style, int room, const FontBook &fonts)
{
    std::vector<Line> lines = breakLines(text, style, room, fonts);
    if (lines.size() < 2 || room < 3 * style.size)
        return lines;
    const int total = textWidth(text, style, fonts);
    for (int width = total / int(lines.size()); width < room; width += style.size / 2) {
        std::vector<Line> tighter = breakLines(text, style, width, fonts);
        if (tighter.size() == lines.size())
            return tighter;
    }
    return lines;
}

bool holdsChart(const core::report::Row &row)
{
    return std::ranges::any_of(row.cells, [](const Cell &cell) { return cell.chart != nullptr; });
}

bool holdsChart(const Grid &grid)
{
    return std::ranges::any_of(grid.rows, [](const core::report::Row &row) { return holdsChart(row); });
}

/// Fills a MeasuredGrid row by row.
class Measurer
{
public:
    Measurer(const Grid &grid, int width, const FontBook &fonts, Setting setting) : m_fonts(fonts), m_setting(setting)
    {
        m_measured.grid = &grid;
        m_measured.together = grid.together && (!isTight() || holdsChart(grid)); // pages are not left half empty then
        if (isTight())
            m_measured.paddingY = grid.ruled ? closePaddingY : 0; // without rules the leading alone parts the lines
        m_measured.edges = columnEdges(grid, width);
        m_taken.assign(grid.columns.size(), 0);
    }

    MeasuredGrid run()
    {
        const Grid &grid = *m_measured.grid;
        m_measured.heights.reserve(grid.rows.size());
        m_measured.firstCell.reserve(grid.rows.size() + 1);
        for (int row = 0; row < int(grid.rows.size()); ++row)
            measureRow(row);
        m_measured.firstCell.push_back(int(m_measured.cells.size()));
        stretchSpans();
        return std::move(m_measured);
    }

private:
    void measureRow(int row)
    {
        m_measured.firstCell.push_back(int(m_measured.cells.size()));
        int height = 0;
        int column = 0;
        for (const Cell &cell : m_measured.grid->rows[size_t(row)].cells) {
            column = freeColumn(row, column);
            const int end = std::min(column + cell.columns, int(m_taken.size()));
            if (column >= end)
                break; // more cells than columns: the composer's mistake, caught by its test
            const MeasuredCell &measured = m_measured.cells.emplace_back(measureCell(cell, row, column, end));
            if (cell.rows == 1)
                height = std::max(height, measured.height);
            else
                m_measured.spanning.push_back(int(m_measured.cells.size()) - 1);
            std::fill(m_taken.begin() + column, m_taken.begin() + end, row + cell.rows);
            column = end;
        }
        m_measured.heights.push_back(std::max(height, styleOf(core::report::Role::Item).text.leading));
    }

    /// The first column from `column` on that no cell of an earlier row reaches into.
    int freeColumn(int row, int column) const
    {
        while (column < int(m_taken.size()) && m_taken[size_t(column)] > row)
            ++column;
        return column;
    }

    MeasuredCell measureCell(const Cell &cell, int row, int column, int end) const
    {
        const int indent = fromMillimetres(cell.indent);
        const int room = textRoom(m_measured.edges[size_t(end)] - m_measured.edges[size_t(column)]) - indent;
        const CellStyle &style = styleOf(cell.role);
        MeasuredCell measured{&cell, column, row, 0, indent, style.text, {}};
        if (isTight())
            measured.style.leading = style.text.leading * 9 / 10;
        if (cell.strong)
            measured.style.face = Face::GothicBold;
        if (style.smallest > 0)
            measured.style = fitted(cell.text, measured.style, style.smallest, room, m_fonts);
        if (cell.role == core::report::Role::Label || cell.role == core::report::Role::Mark)
            measured.lines = inTwoLines(cell, measured.style, room);
        else if (!cell.text.isEmpty())
            measured.lines = breakLines(cell.text, measured.style, room, m_fonts);
        const int lines = int(measured.lines.size()) * measured.style.leading;
        measured.height = std::max(lines, measured.style.leading) + 2 * m_measured.paddingY;
        measured.height = std::max(measured.height, fromMillimetres(keptFree(cell)));
        return measured;
    }

    /// The text of a label in two lines rather than three, if a smaller type does it.
    std::vector<Line> inTwoLines(const Cell &cell, TextStyle &style, int room) const
    {
        std::vector<Line> lines = balanced(cell.text, style, room, m_fonts);
        TextStyle smaller = style;
        while (lines.size() > 2 && cell.role == core::report::Role::Label && smaller.size > smallestLabel) {
            smaller.size -= 2;
            std::vector<Line> fewer = balanced(cell.text, smaller, room, m_fonts);
            if (fewer.size() > 2)
                continue;
            style = smaller;
            return fewer;
        }
        return lines;
    }

    bool isTight() const { return m_setting == Setting::Tight; }

    /// Room for handwriting is given up; a chart can be read at three quarters of its height.
    double keptFree(const Cell &cell) const
    {
        if (!isTight())
            return cell.minimum;
        return cell.chart ? cell.minimum * 0.75 : 0;
    }

    /// A cell over several rows that needs more than they give makes all of them higher, evenly.
    void stretchSpans()
    {
        for (const int index : m_measured.spanning) {
            const MeasuredCell &cell = m_measured.cells[size_t(index)];
            const int end = std::min(cell.lastRow() + 1, m_measured.rows());
            const int missing = cell.height - m_measured.height(cell.row, end);
            const int rows = end - cell.row;
            for (int row = cell.row; missing > 0 && row < end; ++row)
                m_measured.heights[size_t(row)] += missing / rows + (row - cell.row < missing % rows);
        }
    }

    MeasuredGrid m_measured;
    std::vector<int> m_taken; // first row in which the column is free again
    const FontBook &m_fonts;
    Setting m_setting;
};

} // namespace

int MeasuredGrid::height(int from, int to) const
{
    return std::accumulate(heights.begin() + from, heights.begin() + std::min(to, rows()), 0);
}

int MeasuredGrid::groupEnd(int row) const
{
    int end = row + 1;
    for (const int index : spanning) {
        const MeasuredCell &cell = cells[size_t(index)];
        if (cell.row < end && cell.lastRow() >= row)
            end = std::max(end, cell.lastRow() + 1);
    }
    while (end < rows() && grid->rows[size_t(end) - 1].withNext)
        ++end;
    return std::min(end, rows());
}

bool MeasuredGrid::mayPart(int row) const
{
    return !holdsChart(grid->rows[size_t(row)]);
}

MeasuredGrid measure(const Grid &grid, int width, const FontBook &fonts, Setting setting)
{
    return Measurer(grid, width, fonts, setting).run();
}

} // namespace ui::print
