// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/officereport.h"

#include <QStringList>

#include <utility>
#include <vector>

/// What several reports have in common, so that they look and say alike.
namespace ui::print::blocks {

/// The title of a document, over its whole width.
[[nodiscard]] core::report::Grid title(const QString &text);
/// The headings over what projects sum up to: their number, money of a year, means.
[[nodiscard]] std::vector<core::report::Cell> sumHeadings(int moneyYear);
/// The headings over how many projects have each verdict, and over those without one.
[[nodiscard]] std::vector<core::report::Cell> verdictHeadings(const QStringList &verdicts);
/// The cells below those headings.
[[nodiscard]] std::vector<core::report::Cell> sums(const core::report::OfficeLine &line);
[[nodiscard]] std::vector<core::report::Cell> verdictCounts(const core::report::OfficeLine &line);
/// How far the names of a tree stand in, in millimetres; `depth` of the topmost is 1.
[[nodiscard]] double indentOf(int depth);
/// Names on the left, and what is said of each on the right.
[[nodiscard]] core::report::Grid explanations(const std::vector<std::pair<QString, QString>> &lines);

} // namespace ui::print::blocks
