// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"

#include <QItemSelection>

/// Blocks of cells between the grid and a clipboard.
namespace ui::evaluationblock {

/// The selected cells as they read, in the rectangle that holds them all.
[[nodiscard]] QList<QStringList> selected(const QItemSelection &selection, const EvaluationFilter &filter);

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
