// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

/// Numbers, money, years and dates as officials write them.
namespace ui::format {

/// Thousand yen with separators, negative as 「△1,234」; nothing at all for no value (missing is never 0).
[[nodiscard]] QString money(std::optional<qint64> thousandYen);
/// A number with separators and at most `decimals` decimals, without trailing zeros; negative with △.
[[nodiscard]] QString number(std::optional<double> value, int decimals = 2);
/// `ratio` 1 is 「100.0％」; may exceed it.
[[nodiscard]] QString percent(std::optional<double> ratio, int decimals = 1);
/// 「2026年6月30日（火）」, or "30 Jun 2026".
[[nodiscard]] QString date(QDate date);
/// 「6月30日（火）」, for lists within a year.
[[nodiscard]] QString dayOfYear(QDate date);
/// 「6月30日」, for columns.
[[nodiscard]] QString shortDay(QDate date);
/// 「2026/06/29 18:05」 in this computer's time zone.
[[nodiscard]] QString moment(const QDateTime &moment);
/// 「変更12件はこのファイルにだけあります」: what would be lost with the file.
[[nodiscard]] QString onlyHere(qint64 changes);
/// 「令和8（2026）年度」, or "FY2026". `year` is the western year the fiscal year begins in.
[[nodiscard]] QString fiscalYear(int year);
/// 「R8」 as column headings have it, 「R元」 included.
[[nodiscard]] QString fiscalYearShort(int year);

} // namespace ui::format
