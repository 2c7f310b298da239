// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figures.h"
#include "tests/core/report/city.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

const FiscalYear year = *FiscalYear::from(2026);

ChartData chartOf(const testing::City &city, ChartKind kind, std::optional<RowId> office = {})
{
    auto chart = branchChart(city.read(), kind, office, year);
    REQUIRE_OK(chart);
    for (const ChartSeries &series : chart->series)
        REQUIRE(series.points.size() == chart->categories.size());
    return *chart;
}

double shareSum(const ChartData &chart, size_t category)
{
    double sum = 0;
    for (const ChartSeries &series : chart.series)
        sum += series.points[category].value.value_or(0);
    return sum;
}

} // namespace

TEST_CASE("the radar of a branch holds the mean of its projects' normalised grades", "[figures]")
{
    const testing::City city(40, 11);
    const ChartData chart = chartOf(city, ChartKind::Radar);
    REQUIRE(chart.series.size() == 3); // two branches and all together
    REQUIRE(chart.categories.size() == 2);
    CHECK(chart.axis.minimum == 0);
    CHECK(chart.axis.maximum == 100);
    for (const bool second : {false, true}) {
        double sum = 0;
        int count = 0;
        for (const auto &project : city.entered)
            if (project.second == second && project.necessity) {
                sum += (*project.necessity - 1) * 50;
                ++count;
            }
        const ChartPoint &point = chart.series[second ? 0 : 1].points[0]; // AZABU comes before SHIBA by code
        CHECK(*point.value == Approx(sum / count));
        CHECK(point.count == count);
        CHECK(point.rows.size() == size_t(count));
    }
}

TEST_CASE("mixes are parts of a hundred and their points lead to the projects behind them", "[figures]")
{
    const testing::City city(40, 12);
    for (const ChartKind kind : {ChartKind::Verdicts, ChartKind::Attainment, ChartKind::Stages}) {
        for (const std::optional<RowId> office : {std::optional<RowId>(), std::optional(city.azabu)}) {
            const ChartData chart = chartOf(city, kind, office);
            INFO(chartKindName(kind).data());
            REQUIRE_FALSE(chart.isEmpty());
            for (size_t c = 0; c < chart.categories.size(); ++c)
                if (chart.series.front().points[c].value)
                    CHECK(shareSum(chart, c) == Approx(100));
            for (const ChartSeries &series : chart.series)
                for (const ChartPoint &point : series.points)
                    CHECK(point.count >= qint64(point.rows.size()));
        }
    }
    int kept = 0;
    for (const auto &project : city.entered)
        kept += project.second && project.verdict == 0 ? 1 : 0;
    for (const ChartSeries &series : chartOf(city, ChartKind::Verdicts, city.azabu).series)
        if (series.label == ChartLabel::of(u"継続"_s))
            CHECK(series.points.front().count == kept);
}

TEST_CASE("budget and settlement are sums, and the rate is taken over projects that have both", "[figures]")
{
    const testing::City city(30, 13);
    const ChartData chart = chartOf(city, ChartKind::Budget, city.azabu);
    REQUIRE(chart.categories.size() == 1); // no money before 2026
    qint64 budget = 0, settlement = 0, budgetOfSettled = 0;
    for (const auto &project : city.entered) {
        if (!project.second)
            continue;
        budget += project.budget.value_or(0);
        settlement += project.settlement.value_or(0);
        budgetOfSettled += project.settlement ? project.budget.value_or(0) : 0;
    }
    CHECK(*chart.series[0].points[0].value == double(budget));
    CHECK(*chart.series[1].points[0].value == double(settlement));
    CHECK(*chart.series[1].points[0].rate == Approx(100.0 * double(settlement) / double(budgetOfSettled)));
    CHECK(chart.finding.code == QLatin1String("budget.rate"));
    CHECK(chartOf(city, ChartKind::Budget).categories.size() == 2);
}

TEST_CASE("the trend begins with the first year that was evaluated", "[figures]")
{
    const testing::City city(20, 14);
    const ChartData chart = chartOf(city, ChartKind::Trend);
    REQUIRE(chart.categories.size() == 1);
    CHECK(chart.categories.front().label == ChartLabel::fiscalYear(2026));
    CHECK(chart.series.size() == 2);
    CHECK(chart.finding.code == QLatin1String("trend.gap"));
    const ChartData single = chartOf(city, ChartKind::Trend, city.azabu);
    CHECK(single.series.size() == 2); // itself and the average
    CHECK(single.axis == chart.axis); // equal axes, whoever is shown
    CHECK(single.finding.code == QLatin1String("trend.single"));
}

TEST_CASE("an office without projects and a year without anything give empty charts, an unknown office an error",
          "[figures]")
{
    testing::City city(5, 15);
    const RowId empty = RowId::random();
    city.perform([&](Editor &editor) {
        return Result<>(editor
                            .add(Entity::Office,
                                 {{Field::OfficeCode, Value::text(u"D"_s)},
                                  {Field::OfficeName, Value::text(u"環境部"_s)},
                                  {Field::OfficeKind, Value::text(u"department"_s)}},
                                 empty)
                            .map([](RowId) {}));
    });
    for (const ChartKind kind : officeChartKinds()) {
        INFO(chartKindName(kind).data());
        const auto past = branchChart(city.read(), kind, {}, *FiscalYear::from(1999));
        REQUIRE_OK(past);
        CHECK(past->isEmpty());
        CHECK(past->finding.code == QLatin1String("none"));
        REQUIRE_OK(branchChart(city.read(), kind, empty, year));
        CHECK(branchChart(city.read(), kind, RowId::random(), year).error().code == Error::Code::NotFound);
    }
}

TEST_CASE("an indicator's chart has its actual values, its targets and the line between base and target", "[figures]")
{
    testing::City city(1, 16);
    const auto indicator = city.read().records(Entity::Indicator);
    REQUIRE_OK(indicator);
    const auto chart = indicatorChart(city.read(), indicator->front().id(), year);
    REQUIRE_OK(chart);
    REQUIRE(chart->categories.size() == 1);
    CHECK(chart->series[0].points[0].value == city.entered[0].actual);
    CHECK(chart->series[2].points[0].value == city.entered[0].target);
}
