// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/document.h"

namespace core::report {

namespace {

void collect(const Grid &grid, std::vector<QString> &texts)
{
    for (const Row &row : grid.rows) {
        for (const Cell &cell : row.cells) {
            if (!cell.text.isEmpty())
                texts.push_back(cell.text);
        }
    }
}

void collect(const Heading &heading, std::vector<QString> &texts)
{
    texts.push_back(heading.text);
    if (!heading.note.isEmpty())
        texts.push_back(heading.note);
}

void collect(const TreeDrawing &tree, std::vector<QString> &texts)
{
    for (const TreeNode &node : tree.nodes) {
        for (const QString &text : {node.text, node.note}) {
            if (!text.isEmpty())
                texts.push_back(text);
        }
    }
}

} // namespace

std::vector<QString> textsOf(const Document &document)
{
    std::vector<QString> texts;
    for (const Block &block : document.blocks) {
        if (const auto *grid = std::get_if<Grid>(&block))
            collect(*grid, texts);
        else if (const auto *heading = std::get_if<Heading>(&block))
            collect(*heading, texts);
        else if (const auto *tree = std::get_if<TreeDrawing>(&block))
            collect(*tree, texts);
    }
    return texts;
}

} // namespace core::report
