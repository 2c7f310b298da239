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

QList<QStringList> selectedWithHeadings(const QItemSelection &selection, const EvaluationFilter &filter)
{
    const QRect bounds = boundsOf(selection);
    const EvaluationModel &model = filter.evaluations();
    const int code = model.column(EvaluationModel::Column::Code);
    const int name = model.column(EvaluationModel::Column::Name);
    const auto heading = [&](int column) {
        return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().replace(u'\n', u' ');
    };
    QStringList headings{heading(code), heading(name)};
    for (int column = bounds.left(); column <= bounds.right(); ++column)
        headings.append(heading(column));
    QList<QStringList> block{headings};
    const QList<QStringList> cells = selected(selection, filter);
    for (int row = 0; row < cells.size(); ++row) {
        const auto text = [&](int column) { return filter.index(bounds.top() + row, column).data().toString(); };
        block.append(QStringList{text(code), text(name)} + cells.at(row));
    }
    return block;
}

QModelIndex edge(const EvaluationFilter &filter, const QModelIndex &from, QPoint step, int first)
{
    const auto at = [&](const QModelIndex &index) {
        const int column = index.column() + step.x();
        return column < first ? QModelIndex() : filter.index(index.row() + step.y(), column);
    };
    const auto isFilled = [](const QModelIndex &index) { return !index.data().toString().isEmpty(); };
    QModelIndex last = from;
    QModelIndex next = at(from);
    const bool runs = isFilled(from) && next.isValid() && isFilled(next);
    for (; next.isValid() && (!runs || isFilled(next)); next = at(next)) {
        last = next;
        if (!runs && isFilled(next))
            break;
    }
    return last;
}

Summary summary(const QItemSelection &selection)
{
    constexpr qint64 most = 100'000;
    qint64 all = 0;
    std::optional<int> column;
    bool isOneColumn = true;
    for (const QItemSelectionRange &range : selection) {
        all += qint64{range.width()} * range.height();
        isOneColumn = isOneColumn && range.width() == 1 && column.value_or(range.left()) == range.left();
        column = range.left();
    }
    Summary found;
    if (all > most)
        return found;
    double sum = 0;
    int numbers = 0;
    for (const QModelIndex &index : selection.indexes()) {
        const bool isEmpty = index.data().toString().isEmpty();
        if (isEmpty && !(index.flags() & Qt::ItemIsEditable))
            continue;
        ++found.cells;
        found.empty += isEmpty ? 1 : 0;
        const QVariant value = index.data(EvaluationModel::SortRole);
        if (value.typeId() == QMetaType::Double) {
            sum += value.toDouble();
            ++numbers;
        }
    }
    if (isOneColumn && numbers > 0)
        found.mean = sum / numbers;
    return found;
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
