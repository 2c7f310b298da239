// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/money.h"

#include <QtCore/qnumeric.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

std::optional<qint64> minus(std::optional<qint64> a, std::optional<qint64> b)
{
    qint64 difference = 0;
    if (!a || !b || qSubOverflow(*a, *b, &difference))
        return std::nullopt;
    return difference;
}

/// |a − b| ≤ tolerance, without running over.
bool isNear(qint64 a, qint64 b, qint64 tolerance)
{
    const auto low = static_cast<quint64>(std::min(a, b));
    const auto high = static_cast<quint64>(std::max(a, b));
    return high - low <= static_cast<quint64>(std::max<qint64>(tolerance, 0));
}

void check(MoneyCheck &result, MoneyRule rule, std::optional<qint64> expected, std::optional<qint64> found,
           qint64 tolerance)
{
    if (!expected || !found)
        return;
    ++result.checked;
    if (!isNear(*expected, *found, tolerance))
        result.violations.push_back({rule, *expected, *found});
}

} // namespace

std::optional<qint64> sumOf(std::initializer_list<std::optional<qint64>> parts)
{
    qint64 sum = 0;
    for (const std::optional<qint64> &part : parts) {
        if (!part || qAddOverflow(sum, *part, &sum))
            return std::nullopt;
    }
    return sum;
}

std::optional<qint64> specificSources(const MoneyRow &row)
{
    return sumOf({row.national, row.prefectural, row.bond, row.other, row.fee});
}

std::optional<qint64> allSources(const MoneyRow &row)
{
    return sumOf({specificSources(row), row.general});
}

std::optional<qint64> totalCost(const MoneyRow &row)
{
    return sumOf({row.total, row.staffCost});
}

std::optional<qint64> staffWorthOf(std::optional<double> persons, std::optional<qint64> unitCost)
{
    if (!persons || !unitCost)
        return std::nullopt;
    const double worth = std::round(*persons * static_cast<double>(*unitCost));
    constexpr double beyond = 9.2e18; // a little below 2⁶³
    if (!(std::abs(worth) < beyond))
        return std::nullopt;
    return static_cast<qint64>(worth);
}

MoneyCheck checkMoney(const MoneyRow &row, qint64 tolerance)
{
    MoneyCheck result;
    check(result, MoneyRule::SourcesMakeTotal, allSources(row), row.total, tolerance);
    check(result, MoneyRule::StaffMakesTotalCost, totalCost(row), row.statedTotalCost, tolerance);
    check(result, MoneyRule::StaffMakesStaffCost, row.staffWorth, row.staffCost, tolerance);
    check(result, MoneyRule::SpecificLeavesGeneral, minus(row.total, row.statedSpecific), row.general, tolerance);
    return result;
}

std::optional<double> executionRate(std::optional<qint64> settlement, std::optional<qint64> budget)
{
    if (!settlement || !budget || *budget <= 0)
        return std::nullopt;
    return 100.0 * static_cast<double>(*settlement) / static_cast<double>(*budget);
}

YearChange changeOf(std::optional<qint64> before, std::optional<qint64> now)
{
    using Kind = YearChange::Kind;
    const std::optional<qint64> difference = minus(now, before);
    if (!difference || *before < 0 || (*before == 0 && *now == 0))
        return {Kind::NotComputable, difference};
    if (*before == 0)
        return {Kind::AllNew, difference};
    if (*now == 0)
        return {Kind::AllGone, difference, -100};
    return {Kind::Rate, difference, 100.0 * static_cast<double>(*difference) / static_cast<double>(*before)};
}

std::optional<MoneySum> addUp(std::span<const std::optional<qint64>> amounts)
{
    MoneySum total;
    for (const std::optional<qint64> &amount : amounts) {
        if (amount && qAddOverflow(total.sum, *amount, &total.sum))
            return std::nullopt;
        ++(amount ? total.counted : total.missing);
    }
    return total;
}

std::optional<MoneySum> statedSources(const MoneyRow &row)
{
    const std::array parts{row.national, row.prefectural, row.bond, row.other, row.fee, row.general};
    return addUp(parts);
}

} // namespace core
