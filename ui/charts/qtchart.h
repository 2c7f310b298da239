// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"

#include <QChartView>

namespace ui {

/// Lines through Qt Charts: hovering tells the number, a click picks the point. Qt's theme first,
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
    void addLines(QChart &chart);
    void addAxes(QChart &chart);
    void tell(bool inside, int series, int category);

    core::ChartData m_data;
};

} // namespace ui
