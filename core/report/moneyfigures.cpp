// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/money.h"
#include "core/report/figureparts.h"

#include <algorithm>

namespace core::figureparts {

namespace {

constexpr int yearsShown = 6;

ChartPoint sumOver(const Ledger &ledger, const OfficeUnit &unit, int year, std::optional<qint64> Spent::*part)
{
    ChartPoint point;
    std::vector<std::optional<qint64>> amounts;
    for (const RowId project : unit.projects)
        if (const auto found = ledger.find({project, year}); found != ledger.end() && found->second.*part) {
            amounts.push_back(found->second.*part);
            point.rows.push_back(project);
        }
    point.count = static_cast<qint64>(point.rows.size());
    if (const auto sum = addUp(amounts); sum && point.count > 0)
        point.value = static_cast<double>(sum->sum);
    return point;
}

// Over the projects that have both: one that has not settled yet would make the others look thrifty.
std::optional<double> rateOf(const Ledger &ledger, const OfficeUnit &unit, int year)
{
    std::vector<std::optional<qint64>> budgets;
    std::vector<std::optional<qint64>> settlements;
    for (const RowId project : unit.projects)
        if (const auto found = ledger.find({project, year});
            found != ledger.end() && found->second.budget && found->second.settlement) {
            budgets.push_back(found->second.budget);
            settlements.push_back(found->second.settlement);
        }
    const auto budget = addUp(budgets);
    const auto settlement = addUp(settlements);
    if (budgets.empty() || !budget || !settlement)
        return std::nullopt;
    return executionRate(settlement->sum, budget->sum);
}

ChartPoint settled(const Ledger &ledger, const OfficeUnit &unit, int year)
{
    ChartPoint point = sumOver(ledger, unit, year, &Spent::settlement);
    point.rate = rateOf(ledger, unit, year);
    return point;
}

void byYear(const Ground &ground, const Ledger &ledger, ChartData &chart)
{
    const OfficeUnit &unit = ground.units.front();
    for (int year = ground.year() - yearsShown + 1; year <= ground.year(); ++year) {
        ChartPoint budget = sumOver(ledger, unit, year, &Spent::budget);
        ChartPoint settlement = settled(ledger, unit, year);
        if (!budget.value && !settlement.value && chart.categories.empty())
            continue;
        chart.categories.push_back({ChartLabel::fiscalYear(year)});
        chart.series[0].points.push_back(std::move(budget));
        chart.series[1].points.push_back(std::move(settlement));
    }
}

// The latest year that is settled, against the one before.
ChartFinding rateFinding(const ChartData &chart)
{
    const auto &points = chart.series[1].points;
    for (size_t i = points.size(); i-- > 0;) {
        if (!points[i].rate)
            continue;
        const ChartLabel year = chart.categories[i].label;
        if (i > 0 && points[i - 1].rate)
            return {QLatin1String("budget.changed"), {year}, {*points[i].rate, *points[i - 1].rate}};
        return {QLatin1String("budget.rate"), {year}, {*points[i].rate}};
    }
    if (!chart.categories.empty() && chart.series[0].points.back().value)
        return {
            QLatin1String("budget.planned"), {chart.categories.back().label}, {*chart.series[0].points.back().value}};
    return {};
}

void byOffice(const Ground &ground, const Ledger &ledger, ChartData &chart)
{
    ChartSeries before{ChartLabel::code(QLatin1String("settlement_before")), SeriesRole::Reference};
    for (const OfficeUnit &unit : ground.units) {
        chart.categories.push_back({unit.label, {}, unit.office});
        before.points.push_back(sumOver(ledger, unit, ground.year() - 1, &Spent::settlement));
        chart.series[0].points.push_back(sumOver(ledger, unit, ground.year(), &Spent::budget));
        chart.series[1].points.push_back(settled(ledger, unit, ground.year()));
    }
    chart.series.insert(chart.series.begin(), std::move(before));
}

ChartFinding rateGap(const ChartData &chart, const Ground &ground)
{
    const auto &points = chart.series.back().points;
    std::optional<size_t> best;
    std::optional<size_t> worst;
    for (size_t i = 0; i < points.size(); ++i) {
        if (!points[i].rate)
            continue;
        best = !best || *points[i].rate > *points[*best].rate ? i : best;
        worst = !worst || *points[i].rate < *points[*worst].rate ? i : worst;
    }
    if (best && best != worst)
        return {QLatin1String("budget.gap"),
                {chart.categories[*best].label, chart.categories[*worst].label},
                {*points[*best].rate, *points[*worst].rate}};
    const ChartLabel year = ChartLabel::fiscalYear(ground.year());
    if (best)
        return {QLatin1String("budget.rate"), {year}, {*points[*best].rate}};
    double planned = 0;
    for (const ChartPoint &point : chart.series[1].points)
        planned += point.value.value_or(0);
    return planned > 0 ? ChartFinding{QLatin1String("budget.planned"), {year}, {planned}}
                       : ChartFinding{QLatin1String("budget.none"), {year}};
}

} // namespace

Result<Ledger> readLedger(const Reader &reader, int from, int to)
{
    RASHIN_LET(const auto rows, scorequery::money(reader, from, to));
    Ledger ledger;
    for (const scorequery::MoneyHead &row : rows) {
        Spent &spent = ledger[{row.project, row.year}];
        if (row.basis == toCode(MoneyBasis::Budget))
            spent.budget = row.total;
        if (row.basis == toCode(MoneyBasis::Settlement))
            spent.settlement = row.total;
    }
    return ledger;
}

Result<> budget(const Ground &ground, ChartData &chart)
{
    RASHIN_LET(const Ledger ledger, readLedger(ground.reader, ground.year() - yearsShown + 1, ground.year()));
    chart.series = {{ChartLabel::code(QLatin1String("budget")), SeriesRole::Plan},
                    {ChartLabel::code(QLatin1String("settlement")), SeriesRole::Actual}};
    ground.single ? byYear(ground, ledger, chart) : byOffice(ground, ledger, chart);
    double low = 0;
    double high = 0;
    for (const ChartSeries &series : chart.series)
        for (const ChartPoint &point : series.points) {
            low = std::min(low, point.value.value_or(0));
            high = std::max(high, point.value.value_or(0));
        }
    chart.axis = ChartAxis::covering(low, high, ChartUnit::ThousandYen, true);
    chart.finding = ground.single ? rateFinding(chart) : rateGap(chart, ground);
    std::erase_if(chart.series, [](const ChartSeries &series) { // a year that is not settled yet
        return std::none_of(series.points.begin(), series.points.end(), [](const ChartPoint &p) { return p.value; });
    });
    return {};
}

} // namespace core::figureparts
