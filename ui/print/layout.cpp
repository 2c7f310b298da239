// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/layout.h"

#include "ui/print/gridflow.h"
#include "ui/print/gridpaint.h"
#include "ui/print/imposition.h"
#include "ui/print/treeflow.h"

#include <algorithm>
#include <optional>

namespace ui::print {

using namespace core::report;

namespace {

constexpr int aboveHeading = fromPoints(6);
constexpr int belowHeading = fromPoints(2.4);

class Paginator
{
public:
    Paginator(const Document &document, const QRect &body, const FontBook &fonts, Setting setting)
        : m_document(document)
        , m_fonts(fonts)
        , m_setting(setting)
    {
        m_width = body.width();
        m_column.left = body.left();
        m_column.top = body.top();
        m_column.bottom = body.top() + body.height();
        m_column.newPage = [this] { newPage(); };
        newPage();
    }

    std::vector<Page> run()
    {
        for (const Block &block : m_document.blocks) {
            const auto *grid = std::get_if<Grid>(&block);
            m_grids.push_back(grid ? std::optional(measure(*grid, m_width, m_fonts, m_setting)) : std::nullopt);
        }
        for (size_t index = 0; index < m_document.blocks.size(); ++index)
            place(index);
        return std::move(m_pages);
    }

private:
    void newPage()
    {
        m_pages.emplace_back();
        m_column.page = &m_pages.back();
        m_column.y = m_column.top;
    }

    void place(size_t index)
    {
        const Block &block = m_document.blocks[index];
        if (const auto *heading = std::get_if<Heading>(&block))
            placeHeading(*heading, index);
        else if (m_grids[index])
            flow(*m_grids[index], m_column, m_document.continued, m_fonts);
        else if (const auto *spacer = std::get_if<Spacer>(&block))
            placeSpace(fromMillimetres(spacer->height));
        else if (const auto *tree = std::get_if<TreeDrawing>(&block))
            flow(*tree, m_column, m_width, m_document.continued, m_fonts);
        else
            placeBreak(std::get<PageBreak>(block));
    }

    void placeBreak(const PageBreak &pageBreak)
    {
        if (pageBreak.firstPageOnly && m_setting == Setting::Tight)
            return;
        if (!m_column.isFresh() && (!pageBreak.firstPageOnly || m_pages.size() == 1))
            newPage();
    }

    void placeSpace(int height)
    {
        if (!m_column.isFresh())
            m_column.y = std::min(m_column.y + height, m_column.bottom);
    }

    void placeHeading(const Heading &heading, size_t index)
    {
        if (m_column.y + needed(index) > m_column.bottom && !m_column.isFresh())
            newPage();
        placeSpace(aboveHeading);
        const TextStyle &style = headingStyle(heading.level);
        const int baseline = m_column.y + baselineOf(style);
        const std::vector<Line> lines = breakLines(heading.text, style, m_width, m_fonts);
        PlacedText placed{heading.text, style, {}};
        for (const Line &line : lines) {
            placed.lines.push_back({m_column.left, m_column.y + baselineOf(style), line.begin, line.length, 0});
            m_column.y += style.leading;
        }
        m_column.page->texts.push_back(std::move(placed));
        if (!heading.note.isEmpty()) {
            const TextStyle &note = styleOf(Role::Note).text;
            const int x = m_column.left + m_width - textWidth(heading.note, note, m_fonts);
            paintLine(heading.note, note, x, baseline, *m_column.page);
        }
        m_column.y += belowHeading;
    }

    /// Height of the block at `index`, if it is a heading, with the beginning of what follows it.
    int needed(size_t index) const
    {
        if (index >= m_document.blocks.size())
            return 0;
        if (m_grids[index])
            return leadHeight(*m_grids[index], m_column.bottom - m_column.top);
        if (const auto *tree = std::get_if<TreeDrawing>(&m_document.blocks[index]))
            return treeLead(*tree);
        const auto *heading = std::get_if<Heading>(&m_document.blocks[index]);
        if (!heading)
            return 0;
        return aboveHeading + headingStyle(heading->level).leading + belowHeading + needed(index + 1);
    }

    const Document &m_document;
    const FontBook &m_fonts;
    Setting m_setting;
    int m_width = 0;
    Column m_column;
    std::vector<Page> m_pages;
    std::vector<std::optional<MeasuredGrid>> m_grids;
};

std::vector<Page> pagesOf(const Document &document, const QRect &body, const FontBook &fonts)
{
    std::vector<Page> pages = Paginator(document, body, fonts, Setting::Roomy).run();
    if (document.wantedPages > 0 && int(pages.size()) > document.wantedPages) {
        std::vector<Page> fewer = Paginator(document, body, fonts, Setting::Tight).run();
        if (fewer.size() < pages.size())
            return fewer;
    }
    return pages;
}

} // namespace

std::vector<Page> layOut(const Document &document, const FontBook &fonts)
{
    const QRect body = bodyRect(document.page);
    if (document.perSheet > 1) {
        const PageSpec inner = pageOnSheet(document.page, document.perSheet);
        return impose(pagesOf(document, bodyRect(inner), fonts), inner, document.page, document.perSheet);
    }
    if (document.scale >= 1)
        return pagesOf(document, body, fonts);
    const QRect larger(body.topLeft(), body.size() / document.scale);
    return shrink(pagesOf(document, larger, fonts), larger, body);
}

} // namespace ui::print
