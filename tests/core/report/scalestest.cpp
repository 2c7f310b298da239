// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of different scales meet in charts, means, ranks and reports. Raw grades never do.
#include "core/operations/schemecopy.h"
#include "core/report/figures.h"
#include "core/report/officereport.h"
#include "core/report/prospects.h"
#include "tests/core/report/city.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// The city of 2026, graded 1…3 with 3 the best, and before it a year graded 1…5 with 1 the best.
struct TwoScales : testing::City
{
    TwoScales() : City(16, 3)
    {
        const auto source = Template::builtIn(u"one_is_best"_s);
        REQUIRE_OK(source);
        REQUIRE_OK(file.workspace->perform(TakeOverTemplate(*source, 2026, 2025)));
        const auto read = readScheme(this->read(), 2025);
        REQUIRE_OK(read);
        before = *read;
    }
    /// Every project gets this grade for everything in the year before.
    void gradeBefore(double grade)
    {
        std::vector<GradeEntry> grades;
        for (const Entered &project : entered) {
            for (const auto &criterion : before.criteria)
                grades.push_back({{project.project, 2025, before.stages[0].id}, criterion.id, grade});
        }
        REQUIRE_OK(file.workspace->perform(GradeCriteria(std::move(grades))));
    }
    [[nodiscard]] Scoreboard board(int year) const
    {
        auto made = Scoreboard::read(read(), year);
        REQUIRE_OK(made);
        return *std::move(made);
    }
    YearScheme before;
};

} // namespace

TEST_CASE("the best grade of either scale is worth 100 and the worst 0, whichever end is good", "[scales]")
{
    TwoScales city;
    for (const auto &[grade, score] : {std::pair(1.0, 100.0), std::pair(2.0, 75.0), std::pair(5.0, 0.0)}) {
        city.gradeBefore(grade);
        const Scoreboard board = city.board(2025);
        REQUIRE(board.results().size() == city.entered.size());
        for (const auto &result : board.results())
            CHECK(*result.score.value == Approx(score));
        for (const auto &group : board.byOffice())
            CHECK(*group.stages[0].score.mean() == Approx(score));
    }
}

TEST_CASE("the trend over two years with unlike scales stands on 0 to 100 in both", "[scales]")
{
    TwoScales city;
    city.gradeBefore(2);
    const auto chart = branchChart(city.read(), ChartKind::Trend, {}, *FiscalYear::from(2026));
    REQUIRE_OK(chart);
    REQUIRE(chart->categories.size() == 2);
    for (const ChartSeries &series : chart->series)
        CHECK(*series.points[0].value == Approx(75)); // raw it would be 2
    double sum = 0;
    int scored = 0;
    const auto board = city.board(2026);
    for (const auto &result : board.results()) {
        if (result.score.value) {
            sum += *result.score.value;
            ++scored;
        }
    }
    const auto radar = branchChart(city.read(), ChartKind::Radar, {}, *FiscalYear::from(2025));
    REQUIRE_OK(radar);
    for (const ChartSeries &series : radar->series) {
        for (const ChartPoint &point : series.points)
            CHECK(*point.value == Approx(75));
    }
    CHECK(scored > 0);
    CHECK(sum / scored >= 0);
    CHECK(sum / scored <= 100);
}

TEST_CASE("ranks put the lowest grade first where one is best, and movements compare scores, not grades", "[scales]")
{
    TwoScales city;
    city.gradeBefore(3);
    const RowId best = city.entered[4].project;
    REQUIRE_OK(city.file.workspace->perform(
        GradeCriteria({{{best, 2025, city.before.stages[0].id}, city.before.criteria[0].id, 1.0}})));
    const Scoreboard board = city.board(2025);
    for (const auto &result : board.results())
        CHECK((result.rank == 1) == (result.project == best));
    const auto prospects = rankProspects(board, 0, {});
    REQUIRE_FALSE(prospects.empty());
    CHECK(prospects.front().project == best);
    const auto report = report::readOfficeReport(city.read(), 2026, {}, {});
    REQUIRE_OK(report);
    for (const auto &movement : report->movements) {
        CHECK(movement.before >= 50); // 3 of 5 is the middle; raw it would be 3
        CHECK(movement.before <= 100);
    }
    const auto then = report::readOfficeReport(city.read(), 2025, {}, {});
    REQUIRE_OK(then);
    CHECK(*then->total.score == Approx((15 * 50 + 75) / 16.0));
}

TEST_CASE("two criteria of one scheme on unlike scales count by what they are worth", "[scales]")
{
    TwoScales city;
    RowId low = RowId::random();
    city.perform([&](Editor &editor) -> Result<> {
        RASHIN_LET(low, editor.add(Entity::Scale, {{Field::ScaleScheme, Value::reference(city.file.scheme)},
                                                   {Field::ScaleName, Value::text(u"1が最高"_s)},
                                                   {Field::ScaleMinimum, Value::real(1)},
                                                   {Field::ScaleMaximum, Value::real(5)},
                                                   {Field::ScaleGoodEnd, Value::text(u"low"_s)}}));
        return editor.set(city.file.efficiency, Field::CriterionScale, Value::reference(low));
    });
    const EvaluationKey key{city.entered[0].project, 2026, city.file.stage};
    REQUIRE_OK(city.file.workspace->perform(
        GradeCriteria({{key, city.file.necessity, 3.0}, {key, city.file.efficiency, 1.0}})));
    CHECK(*city.board(2026).result(key.project, 0)->score.value == Approx(100));
    REQUIRE_OK(city.file.workspace->perform(
        GradeCriteria({{key, city.file.necessity, 1.0}, {key, city.file.efficiency, 5.0}})));
    CHECK(*city.board(2026).result(key.project, 0)->score.value == Approx(0));
    // Necessity has twice the weight: the best of it and the worst of the other make two thirds.
    REQUIRE_OK(city.file.workspace->perform(GradeCriteria({{key, city.file.necessity, 3.0}})));
    CHECK(*city.board(2026).result(key.project, 0)->score.value == Approx(200.0 / 3));
}
