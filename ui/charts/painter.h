// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"
#include "ui/charts/style.h"

#include <QRectF>

class QPainter;

namespace ui {

/// Where a point of the chart was drawn.
struct ChartHit
{
    int series = 0;
    int category = 0;
    QRectF area = {};
    double value = 0; ///< what was drawn there
};

/// Draws the chart into `box` of any device: screen, picture, SVG, PDF, printer. Answers what was drawn where.
/// `look.fontSize` is in the painter's units; labels are wrapped, never cut.
std::vector<ChartHit> paintChart(QPainter &painter, const QRectF &box, const core::ChartData &chart,
                                 const ChartLook &look);

/// So many offices that radars and lines could not be read any more: they are drawn as a shaded table.
[[nodiscard]] bool isCrowded(const core::ChartData &chart);

/// Height below which the chart cannot be read at `width`; 0 where it adapts to any. Without title.
[[nodiscard]] double leastHeight(const core::ChartData &chart, double width, const ChartLook &look);

/// Height in which the chart can be drawn at `width` without crowding, in the units of `look.fontSize`.
[[nodiscard]] double chartHeight(const core::ChartData &chart, double width, const ChartLook &look);

} // namespace ui
