// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace ui {

/// Lines drawn over a filled part, so that it is told from its neighbours in black and white.
enum class Hatch { None, Rising, Falling, Level, Upright, Crossed, Dotted };

/// The shape at a point of a line.
enum class Marker { None, Circle, Square, Triangle, Diamond, Cross };

/// How a chart is to look. For paper and files it is always the light one, whatever the screen shows.
struct ChartLook
{
    bool dark = false;
    bool title = true;    ///< draw the title; off where a widget above shows it
    double fontSize = 14; ///< of ordinary text, in the painter's units; use units in which this is 6 or more
    QFont font = {};      ///< its family is used

    [[nodiscard]] static ChartLook paper(double fontSize);
    [[nodiscard]] static ChartLook screen(const QPalette &palette, const QFont &font);

    [[nodiscard]] QColor background() const;
    [[nodiscard]] QColor text() const;
    [[nodiscard]] QColor quietText() const; ///< for units, ticks and notes; 4.5:1 on the background
    [[nodiscard]] QColor grid() const;
    [[nodiscard]] QColor axis() const;
};

/// What tells one series from another: three ways at once, because sheets are printed in black and white and some
/// readers do not see colour. Colours are tokens of the Digital Agency.
struct SeriesStyle
{
    QColor fill;   ///< of bars
    QColor stroke; ///< of lines and outlines, at least 3:1 on the background
    Hatch hatch = Hatch::None;
    Marker marker = Marker::None;
    Qt::PenStyle pen = Qt::SolidLine;
};

[[nodiscard]] SeriesStyle seriesStyle(const core::ChartSeries &series, bool dark);
/// Black or white, whichever reads better on `fill`.
[[nodiscard]] QColor inkOn(const QColor &fill);
/// Contrast ratio of WCAG 2, 1…21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace ui
