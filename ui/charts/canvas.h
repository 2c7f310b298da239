// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painter.h"

#include <QWidget>

namespace ui {

/// The painter's drawing on screen. Hovering a point tells its number, a click or Enter picks it, the arrow keys go
/// from point to point; screen readers hear the finding and every number.
class ChartCanvas final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartCanvas(QWidget *parent = nullptr);

    void setChart(const core::ChartData &chart);
    /// Points as they were drawn last.
    [[nodiscard]] const std::vector<ChartHit> &hits() const { return m_hits; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void picked(int series, int category);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] std::optional<size_t> hitAt(QPointF position) const;
    /// Takes the height below which the chart could not be read; the view scrolls then.
    void fit();
    void goTo(size_t hit);
    void announce();

    core::ChartData m_chart;
    std::vector<ChartHit> m_hits;
    std::optional<size_t> m_current; ///< where the arrow keys are
};

} // namespace ui
