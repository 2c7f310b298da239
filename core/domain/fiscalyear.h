// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include <compare>
#include <optional>

namespace core {

/// A Japanese fiscal year: FiscalYear 2026 runs from 2026-04-01 to 2027-03-31 (地方自治法 第208条).
///
/// A value of this type is always a year the program can evaluate; there is no "empty" one. The range is that of the
/// registry's fields of kind Year. Years before 1886 began on other days; the April year is simply continued backwards.
class FiscalYear
{
public:
    static constexpr int earliest = 1868;
    static constexpr int latest = 2199;

    /// The fiscal year that begins in the western year `year`; nothing outside 1868…2199.
    [[nodiscard]] static std::optional<FiscalYear> from(qint64 year);
    /// The fiscal year a day belongs to: January to March belong to the year before. Nothing for an invalid day or
    /// one outside the range.
    [[nodiscard]] static std::optional<FiscalYear> containing(QDate date);

    /// The western year it begins in, 1868…2199.
    [[nodiscard]] constexpr int value() const { return m_year; }
    [[nodiscard]] QDate firstDay() const { return QDate(m_year, 4, 1); }
    [[nodiscard]] QDate lastDay() const { return QDate(m_year + 1, 3, 31); }
    /// False for an invalid day.
    [[nodiscard]] bool contains(QDate date) const { return containing(date) == *this; }
    /// The year after; nothing after the last one of the range.
    [[nodiscard]] std::optional<FiscalYear> next() const { return from(m_year + 1); }
    /// The year before; nothing before the first one of the range.
    [[nodiscard]] std::optional<FiscalYear> previous() const { return from(m_year - 1); }

    friend constexpr auto operator<=>(FiscalYear, FiscalYear) = default;

private:
    explicit constexpr FiscalYear(int year) : m_year(year) {}
    int m_year;
};

} // namespace core
