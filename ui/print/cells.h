// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

#include <optional>

/// Makers of single cells, so that composers read like the sheets they make.
namespace ui::print::cells {

[[nodiscard]] core::report::Cell label(const QString &text, int columns = 1, int rows = 1);
[[nodiscard]] core::report::Cell text(const QString &text, int columns = 1, double minimum = 0);
[[nodiscard]] core::report::Cell item(const QString &text, int columns = 1);
[[nodiscard]] core::report::Cell mark(const QString &text, int columns = 1);
/// 千円 with separators and △; a missing amount is an empty cell, never 0.
[[nodiscard]] core::report::Cell money(std::optional<qint64> amount);
/// A number as exact as it is stored; empty where there is none.
[[nodiscard]] core::report::Cell number(std::optional<double> number);
/// How many there are, with separators.
[[nodiscard]] core::report::Cell count(qint64 number);
/// The same, empty for none: in columns most of whose cells are 0.
[[nodiscard]] core::report::Cell countOrBlank(qint64 number);
/// A percentage with one decimal, without the sign where `sign` is false.
[[nodiscard]] core::report::Cell percent(std::optional<double> percent, bool sign = false);
/// A chart below its title, at least `height` millimetres high; without a chart the title alone.
[[nodiscard]] core::report::Cell chart(const QString &title, std::shared_ptr<const core::ChartData> chart,
                                       double height);
[[nodiscard]] core::report::Cell numberText(const QString &text);

} // namespace ui::print::cells
