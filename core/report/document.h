// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMarginsF>
#include <QString>

#include <memory>
#include <variant>
#include <vector>

namespace core {
struct ChartData;
} // namespace core

/// A report as plain values: what stands on the paper, not where. No drawing and no fonts here; every text, labels
/// included, is put in by whoever composes the document (ui/print), because labels are translated.
namespace core::report {

enum class Paper : quint8 { A4, A3 };

/// The sheet of paper. Margins in millimetres; the run titles and the page number stand within them.
struct PageSpec
{
    Paper paper = Paper::A4;
    bool landscape = false;
    QMarginsF margins = {15, 17, 15, 14};

    friend bool operator==(const PageSpec &, const PageSpec &) = default;
};

/// What a cell is for; its look follows from that.
enum class Role : quint8 {
    Text,   ///< prose: flows, is justified, continues on the next page
    Item,   ///< a short text of a table, such as a name: left, may wrap
    Label,  ///< names what stands beside or below it: tinted, centred, repeated where the row continues
    Number, ///< right-aligned on one line; drawn smaller rather than cut
    Mark,   ///< a grade, a unit, a date: centred
    Strong, ///< what should be seen first, such as a project's name
    Title,  ///< the title of the whole sheet, centred
    Note,   ///< small print
};

/// One box of a grid. It may reach over several columns and rows; a cell over several rows holds a short text,
/// because only cells of one row continue on the next page.
struct Cell
{
    QString text = {};
    Role role = Role::Text;
    int columns = 1;
    int rows = 1;
    double minimum = 0;    ///< height in millimetres that is kept free at least
    bool chosen = false;   ///< stands out among its neighbours, such as the field of a matrix that applies
    bool strong = false;   ///< set in bold Gothic
    bool alignEnd = false; ///< at the right edge, such as a unit beside a number
    std::shared_ptr<const ChartData> chart = {}; ///< drawn into the cell, below its text
    double indent = 0; ///< millimetres by which every line of the text stands in from the left
};

/// The cells of one row, left to right; columns taken by a cell from above are left out.
struct Row
{
    std::vector<Cell> cells;
    bool subtotal = false; ///< tinted faintly, set off from the rows above
    bool withNext = false; ///< stays on the page of the row below, such as a title within a table
};

/// Boxes in columns: a table, a form of labels and values, or a single text box.
struct Grid
{
    std::vector<double> columns; ///< widths in any unit; they share the width of the page in proportion
    std::vector<Row> rows;
    int headerRows = 0;    ///< repeated at the top of every page the grid reaches
    bool ruled = true;     ///< thin lines between the cells and a stronger frame
    bool together = false; ///< moves to the next page whole rather than being parted, if a page can hold it
};

/// A box of a tree.
struct TreeNode
{
    int depth = 1; ///< 1: at the left
    QString text;
    QString note = {}; ///< at the right edge of the page, where nothing hangs on the node
};

/// A tree drawn from left to right, boxes joined by lines. Each node hangs on the last one before it that is less deep.
/// On every page it reaches, the boxes above stand again.
struct TreeDrawing
{
    std::vector<QString> levels; ///< the names above the columns, one for each depth
    QString noteName = {};       ///< the name above the notes
    std::vector<TreeNode> nodes;
};

/// A heading stays with what follows it. The note stands at the right, such as （単位：千円）.
struct Heading
{
    QString text;
    QString note = {};
    int level = 1; ///< 1 or 2
};

/// Empty space in millimetres; none at the top of a page.
struct Spacer
{
    double height = 3;
};

/// What follows begins on a new page.
struct PageBreak
{
    bool firstPageOnly = false; ///< only while on the document's first page; longer ones simply flow on
};

using Block = std::variant<Heading, Grid, Spacer, PageBreak, TreeDrawing>;

/// One part of a report: one project's sheet, one office's list. It begins on a new page.
struct Document
{
    PageSpec page = {};
    QString runTitle = {};  ///< top left of every page
    QString runNote = {};   ///< top right of every page
    QString footNote = {};  ///< bottom left of every page; the page number n / m stands in the middle
    QString continued = {}; ///< added to labels that are repeated on the next page, such as （続き）
    QString outline = {};   ///< its entry in the list of contents; empty: none
    int outlineLevel = 1;
    double scale = 1;    ///< below 1: type and lines are this much smaller, and more stands on a page; not with perSheet
    int perSheet = 1;    ///< 1, 2 or 4 pages made smaller on one sheet; `page` is the sheet
    int wantedPages = 0; ///< above these, boxes kept free and lines draw together where that saves a page; 0: never
    std::vector<Block> blocks = {};
};

/// Every text of the document in reading order; for tests and for search.
[[nodiscard]] std::vector<QString> textsOf(const Document &document);

} // namespace core::report
