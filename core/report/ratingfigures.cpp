// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figureparts.h"

#include <algorithm>
#include <cmath>

namespace core::figureparts {

namespace {

std::optional<double> rating(const Scoreboard &board, RowId project, size_t criterion)
{
    const Scoreboard::Result *result = board.latestScored(project);
    return result ? result->score.terms.at(criterion).normalised : std::nullopt;
}

ChartSeries ratings(const Scoreboard &board, const OfficeUnit &unit, SeriesRole role)
{
    ChartSeries series{unit.label, role, unit.slot};
    for (size_t criterion = 0; criterion < board.scheme().criteria.size(); ++criterion)
        series.points.push_back(
            meanOf(unit.projects, [&](RowId project) { return rating(board, project, criterion); }));
    return series;
}

// One office: its best and its worst criterion.
ChartFinding highestAndLowest(const ChartData &chart)
{
    const std::vector<ChartPoint> &points = chart.series.front().points;
    std::vector<size_t> rated;
    for (size_t i = 0; i < points.size(); ++i)
        if (points[i].value)
            rated.push_back(i);
    if (rated.empty())
        return {};
    const auto by = [&](size_t a, size_t b) { return *points[a].value < *points[b].value; };
    const size_t low = *std::min_element(rated.begin(), rated.end(), by);
    const size_t high = *std::max_element(rated.begin(), rated.end(), by);
    if (low == high)
        return {QLatin1String("radar.single"), {chart.categories[high].label}, {*points[high].value}};
    return {QLatin1String("radar.one"),
            {chart.categories[high].label, chart.categories[low].label},
            {*points[high].value, *points[low].value}};
}

// Several: the criterion in which they lie furthest apart.
ChartFinding widestGap(const ChartData &chart)
{
    ChartFinding finding{QLatin1String("radar.even")};
    double widest = 0.05; // less is not seen in one decimal
    for (size_t c = 0; c < chart.categories.size(); ++c) {
        const ChartSeries *best = nullptr;
        const ChartSeries *worst = nullptr;
        for (const ChartSeries &series : chart.series) {
            if (series.role == SeriesRole::Reference || !series.points[c].value)
                continue;
            best = !best || *series.points[c].value > *best->points[c].value ? &series : best;
            worst = !worst || *series.points[c].value < *worst->points[c].value ? &series : worst;
        }
        if (!best || *best->points[c].value - *worst->points[c].value <= widest)
            continue;
        widest = *best->points[c].value - *worst->points[c].value;
        finding = {QLatin1String("radar.gap"),
                   {chart.categories[c].label, best->label, worst->label},
                   {*best->points[c].value, *worst->points[c].value}};
    }
    return finding;
}

ChartFinding change(const ChartData &chart)
{
    const std::vector<ChartPoint> &points = chart.series.front().points;
    std::vector<size_t> known;
    for (size_t i = 0; i < points.size(); ++i)
        if (points[i].value)
            known.push_back(i);
    if (known.empty())
        return {};
    const double now = *points[known.back()].value;
    if (known.size() == 1)
        return {QLatin1String("trend.single"), {chart.categories[known.back()].label}, {now}};
    const size_t before = known[known.size() - 2];
    const double then = *points[before].value;
    const char *code = std::abs(now - then) < 0.05 ? "trend.flat" : now > then ? "trend.up" : "trend.down";
    return {QLatin1String(code), {chart.categories[before].label}, {then, now}};
}

ChartFinding bestAndWorst(const ChartData &chart)
{
    const ChartSeries *best = nullptr;
    const ChartSeries *worst = nullptr;
    for (const ChartSeries &series : chart.series) {
        if (series.points.empty() || !series.points.back().value)
            continue;
        best = !best || *series.points.back().value > *best->points.back().value ? &series : best;
        worst = !worst || *series.points.back().value < *worst->points.back().value ? &series : worst;
    }
    if (!best || best == worst)
        return best ? ChartFinding{QLatin1String("trend.single"), {best->label}, {*best->points.back().value}}
                    : ChartFinding{};
    return {QLatin1String("trend.gap"),
            {best->label, worst->label},
            {*best->points.back().value, *worst->points.back().value}};
}

ChartAxis axisAround(const std::vector<ChartSeries> &all)
{
    double low = 100;
    double high = 0;
    for (const ChartSeries &series : all)
        for (const ChartPoint &point : series.points) {
            low = std::min(low, point.value.value_or(low));
            high = std::max(high, point.value.value_or(high));
        }
    if (low > high)
        return ChartAxis::covering(0, 100, ChartUnit::Score, true);
    // Never so close that a difference of a point looks like a fall.
    low = std::max(0.0, std::min(low, high - 20));
    return ChartAxis::covering(low, std::min(100.0, std::max(high, low + 20)), ChartUnit::Score, true);
}

} // namespace

void radar(const Ground &ground, ChartData &chart)
{
    for (const YearScheme::Criterion &criterion : ground.board.scheme().criteria)
        chart.categories.push_back({ChartLabel::of(criterion.name), {}, criterion.id});
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Score, true);
    for (const OfficeUnit &unit : ground.units)
        chart.series.push_back(ratings(ground.board, unit, SeriesRole::Office));
    chart.series.push_back(ratings(ground.board, ground.everyone, SeriesRole::Reference));
    chart.finding = ground.single ? highestAndLowest(chart) : widestGap(chart);
}

void trend(const Ground &ground, const std::vector<const Scoreboard *> &boards, ChartData &chart)
{
    std::vector<OfficeUnit> units = ground.units;
    units.push_back(ground.everyone);
    std::vector<ChartSeries> all;
    for (const OfficeUnit &unit : units)
        all.push_back({unit.label, unit.office ? SeriesRole::Office : SeriesRole::Reference, unit.slot});
    for (const Scoreboard *board : boards) {
        std::vector<ChartPoint> year;
        for (const OfficeUnit &unit : units)
            year.push_back(meanOf(unit.projects, [&](RowId project) {
                const Scoreboard::Result *result = board->latestScored(project);
                return result ? result->score.value : std::nullopt;
            }));
        const bool any = std::any_of(year.begin(), year.end(), [](const ChartPoint &point) { return point.value; });
        if (!any && chart.categories.empty())
            continue; // years before the first evaluation
        chart.categories.push_back({ChartLabel::fiscalYear(board->year())});
        for (size_t i = 0; i < units.size(); ++i)
            all[i].points.push_back(std::move(year[i]));
    }
    chart.axis = axisAround(all);
    if (!ground.single)
        all.pop_back(); // five lines and their mean are one line too many
    chart.series = std::move(all);
    chart.finding = ground.single ? change(chart) : bestAndWorst(chart);
}

} // namespace core::figureparts
