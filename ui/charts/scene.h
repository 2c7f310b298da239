// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painter.h"
#include "ui/charts/pencil.h"

namespace ui {

/// What the parts of the painter share while one chart is drawn.
struct Scene
{
    Pencil &pencil;
    const core::ChartData &chart;
    std::vector<ChartHit> hits = {};

    [[nodiscard]] SeriesStyle style(int series) const
    {
        return seriesStyle(chart.series.at(static_cast<size_t>(series)), pencil.look().dark);
    }
    [[nodiscard]] std::optional<double> value(int series, int category) const
    {
        const core::ChartPoint *point = chart.point(series, category);
        return point ? point->value : std::nullopt;
    }
    /// How high a value stands, 0 at the bottom and 1 at the top: the first place is on top.
    [[nodiscard]] double height(double value) const
    {
        const double fraction = chart.axis.fraction(value);
        constexpr double edge = 0.07; // the last place stands clear of the words below
        return chart.form == core::ChartForm::Bump ? edge + (1 - 2 * edge) * (1 - fraction) : fraction;
    }
    void hit(int series, int category, const QRectF &area)
    {
        hits.push_back({series, category, area, value(series, category).value_or(0)});
    }
    [[nodiscard]] int seriesCount() const { return static_cast<int>(chart.series.size()); }
    [[nodiscard]] int categoryCount() const { return static_cast<int>(chart.categories.size()); }
};

void paintRadar(Scene &scene, const QRectF &box);
void paintGroupedBars(Scene &scene, const QRectF &box);
void paintStackedBars(Scene &scene, const QRectF &box);
void paintLines(Scene &scene, const QRectF &box);
void paintMatrix(Scene &scene, const QRectF &box);
void paintDots(Scene &scene, const QRectF &box);
void paintScatter(Scene &scene, const QRectF &box);
void paintTreemap(Scene &scene, const QRectF &box);
[[nodiscard]] double matrixHeight(Scene &scene, double width);
/// Height the bars of a stacked chart want.
[[nodiscard]] double stackedHeight(Scene &scene, double width);

/// The axis of values at the left with its lines across, and the rest of `box`, where the values go.
QRectF paintValueAxis(Scene &scene, const QRectF &box, double roomBelow, double roomRight = 0);
/// The words under the places of the categories, each in `slot` wide; answers nothing. See categoryRoom().
void paintCategories(Scene &scene, const QRectF &plot);
[[nodiscard]] double categoryRoom(Scene &scene, double slot);

} // namespace ui
