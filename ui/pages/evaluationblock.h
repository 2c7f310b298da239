// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"

#include <QItemSelection>

/// Blocks of cells between the grid and a clipboard.
namespace ui::evaluationblock {

/// The selected cells as they read, in the rectangle that holds them all.
[[nodiscard]] QList<QStringList> selected(const QItemSelection &selection, const EvaluationFilter &filter);
/// The same with a row of headings, and code and name of the project before each row: for a letter or a report.
[[nodiscard]] QList<QStringList> selectedWithHeadings(const QItemSelection &selection, const EvaluationFilter &filter);

/// Where Ctrl+arrow goes from a cell, as in spreadsheets: to the last filled cell in that direction, or over empty ones to
/// the next filled one, or to the end. Columns before `first` are no part of it.
[[nodiscard]] QModelIndex edge(const EvaluationFilter &filter, const QModelIndex &from, QPoint step, int first);

/// Numbers and words about several selected cells: how many, how many of them are empty, and the mean of the values.
struct Summary
{
    int cells = 0;
    int empty = 0;
    std::optional<double> mean = {}; ///< of grades and scores, where all in it are of one column
};
/// Cells that cannot be filled count only where they hold a value. Beyond 100,000 cells nothing is said: `cells` is 0.
[[nodiscard]] Summary summary(const QItemSelection &selection);

/// A block laid over the grid: what to enter, and what reached beyond the table.
struct Spread
{
    std::vector<EvaluationModel::Entry> entries = {};
    std::vector<EvaluationModel::Refusal> beyond = {};
};
/// One cell fills the whole selection; a block repeats where the selection is a multiple of it, and else begins at the
/// selection's first cell. Cells that nothing is entered in are left out where they say already what the block says.
[[nodiscard]] Spread spread(const QList<QStringList> &block, const QItemSelection &selection,
                            const EvaluationFilter &filter);

} // namespace ui::evaluationblock
