// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace ui {

class ChartCanvas;
class QtChart;

/// A chart on screen under its finding as title. Lines are shown by Qt Charts where the program is built with
/// it, everything else by the painter.
class ChartView final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    void setChart(const core::ChartData &chart);
    [[nodiscard]] const core::ChartData &chart() const { return m_chart; }

signals:
    /// A point was clicked, or chosen with Enter.
    void picked(int series, int category);

private:
    core::ChartData m_chart;
    QLabel *m_title;
    QLabel *m_subject;
    QStackedLayout *m_stack;
    ChartCanvas *m_canvas;
    QWidget *m_drawing = nullptr; ///< the canvas, scrolled where the room is too low for what it shows
    QtChart *m_qtChart = nullptr;
};

} // namespace ui
