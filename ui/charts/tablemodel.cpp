// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tablemodel.h"

#include "ui/charts/wording.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace ui {

void ChartTableModel::setChart(const core::ChartData &chart)
{
    beginResetModel();
    m_chart = chart;
    m_rates = false;
    for (const core::ChartSeries &one : m_chart.series)
        for (const core::ChartPoint &point : one.points)
            m_rates = m_rates || point.rate;
    endResetModel();
}

int ChartTableModel::series(int column) const
{
    return column > 0 && column <= static_cast<int>(m_chart.series.size()) ? column - 1 : -1;
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chart.categories.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chart.series.size()) + (m_rates ? 2 : 1);
}

QString ChartTableModel::name(int row) const
{
    const core::ChartCategory &category = m_chart.categories[static_cast<size_t>(row)];
    const bool isPath = category.group && m_chart.form != core::ChartForm::Treemap; // policies carry their numbers
    return (isPath ? wording::word(*category.group) + u" "_s : QString()) + wording::word(category.label);
}

QString ChartTableModel::cell(int row, int column) const
{
    if (column == 0)
        return name(row);
    if (const int one = series(column); one >= 0) {
        const core::ChartPoint *point = m_chart.point(one, row);
        if (!point || !point->value)
            return {};
        const QString value = wording::tableNumber(*point->value, m_chart.axisOf(one));
        const bool counts = m_chart.form == core::ChartForm::StackedBars;
        return counts ? u"%1 (%2)"_s.arg(value).arg(point->count) : value;
    }
    for (const core::ChartSeries &one : m_chart.series)
        if (const auto &rate = one.points[static_cast<size_t>(row)].rate)
            return wording::percent(*rate);
    return {};
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return cell(index.row(), index.column());
    case Qt::TextAlignmentRole: return index.column() == 0 ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return series(index.column()) < 0 ? QVariant() : wording::tooltip(m_chart, series(index.column()), index.row());
    default: return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    if (section == 0)
        return m_chart.across ? QString() : wording::tableUnit(m_chart.axis);
    const int one = series(section);
    if (one < 0)
        return wording::rateName(m_chart);
    const QString name = wording::word(m_chart.series[static_cast<size_t>(one)].label);
    // Two series on two axes: each says its own unit, which is the table's and not the drawing's.
    return m_chart.across ? (name + u' ' + wording::tableUnit(m_chart.axisOf(one))).trimmed() : name;
}

QString ChartTableModel::asText() const
{
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column) {
            const core::ChartPoint *point = m_chart.point(series(column), row);
            if (row < 0)
                cells << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            else
                cells << (point ? point->value ? QString::number(*point->value, 'g', 12) : QString()
                                : cell(row, column));
        }
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace ui
