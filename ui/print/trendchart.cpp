// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/trendchart.h"

#include <algorithm>

namespace ui::print {

using namespace core;
using report::SheetContent;
using report::SheetIndicator;
using report::SheetMoney;

namespace {

// More lines than this cannot be told apart in a picture of six centimetres.
constexpr size_t mostLines = 3;

ChartPoint pointOf(std::optional<double> value)
{
    ChartPoint point;
    point.value = value;
    return point;
}

std::optional<double> asReal(std::optional<qint64> amount)
{
    return amount ? std::optional(double(*amount)) : std::nullopt;
}

void cover(ChartData &chart, double low, ChartUnit unit)
{
    double high = low;
    for (const ChartSeries &series : chart.series) {
        for (const ChartPoint &point : series.points) {
            low = std::min(low, point.value.value_or(low));
            high = std::max(high, point.value.value_or(high));
        }
    }
    chart.axis = ChartAxis::covering(low, high, unit);
}

/// Outcome indicators say most, then those that come first on the sheet.
std::vector<const SheetIndicator *> chosenIndicators(const SheetContent &content)
{
    std::vector<const SheetIndicator *> chosen;
    for (const bool outcomes : {true, false}) {
        for (const SheetIndicator &indicator : content.indicators) {
            const auto isComputed = [](const Attainment &each) { return each.percent.has_value(); };
            const bool any = std::any_of(indicator.attained.begin(), indicator.attained.end(), isComputed);
            if (any && (indicator.type == IndicatorType::Outcome) == outcomes && chosen.size() < mostLines)
                chosen.push_back(&indicator);
        }
    }
    return chosen;
}

} // namespace

std::shared_ptr<const ChartData> attainmentTrend(const SheetContent &content)
{
    const auto indicators = chosenIndicators(content);
    if (indicators.empty())
        return nullptr;
    auto chart = std::make_shared<ChartData>();
    chart->kind = ChartKind::Attainment;
    chart->form = ChartForm::Lines;
    chart->year = content.year;
    for (const int year : content.years)
        chart->categories.push_back({ChartLabel::fiscalYear(year), {}, {}});
    for (const SheetIndicator *indicator : indicators) {
        ChartSeries series{ChartLabel::of(indicator->name), SeriesRole::Office, int(chart->series.size()), 1, {}};
        for (const Attainment &each : indicator->attained)
            series.points.push_back(pointOf(each.percent));
        chart->series.push_back(std::move(series));
    }
    cover(*chart, 0, ChartUnit::Percent);
    chart->marks.push_back({100, ChartLabel::of({})});
    return chart;
}

std::shared_ptr<const ChartData> costTrend(const SheetContent &content)
{
    const auto hasTotal = [](const SheetMoney &money) { return money.row.total.has_value(); };
    if (std::none_of(content.money.begin(), content.money.end(), hasTotal))
        return nullptr;
    auto chart = std::make_shared<ChartData>();
    chart->kind = ChartKind::Budget;
    chart->form = ChartForm::GroupedBars;
    chart->year = content.year;
    ChartSeries budget{ChartLabel::code(QLatin1String("budget")), SeriesRole::Plan, 0, 1, {}};
    ChartSeries actual{ChartLabel::code(QLatin1String("settlement")), SeriesRole::Actual, 0, 1, {}};
    for (const SheetMoney &money : content.money) {
        chart->categories.push_back({ChartLabel::fiscalYear(money.year), {}, {}});
        const bool settled = money.basis == MoneyBasis::Settlement || money.basis == MoneyBasis::Forecast;
        budget.points.push_back(pointOf(asReal(money.budget)));
        actual.points.push_back(pointOf(settled ? asReal(money.row.total) : std::nullopt));
    }
    chart->series = {std::move(budget), std::move(actual)};
    cover(*chart, 0, ChartUnit::ThousandYen);
    return chart;
}

} // namespace ui::print
