// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tablemodel.h"

#include "ui/charts/wording.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int mostColumns = 8; // of series: as many as stand beside each other at 1366 pixels

bool hasRates(const core::ChartData &chart)
{
    for (const core::ChartSeries &one : chart.series)
        for (const core::ChartPoint &point : one.points)
            if (point.rate)
                return true;
    return false;
}

} // namespace

void ChartTableModel::setChart(const core::ChartData &chart)
{
    beginResetModel();
    m_chart = chart;
    m_rates = hasRates(chart);
    // Rates and a second axis belong to a category and to a series; they keep the table as it is.
    m_turned = !m_rates && !chart.across && size(true) > mostColumns && size(false) < size(true);
    endResetModel();
}

int ChartTableModel::size(bool ofSeries) const
{
    return static_cast<int>(ofSeries ? m_chart.series.size() : m_chart.categories.size());
}

ChartTableModel::Place ChartTableModel::place(int row, int column) const
{
    const int across = column > 0 && column <= size(!m_turned) ? column - 1 : -1;
    return m_turned ? Place{across < 0 ? -1 : row, across} : Place{across, row};
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : size(m_turned);
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : size(!m_turned) + (m_rates ? 2 : 1);
}

QString ChartTableModel::categoryName(int category) const
{
    const core::ChartCategory &one = m_chart.categories[static_cast<size_t>(category)];
    const bool isPath = one.group && m_chart.form != core::ChartForm::Treemap; // policies carry their numbers
    return (isPath ? wording::word(*one.group) + u" "_s : QString()) + wording::word(one.label);
}

QString ChartTableModel::seriesName(int series) const
{
    const QString name = wording::word(m_chart.series[static_cast<size_t>(series)].label);
    // Two series on two axes: each says its own unit, which is the table's and not the drawing's.
    return m_chart.across ? (name + u' ' + wording::tableUnit(m_chart.axisOf(series))).trimmed() : name;
}

QString ChartTableModel::rate(int category) const
{
    for (const core::ChartSeries &one : m_chart.series)
        if (const auto &rate = one.points[static_cast<size_t>(category)].rate)
            return wording::percent(*rate);
    return {};
}

QString ChartTableModel::cell(int row, int column) const
{
    if (column == 0)
        return m_turned ? seriesName(row) : categoryName(row);
    const Place at = place(row, column);
    if (at.series < 0)
        return rate(row);
    const core::ChartPoint *point = m_chart.point(at.series, at.category);
    if (!point || !point->value)
        return {};
    const QString value = wording::tableNumber(*point->value, m_chart.axisOf(at.series));
    const bool counts = m_chart.form == core::ChartForm::StackedBars;
    return counts ? u"%1 (%2)"_s.arg(value).arg(point->count) : value;
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return cell(index.row(), index.column());
    case Qt::TextAlignmentRole: return index.column() == 0 ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (const Place at = place(index); at.series >= 0)
            return wording::tooltip(m_chart, at.series, at.category);
        return {};
    default: return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    if (section == 0)
        return m_chart.across ? QString() : wording::tableUnit(m_chart.axis);
    if (section > size(!m_turned))
        return wording::rateName(m_chart);
    return m_turned ? categoryName(section - 1) : seriesName(section - 1);
}

QString ChartTableModel::asText() const
{
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column) {
            const Place at = place(row, column);
            const core::ChartPoint *point = m_chart.point(at.series, at.category);
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
