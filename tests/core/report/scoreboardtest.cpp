// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scoreboard.h"
#include "tests/core/report/city.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

// Weights 2 and 1, grades 1…3: computed here in another way than the program does.
std::optional<double> expectedScore(const testing::City::Entered &project)
{
    const auto points = [](double grade) { return (grade - 1) * 50; };
    if (project.necessity && project.efficiency)
        return (2 * points(*project.necessity) + points(*project.efficiency)) / 3;
    if (project.necessity)
        return points(*project.necessity);
    if (project.efficiency)
        return points(*project.efficiency);
    return std::nullopt;
}

double expectedCoverage(const testing::City::Entered &project)
{
    return ((project.necessity ? 2 : 0) + (project.efficiency ? 1 : 0)) / 3.0;
}

} // namespace

TEST_CASE("scores, coverage and ranks are what a hand calculation of every project gives", "[scoreboard]")
{
    const testing::City city(60, 5);
    const auto board = Scoreboard::read(city.read(), 2026);
    REQUIRE_OK(board);
    for (const auto &project : city.entered) {
        const Scoreboard::Result *result = board->result(project.project, 0);
        REQUIRE(result);
        const auto score = expectedScore(project);
        REQUIRE(result->score.value.has_value() == score.has_value());
        CHECK(result->score.coverage == Approx(expectedCoverage(project)));
        if (!score)
            continue;
        CHECK(*result->score.value == Approx(*score));
        int better = 0;
        for (const auto &other : city.entered)
            better += expectedScore(other).value_or(-1) > *score + 1e-6 ? 1 : 0;
        CHECK(result->rank == better + 1);
        CHECK(board->latestScored(project.project) == result);
    }
    CHECK_FALSE(board->result(city.file.project, 0));
}

TEST_CASE("offices hold the mean, the verdicts and the attainment bands of their projects", "[scoreboard]")
{
    const testing::City city(50, 9);
    const auto board = Scoreboard::read(city.read(), 2026);
    REQUIRE_OK(board);
    const auto groups = board->byOffice();
    REQUIRE(groups.size() == 2);
    for (const Scoreboard::Group &group : groups) {
        const bool second = group.node == city.azabu;
        double sum = 0;
        int scored = 0, count = 0, judged = 0, met = 0, without = 0;
        for (const auto &project : city.entered) {
            if (project.second != second)
                continue;
            ++count;
            judged += project.verdict == 1 ? 1 : 0;
            met += project.actual && *project.actual >= *project.target ? 1 : 0;
            without += project.actual ? 0 : 1;
            if (const auto score = expectedScore(project)) {
                sum += *score;
                ++scored;
            }
        }
        CHECK(int(group.projects.size()) == count + (second ? 0 : 1)); // the document's own first project
        CHECK(group.stages[0].score.mean().value() == Approx(sum / scored));
        CHECK(group.stages[0].verdicts.of(city.verdicts[1]) == judged);
        CHECK(group.bands.of(0) == met);
        CHECK(group.bands.none == without);
    }
    const bool firstIsBetter = groups[0].stages[0].score.mean() > groups[1].stages[0].score.mean();
    CHECK(groups[0].stages[0].rank == (firstIsBetter ? 1 : 2));
    CHECK(board->byPolicy().size() == 1);
    CHECK(board->byOffice(2).size() == 2);
    CHECK(board->byOffice(2).front().node == city.file.section);
}

TEST_CASE("a year without a scheme has no results and is no error", "[scoreboard]")
{
    const testing::City city(3);
    const auto board = Scoreboard::read(city.read(), 1999);
    REQUIRE_OK(board);
    CHECK(board->results().empty());
    CHECK(board->projects().size() == 4);
    for (const Scoreboard::Group &group : board->byOffice())
        CHECK(group.stages.empty());
}

TEST_CASE("the target year of an evaluation says which year's indicators count", "[scoreboard]")
{
    testing::City city(1, 3);
    const auto &project = city.entered.front();
    city.perform([&](Editor &editor) {
        return editor.set(Entity::Evaluation, city.evaluation(project.project),
                          {{Field::EvaluationTargetYear, Value::integer(2025)}});
    });
    const auto board = Scoreboard::read(city.read(), 2026);
    REQUIRE_OK(board);
    REQUIRE(board->measures().size() == 1);
    CHECK(board->measures().front().year == 2025);
    CHECK_FALSE(board->measures().front().attainment.percent);
}
