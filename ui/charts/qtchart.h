// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"

#include <QChartView>

class QBarSet;

namespace ui {

/// Bars side by side and lines through Qt Charts: hovering tells the number, a click picks the point. Qt's theme first,
/// then our colours, ticks and fonts, because a theme overwrites them all.
class QtChart final : public QChartView
{
    Q_OBJECT

public:
    explicit QtChart(QWidget *parent = nullptr);

    /// Whether it shows this chart better than, or as well as, the painter.
    [[nodiscard]] static bool shows(const core::ChartData &chart);
    void setChart(const core::ChartData &chart);

signals:
    void picked(int series, int category);

private:
    void addBars(QChart &chart);
    void addLines(QChart &chart);
    void addAxes(QChart &chart);
    void connectBar(QBarSet &set, int series);
    void tell(bool inside, int series, int category);

    core::ChartData m_data;
};

} // namespace ui
