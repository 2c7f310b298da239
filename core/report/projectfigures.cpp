// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/codes.h"
#include "core/report/figureparts.h"

#include <algorithm>
#include <array>

namespace core::figureparts {

namespace {

constexpr std::array outcomes{OutcomeDirection::Up, OutcomeDirection::Keep, OutcomeDirection::Down};
constexpr std::array costs{CostDirection::Down, CostDirection::Keep, CostDirection::Up};
constexpr std::array outcomeLabels{"outcome_up", "outcome_keep", "outcome_down"};
constexpr std::array costLabels{"cost_down", "cost_keep", "cost_up"};

const std::vector<RowId> &projectsOf(const Ground &ground)
{
    return ground.single ? ground.units.front().projects : ground.everyone.projects;
}

/// Where a project stands in the field of directions, as the last stage said that gave both.
std::optional<std::pair<size_t, size_t>> directionsOf(const Scoreboard &board, RowId project)
{
    for (size_t stage = board.scheme().stages.size(); stage-- > 0;) {
        const Scoreboard::Result *result = board.result(project, stage);
        const auto outcome = result ? fromCode<OutcomeDirection>(result->outcome) : std::nullopt;
        const auto cost = result ? fromCode<CostDirection>(result->cost) : std::nullopt;
        if (outcome && cost)
            return std::pair(size_t(std::find(outcomes.begin(), outcomes.end(), *outcome) - outcomes.begin()),
                             size_t(std::find(costs.begin(), costs.end(), *cost) - costs.begin()));
    }
    return std::nullopt;
}

ChartFinding mostFrequent(const ChartData &chart)
{
    const ChartPoint *most = nullptr;
    ChartFinding finding{QLatin1String("matrix.most")};
    qint64 total = 0;
    for (const ChartSeries &series : chart.series)
        for (size_t c = 0; c < series.points.size(); ++c) {
            total += series.points[c].count;
            if (most && series.points[c].count <= most->count)
                continue;
            most = &series.points[c];
            finding.words = {series.label, chart.categories[c].label};
        }
    finding.numbers = {static_cast<double>(most->count), static_cast<double>(total)};
    return finding;
}

/// The mean of what the project's indicators came to, in percent of what was expected.
std::map<RowId, double> attainments(const Scoreboard &board)
{
    std::map<RowId, std::pair<double, int>> sums;
    for (const Scoreboard::Measure &measure : board.measures())
        if (measure.attainment.percent) {
            sums[measure.project].first += *measure.attainment.percent;
            ++sums[measure.project].second;
        }
    std::map<RowId, double> means;
    for (const auto &[project, sum] : sums)
        means[project] = sum.first / sum.second;
    return means;
}

/// The middle one of the values, of an even number the mean of the two in the middle.
double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void addDot(ChartData &chart, const Ground &ground, RowId project, double cost, double outcome)
{
    const auto &offices = ground.board.offices();
    const scorequery::ProjectHead *head = ground.board.project(project);
    const auto unit = head->office ? offices.unit(*head->office) : std::nullopt;
    const Offices::Office *office = unit ? offices.find(*unit) : nullptr;
    ChartCategory category{ChartLabel::of(head->name), {}, project, office ? offices.slot(office->id) : 0};
    if (office && !ground.single)
        category.group = ChartLabel::of(office->shortName);
    chart.categories.push_back(std::move(category));
    chart.series[0].points.push_back({cost, {}, 1, {project}});
    chart.series[1].points.push_back({outcome, {}, 1, {project}});
}

void closeScatter(ChartData &chart)
{
    std::vector<double> spent;
    double high = 100;
    for (size_t i = 0; i < chart.categories.size(); ++i) {
        spent.push_back(*chart.series[0].points[i].value);
        high = std::max(high, *chart.series[1].points[i].value);
    }
    const double middle = median(spent);
    const auto [least, most] = std::minmax_element(spent.begin(), spent.end());
    chart.across = ChartAxis::decades(*least, *most, ChartUnit::ThousandYen);
    // What lies above is drawn at the upper edge: one indicator at 900 % must not press the others together.
    constexpr double highest = 200;
    chart.axis = ChartAxis::covering(0, std::min(high, highest), ChartUnit::Percent);
    chart.marks = {{100, ChartLabel::code(QLatin1String("as_expected"))},
                   {middle, ChartLabel::code(QLatin1String("median")), true}};
    double dear = 0;
    for (size_t i = 0; i < spent.size(); ++i)
        dear += spent[i] > middle && *chart.series[1].points[i].value < 100 - 1e-9 ? 1 : 0;
    chart.finding = {QLatin1String(dear > 0 ? "scatter.below" : "scatter.fine"),
                     {},
                     {middle, dear, static_cast<double>(spent.size())}};
}

/// The two topmost levels of the plan, each lower one with all that hangs on it or below.
class PolicyMap
{
public:
    static Result<PolicyMap> read(const Reader &reader)
    {
        RASHIN_LET(auto records, reader.records(Entity::Policy));
        return PolicyMap(std::move(records));
    }

    struct Field
    {
        std::optional<RowId> top;
        std::optional<RowId> node; ///< none: projects without a policy
        auto operator<=>(const Field &) const = default;
    };

    /// Where a project of this policy is counted: at the second level, or at the first where it hangs there.
    [[nodiscard]] Field fieldOf(std::optional<RowId> policy) const
    {
        const std::vector<RowId> up = policy ? m_tree.upwards(*policy) : std::vector<RowId>();
        if (up.empty())
            return {};
        return {up.back(), up.size() > 1 ? up[up.size() - 2] : up.back()};
    }
    /// Top down in the plan's order; last the field of those without a policy.
    [[nodiscard]] std::vector<Field> fields() const
    {
        std::vector<Field> found;
        for (const Record &top : m_records) {
            if (m_tree.parent(top.id()))
                continue;
            found.push_back({top.id(), top.id()});
            for (const Record &node : m_records)
                if (m_tree.parent(node.id()) == top.id())
                    found.push_back({top.id(), node.id()});
        }
        found.push_back({});
        return found;
    }
    [[nodiscard]] ChartLabel label(std::optional<RowId> policy) const
    {
        for (const Record &record : m_records)
            if (policy == record.id())
                return ChartLabel::of(
                    (record.text(core::Field::PolicyNumber) + u' ' + record.text(core::Field::PolicyTitle)).trimmed());
        return ChartLabel::code(QLatin1String("no_policy"));
    }

private:
    explicit PolicyMap(std::vector<Record> records) : m_records(std::move(records)), m_tree(linksOf(m_records)) {}
    static std::vector<TreeLink> linksOf(const std::vector<Record> &records)
    {
        std::vector<TreeLink> links;
        for (const Record &record : records)
            links.push_back({record.id(), record.row(core::Field::PolicyParent)});
        return links;
    }

    std::vector<Record> m_records;
    Tree m_tree;
};

/// The group with the largest part of the whole.
ChartFinding largestGroup(const ChartData &chart, double total)
{
    std::vector<std::pair<ChartLabel, double>> groups;
    for (size_t c = 0; c < chart.categories.size(); ++c) {
        const ChartLabel group = chart.categories[c].group.value_or(chart.categories[c].label);
        if (groups.empty() || groups.back().first != group)
            groups.push_back({group, 0});
        groups.back().second += chart.series[0].points[c].value.value_or(0);
    }
    const auto largest = std::max_element(groups.begin(), groups.end(),
                                          [](const auto &a, const auto &b) { return a.second < b.second; });
    if (largest == groups.end() || total <= 0)
        return {};
    return {QLatin1String("treemap.largest"), {largest->first}, {100 * largest->second / total, largest->second}};
}

/// Whom an office is ranked among: the branches, or those beside it where it is none of them.
std::vector<OfficeUnit> ranked(const Ground &ground)
{
    const auto isOwn = [&](const OfficeUnit &unit) { return unit.office == ground.units.front().office; };
    if (!ground.single || std::any_of(ground.compared.begin(), ground.compared.end(), isOwn))
        return ground.compared;
    const Offices &offices = ground.board.offices();
    const Offices::Office *own = offices.find(*ground.units.front().office);
    std::vector<OfficeUnit> units;
    for (const Offices::Office &office : offices.all())
        if (office.parent == own->parent && office.kind == own->kind)
            units.push_back(unitOf(ground.board, office));
    return units;
}

std::vector<std::optional<int>> placesIn(const Scoreboard &board, const std::vector<OfficeUnit> &units,
                                         std::vector<ChartPoint> &means)
{
    std::vector<std::optional<double>> scores;
    for (const OfficeUnit &unit : units) {
        means.push_back(meanOf(unit.projects, [&](RowId project) {
            const Scoreboard::Result *result = board.latestScored(project);
            return result ? result->score.value : std::nullopt;
        }));
        scores.push_back(means.back().value);
    }
    return ranksOf(scores);
}

/// Who moved most between the last two years: of all offices, or of the one that is asked for.
ChartFinding moved(const Ground &ground, const ChartData &chart)
{
    const size_t years = chart.categories.size();
    const ChartSeries *found = nullptr;
    double most = 0;
    for (const ChartSeries &series : chart.series) {
        const bool isAsked = ground.single && series.label == ground.units.front().label;
        const auto now = series.points.back().value;
        const auto then = years > 1 ? series.points[years - 2].value : std::nullopt;
        if (isAsked && now && then)
            return {QLatin1String(*now < *then   ? "ranks.rose"
                                  : *now > *then ? "ranks.fell"
                                                 : "ranks.kept"),
                    {series.label, chart.categories[years - 2].label},
                    {*then, *now}};
        if (now && then && *then - *now > most) {
            most = *then - *now;
            found = &series;
        }
    }
    if (found)
        return {QLatin1String("ranks.rose"),
                {found->label, chart.categories[years - 2].label},
                {*found->points[years - 2].value, *found->points.back().value}};
    const auto first = std::find_if(chart.series.begin(), chart.series.end(), [](const ChartSeries &series) {
        return series.points.back().value == 1.0;
    });
    return first == chart.series.end() ? ChartFinding{} : ChartFinding{QLatin1String("ranks.first"), {first->label}};
}

} // namespace

void matrix(const Ground &ground, ChartData &chart)
{
    for (const char *cost : costLabels)
        chart.categories.push_back({ChartLabel::code(QLatin1String(cost))});
    for (size_t i = 0; i < outcomes.size(); ++i)
        chart.series.push_back({ChartLabel::code(QLatin1String(outcomeLabels[i])), SeriesRole::Step, int(i),
                                int(outcomes.size()), std::vector<ChartPoint>(costs.size())});
    double most = 0;
    for (const RowId project : projectsOf(ground))
        if (const auto place = directionsOf(ground.board, project)) {
            ChartPoint &point = chart.series[place->first].points[place->second];
            point.rows.push_back(project);
            point.count = static_cast<qint64>(point.rows.size());
            most = std::max(most, static_cast<double>(point.count));
        }
    chart.axis = ChartAxis::covering(0, most, ChartUnit::Projects, true);
    if (most == 0)
        return;
    for (ChartSeries &series : chart.series)
        for (ChartPoint &point : series.points)
            point.value = static_cast<double>(point.count); // an empty cell among others says 0
    chart.finding = mostFrequent(chart);
}

Result<> scatter(const Ground &ground, ChartData &chart)
{
    const Scoreboard &board = ground.board;
    const auto reached = attainments(board);
    int from = ground.year();
    for (const RowId project : projectsOf(ground))
        from = std::min(from, board.figureYear(project));
    RASHIN_LET(const Ledger ledger, readLedger(ground.reader, from, ground.year()));
    chart.series = {{ChartLabel::code(QLatin1String("settlement")), SeriesRole::Plan},
                    {ChartLabel::code(QLatin1String("attained")), SeriesRole::Actual}};
    for (const RowId project : projectsOf(ground)) {
        const auto outcome = reached.find(project);
        const auto spent = ledger.find({project, board.figureYear(project)});
        if (outcome != reached.end() && spent != ledger.end() && spent->second.settlement.value_or(0) > 0)
            addDot(chart, ground, project, static_cast<double>(*spent->second.settlement), outcome->second);
    }
    if (!chart.categories.empty())
        closeScatter(chart);
    return {};
}

Result<> treemap(const Ground &ground, ChartData &chart)
{
    RASHIN_LET(const PolicyMap map, PolicyMap::read(ground.reader));
    RASHIN_LET(const Ledger ledger, readLedger(ground.reader, ground.year(), ground.year()));
    std::map<PolicyMap::Field, ChartPoint> sums;
    double total = 0;
    for (const RowId project : projectsOf(ground)) {
        const auto spent = ledger.find({project, ground.year()});
        if (spent == ledger.end() || !spent->second.budget)
            continue;
        ChartPoint &point = sums[map.fieldOf(ground.board.project(project)->policy)];
        point.value = point.value.value_or(0) + static_cast<double>(*spent->second.budget);
        point.rows.push_back(project);
        point.count = static_cast<qint64>(point.rows.size());
        total += static_cast<double>(*spent->second.budget);
    }
    chart.series = {{ChartLabel::code(QLatin1String("budget")), SeriesRole::Actual}};
    std::optional<RowId> top;
    int slot = -1;
    for (const PolicyMap::Field &field : map.fields()) {
        const auto sum = sums.find(field);
        slot += field.top != top || slot < 0 ? 1 : 0;
        top = field.top;
        if (sum == sums.end())
            continue;
        if (total > 0)
            sum->second.rate = 100 * *sum->second.value / total;
        chart.categories.push_back({map.label(field.node), map.label(field.top), field.node, slot});
        chart.series[0].points.push_back(std::move(sum->second));
    }
    chart.axis = ChartAxis::covering(0, total, ChartUnit::ThousandYen, true);
    chart.finding = largestGroup(chart, total);
    return {};
}

void ranks(const Ground &ground, const std::vector<const Scoreboard *> &boards, ChartData &chart)
{
    const std::vector<OfficeUnit> units = ranked(ground);
    for (const OfficeUnit &unit : units)
        chart.series.push_back({unit.label, SeriesRole::Office, unit.slot});
    for (const Scoreboard *board : boards) {
        std::vector<ChartPoint> means;
        const auto places = placesIn(*board, units, means);
        const bool any = std::any_of(places.begin(), places.end(), [](const auto &place) { return place.has_value(); });
        if (!any && chart.categories.empty())
            continue; // years before the first evaluation
        chart.categories.push_back({ChartLabel::fiscalYear(board->year())});
        for (size_t i = 0; i < places.size(); ++i) {
            ChartPoint point = std::move(means[i]);
            point.value = places[i] ? std::optional(static_cast<double>(*places[i])) : std::nullopt;
            chart.series[i].points.push_back(std::move(point));
        }
    }
    chart.axis = {1, std::max(2.0, static_cast<double>(units.size())), 1, ChartUnit::Rank};
    if (!chart.isEmpty())
        chart.finding = moved(ground, chart);
}

} // namespace core::figureparts
