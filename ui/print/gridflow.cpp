// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/gridflow.h"

#include "ui/print/gridpaint.h"

#include <algorithm>

namespace ui::print {

using core::report::Role;

namespace {

// A row shorter than this is moved to the next page rather than parted.
const int partedFrom = 6 * styleOf(Role::Text).text.leading;
// So much must be free at the bottom of a page for a row to begin there.
const int smallestPart = 3 * styleOf(Role::Text).text.leading + 2 * cellPaddingY;

class Flow
{
public:
    Flow(const MeasuredGrid &grid, Column &column, const QString &continued, const FontBook &fonts)
        : m_grid(grid)
        , m_column(column)
        , m_continued(continued)
        , m_fonts(fonts)
    {
    }

    void run()
    {
        if (m_grid.together && m_grid.height(0, m_grid.rows()) <= m_column.bottom - m_column.top)
            makeRoom(m_grid.height(0, m_grid.rows()));
        makeRoom(leadHeight(m_grid, m_column.bottom - m_column.top));
        begin();
        for (int row = m_grid.grid->headerRows; row < m_grid.rows();) {
            const int end = m_grid.groupEnd(row);
            placeGroup(row, end);
            row = end;
        }
        flush();
    }

private:
    void makeRoom(int height)
    {
        if (height > m_column.room() && !m_column.isFresh())
            m_column.newPage();
    }

    void begin()
    {
        m_segment = {};
        m_segment.top = m_column.y;
        for (int row = 0; row < std::min(m_grid.grid->headerRows, m_grid.rows()); ++row)
            addWhole(row);
        m_headerEnd = m_column.y;
    }

    bool isEmpty() const { return m_column.y == m_headerEnd; }

    void flush()
    {
        m_segment.bottom = m_column.y;
        if (!m_segment.slices.empty())
            paintSegment(m_grid, m_segment, m_column.left, *m_column.page);
    }

    void turnPage()
    {
        if (isEmpty())
            m_column.y = m_segment.top; // a header without rows would stand alone
        else
            flush();
        m_column.newPage();
        begin();
    }

    void addWhole(int row)
    {
        const int height = m_grid.heights[size_t(row)];
        m_segment.slices.push_back({row, m_column.y, m_column.y + height, {}});
        m_column.y += height;
    }

    void placeGroup(int row, int end)
    {
        const int height = m_grid.height(row, end);
        const bool single = end == row + 1 && m_grid.mayPart(row);
        if (height > m_column.room() && single && height > partedFrom && m_column.room() >= smallestPart) {
            placeParted(row);
            return;
        }
        if (height > m_column.room() && !(isEmpty() && m_segment.top == m_column.top))
            turnPage();
        if (height <= m_column.room()) {
            for (int each = row; each < end; ++each)
                addWhole(each);
        } else if (single) {
            placeParted(row);
        } else if (end == row + 1) { // a chart higher than the page
            addWhole(row);
        } else { // more than a page that belongs together: it has to be parted somewhere
            for (int each = row; each < end; ++each)
                placeGroup(each, each + 1);
        }
    }

    /// Puts as many lines of the row's cells as fit onto this page, and the rest onto the next ones.
    void placeParted(int row)
    {
        const int first = m_grid.firstCell[size_t(row)];
        const int count = m_grid.firstCell[size_t(row) + 1] - first;
        std::vector<int> next(size_t(count), 0);
        for (bool isFirst = true;; isFirst = false) {
            Slice slice{row, m_column.y, m_column.y, {}};
            bool isDone = true;
            for (int index = 0; index < count; ++index) {
                const MeasuredCell &cell = m_grid.cells[size_t(first + index)];
                Shown shown = part(cell, next[size_t(index)], isFirst);
                slice.bottom = std::max(slice.bottom, slice.top + shown.height);
                if (cell.cell->rows == 1)
                    isDone = isDone && next[size_t(index)] >= int(cell.lines.size());
                slice.shown.push_back(std::move(shown));
            }
            m_column.y = slice.bottom;
            m_segment.slices.push_back(std::move(slice));
            if (isDone)
                return;
            turnPage();
        }
    }

    /// The lines of one cell from `next` on that fit into the room left; moves `next` behind them.
    Shown part(const MeasuredCell &cell, int &next, bool isFirst) const
    {
        if (cell.cell->role == Role::Label && !isFirst && next >= int(cell.lines.size()))
            return repeated(cell);
        const int left = int(cell.lines.size()) - next;
        const int capacity = std::max(1, (m_column.room() - 2 * m_grid.paddingY) / cell.style.leading);
        int count = std::min(left, capacity);
        if (left - count == 1 && count > 2)
            --count; // no single line on the next page
        Shown shown{next, count, {}, {}, count * cell.style.leading + 2 * m_grid.paddingY};
        if (left == count && isFirst)
            shown.height = std::max(shown.height, std::min(cell.height, m_column.room()));
        next += count;
        return shown;
    }

    Shown repeated(const MeasuredCell &cell) const
    {
        Shown shown;
        shown.text = cell.cell->text + u'\n' + m_continued;
        const size_t end = std::min(size_t(cell.column + cell.cell->columns), m_grid.edges.size() - 1);
        const int width = m_grid.edges[end] - m_grid.edges[size_t(cell.column)];
        shown.lines = breakLines(shown.text, cell.style, textRoom(width), m_fonts);
        shown.count = int(shown.lines.size());
        shown.height = shown.count * cell.style.leading + 2 * m_grid.paddingY;
        return shown;
    }

    const MeasuredGrid &m_grid;
    Column &m_column;
    const QString &m_continued;
    const FontBook &m_fonts;
    Segment m_segment;
    int m_headerEnd = 0;
};

} // namespace

int leadHeight(const MeasuredGrid &grid, int bodyHeight)
{
    const int whole = grid.height(0, grid.rows());
    if (grid.together && whole <= bodyHeight)
        return whole;
    const int header = grid.headerHeight();
    if (grid.grid->headerRows >= grid.rows())
        return header;
    const int end = grid.groupEnd(grid.grid->headerRows);
    const int group = grid.height(grid.grid->headerRows, end);
    const int row = grid.grid->headerRows;
    const bool mayPart = end == row + 1 && grid.mayPart(row) && group > partedFrom;
    return header + std::min(mayPart ? smallestPart : group, bodyHeight - header);
}

void flow(const MeasuredGrid &grid, Column &column, const QString &continued, const FontBook &fonts)
{
    if (grid.rows() > 0)
        Flow(grid, column, continued, fonts).run();
}

} // namespace ui::print
