// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/webpage.h"

#include "ui/charts/wording.h"

#include <QTextStream>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using namespace core::report;

namespace {

/// Text as HTML has it, line breaks kept.
QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

class PageWriter
{
public:
    PageWriter(QTextStream &out, const KeepChart &keep) : m_out(out), m_keep(keep) {}

    void write(const Block &block)
    {
        if (const auto *heading = std::get_if<Heading>(&block))
            writeHeading(*heading);
        else if (const auto *grid = std::get_if<Grid>(&block))
            grid->ruled ? writeTable(*grid) : writeLines(*grid);
        else if (const auto *tree = std::get_if<TreeDrawing>(&block))
            writeTree(*tree);
    }

private:
    void writeHeading(const Heading &heading)
    {
        const int level = heading.level + 1; // the title of the page is the first
        m_out << "<h" << level << '>' << escaped(heading.text) << "</h" << level << ">\n";
        if (!heading.note.isEmpty())
            m_out << "<p class=\"note\">" << escaped(heading.note) << "</p>\n";
    }

    /// Boxes without rules are a title or lines of their own.
    void writeLines(const Grid &grid)
    {
        for (const Row &row : grid.rows) {
            for (const Cell &cell : row.cells) {
                if (cell.role != Role::Title && !cell.text.isEmpty())
                    m_out << "<p>" << escaped(cell.text) << "</p>\n";
            }
        }
    }

    void writeTree(const TreeDrawing &tree)
    {
        int depth = 0;
        for (const TreeNode &node : tree.nodes) {
            for (; depth > node.depth; --depth)
                m_out << "</li></ul>\n";
            if (depth == node.depth)
                m_out << "</li>\n";
            for (; depth < node.depth; ++depth)
                m_out << "<ul>" << (depth + 1 < node.depth ? "<li>" : "");
            m_out << "<li>" << escaped(node.text);
            if (!node.note.isEmpty())
                m_out << " <span class=\"note\">" << escaped(node.note) << "</span>";
        }
        for (; depth > 0; --depth)
            m_out << "</li></ul>\n";
    }

    void writeTable(const Grid &grid)
    {
        m_out << "<div class=\"wide\"><table>\n";
        for (int index = 0; index < int(grid.rows.size()); ++index) {
            const bool isHead = index < grid.headerRows;
            if (index == 0)
                m_out << (isHead ? "<thead>\n" : "<tbody>\n");
            if (index > 0 && index == grid.headerRows)
                m_out << "</thead>\n<tbody>\n";
            m_out << (grid.rows[size_t(index)].subtotal ? "<tr class=\"sum\">" : "<tr>");
            for (const Cell &cell : grid.rows[size_t(index)].cells)
                writeCell(cell, isHead);
            m_out << "</tr>\n";
        }
        m_out << (int(grid.rows.size()) <= grid.headerRows ? "</thead>" : "</tbody>") << "</table></div>\n";
    }

    void writeCell(const Cell &cell, bool isHead)
    {
        const bool names = cell.role == Role::Label;
        m_out << (names ? "<th" : "<td");
        if (names)
            m_out << " scope=\"" << (isHead ? (cell.columns > 1 ? "colgroup" : "col") : "row") << '"';
        if (cell.columns > 1)
            m_out << " colspan=\"" << cell.columns << '"';
        if (cell.rows > 1)
            m_out << " rowspan=\"" << cell.rows << '"';
        const bool isEnd = cell.role == Role::Number || cell.alignEnd;
        if (isEnd || cell.role == Role::Mark)
            m_out << " class=\"" << (isEnd ? "number" : "mark") << '"';
        const bool isStrong = cell.strong && !cell.text.isEmpty();
        m_out << '>' << (isStrong ? "<strong>" : "") << escaped(cell.text) << (isStrong ? "</strong>" : "");
        if (cell.chart)
            writeChart(*cell.chart);
        m_out << (names ? "</th>" : "</td>");
    }

    void writeChart(const core::ChartData &chart)
    {
        m_out << "<figure><img src=\"" << m_keep(chart) << "\" alt=\"" << wording::finding(chart).toHtmlEscaped()
              << "\"><figcaption><details><summary>" << escaped(wording::subject(chart)) << "</summary><p>"
              << escaped(wording::summary(chart)) << "</p></details></figcaption></figure>";
    }

    QTextStream &m_out;
    const KeepChart &m_keep;
};

} // namespace

QString webPage(const Document &document, const QString &title, const WebFrame &frame, const KeepChart &keep)
{
    QString text;
    QTextStream out(&text);
    out << "<!DOCTYPE html>\n<html lang=\"" << frame.language << "\">\n<head>\n<meta charset=\"utf-8\">\n"
        << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" << escaped(title) << " | "
        << escaped(frame.site) << "</title>\n<link rel=\"stylesheet\" href=\"" << frame.root
        << "style.css\">\n</head>\n<body>\n<header><a href=\"" << frame.root << "index.html\">" << escaped(frame.site)
        << "</a></header>\n<main>\n<h1>" << escaped(title) << "</h1>\n";
    PageWriter writer(out, keep);
    for (const Block &block : document.blocks)
        writer.write(block);
    out << "</main>\n<footer><p>" << escaped(frame.note) << "</p></footer>\n</body>\n</html>\n";
    return text;
}

QString webStyle()
{
    // Colours of the Digital Agency's tokens; 4.5:1 at least.
    return uR"(:root { color: #1a1a1a; background: #fff; font: 16px/1.7 "BIZ UDPGothic", "Noto Sans JP", sans-serif; }
body { margin: 0 auto; max-width: 72rem; padding: 0 1rem; }
header { border-bottom: 2px solid #0017c1; padding: .75rem 0; }
footer { border-top: 1px solid #767676; color: #333; font-size: .875rem; margin-top: 3rem; }
a { color: #0017c1; }
a:focus { outline: 3px solid #0017c1; outline-offset: 2px; }
h1 { font-size: 1.75rem; line-height: 1.4; }
h2 { border-left: .5rem solid #0017c1; font-size: 1.25rem; margin-top: 2rem; padding-left: .75rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; min-width: 60%; }
th, td { border: 1px solid #767676; min-width: 3.2em; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { background: #e8f1fe; font-weight: 400; }
.sum td { background: #f2f2f2; }
.number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.mark { text-align: center; }
.note { margin: 0; text-align: right; }
figure { margin: .5rem 0; }
img { height: auto; max-width: 100%; }
@page { margin: 15mm; size: A4; }
@media print {
  :root { font-size: 10pt; line-height: 1.5; }
  body { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  figure { break-inside: avoid; }
  header a { color: inherit; text-decoration: none; }
  details { display: none; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
)"_s;
}

} // namespace ui::print
