// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outlook.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace core {

namespace {

using Reason = Outlook::Reason;
using State = Outlook::State;

constexpr double keepTolerance = 0.05;
constexpr double hardly = 0.01;

struct Point
{
    FiscalYear year;
    double value;
};

/// A line through points: value = at + pace × years since the year 0.
struct Trend
{
    double pace = 0;
    double at = 0;
    [[nodiscard]] double in(FiscalYear year) const { return at + pace * year.value(); }
};

std::vector<Point> actualsUpTo(std::span<const YearValue> values, FiscalYear year)
{
    std::vector<Point> points;
    for (const YearValue &value : values) {
        const bool known = value.state == ValueState::Final || value.state == ValueState::Estimate;
        const bool first = std::ranges::none_of(points, [&](const Point &p) { return p.year == value.year; });
        if (known && first && value.actual && std::isfinite(*value.actual) && value.year <= year)
            points.push_back({value.year, *value.actual});
    }
    std::ranges::sort(points, {}, &Point::year);
    return points;
}

double medianOf(std::vector<double> numbers)
{
    std::ranges::sort(numbers);
    const size_t middle = numbers.size() / 2;
    return numbers.size() % 2 ? numbers[middle] : std::midpoint(numbers[middle - 1], numbers[middle]);
}

Trend theilSen(const std::vector<Point> &points)
{
    std::vector<double> slopes;
    for (size_t i = 0; i < points.size(); ++i)
        for (size_t j = i + 1; j < points.size(); ++j)
            slopes.push_back((points[j].value - points[i].value) / (points[j].year.value() - points[i].year.value()));
    Trend trend{medianOf(slopes)};
    std::vector<double> rests;
    for (const Point &point : points)
        rests.push_back(point.value - trend.pace * point.year.value());
    trend.at = medianOf(rests);
    return trend;
}

/// The sum so far goes on by the median of what the years added.
Trend sumTrend(const std::vector<Point> &points, FiscalYear lastYear, double sum)
{
    std::vector<double> added;
    for (const Point &point : points)
        added.push_back(point.value);
    const double pace = medianOf(added);
    return {pace, sum - pace * lastYear.value()};
}

Outlook unknown(Reason reason)
{
    return {State::Unknown, reason};
}

bool isEnough(IndicatorDirection direction, double projected, double target)
{
    const double tolerance = 1e-9 * std::max(1.0, std::abs(target));
    switch (direction) {
    case IndicatorDirection::Less:
        return projected <= target + tolerance;
    case IndicatorDirection::Keep:
        return std::abs(projected - target) <= keepTolerance * std::abs(target) + tolerance;
    case IndicatorDirection::More:
    case IndicatorDirection::Cumulative:
        break;
    }
    return projected >= target - tolerance;
}

Reason whyMissed(const Outlook &found, double remaining)
{
    const double gap = *found.needed * remaining;
    const double moved = *found.pace * remaining;
    if (std::abs(moved) < hardly * std::abs(gap))
        return Reason::Stalled;
    // With the target reached already (no gap, or one on the good side) only a move back can miss it.
    return moved * gap > 0 && std::abs(moved) < std::abs(gap) ? Reason::TooSlow : Reason::MovesAway;
}

void judge(const IndicatorLine &line, Outlook &found)
{
    const double remaining = line.targetYear->value() - found.lastYear->value();
    found.needed = (*line.targetValue - *found.last) / remaining;
    if (!std::isfinite(*found.projected) || !std::isfinite(*found.needed) || !std::isfinite(*found.pace)) {
        found = unknown(Reason::OutOfRange);
        return;
    }
    if (isEnough(line.direction, *found.projected, *line.targetValue)) {
        found.state = State::OnCourse;
        return;
    }
    found.state = State::WillMiss;
    found.reason = whyMissed(found, remaining);
    const Attainment attained = attainmentAgainst(line.direction, *line.targetValue, *found.projected);
    if (attained.percent)
        found.shortfall = std::max(0.0, 100 - *attained.percent);
}

} // namespace

Outlook outlook(const IndicatorLine &line, std::span<const YearValue> values, FiscalYear year)
{
    if (!line.targetValue || !line.targetYear || !std::isfinite(*line.targetValue))
        return unknown(Reason::NoTarget);
    const std::vector<Point> points = actualsUpTo(values, year);
    if (!points.empty() && points.back().year >= *line.targetYear)
        return unknown(Reason::TargetPassed);
    if (points.size() < 3)
        return unknown(Reason::TooFewValues);
    Outlook found;
    found.lastYear = points.back().year;
    found.last = points.back().value;
    const bool isSum = line.direction == IndicatorDirection::Cumulative;
    if (isSum) {
        found.last = attainment(line, values, *found.lastYear).actual;
        if (!found.last)
            return unknown(Reason::GapInYears);
    }
    const Trend trend = isSum ? sumTrend(points, *found.lastYear, *found.last) : theilSen(points);
    found.pace = trend.pace;
    found.projected = trend.in(*line.targetYear);
    judge(line, found);
    return found;
}

} // namespace core
