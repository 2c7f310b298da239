// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figureparts.h"

#include <algorithm>
#include <array>

namespace core::figureparts {

namespace {

/// One bar of 100 %: the rows that fell to each part, in the order of the series.
struct Bar
{
    ChartCategory category;
    std::vector<std::vector<RowId>> parts; ///< projects; of indicators one entry an indicator
};

void addBars(ChartData &chart, const std::vector<Bar> &bars)
{
    for (const Bar &bar : bars) {
        chart.categories.push_back(bar.category);
        size_t total = 0;
        for (const auto &part : bar.parts)
            total += part.size();
        for (size_t s = 0; s < chart.series.size(); ++s) {
            ChartPoint point;
            point.rows = bar.parts[s];
            point.count = static_cast<qint64>(point.rows.size());
            if (total > 0)
                point.value = 100.0 * static_cast<double>(point.count) / static_cast<double>(total);
            std::sort(point.rows.begin(), point.rows.end());
            point.rows.erase(std::unique(point.rows.begin(), point.rows.end()), point.rows.end());
            chart.series[s].points.push_back(std::move(point));
        }
    }
}

// Parts that are empty everywhere only make the legend longer.
void dropEmpty(ChartData &chart)
{
    std::erase_if(chart.series, [](const ChartSeries &series) {
        return std::all_of(series.points.begin(), series.points.end(),
                           [](const ChartPoint &point) { return point.count == 0; });
    });
}

/// The bars every mix has: the offices; for one office also itself last year; and all together.
template <typename MakeBar>
std::vector<Bar> barsOf(const Ground &ground, MakeBar make)
{
    std::vector<Bar> bars;
    for (const OfficeUnit &unit : ground.units)
        bars.push_back(make(ground.board, unit, ChartCategory{unit.label, {}, unit.office}));
    if (ground.single && ground.lastYear)
        bars.push_back(
            make(*ground.lastYear, ground.units.front(), ChartCategory{ChartLabel::code(QLatin1String("last_year"))}));
    bars.push_back(make(ground.board, ground.everyone, ChartCategory{ground.everyone.label}));
    return bars;
}

bool isEmptyBar(const Bar &bar)
{
    return std::all_of(bar.parts.begin(), bar.parts.end(), [](const auto &part) { return part.empty(); });
}

// The place of a verdict of any year among those of this year: by its code.
std::optional<size_t> placeOf(const YearScheme &scheme, const YearScheme &other, RowId verdict)
{
    const YearScheme::Verdict *own = other.verdict(verdict);
    for (size_t i = 0; own && i < scheme.verdicts.size(); ++i)
        if (scheme.verdicts[i].id == verdict || scheme.verdicts[i].code == own->code)
            return i;
    return std::nullopt;
}

Bar verdictBar(const YearScheme &scheme, const Scoreboard &board, const OfficeUnit &unit, ChartCategory category)
{
    Bar bar{std::move(category), std::vector<std::vector<RowId>>(scheme.verdicts.size() + 1)};
    for (const RowId project : unit.projects) {
        const Scoreboard::Result *judged = board.latestJudged(project);
        if (const auto place = judged ? placeOf(scheme, board.scheme(), *judged->verdict) : std::nullopt)
            bar.parts[*place].push_back(project);
        else if (!judged && board.isEvaluated(*board.project(project)))
            bar.parts.back().push_back(project);
    }
    return bar;
}

void nameMostFrequent(const Bar &bar, ChartData &chart, const YearScheme &scheme)
{
    size_t total = 0;
    size_t most = 0;
    for (size_t i = 0; i < bar.parts.size(); ++i) {
        total += bar.parts[i].size();
        if (i + 1 < bar.parts.size() && bar.parts[i].size() > bar.parts[most].size())
            most = i;
    }
    chart.finding = {QLatin1String("verdicts.none")};
    if (bar.parts[most].empty())
        return;
    const double count = static_cast<double>(bar.parts[most].size());
    chart.finding = {QLatin1String("verdicts.most"),
                     {ChartLabel::of(scheme.verdicts[most].name)},
                     {100 * count / static_cast<double>(total), count, static_cast<double>(total)}};
}

Bar attainmentBar(const std::vector<BandLimit> &bands, const Scoreboard &board, const OfficeUnit &unit,
                  ChartCategory category)
{
    Bar bar{std::move(category), std::vector<std::vector<RowId>>(bands.size() + 1)};
    std::vector<RowId> own = unit.projects;
    std::sort(own.begin(), own.end());
    for (const Scoreboard::Measure &measure : board.measures()) {
        if (!std::binary_search(own.begin(), own.end(), measure.project)
            || measure.attainment.state == Attainment::State::NotApplicable)
            continue;
        const auto band = measure.attainment.percent ? bandOf(bands, *measure.attainment.percent) : std::nullopt;
        bar.parts[band.value_or(bands.size())].push_back(measure.project);
    }
    return bar;
}

double shareOf(const Bar &bar, size_t part)
{
    size_t total = 0;
    for (const auto &one : bar.parts)
        total += one.size();
    return total ? 100.0 * static_cast<double>(bar.parts[part].size()) / static_cast<double>(total) : 0;
}

void findAttainment(const Ground &ground, const std::vector<Bar> &bars, ChartData &chart)
{
    const ChartLabel band = ChartLabel::of(ground.board.scheme().bands.front().name);
    if (ground.single && bars.size() > 2) {
        chart.finding = {QLatin1String("attainment.changed"), {band}, {shareOf(bars[0], 0), shareOf(bars[1], 0)}};
        return;
    }
    const size_t last = ground.single ? 1 : bars.size() - 1; // without the bar of all together
    const auto by = [](const Bar &a, const Bar &b) { return shareOf(a, 0) < shareOf(b, 0); };
    const auto [worst, best] = std::minmax_element(bars.begin(), bars.begin() + static_cast<std::ptrdiff_t>(last), by);
    if (last > 1 && shareOf(*best, 0) - shareOf(*worst, 0) > 0.05) {
        chart.finding = {QLatin1String("attainment.gap"),
                         {band, best->category.label, worst->category.label},
                         {shareOf(*best, 0), shareOf(*worst, 0)}};
        return;
    }
    double total = 0;
    for (const auto &part : bars.front().parts)
        total += static_cast<double>(part.size());
    chart.finding = {QLatin1String("attainment.met"),
                     {band},
                     {shareOf(bars.front(), 0), static_cast<double>(bars.front().parts.front().size()), total}};
}

enum StageState { Accepted, Submitted, Draft, Returned, Untouched, stageStates };

StageState stateOf(const Scoreboard &board, RowId project, size_t stage)
{
    const Scoreboard::Result *result = board.result(project, stage);
    if (!result)
        return Untouched;
    switch (fromCode<EvaluationState>(result->state).value_or(EvaluationState::Draft)) {
    case EvaluationState::Accepted: return Accepted;
    case EvaluationState::Submitted: return Submitted;
    case EvaluationState::Returned: return Returned;
    case EvaluationState::Draft: break;
    }
    const bool entered = result->score.value || result->verdict || !result->state.isEmpty();
    return entered ? Draft : Untouched;
}

Bar stageBar(const Scoreboard &board, const OfficeUnit &unit, size_t stage)
{
    Bar bar{{unit.label, ChartLabel::of(board.scheme().stages[stage].name), unit.office},
            std::vector<std::vector<RowId>>(stageStates)};
    for (const RowId project : inScope(board, unit.projects))
        bar.parts[stateOf(board, project, stage)].push_back(project);
    return bar;
}

// One office is shown by its sections, as long as they are few enough to read.
std::vector<OfficeUnit> rowsOf(const Ground &ground)
{
    if (!ground.single)
        return ground.units;
    std::vector<OfficeUnit> sections;
    for (const Offices::Office &office : ground.board.offices().all())
        if (office.parent && office.parent == ground.units.front().office)
            if (OfficeUnit unit = unitOf(ground.board, office); !unit.projects.empty())
                sections.push_back(std::move(unit));
    return sections.empty() || sections.size() > 9 ? ground.units : sections;
}

// The first stage that is not finished is the one people ask about.
void findStages(const Ground &ground, const std::vector<Bar> &bars, ChartData &chart)
{
    const size_t perStage = bars.size() / ground.board.scheme().stages.size();
    chart.finding = {QLatin1String("stages.complete")};
    for (size_t first = 0; first < bars.size(); first += perStage) {
        const auto done = [&](const Bar &bar) { return bar.parts[Accepted].size() + bar.parts[Submitted].size(); };
        size_t total = 0;
        size_t finished = 0;
        const Bar *last = nullptr;
        for (size_t i = first; i < first + perStage; ++i) {
            if (isEmptyBar(bars[i]))
                continue;
            for (const auto &part : bars[i].parts)
                total += part.size();
            finished += done(bars[i]);
            const auto share = [&](const Bar &bar) { return shareOf(bar, Accepted) + shareOf(bar, Submitted); };
            last = !last || share(bars[i]) < share(*last) ? &bars[i] : last;
        }
        if (finished == total)
            continue;
        chart.finding = {QLatin1String(perStage > 1 ? "stages.behind" : "stages.progress"),
                         {*bars[first].category.group},
                         {static_cast<double>(finished), static_cast<double>(total)}};
        if (perStage > 1) {
            chart.finding.words.push_back(last->category.label);
            chart.finding.numbers.push_back(shareOf(*last, Accepted) + shareOf(*last, Submitted));
        }
        return;
    }
}

} // namespace

void verdicts(const Ground &ground, ChartData &chart)
{
    const YearScheme &scheme = ground.board.scheme();
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Percent);
    if (scheme.verdicts.empty())
        return;
    for (size_t i = 0; i < scheme.verdicts.size(); ++i)
        chart.series.push_back({ChartLabel::of(scheme.verdicts[i].name), SeriesRole::Step, static_cast<int>(i),
                                static_cast<int>(scheme.verdicts.size())});
    chart.series.push_back({ChartLabel::code(QLatin1String("no_verdict")), SeriesRole::Missing});
    auto bars = barsOf(ground, [&](const Scoreboard &board, const OfficeUnit &unit, ChartCategory category) {
        return verdictBar(scheme, board, unit, std::move(category));
    });
    nameMostFrequent(ground.single ? bars.front() : bars.back(), chart, scheme);
    addBars(chart, bars);
    dropEmpty(chart);
    int slot = 0;
    const auto steps = std::count_if(chart.series.begin(), chart.series.end(),
                                     [](const ChartSeries &one) { return one.role == SeriesRole::Step; });
    for (ChartSeries &series : chart.series) // the steps that are left share the whole range of shades
        if (series.role == SeriesRole::Step) {
            series.slot = slot++;
            series.steps = static_cast<int>(steps);
        }
}

void attainment(const Ground &ground, ChartData &chart)
{
    const std::vector<BandLimit> &bands = ground.board.scheme().bands;
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Percent);
    if (bands.empty())
        return;
    for (size_t i = 0; i < bands.size(); ++i) {
        const bool worst = i + 1 == bands.size() && bands.size() > 1;
        chart.series.push_back({ChartLabel::of(bands[i].name), worst ? SeriesRole::Alarm : SeriesRole::Step,
                                static_cast<int>(i), static_cast<int>(bands.size()) - 1});
    }
    chart.series.push_back({ChartLabel::code(QLatin1String("not_computable")), SeriesRole::Missing});
    const auto bars = barsOf(ground, [&](const Scoreboard &board, const OfficeUnit &unit, ChartCategory category) {
        return attainmentBar(bands, board, unit, std::move(category));
    });
    findAttainment(ground, bars, chart);
    addBars(chart, bars);
}

void stages(const Ground &ground, ChartData &chart)
{
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Percent);
    static constexpr std::array parts{std::pair{"accepted", SeriesRole::Step}, std::pair{"submitted", SeriesRole::Step},
                                      std::pair{"draft", SeriesRole::Step}, std::pair{"returned", SeriesRole::Alarm},
                                      std::pair{"unevaluated", SeriesRole::Missing}};
    int slot = 0;
    for (const auto &[code, role] : parts)
        chart.series.push_back({ChartLabel::code(QLatin1String(code)), role, slot++, 3});
    std::vector<Bar> bars;
    const std::vector<OfficeUnit> rows = rowsOf(ground);
    for (size_t stage = 0; stage < ground.board.scheme().stages.size(); ++stage)
        for (const OfficeUnit &unit : rows)
            bars.push_back(stageBar(ground.board, unit, stage));
    if (!bars.empty())
        findStages(ground, bars, chart);
    addBars(chart, bars);
}

} // namespace core::figureparts
