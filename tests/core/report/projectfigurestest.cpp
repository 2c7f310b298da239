// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figures.h"
#include "tests/core/report/city.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

ChartData chartOf(const testing::City &city, ChartKind kind, std::optional<RowId> office = {}, int year = 2026)
{
    auto chart = branchChart(city.read(), kind, office, *FiscalYear::from(year));
    REQUIRE_OK(chart);
    for (const ChartSeries &series : chart->series)
        REQUIRE(series.points.size() == chart->categories.size());
    return *chart;
}

/// What the office's projects have in common, over which the independent computation runs.
std::vector<testing::City::Entered> ofBranch(const testing::City &city, std::optional<bool> second)
{
    std::vector<testing::City::Entered> found;
    for (const auto &project : city.entered)
        if (!second || project.second == *second)
            found.push_back(project);
    return found;
}

} // namespace

TEST_CASE("the field of outcome and cost counts each project where its last stage put it", "[figures]")
{
    testing::City city(40, 21);
    const std::array<QString, 3> outcomes{u"up"_s, u"keep"_s, u"down"_s};
    const std::array<QString, 3> costs{u"down"_s, u"keep"_s, u"up"_s};
    std::array<std::array<int, 3>, 3> expected{};
    city.perform([&](Editor &editor) -> Result<> {
        for (size_t i = 0; i < city.entered.size(); ++i) {
            const size_t outcome = i * 7 % 3;
            const size_t cost = i % 4; // every fourth project says nothing of its cost
            Editor::Cells cells{{Field::EvaluationOutcome, Value::text(outcomes[outcome])}};
            if (cost < 3) {
                cells.push_back({Field::EvaluationCost, Value::text(costs[cost])});
                ++expected[outcome][cost];
            }
            RASHIN_TRY(editor.set(Entity::Evaluation, city.evaluation(city.entered[i].project), cells));
        }
        return {};
    });
    const ChartData chart = chartOf(city, ChartKind::Matrix);
    int most = 0;
    int total = 0;
    for (size_t outcome = 0; outcome < 3; ++outcome)
        for (size_t cost = 0; cost < 3; ++cost) {
            const ChartPoint &point = chart.series[outcome].points[cost];
            CHECK(point.value == double(expected[outcome][cost]));
            CHECK(point.rows.size() == size_t(expected[outcome][cost]));
            most = std::max(most, expected[outcome][cost]);
            total += expected[outcome][cost];
        }
    CHECK(chart.finding.numbers == std::vector<double>{double(most), double(total)});
}

TEST_CASE("a project's dot holds what it spent and how far its indicator was reached", "[figures]")
{
    const testing::City city(40, 22);
    for (const std::optional<bool> second : {std::optional<bool>(), std::optional(true)}) {
        const ChartData chart = chartOf(city, ChartKind::Scatter, second ? std::optional(city.azabu) : std::nullopt);
        std::vector<double> spent;
        size_t dots = 0;
        for (const auto &project : ofBranch(city, second)) {
            if (!project.actual || !project.settlement)
                continue;
            const auto place = std::find_if(chart.categories.begin(), chart.categories.end(),
                                            [&](const ChartCategory &one) { return one.row == project.project; });
            REQUIRE(place != chart.categories.end());
            const auto c = int(place - chart.categories.begin());
            CHECK(chart.point(0, c)->value == double(*project.settlement));
            CHECK(*chart.point(1, c)->value == Approx(100 * *project.actual / *project.target));
            CHECK(place->group.has_value() == !second.has_value());
            spent.push_back(double(*project.settlement));
            ++dots;
        }
        CHECK(chart.categories.size() == dots);
        std::sort(spent.begin(), spent.end());
        const double middle = dots % 2 ? spent[dots / 2] : (spent[dots / 2 - 1] + spent[dots / 2]) / 2;
        double dear = 0;
        for (const auto &project : ofBranch(city, second))
            dear += project.actual && project.settlement && double(*project.settlement) > middle
                            && *project.actual < *project.target
                        ? 1
                        : 0;
        CHECK(chart.finding.numbers == std::vector<double>{middle, dear, double(dots)});
        CHECK(chart.across->fraction(spent.front()) >= 0);
        CHECK(chart.across->fraction(spent.back()) <= 1);
    }
}

TEST_CASE("the treemap parts the whole budget among the policies, and what hangs on none is named", "[figures]")
{
    testing::City city(30, 23);
    const RowId top = RowId::random();
    const RowId below = RowId::random();
    const RowId deep = RowId::random();
    city.perform([&](Editor &editor) -> Result<> {
        const auto add = [&](RowId row, int level, const QString &title, std::optional<RowId> parent) -> Result<> {
            Editor::Cells cells{{Field::PolicyDepth, Value::integer(level)}, {Field::PolicyTitle, Value::text(title)}};
            if (parent)
                cells.push_back({Field::PolicyParent, Value::reference(*parent)});
            RASHIN_TRY(editor.add(Entity::Policy, cells, row));
            return {};
        };
        RASHIN_TRY(add(top, 1, u"上"_s, {}));
        RASHIN_TRY(add(below, 2, u"中"_s, top));
        RASHIN_TRY(add(deep, 3, u"下"_s, below));
        for (size_t i = 0; i < city.entered.size(); ++i)
            if (i % 3 > 0)
                RASHIN_TRY(editor.set(Entity::Project, city.entered[i].project,
                                      {{Field::ProjectPolicyMain, Value::reference(i % 3 == 1 ? deep : top)}}));
        return {};
    });
    double expectedBelow = 0;
    double expectedTop = 0;
    double total = 0;
    for (size_t i = 0; i < city.entered.size(); ++i) {
        const double budget = double(*city.entered[i].budget);
        total += budget;
        expectedBelow += i % 3 == 1 ? budget : 0;
        expectedTop += i % 3 == 2 ? budget : 0;
    }
    const ChartData chart = chartOf(city, ChartKind::Treemap);
    double sum = 0;
    double shares = 0;
    for (size_t c = 0; c < chart.categories.size(); ++c) {
        const ChartPoint &point = chart.series[0].points[c];
        sum += *point.value;
        shares += *point.rate;
        if (chart.categories[c].row == below)
            CHECK(*point.value == expectedBelow); // what hangs deeper is counted at the second level
        if (chart.categories[c].row == top)
            CHECK(*point.value == expectedTop);
    }
    CHECK(sum == total);
    CHECK(shares == Approx(100));
}

TEST_CASE("places of the offices follow from their mean scores, and the one that rose most is named", "[figures]")
{
    const testing::City city(40, 24);
    const ChartData chart = chartOf(city, ChartKind::Ranks);
    REQUIRE(chart.categories.size() == 1);
    REQUIRE(chart.series.size() == 2);
    const ChartData scores = chartOf(city, ChartKind::Trend); // whose own test computes them from the grades
    const std::array means{*scores.series[0].points[0].value, *scores.series[1].points[0].value};
    REQUIRE(means[0] != means[1]);
    const bool azabuFirst = means[0] > means[1];
    CHECK(chart.series[0].points[0].value == (azabuFirst ? 1.0 : 2.0));
    CHECK(chart.series[1].points[0].value == (azabuFirst ? 2.0 : 1.0));
    CHECK(chart.finding.code == QLatin1String("ranks.first"));
    CHECK(chart.axis.unit == ChartUnit::Rank);
}
