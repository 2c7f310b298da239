// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

constexpr std::array kindNames{"radar", "verdicts", "attainment", "budget", "trend", "stages", "indicator",
                               "matrix", "scatter", "treemap", "ranks"};

double roundStep(double span, bool whole)
{
    const double rough = span / 5;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double times = rough / power;
    const double step = power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    return whole ? std::max(1.0, step) : step;
}

} // namespace

QLatin1String chartKindName(ChartKind kind)
{
    return QLatin1String(kindNames.at(static_cast<size_t>(kind)));
}

std::optional<ChartKind> chartKindNamed(QStringView name)
{
    const auto found = std::find_if(kindNames.begin(), kindNames.end(),
                                    [&](const char *known) { return name == QLatin1String(known); });
    if (found == kindNames.end())
        return std::nullopt;
    return static_cast<ChartKind>(found - kindNames.begin());
}

const std::vector<ChartKind> &officeChartKinds()
{
    static const std::vector<ChartKind> kinds{
        ChartKind::Radar,  ChartKind::Verdicts, ChartKind::Attainment, ChartKind::Budget,  ChartKind::Trend,
        ChartKind::Stages, ChartKind::Matrix,   ChartKind::Scatter,    ChartKind::Treemap, ChartKind::Ranks};
    return kinds;
}

ChartAxis ChartAxis::covering(double low, double high, ChartUnit unit, bool wholeTicks)
{
    if (low > high)
        std::swap(low, high);
    if (low == high) { // one value: show it between zero and itself, or give it room around zero
        low = std::min(low, 0.0);
        high = std::max(high, low + 1);
    }
    ChartAxis axis;
    axis.unit = unit;
    axis.step = roundStep(high - low, wholeTicks);
    axis.minimum = std::floor(low / axis.step) * axis.step;
    axis.maximum = std::ceil(high / axis.step) * axis.step;
    return axis;
}

ChartAxis ChartAxis::decades(double low, double high, ChartUnit unit)
{
    ChartAxis axis;
    axis.unit = unit;
    axis.logarithmic = true;
    axis.minimum = std::pow(10.0, std::floor(std::log10(low) + 1e-9));
    axis.maximum = std::max(10 * axis.minimum, std::pow(10.0, std::ceil(std::log10(high) - 1e-9)));
    axis.step = axis.minimum;
    return axis;
}

double ChartAxis::fraction(double value) const
{
    if (logarithmic)
        return std::log10(value / minimum) / std::log10(maximum / minimum);
    return (value - minimum) / (maximum - minimum);
}

std::vector<double> ChartAxis::ticks() const
{
    std::vector<double> ticks;
    if (logarithmic) {
        for (double tick = minimum; tick < maximum * 1.5; tick *= 10)
            ticks.push_back(tick);
        return ticks;
    }
    const auto count = std::lround((maximum - minimum) / step);
    for (long i = 0; i <= count; ++i)
        ticks.push_back(minimum + static_cast<double>(i) * step);
    return ticks;
}

bool ChartAxis::isWhole() const
{
    return std::floor(step) == step && std::floor(minimum) == minimum;
}

bool ChartData::isEmpty() const
{
    const auto drawn = [](const ChartPoint &point) { return point.value.has_value(); };
    return std::none_of(series.begin(), series.end(), [&](const ChartSeries &one) {
        return std::any_of(one.points.begin(), one.points.end(), drawn);
    });
}

const ChartPoint *ChartData::point(int seriesIndex, int category) const
{
    const auto s = static_cast<size_t>(seriesIndex);
    const auto c = static_cast<size_t>(category);
    if (s >= series.size() || c >= series[s].points.size())
        return nullptr;
    return &series[s].points[c];
}

} // namespace core
