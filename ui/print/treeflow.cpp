// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/treeflow.h"

#include "ui/print/gridpaint.h"

#include <algorithm>

namespace ui::print {

using core::report::Role;
using core::report::TreeDrawing;
using core::report::TreeNode;

namespace {

constexpr int betweenColumns = fromMillimetres(8);
constexpr int betweenBoxes = fromMillimetres(1.5);
constexpr int betweenBranches = fromMillimetres(4);
constexpr int noteWidth = fromMillimetres(15);
constexpr int belowNames = fromMillimetres(2.5);

const TextStyle &nameStyle()
{
    return styleOf(Role::Label).text;
}

int namesHeight()
{
    return nameStyle().leading + 2 * cellPaddingY;
}

/// A node with its place on the page that is being filled.
struct Box
{
    const TreeNode *node = nullptr;
    int parent = -1;
    std::vector<int> children = {};
    TextStyle style = {};
    std::vector<Line> lines = {};
    int height = 0;
    int top = 0;
    bool isShown = false;
    bool wasShown = false; ///< on an earlier page

    [[nodiscard]] int middle() const { return top + height / 2; }
};

class TreeFlow
{
public:
    TreeFlow(const TreeDrawing &tree, Column &column, int width, const QString &continued, const FontBook &fonts)
        : m_tree(tree)
        , m_column(column)
        , m_continued(continued)
        , m_fonts(fonts)
    {
        placeColumns(width);
        for (const TreeNode &node : tree.nodes)
            add(node);
        for (int index = 0; index < int(m_boxes.size()); ++index) {
            if (m_boxes[size_t(index)].children.empty())
                m_leaves.push_back(index);
        }
    }

    void run()
    {
        for (size_t from = 0; from < m_leaves.size();) {
            const size_t end = endOfPage(from);
            if (end == from) {
                m_column.newPage();
                continue;
            }
            const int height = arrange(from, end, m_column.y + namesHeight() + belowNames);
            paint();
            m_column.y = height;
            from = end;
            if (from < m_leaves.size())
                m_column.newPage();
        }
    }

private:
    /// Columns are as wide as their longest texts ask for, within bounds.
    void placeColumns(int width)
    {
        const size_t depth = std::max<size_t>(1, m_tree.levels.size());
        std::vector<double> weights(depth, 8);
        for (const TreeNode &node : m_tree.nodes) {
            double &weight = weights[std::min(size_t(node.depth), depth) - 1];
            weight = std::clamp(double(node.text.size()), weight, 22.0);
        }
        double total = 0;
        for (const double weight : weights)
            total += weight;
        const int room = width - noteWidth - betweenColumns * int(depth - 1);
        int x = m_column.left;
        for (const double weight : weights) {
            const int column = int(room * weight / total);
            m_lefts.push_back(x);
            m_widths.push_back(column);
            x += column + betweenColumns;
        }
        m_right = m_column.left + width;
    }

    [[nodiscard]] size_t columnOf(const Box &box) const
    {
        return std::min(size_t(box.node->depth), m_lefts.size()) - 1;
    }

    void add(const TreeNode &node)
    {
        Box box{&node};
        box.style = styleOf(Role::Item).text;
        if (node.depth == 1)
            box.style.face = Face::GothicBold;
        for (int before = int(m_boxes.size()) - 1; before >= 0 && box.parent < 0; --before) {
            if (m_boxes[size_t(before)].node->depth < node.depth)
                box.parent = before;
        }
        box.lines = breakLines(node.text, box.style, textRoom(m_widths[columnOf(box)]), m_fonts);
        box.height = std::max(1, int(box.lines.size())) * box.style.leading + 2 * cellPaddingY;
        if (box.parent >= 0)
            m_boxes[size_t(box.parent)].children.push_back(int(m_boxes.size()));
        m_boxes.push_back(std::move(box));
    }

    [[nodiscard]] int rootOf(int box) const
    {
        while (m_boxes[size_t(box)].parent >= 0)
            box = m_boxes[size_t(box)].parent;
        return box;
    }

    /// One past the last leaf that this page can hold; `from` where a fresh page is wanted.
    size_t endOfPage(size_t from)
    {
        const int top = m_column.y + namesHeight() + belowNames;
        size_t end = from;
        while (end < m_leaves.size() && arrange(from, end + 1, top) <= m_column.bottom)
            ++end;
        if (end == m_leaves.size())
            return end;
        if (end == from)
            return m_column.isFresh() ? from + 1 : from; // a box higher than a page cannot be helped
        return beforeBranch(from, end);
    }

    /// Does not tear a branch that a page of its own can hold.
    size_t beforeBranch(size_t from, size_t end)
    {
        const int root = rootOf(m_leaves[end]);
        size_t begin = end;
        while (begin > from && rootOf(m_leaves[begin - 1]) == root)
            --begin;
        if (begin == from || begin == end)
            return end;
        size_t last = end;
        while (last < m_leaves.size() && rootOf(m_leaves[last]) == root)
            ++last;
        const int top = m_column.top + namesHeight() + belowNames;
        return arrange(begin, last, top) <= m_column.bottom ? begin : end;
    }

    /// Places the leaves and what they hang on from `top` downwards; answers where they end.
    int arrange(size_t from, size_t end, int top)
    {
        for (Box &box : m_boxes)
            box.isShown = false;
        for (size_t leaf = from; leaf < end; ++leaf) {
            for (int box = m_leaves[leaf]; box >= 0; box = m_boxes[size_t(box)].parent)
                m_boxes[size_t(box)].isShown = true;
        }
        int y = top;
        bool isFirst = true;
        for (size_t index = 0; index < m_boxes.size(); ++index) {
            if (!m_boxes[index].isShown || m_boxes[index].parent >= 0)
                continue;
            y = place(int(index), y + (isFirst ? 0 : betweenBranches));
            isFirst = false;
        }
        return y;
    }

    /// Places a box beside the middle of those that hang on it; answers where all of it ends.
    int place(int index, int y)
    {
        Box &box = m_boxes[size_t(index)];
        int end = y;
        int first = -1;
        int last = -1;
        for (const int child : box.children) {
            if (!m_boxes[size_t(child)].isShown)
                continue;
            end = place(child, end + (first < 0 ? 0 : betweenBoxes));
            first = first < 0 ? child : first;
            last = child;
        }
        if (first < 0) {
            box.top = y;
            return y + box.height;
        }
        if (end - y < box.height) {
            for (const int child : box.children)
                shift(child, (box.height - (end - y)) / 2);
            end = y + box.height;
        }
        const int middle = (m_boxes[size_t(first)].middle() + m_boxes[size_t(last)].middle()) / 2;
        box.top = std::clamp(middle - box.height / 2, y, end - box.height);
        return end;
    }

    void shift(int index, int by)
    {
        Box &box = m_boxes[size_t(index)];
        box.top += by;
        for (const int child : box.children)
            shift(child, by);
    }

    void paint()
    {
        paintNames();
        for (Box &box : m_boxes) {
            if (!box.isShown)
                continue;
            paintBox(box);
            paintLines(box);
            box.wasShown = true;
        }
    }

    void paintNames()
    {
        for (size_t level = 0; level < m_tree.levels.size(); ++level)
            paintName(m_tree.levels[level], m_lefts[level], m_widths[level]);
        if (!m_tree.noteName.isEmpty())
            paintName(m_tree.noteName, m_right - noteWidth + cellPaddingX, noteWidth - cellPaddingX);
    }

    void paintName(const QString &name, int left, int width)
    {
        m_column.page->tints.push_back(QRect(left, m_column.y, width, namesHeight()));
        const int x = left + (width - textWidth(name, nameStyle(), m_fonts)) / 2;
        paintLine(name, nameStyle(), x, m_column.y + cellPaddingY + baselineOf(nameStyle()), *m_column.page);
    }

    void paintBox(const Box &box)
    {
        const size_t column = columnOf(box);
        const QRect area(m_lefts[column], box.top, m_widths[column], box.height);
        if (box.node->depth == 1)
            m_column.page->tints.push_back(area);
        m_column.page->frames.push_back(area);
        PlacedText placed{box.node->text, box.style, {}};
        int y = box.top + cellPaddingY;
        for (const Line &line : box.lines) {
            placed.lines.push_back({area.left() + cellPaddingX, y + baselineOf(box.style), line.begin, line.length, 0});
            y += box.style.leading;
        }
        m_column.page->texts.push_back(std::move(placed));
        const TextStyle &note = styleOf(Role::Note).text;
        if (box.wasShown)
            paintLine(m_continued, note, area.left(), box.top + box.height + note.leading, *m_column.page);
        if (box.children.empty() && !box.node->note.isEmpty()) {
            const TextStyle &style = styleOf(Role::Number).text;
            const int x = m_right - cellPaddingX - textWidth(box.node->note, style, m_fonts);
            paintLine(box.node->note, style, x, box.middle() - style.leading / 2 + baselineOf(style), *m_column.page);
        }
    }

    /// From the box to all that hang on it: out, along and in.
    void paintLines(const Box &box)
    {
        std::vector<int> middles;
        for (const int child : box.children) {
            if (m_boxes[size_t(child)].isShown)
                middles.push_back(m_boxes[size_t(child)].middle());
        }
        if (middles.empty())
            return;
        const size_t column = columnOf(box);
        const int out = m_lefts[column] + m_widths[column];
        const int along = out + betweenColumns / 2;
        std::vector<QLine> &rules = m_column.page->rules;
        rules.emplace_back(out, box.middle(), along, box.middle());
        const int top = std::min(middles.front(), box.middle());
        const int bottom = std::max(middles.back(), box.middle());
        if (top < bottom)
            rules.emplace_back(along, top, along, bottom);
        size_t child = 0;
        for (const int index : box.children) {
            if (m_boxes[size_t(index)].isShown)
                rules.emplace_back(along, middles[child], m_lefts[columnOf(m_boxes[size_t(index)])], middles[child]), ++child;
        }
    }

    const TreeDrawing &m_tree;
    Column &m_column;
    const QString &m_continued;
    const FontBook &m_fonts;
    std::vector<int> m_lefts;
    std::vector<int> m_widths;
    int m_right = 0;
    std::vector<Box> m_boxes;
    std::vector<int> m_leaves;
};

} // namespace

int treeLead(const TreeDrawing &tree)
{
    return tree.nodes.empty() ? 0 : namesHeight() + belowNames + 2 * styleOf(Role::Item).text.leading;
}

void flow(const TreeDrawing &tree, Column &column, int width, const QString &continued, const FontBook &fonts)
{
    TreeFlow(tree, column, width, continued, fonts).run();
}

} // namespace ui::print
