// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"

#include <QAbstractTableModel>

namespace ui {

/// The numbers of a chart as a table: a row a category, a column a series, the rates in a column of their own.
class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ChartTableModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setChart(const core::ChartData &chart);
    [[nodiscard]] const core::ChartData &chart() const { return m_chart; }
    /// Series of a column; −1 for the names and the rates.
    [[nodiscard]] int series(int column) const;
    /// The table with its headings, tab separated, as spreadsheets paste it; numbers without units.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString name(int row) const;
    [[nodiscard]] QString cell(int row, int column) const;

    core::ChartData m_chart;
    bool m_rates = false;
};

} // namespace ui
