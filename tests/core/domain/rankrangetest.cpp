// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rankrange.h"
#include "tests/support/testing.h"

#include <cmath>
#include <random>

using namespace core;

namespace {

using Sheet = std::vector<CriterionGrade>;

Sheet sheetOf(std::vector<std::optional<double>> grades, std::vector<double> weights)
{
    Sheet sheet;
    for (size_t i = 0; i < grades.size(); ++i)
        sheet.push_back({*RowId::from(static_cast<qint64>(i) + 1), {1, 5, GoodEnd::High}, weights[i], grades[i]});
    return sheet;
}

std::vector<Sheet> randomSheets(std::mt19937 &random, bool gaps)
{
    const size_t criteria = 2 + random() % 4;
    std::vector<double> weights;
    for (size_t i = 0; i < criteria; ++i)
        weights.push_back(1 + static_cast<double>(random() % 5));
    std::vector<Sheet> sheets;
    for (size_t count = 3 + random() % 10; count > 0; --count) {
        std::vector<std::optional<double>> grades;
        for (size_t i = 0; i < criteria; ++i)
            grades.push_back(gaps && random() % 5 == 0 ? std::nullopt : std::optional(1 + static_cast<double>(random() % 5)));
        sheets.push_back(sheetOf(grades, weights));
    }
    return sheets;
}

std::vector<std::optional<int>> ranksWith(std::vector<Sheet> sheets, const std::vector<double> &weights)
{
    std::vector<std::optional<double>> scores;
    for (Sheet &sheet : sheets) {
        for (size_t i = 0; i < sheet.size(); ++i)
            sheet[i].weight = weights[i];
        scores.push_back(scoreOf(sheet).value);
    }
    return ranksOf(scores);
}

} // namespace

TEST_CASE("no weights within the spread put a project outside its bounds", "[domain]")
{
    std::mt19937 random(7);
    for (int round = 0; round < 120; ++round) {
        const auto sheets = randomSheets(random, round % 2 == 0);
        const double share = 0.05 + static_cast<double>(random() % 40) / 100;
        const auto ranges = rankRanges(sheets, {share, 20, 1});
        for (int trial = 0; trial < 60; ++trial) {
            std::vector<double> weights;
            for (const CriterionGrade &term : sheets.front()) {
                const double at = trial % 2 ? (random() % 2 ? 1.0 : -1.0) : static_cast<double>(random() % 2001) / 1000 - 1;
                weights.push_back(*term.weight * (1 + share * at));
            }
            const auto ranks = ranksWith(sheets, weights);
            for (size_t i = 0; i < ranks.size(); ++i) {
                if (!ranks[i])
                    continue;
                REQUIRE(ranges[i]);
                CHECK(*ranks[i] >= ranges[i]->best);
                CHECK(*ranks[i] <= ranges[i]->worst);
            }
        }
    }
}

TEST_CASE("bounds are reached: for two projects graded alike they are exact", "[domain]")
{
    // A leads by 4 points × weight 1 and trails by 4 × weight 1.3: ±20 % can turn it round, ±10 % cannot.
    const std::vector<Sheet> sheets{sheetOf({5, 1}, {1, 1.3}), sheetOf({1, 5}, {1, 1.3})};
    const auto wide = rankRanges(sheets, {0.2, 10, 1});
    CHECK(wide[0]->best == 1);
    CHECK(wide[0]->worst == 2);
    const auto narrow = rankRanges(sheets, {0.1, 10, 1});
    CHECK(narrow[0]->best == 2);
    CHECK(narrow[1]->worst == 1);
}

TEST_CASE("a project that is best in everything is first whatever the weights", "[domain]")
{
    const std::vector<double> weights{3, 1, 2};
    const std::vector<Sheet> sheets{sheetOf({5, 5, 5}, weights), sheetOf({4, 5, 1}, weights), sheetOf({1, 1, 1}, weights)};
    const auto ranges = rankRanges(sheets, {});
    CHECK(ranges[0]->worst == 1);
    CHECK(ranges[0]->unusual == 1);
    CHECK(ranges[0]->firstShare == 1.0);
    CHECK(ranges[2]->best == 3);
    CHECK(ranges[2]->firstShare == 0.0);
}

TEST_CASE("the same seed gives the same ranges, and a sheet without grades has none", "[domain]")
{
    std::mt19937 random(3);
    auto sheets = randomSheets(random, true);
    const std::vector<std::optional<double>> none(sheets.front().size());
    sheets.push_back(sheetOf(none, std::vector<double>(none.size(), 1)));
    const auto once = rankRanges(sheets, {});
    const auto again = rankRanges(sheets, {});
    for (size_t i = 0; i + 1 < once.size(); ++i) {
        REQUIRE(once[i].has_value() == again[i].has_value());
        if (once[i])
            CHECK((once[i]->usual == again[i]->usual && once[i]->firstShare == again[i]->firstShare));
    }
    CHECK_FALSE(once.back());
}

TEST_CASE("sampled weights are a Dirichlet distribution around the scheme's weights", "[domain]")
{
    // Two projects, each best in one criterion: the first wins exactly where its criterion weighs more than the other.
    // With weights 1 : 1 that is half of the draws (uniform on the line).
    const std::vector<Sheet> even{sheetOf({5, 1}, {1, 1}), sheetOf({1, 5}, {1, 1})};
    CHECK(rankRanges(even, {0.2, 20000, 5})[0]->firstShare == Approx(0.5).margin(0.015));
    // With weights 3 : 1 and two criteria it is Beta(1.5, 0.5), which exceeds ½ with probability ½ + 1/π.
    const std::vector<Sheet> uneven{sheetOf({5, 1}, {3, 1}), sheetOf({1, 5}, {3, 1})};
    CHECK(rankRanges(uneven, {0.2, 20000, 5})[0]->firstShare == Approx(0.5 + 1 / M_PI).margin(0.015));
}

TEST_CASE("a cancelled analysis gives nothing", "[domain]")
{
    std::mt19937 random(3);
    const std::atomic_bool cancel = true;
    CHECK(rankRanges(randomSheets(random, false), {}, &cancel).empty());
}
