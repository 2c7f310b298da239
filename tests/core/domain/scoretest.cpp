// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/score.h"
#include "tests/support/testing.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace core;

namespace {

CriterionGrade criterion(int id, std::optional<double> grade, std::optional<double> weight = {}, ScaleRange scale = {})
{
    return {*RowId::from(id), scale, weight, grade};
}

std::vector<CriterionGrade> randomSheet(std::mt19937 &random)
{
    std::vector<CriterionGrade> sheet;
    const int count = 1 + static_cast<int>(random() % 6);
    for (int id = 1; id <= count; ++id) {
        const double low = static_cast<double>(random() % 5) - 2;
        const double high = low + 1 + static_cast<double>(random() % 9);
        const ScaleRange scale{low, high, random() % 2 ? GoodEnd::High : GoodEnd::Low};
        const double grade = low + (high - low) * static_cast<double>(random() % 101) / 100;
        sheet.push_back(criterion(id, random() % 4 ? std::optional(grade) : std::nullopt,
                                  static_cast<double>(random() % 50) / 10, scale));
    }
    return sheet;
}

bool isSame(const std::optional<double> &a, const std::optional<double> &b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-9);
}

} // namespace

TEST_CASE("a grade is normalised to 0…100 from its worst end", "[domain]")
{
    CHECK(normalisedGrade({1, 5, GoodEnd::High}, 5) == 100.0);
    CHECK(normalisedGrade({1, 5, GoodEnd::High}, 2) == 25.0);
    CHECK(normalisedGrade({1, 4, GoodEnd::Low}, 1) == 100.0); // Kawasaki: 1 is best
    CHECK(normalisedGrade({1, 4, GoodEnd::Low}, 4) == 0.0);
    CHECK_FALSE(normalisedGrade({1, 5, GoodEnd::High}, 6));
    CHECK_FALSE(normalisedGrade({1, 5, GoodEnd::High}, std::nan("")));
    CHECK_FALSE(normalisedGrade({3, 3, GoodEnd::High}, 3));
    CHECK_FALSE(normalisedGrade({5, 1, GoodEnd::High}, 3));
}

TEST_CASE("a score is the weighted mean over what was graded, with its coverage", "[domain]")
{
    const std::vector<CriterionGrade> sheet{criterion(1, 5, 2), criterion(2, 3, 1), criterion(3, {}, 1)};
    const Score score = scoreOf(sheet);
    CHECK(*score.value == Approx((2 * 100 + 1 * 50) / 3.0));
    CHECK(score.coverage == 0.75);
    REQUIRE(score.terms.size() == 3);
    CHECK(score.terms[0].share == Approx(2 / 3.0));
    CHECK(score.terms[1].normalised == 50.0);
    CHECK(score.terms[1].contribution == Approx(50 / 3.0));
    CHECK_FALSE(score.terms[2].normalised);
    CHECK(score.terms[2].contribution == 0);
}

TEST_CASE("scales are never mixed raw", "[domain]")
{
    // 1 of 1…4 with 1 best, and 5 of 1…5 with 5 best: both are the best there is.
    const std::vector<CriterionGrade> sheet{criterion(1, 1, 1, {1, 4, GoodEnd::Low}), criterion(2, 5)};
    CHECK(scoreOf(sheet).value == 100.0);
}

TEST_CASE("where nothing is graded there is no score, which is not 0", "[domain]")
{
    CHECK_FALSE(scoreOf({}).value);
    CHECK_FALSE(scoreOf(std::vector{criterion(1, {})}).value);
    CHECK_FALSE(scoreOf(std::vector{criterion(1, 3, 0)}).value);
    CHECK_FALSE(scoreOf(std::vector{criterion(1, 9)}).value); // outside its scale
    CHECK(scoreOf(std::vector{criterion(1, {})}).coverage == 0);
    CHECK(scoreOf(std::vector{criterion(1, 1)}).value == 0.0);
    CHECK(scoreOf(std::vector{criterion(1, 1, -3), criterion(2, 5)}).value == 100.0);
}

TEST_CASE("a score equals the plain formula, and is blind to what must not matter", "[domain]")
{
    std::mt19937 random(2026);
    for (int i = 0; i < 5000; ++i) {
        const std::vector<CriterionGrade> sheet = randomSheet(random);
        const Score score = scoreOf(sheet);
        double weighted = 0;
        double graded = 0;
        double all = 0;
        for (const CriterionGrade &one : sheet) {
            const double height = one.scale.maximum - one.scale.minimum;
            const double good = one.scale.goodEnd == GoodEnd::High ? one.grade.value_or(0) - one.scale.minimum
                                                                   : one.scale.maximum - one.grade.value_or(0);
            weighted += one.grade ? *one.weight * good / height : 0;
            graded += one.grade ? *one.weight : 0;
            all += *one.weight;
        }
        CHECK(isSame(score.value, graded > 0 ? std::optional(100 * weighted / graded) : std::nullopt));
        CHECK(score.coverage == Approx(graded > 0 ? graded / all : 0));

        std::vector<CriterionGrade> scaled = sheet; // all weights times seven
        std::vector<CriterionGrade> mirrored = sheet; // scale read from the other end
        for (size_t c = 0; c < sheet.size(); ++c) {
            *scaled[c].weight *= 7;
            ScaleRange &scale = mirrored[c].scale;
            scale.goodEnd = scale.goodEnd == GoodEnd::High ? GoodEnd::Low : GoodEnd::High;
            const double turned = scale.minimum + scale.maximum - sheet[c].grade.value_or(0);
            if (mirrored[c].grade)
                mirrored[c].grade = std::clamp(turned, scale.minimum, scale.maximum);
        }
        std::vector<CriterionGrade> shuffled = sheet;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        CHECK(isSame(scoreOf(scaled).value, score.value));
        CHECK(isSame(scoreOf(mirrored).value, score.value));
        CHECK(isSame(scoreOf(shuffled).value, score.value));
    }
}

TEST_CASE("the terms explain the score: shares make 1, contributions make the score", "[domain]")
{
    std::mt19937 random(4);
    for (int i = 0; i < 2000; ++i) {
        const Score score = scoreOf(randomSheet(random));
        double shares = 0;
        double points = 0;
        for (const ScoreTerm &term : score.terms) {
            shares += term.share;
            points += term.contribution;
        }
        CHECK(shares == Approx(score.value ? 1 : 0));
        CHECK(points == Approx(score.value.value_or(0)));
        CHECK((!score.value || (*score.value >= 0 && *score.value <= 100)));
    }
}

TEST_CASE("ties share a place and the next places are left out", "[domain]")
{
    using Places = std::vector<std::optional<int>>;
    CHECK(ranksOf(std::vector<std::optional<double>>{80, 90, 80, {}, 70}) == Places{2, 1, 2, {}, 4});
    CHECK(ranksOf({}).empty());
    const double third = 100.0 / 3;
    CHECK(ranksOf(std::vector<std::optional<double>>{third + third, 200.0 / 3, std::nextafter(200.0 / 3, 0)})
          == Places{1, 1, 1});
}

TEST_CASE("a rank is one more than the number of better scores, in any order", "[domain]")
{
    std::mt19937 random(6);
    for (int i = 0; i < 300; ++i) {
        std::vector<std::optional<double>> scores;
        for (auto count = random() % 40; count > 0; --count)
            scores.push_back(random() % 5 ? std::optional(static_cast<double>(random() % 20) * 5) : std::nullopt);
        const auto ranks = ranksOf(scores);
        for (size_t a = 0; a < scores.size(); ++a) {
            const auto better = std::count_if(scores.begin(), scores.end(),
                                              [&](const auto &b) { return b && scores[a] && *b > *scores[a]; });
            CHECK(ranks[a] == (scores[a] ? std::optional(static_cast<int>(better) + 1) : std::nullopt));
        }
    }
    for (const auto &rank : ranksOf(std::vector<std::optional<double>>(50, 66.6)))
        CHECK(rank == 1);
}

TEST_CASE("a ranking that is kept up one score at a time says what ranking all anew says", "[domain]")
{
    std::mt19937 random(11);
    std::vector<std::optional<double>> scores(40);
    Ranking ranking;
    ranking.reset(scores);
    for (int edit = 0; edit < 3000; ++edit) {
        std::optional<double> &one = scores[random() % scores.size()];
        const auto now = random() % 5 == 0 ? std::nullopt : std::optional(static_cast<double>(random() % 30) / 3);
        ranking.replace(one, now);
        one = now;
        if (edit % 50)
            continue;
        const auto expected = ranksOf(scores);
        for (size_t i = 0; i < scores.size(); ++i)
            REQUIRE(ranking.rankOf(scores[i]) == expected[i]);
    }
}
