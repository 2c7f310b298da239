// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"

#include <QString>

namespace ui::wording {

/// The label in the user's language; a fiscal year as 「R8」.
[[nodiscard]] QString word(const core::ChartLabel &label);
/// The label within a sentence; a fiscal year as 「令和8（2026）年度」.
[[nodiscard]] QString inSentence(const core::ChartLabel &label);
/// Name of the kind of chart, as in a menu.
[[nodiscard]] QString kind(core::ChartKind kind);
/// What the chart shows, as a sentence: the title.
[[nodiscard]] QString finding(const core::ChartData &chart);
/// Kind, office and year: the line under the title.
[[nodiscard]] QString subject(const core::ChartData &chart);
/// What to do where there is nothing to show.
[[nodiscard]] QString emptyHint(core::ChartKind kind);

/// Money axes are written in 千円, 百万円 or 億円, whichever keeps their labels short.
[[nodiscard]] double divisor(const core::ChartAxis &axis);
/// The unit of the axis as written beside it; empty where the numbers say it themselves.
[[nodiscard]] QString unit(const core::ChartAxis &axis);
/// The value as written at a tick.
[[nodiscard]] QString tick(double value, const core::ChartAxis &axis);
/// The value as written at a point, in the unit of the axis; △ for a negative one.
[[nodiscard]] QString number(double value, const core::ChartAxis &axis);
/// The value in full, as a table and a tooltip give it: with unit, nothing rounded away.
[[nodiscard]] QString exact(double value, const core::ChartAxis &axis);
/// The value as a table has it: exact, in the unit of tableUnit().
[[nodiscard]] QString tableNumber(double value, const core::ChartAxis &axis);
[[nodiscard]] QString tableUnit(const core::ChartAxis &axis);
[[nodiscard]] QString percent(double value);
[[nodiscard]] QString rateName(const core::ChartData &chart);
/// What the values of a series are, with their unit, as written beside its axis.
[[nodiscard]] QString axisName(const core::ChartData &chart, int series);
[[nodiscard]] QString noValue();
/// How many projects or indicators stand behind a bar.
[[nodiscard]] QString countText(const core::ChartData &chart, qint64 count);

/// All that is known of one point, for a tooltip.
[[nodiscard]] QString tooltip(const core::ChartData &chart, int series, int category);
/// The chart read aloud: the finding and every number, for screen readers.
[[nodiscard]] QString summary(const core::ChartData &chart);

} // namespace ui::wording
