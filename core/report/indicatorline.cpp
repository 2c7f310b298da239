// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/indicatorline.h"

#include <algorithm>

namespace core {

namespace {

std::optional<FiscalYear> fiscal(std::optional<int> year)
{
    return year ? FiscalYear::from(*year) : std::nullopt;
}

} // namespace

IndicatorLine lineOf(const scorequery::IndicatorHead &head)
{
    return {fromCode<IndicatorDirection>(head.direction).value_or(IndicatorDirection::More), fiscal(head.baseYear),
            head.baseValue, fiscal(head.targetYear), head.targetValue};
}

std::vector<YearValue> valuesOf(std::span<const scorequery::IndicatorYear> all, RowId indicator)
{
    std::vector<YearValue> values;
    // (No ranges::equal_range: Clang 14 cannot compile GCC 12's subrange.)
    auto own = std::ranges::lower_bound(all, indicator, {}, &scorequery::IndicatorYear::indicator);
    for (; own != all.end() && own->indicator == indicator; ++own)
        if (const auto year = FiscalYear::from(own->year))
            values.push_back({*year, own->target, own->expected, own->actual,
                              fromCode<ValueState>(own->state).value_or(ValueState::Final)});
    return values;
}

} // namespace core
