// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/attainment.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

using State = Attainment::State;
using Reason = Attainment::Reason;

Attainment notComputable(Reason reason)
{
    return {State::NotComputable, reason};
}

bool isReached(IndicatorDirection direction, double reference, double actual)
{
    switch (direction) {
    case IndicatorDirection::Less:
        return actual <= reference;
    case IndicatorDirection::Keep:
        return actual == reference;
    case IndicatorDirection::More:
    case IndicatorDirection::Cumulative:
        break;
    }
    return actual >= reference;
}

double ratio(IndicatorDirection direction, double reference, double actual)
{
    switch (direction) {
    case IndicatorDirection::Less:
        return 100 * reference / actual;
    case IndicatorDirection::Keep:
        return std::max(0.0, 100 * (reference - std::abs(actual - reference)) / reference);
    case IndicatorDirection::More:
    case IndicatorDirection::Cumulative:
        break;
    }
    return 100 * actual / reference;
}

Reason obstacle(IndicatorDirection direction, double reference, double actual)
{
    if (!std::isfinite(reference) || !std::isfinite(actual))
        return Reason::OutOfRange;
    if (reference == 0)
        return Reason::ZeroReference;
    if (reference < 0)
        return Reason::NegativeReference;
    if (direction == IndicatorDirection::Less && actual <= 0)
        return Reason::ZeroActual;
    return std::isfinite(ratio(direction, reference, actual)) ? Reason::None : Reason::OutOfRange;
}

const YearValue *find(std::span<const YearValue> values, FiscalYear year)
{
    const auto it = std::find_if(values.begin(), values.end(), [&](const YearValue &v) { return v.year == year; });
    return it == values.end() ? nullptr : &*it;
}

bool isKnown(const YearValue &value)
{
    return value.actual && (value.state == ValueState::Final || value.state == ValueState::Estimate);
}

struct Judge
{
    Reference by = Reference::None;
    std::optional<double> value = {};
};

Judge judgeOf(const IndicatorLine &line, const YearValue *value, FiscalYear year)
{
    if (value && value->expected)
        return {Reference::StatedExpected, value->expected};
    if (value && value->target)
        return {Reference::StatedTarget, value->target};
    if (const std::optional<double> expected = expectedValue(line, year))
        return {Reference::Line, expected};
    return {};
}

/// The first year whose actual belongs to a cumulative sum.
FiscalYear firstSummed(const IndicatorLine &line, std::span<const YearValue> values, FiscalYear year)
{
    if (line.baseYear)
        return line.baseValue ? line.baseYear->next().value_or(*line.baseYear) : *line.baseYear;
    for (const YearValue &value : values)
        year = std::min(year, value.year);
    return year;
}

/// What is judged: the year's actual, or the sum up to it. `state` and `reason` say why there is none.
Attainment judged(const IndicatorLine &line, std::span<const YearValue> values, FiscalYear year)
{
    Attainment result{State::Computed};
    const bool isSum = line.direction == IndicatorDirection::Cumulative;
    if (isSum && line.baseYear && year < *line.baseYear)
        return {State::Missing};
    double sum = isSum ? line.baseValue.value_or(0) : 0;
    std::optional<FiscalYear> next = isSum ? firstSummed(line, values, year) : year;
    for (; next && *next <= year; next = next->next()) {
        const YearValue *value = find(values, *next);
        if (value && value->state == ValueState::NotApplicable && *next < year)
            continue;
        if (value && value->state == ValueState::NotApplicable)
            return {State::NotApplicable};
        if (!value || !isKnown(*value))
            return {State::Missing, *next < year ? Reason::GapInYears : Reason::None};
        sum += *value->actual;
        result.isEstimate = result.isEstimate || value->state == ValueState::Estimate;
    }
    result.actual = sum;
    return result;
}

bool isFlat(const IndicatorLine &line, double reference)
{
    return line.direction != IndicatorDirection::Keep && line.baseValue == reference && line.targetValue == reference;
}

} // namespace

std::optional<double> expectedValue(const IndicatorLine &line, FiscalYear year)
{
    if (!line.targetYear || !line.targetValue)
        return std::nullopt;
    if (year >= *line.targetYear)
        return line.targetValue;
    if (!line.baseYear || !line.baseValue || year < *line.baseYear)
        return std::nullopt;
    const double done = year.value() - line.baseYear->value();
    const double all = line.targetYear->value() - line.baseYear->value();
    return std::lerp(*line.baseValue, *line.targetValue, done / all);
}

Attainment attainmentAgainst(IndicatorDirection direction, double reference, double actual)
{
    const Reason reason = obstacle(direction, reference, actual);
    Attainment result = reason == Reason::None ? Attainment{State::Computed} : notComputable(reason);
    if (reason == Reason::None)
        result.percent = ratio(direction, reference, actual);
    if (reason != Reason::OutOfRange)
        result.reached = isReached(direction, reference, actual);
    result.reference = reference;
    result.actual = actual;
    return result;
}

Attainment attainment(const IndicatorLine &line, std::span<const YearValue> values, FiscalYear year)
{
    const Judge judge = judgeOf(line, find(values, year), year);
    Attainment result = judged(line, values, year);
    if (result.state == State::Computed && judge.value) {
        const bool isEstimate = result.isEstimate;
        result = attainmentAgainst(line.direction, *judge.value, *result.actual);
        result.isEstimate = isEstimate;
        if (result.state == State::Computed && isFlat(line, *judge.value)) {
            result.state = State::NotComputable;
            result.reason = Reason::BaseEqualsTarget;
            result.percent.reset();
        }
    } else if (result.state == State::Computed) {
        result.state = State::NotComputable;
        result.reason = Reason::NoReference;
    }
    result.reference = judge.value;
    result.judgedBy = judge.by;
    return result;
}

std::optional<size_t> bandOf(std::span<const BandLimit> bands, double percent)
{
    if (std::isnan(percent))
        return std::nullopt;
    std::optional<size_t> best;
    const auto limit = [&](size_t i) { return bands[i].lower.value_or(-HUGE_VAL); };
    for (size_t i = 0; i < bands.size(); ++i) {
        const bool reached = !bands[i].lower || percent >= limit(i) - 1e-9 * std::max(1.0, std::abs(limit(i)));
        if (reached && (!best || limit(i) > limit(*best)))
            best = i;
    }
    return best;
}

} // namespace core
