// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart.h"
#include "tests/support/testing.h"

#include <cmath>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;

TEST_CASE("an axis holds its values, has round ticks and never more than a reader can take in", "[chart]")
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> exponent(-3, 9);
    std::uniform_real_distribution<double> sign(-1, 1);
    for (int i = 0; i < 2000; ++i) {
        const double low = sign(random) * std::pow(10, exponent(random));
        const double high = sign(random) * std::pow(10, exponent(random));
        const ChartAxis axis = ChartAxis::covering(low, high, ChartUnit::None);
        CHECK(axis.minimum <= std::min(low, high) + 1e-9 * std::abs(low));
        CHECK(axis.maximum >= std::max(low, high) - 1e-9 * std::abs(high));
        const size_t ticks = axis.ticks().size();
        CHECK(ticks >= 2);
        CHECK(ticks <= 8);
        const double digit = axis.step / std::pow(10, std::floor(std::log10(axis.step) + 1e-9));
        CHECK((std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 || std::abs(digit - 5) < 1e-6));
    }
}

TEST_CASE("ticks on a scale of whole grades are whole", "[chart]")
{
    const ChartAxis axis = ChartAxis::covering(0, 5, ChartUnit::Score, true);
    CHECK(axis.ticks() == std::vector<double>{0, 1, 2, 3, 4, 5});
    CHECK(ChartAxis::covering(0, 2, ChartUnit::Projects, true).ticks() == std::vector<double>{0, 1, 2});
    CHECK(ChartAxis::covering(0, 100, ChartUnit::Percent).ticks() == std::vector<double>{0, 20, 40, 60, 80, 100});
    CHECK(ChartAxis::covering(0, 0, ChartUnit::ThousandYen).maximum == 1);
    CHECK(ChartAxis::covering(80, 80, ChartUnit::Percent).ticks() == std::vector<double>{0, 20, 40, 60, 80});
}

TEST_CASE("every kind of chart has the name scripts use, and the name leads back to it", "[chart]")
{
    for (const ChartKind kind : officeChartKinds())
        CHECK(chartKindNamed(QString(chartKindName(kind))) == kind);
    CHECK(chartKindNamed(u"verdicts") == ChartKind::Verdicts);
    CHECK_FALSE(chartKindNamed(u"pie"));
}

TEST_CASE("a chart of missing values alone is empty, one of zeros is not", "[chart]")
{
    ChartData chart;
    CHECK(chart.isEmpty());
    chart.categories = {{ChartLabel::of(u"芝"_s)}};
    chart.series = {{ChartLabel::code(QLatin1String("budget")), SeriesRole::Plan, 0, 1, {ChartPoint{}}}};
    CHECK(chart.isEmpty());
    chart.series.front().points.front().value = 0;
    CHECK_FALSE(chart.isEmpty());
    CHECK(chart.point(0, 0));
    CHECK_FALSE(chart.point(0, 1));
    CHECK_FALSE(chart.point(-1, 0));
}
