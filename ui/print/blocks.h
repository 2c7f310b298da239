// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"
#include "core/report/document.h"

#include <QStringList>

#include <utility>
#include <vector>

/// What several reports have in common, so that they look and say alike.
namespace ui::print::blocks {

/// The title of a document, over its whole width.
[[nodiscard]] core::report::Grid title(const QString &text);
/// The headings over what projects sum up to: their number, money of a year, means, one column for each verdict, and
/// those without one.
[[nodiscard]] std::vector<core::report::Cell> sumHeadings(int moneyYear, const QStringList &verdicts);
/// A sum in 千円; empty where no project has an amount, never 0.
[[nodiscard]] core::report::Cell sum(const core::MoneySum &money);
/// Names on the left, and what is said of each on the right.
[[nodiscard]] core::report::Grid explanations(const std::vector<std::pair<QString, QString>> &lines);

} // namespace ui::print::blocks
