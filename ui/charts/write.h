// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/chart.h"

#include <QImage>

namespace ui {

/// The chart with title and legend in the light look, `width` pixels wide, as high as it needs.
[[nodiscard]] QImage chartImage(const core::ChartData &chart, int width = 1400);

/// Writes the chart by the ending of `path`: .png, .svg or .pdf. Needs a QGuiApplication, no display.
/// Errors: Usage for another ending, Storage or DiskFull where it cannot be written; then no half file is left.
core::Result<> writeChart(const core::ChartData &chart, const QString &path);

} // namespace ui
