// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluationblock.h"

#include <QCoreApplication>
#include <QRect>

namespace ui::evaluationblock {

namespace {

QRect boundsOf(const QItemSelection &selection)
{
    QRect bounds;
    for (const QItemSelectionRange &range : selection)
        bounds |= QRect(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom()));
    return bounds;
}

QSize sizeOf(const QList<QStringList> &block)
{
    qsizetype width = 1;
    for (const QStringList &row : block)
        width = std::max(width, row.size());
    return {static_cast<int>(width), static_cast<int>(block.size())};
}

/// The place a block covers: the selection where it fits evenly, else as many cells as the block has.
QRect targetOf(QSize size, const QRect &selected)
{
    const bool fits = selected.width() % size.width() == 0 && selected.height() % size.height() == 0;
    return fits ? selected : QRect(selected.topLeft(), size);
}

} // namespace

QList<QStringList> selected(const QItemSelection &selection, const EvaluationFilter &filter)
{
    const QRect bounds = boundsOf(selection);
    QList<QStringList> block;
    for (int row = bounds.top(); row <= bounds.bottom(); ++row) {
        QStringList cells;
        for (int column = bounds.left(); column <= bounds.right(); ++column) {
            const QModelIndex index = filter.index(row, column);
            cells.append(selection.contains(index) ? index.data().toString() : QString());
        }
        block.append(cells);
    }
    return block;
}

Spread spread(const QList<QStringList> &block, const QItemSelection &selection, const EvaluationFilter &filter)
{
    Spread result;
    if (block.isEmpty() || selection.isEmpty())
        return result;
    const QSize size = sizeOf(block);
    const QRect target = targetOf(size, boundsOf(selection));
    const bool isOne = block.size() == 1 && block.front().size() == 1;
    for (int y = 0; y < target.height(); ++y) {
        const QStringList &cells = block.at(y % block.size());
        for (int x = 0; x < target.width(); ++x) {
            const QString text = cells.value(x % size.width());
            const QModelIndex shown = filter.index(target.top() + y, target.left() + x);
            if (!shown.isValid()) {
                if (!text.isEmpty())
                    result.beyond.push_back(
                        {{}, text, QCoreApplication::translate("Evaluation", "It lies beyond the table.")});
                continue;
            }
            if (isOne && !selection.contains(shown))
                continue;
            if (!(shown.flags() & Qt::ItemIsEditable) && (text.isEmpty() || text == shown.data().toString()))
                continue;
            result.entries.push_back({filter.mapToSource(shown), text});
        }
    }
    return result;
}

} // namespace ui::evaluationblock
