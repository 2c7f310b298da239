// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class ChartTableModel;
class ChartView;

/// One indicator of a project over its years: actual values, expected line and targets, with their table beside.
class IndicatorChart final : public QWidget
{
    Q_OBJECT

public:
    explicit IndicatorChart(core::Workspace &workspace, QWidget *parent = nullptr);

    void setSubject(std::optional<core::RowId> project, int year);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void showChart();

    core::Workspace &m_workspace;
    std::optional<core::RowId> m_project;
    int m_year = 0;
    QComboBox *m_indicators;
    ChartView *m_chart;
    ChartTableModel *m_numbers;
    QTableView *m_table;
};

} // namespace ui
