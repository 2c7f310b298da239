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
    const auto own = std::ranges::equal_range(all, indicator, {}, &scorequery::IndicatorYear::indicator);
    for (const scorequery::IndicatorYear &value : own)
        if (const auto year = FiscalYear::from(value.year))
            values.push_back({*year, value.target, value.expected, value.actual,
                              fromCode<ValueState>(value.state).value_or(ValueState::Final)});
    return values;
}

} // namespace core
