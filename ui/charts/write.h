// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/chart.h"

#include <QImage>

#include <functional>

class QPainter;

namespace ui {

/// Something that is drawn once, for a picture of its own.
struct Drawing
{
    QString title = {};
    QString description = {};
    QSizeF size = {}; ///< points; a PDF gets a page as large
    std::function<void(QPainter &)> paint = {}; ///< in points, from (0, 0); fills its own background
};

/// Writes a drawing by the ending of `path`: .png, .svg or .pdf. Needs a QGuiApplication, no display.
/// Errors: Usage for another ending, Storage or DiskFull where it cannot be written; then no half file is left.
core::Result<> writeDrawing(const Drawing &drawing, const QString &path);
/// The drawing `width` pixels wide.
[[nodiscard]] QImage imageOf(const Drawing &drawing, int width);

/// The chart with title and legend in the light look, `width` pixels wide, as high as it needs.
[[nodiscard]] QImage chartImage(const core::ChartData &chart, int width = 1400);

/// See writeDrawing().
core::Result<> writeChart(const core::ChartData &chart, const QString &path);

/// Draws the chart into `area` of a page, in type of nine points at most, smaller where the area is narrow. Both are in
/// pixels of the device, of which `perInch` make an inch.
void paintOnPaper(QPainter &painter, const QRectF &area, const core::ChartData &chart, double perInch);

} // namespace ui
