// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/gridpaint.h"

#include <algorithm>

namespace ui::print {

using core::report::Role;

namespace {

struct Box
{
    int left, top, right, bottom;

    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
    [[nodiscard]] QRect rect() const { return QRect(left, top, width(), height()); }
};

/// Turns the slices of one segment into boxes, rules and placed texts.
class SegmentPainter
{
public:
    SegmentPainter(const MeasuredGrid &grid, const Segment &segment, int left, Page &page)
        : m_grid(grid)
        , m_segment(segment)
        , m_left(left)
        , m_page(page)
        , m_vertical(grid.edges.size(), -1)
    {
    }

    void run()
    {
        for (const Slice &slice : m_segment.slices) {
            const int first = m_grid.firstCell[size_t(slice.row)];
            const int end = m_grid.firstCell[size_t(slice.row) + 1];
            for (int index = first; index < end; ++index) {
                const MeasuredCell &cell = m_grid.cells[size_t(index)];
                if (cell.cell->rows == 1)
                    paint(cell, slice, slice.shown.empty() ? nullptr : &slice.shown[size_t(index - first)]);
            }
        }
        for (const int index : m_grid.spanning)
            paintSpanning(m_grid.cells[size_t(index)]);
        if (m_grid.grid->ruled)
            m_page.frames.push_back(box(0, int(m_grid.edges.size()) - 1, m_segment.top, m_segment.bottom).rect());
    }

private:
    Box box(int column, int end, int top, int bottom) const
    {
        end = std::min(end, int(m_grid.edges.size()) - 1);
        return {m_left + m_grid.edges[size_t(column)], top, m_left + m_grid.edges[size_t(end)], bottom};
    }

    void paint(const MeasuredCell &cell, const Slice &slice, const Shown *shown)
    {
        const Box area = box(cell.column, cell.column + cell.cell->columns, slice.top, slice.bottom);
        paintGround(cell, area);
        if (!shown)
            paintText(cell, area, cell.cell->text, cell.lines, 0, int(cell.lines.size()));
        else if (!shown->lines.empty())
            paintText(cell, area, shown->text, shown->lines, 0, shown->count);
        else
            paintText(cell, area, cell.cell->text, cell.lines, shown->from, shown->count);
        if (cell.cell->chart && (!shown || shown->from == 0))
            addChart(cell, area);
    }

    void addChart(const MeasuredCell &cell, const Box &area)
    {
        const int title = int(cell.lines.size()) * cell.style.leading + m_grid.paddingY;
        m_page.charts.push_back(
            {area.rect().adjusted(cellPaddingX, m_grid.paddingY + title, -cellPaddingX, -m_grid.paddingY), cell.cell->chart});
    }

    /// The part of a cell over several rows that stands in this segment. Its text stands in every such part.
    void paintSpanning(const MeasuredCell &cell)
    {
        int top = -1;
        int bottom = -1;
        for (const Slice &slice : m_segment.slices) {
            if (slice.row < cell.row || slice.row > cell.lastRow())
                continue;
            top = top < 0 ? slice.top : top;
            bottom = slice.bottom;
        }
        if (top >= 0)
            paint(cell, Slice{cell.row, top, bottom, {}}, nullptr);
    }

    void paintGround(const MeasuredCell &cell, const Box &area)
    {
        if (cell.cell->chosen)
            m_page.chosen.push_back(area.rect());
        else if (styleOf(cell.cell->role).tinted)
            m_page.tints.push_back(area.rect());
        else if (m_grid.grid->rows[size_t(cell.row)].subtotal)
            m_page.subtotals.push_back(area.rect());
        if (!m_grid.grid->ruled)
            return;
        const int end = std::min(cell.column + cell.cell->columns, int(m_grid.edges.size()) - 1);
        if (end < int(m_grid.edges.size()) - 1)
            addVertical(end, area);
        if (area.bottom != m_segment.bottom)
            addHorizontal(area);
    }

    /// Rules that continue one another become one: finer in print, and a third of the file.
    void addVertical(int edge, const Box &area)
    {
        int &last = m_vertical[size_t(edge)];
        if (last >= 0 && m_page.rules[size_t(last)].y2() == area.top) {
            m_page.rules[size_t(last)].setP2({area.right, area.bottom});
            return;
        }
        last = int(m_page.rules.size());
        m_page.rules.push_back({area.right, area.top, area.right, area.bottom});
    }

    void addHorizontal(const Box &area)
    {
        if (m_horizontal >= 0) {
            QLine &last = m_page.rules[size_t(m_horizontal)];
            if (last.y2() == area.bottom && last.x2() == area.left) {
                last.setP2({area.right, area.bottom});
                return;
            }
        }
        m_horizontal = int(m_page.rules.size());
        m_page.rules.push_back({area.left, area.bottom, area.right, area.bottom});
    }

    void paintText(const MeasuredCell &cell, const Box &area, const QString &text, const std::vector<Line> &lines,
                   int from, int count)
    {
        if (count <= 0)
            return;
        const CellStyle &style = styleOf(cell.cell->role);
        const int height = count * cell.style.leading;
        int y = style.middle ? area.top + (area.height() - height) / 2 : area.top + m_grid.paddingY;
        PlacedText placed{text, cell.style, {}};
        placed.lines.reserve(size_t(count));
        for (int index = from; index < from + count; ++index) {
            const Line &line = lines[size_t(index)];
            const int stretch = style.justify ? line.stretch : 0;
            placed.lines.push_back({lineX(style, cell, area, line.width), y + baselineOf(cell.style), line.begin,
                                    line.length, stretch});
            y += cell.style.leading;
        }
        m_page.texts.push_back(std::move(placed));
    }

    static int lineX(const CellStyle &style, const MeasuredCell &cell, const Box &area, int width)
    {
        if (style.align == Qt::AlignRight || cell.cell->alignEnd)
            return area.right - cellPaddingX - width;
        if (style.align == Qt::AlignHCenter)
            return area.left + (area.width() - width) / 2;
        return area.left + cellPaddingX + cell.indent;
    }

    const MeasuredGrid &m_grid;
    const Segment &m_segment;
    int m_left;
    Page &m_page;
    std::vector<int> m_vertical; // for each column edge, the rule drawn last
    int m_horizontal = -1;
};

} // namespace

int baselineOf(const TextStyle &style)
{
    // The body of a Japanese character reaches 0.88 of its size above the baseline and 0.12 below.
    return (style.leading - style.size) / 2 + style.size * 88 / 100;
}

void paintLine(const QString &text, const TextStyle &style, int x, int baseline, Page &page)
{
    page.texts.push_back({text, style, {{x, baseline, 0, int(text.size()), 0}}});
}

void paintSegment(const MeasuredGrid &grid, const Segment &segment, int left, Page &page)
{
    SegmentPainter(grid, segment, left, page).run();
}

} // namespace ui::print
