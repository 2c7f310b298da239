// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"

#include <QAbstractTableModel>

namespace ui {

/// The numbers of a chart as a table: a row a category, a column a series, the rates in a column of their own. Of many
/// series (the offices of a large city) it is turned: a row a series, or the table would be as wide as three screens.
class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ChartTableModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setChart(const core::ChartData &chart);
    [[nodiscard]] const core::ChartData &chart() const { return m_chart; }
    /// What a cell tells of; the series is −1 at the names and the rates.
    struct Place
    {
        int series = -1;
        int category = -1;
    };
    [[nodiscard]] Place place(const QModelIndex &index) const { return place(index.row(), index.column()); }
    /// The table with its headings, tab separated, as spreadsheets paste it; numbers without units.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] Place place(int row, int column) const;
    [[nodiscard]] int size(bool ofSeries) const;
    [[nodiscard]] QString categoryName(int category) const;
    [[nodiscard]] QString seriesName(int series) const;
    [[nodiscard]] QString rate(int category) const;
    [[nodiscard]] QString cell(int row, int column) const;

    core::ChartData m_chart;
    bool m_rates = false;
    bool m_turned = false;
};

} // namespace ui
