// SPDX-License-Identifier: GPL-3.0-or-later
// Our formulas beside the same ones written a second time, in another language and in exact fractions: reference.py.
#include "core/domain/attainment.h"
#include "core/domain/money.h"
#include "core/domain/outlook.h"
#include "core/domain/rankrange.h"
#include "core/domain/score.h"
#include "tests/support/reference.h"
#include "tests/support/testing.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

constexpr int rounds = 2000;

QJsonValue json(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}
QJsonValue json(std::optional<qint64> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

/// Draws numbers that people enter: small, with few decimals, now and then none at all.
class Dice
{
public:
    explicit Dice(unsigned seed) : m_random(seed) {}
    [[nodiscard]] int below(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    [[nodiscard]] bool seldom() { return below(6) == 0; }
    /// In halves and quarters, so that a double holds it exactly.
    [[nodiscard]] double real(int low, int high) { return low + below((high - low) * 4 + 1) / 4.0; }
    [[nodiscard]] std::optional<double> maybe(int low, int high)
    {
        return seldom() ? std::nullopt : std::optional(real(low, high));
    }
    [[nodiscard]] std::optional<qint64> amount() { return seldom() ? std::nullopt : std::optional<qint64>(below(2001) - 300); }

private:
    std::mt19937 m_random;
};

void checkSame(const QJsonValue &expected, std::optional<double> found)
{
    REQUIRE(expected.isNull() == !found.has_value());
    if (found)
        REQUIRE(*found == Approx(expected.toDouble()).epsilon(1e-11).margin(1e-9));
}

} // namespace

TEST_CASE("scores and coverages are those of the reference", "[domain][reference]")
{
    Dice dice(1);
    std::vector<QJsonObject> cases;
    std::vector<Score> found;
    for (int round = 0; round < rounds; ++round) {
        QJsonArray asked;
        std::vector<CriterionGrade> grades;
        for (int i = 0, count = 1 + dice.below(8); i < count; ++i) {
            const double low = dice.below(4);
            const double high = low + dice.below(6); // now and then a scale without extent
            const GoodEnd good = dice.below(3) ? GoodEnd::High : GoodEnd::Low;
            const auto grade = dice.maybe(0, 9); // now and then outside its scale
            const auto weight = dice.maybe(0, 4);
            grades.push_back({*RowId::from(i + 1), {low, high, good}, weight, grade});
            asked.append(QJsonObject{{u"grade"_s, json(grade)},
                                     {u"low"_s, low},
                                     {u"high"_s, high},
                                     {u"good"_s, QString(good == GoodEnd::High ? u"high"_s : u"low"_s)},
                                     {u"weight"_s, json(weight)}});
        }
        found.push_back(scoreOf(grades));
        cases.push_back({{u"formula"_s, u"score"_s}, {u"grades"_s, asked}});
    }
    const auto answers = testing::reference(cases);
    for (size_t i = 0; i < answers.size(); ++i) {
        INFO(QJsonDocument(cases[i]).toJson().toStdString());
        checkSame(answers[i][u"score"_s], found[i].value);
        checkSame(answers[i][u"coverage"_s], found[i].coverage);
    }
}

TEST_CASE("ranks are those of the reference", "[domain][reference]")
{
    Dice dice(2);
    std::vector<QJsonObject> cases;
    std::vector<std::vector<std::optional<int>>> found;
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::optional<double>> scores;
        QJsonArray asked;
        for (int i = 0, count = dice.below(12); i < count; ++i) {
            scores.push_back(dice.maybe(0, 3));
            asked.append(json(scores.back()));
        }
        found.push_back(ranksOf(scores));
        cases.push_back({{u"formula"_s, u"ranks"_s}, {u"scores"_s, asked}});
    }
    const auto answers = testing::reference(cases);
    for (size_t i = 0; i < answers.size(); ++i) {
        const QJsonArray ranks = answers[i][u"ranks"_s].toArray();
        for (qsizetype place = 0; place < ranks.size(); ++place) {
            const auto &rank = found[i][static_cast<size_t>(place)];
            REQUIRE((ranks[place].isNull() ? !rank : rank == ranks[place].toInt()));
        }
    }
}

TEST_CASE("expected values and attainments are those of the reference", "[domain][reference]")
{
    Dice dice(3);
    std::vector<QJsonObject> cases;
    std::vector<std::pair<std::optional<double>, Attainment>> found;
    constexpr std::pair<IndicatorDirection, const char16_t *> directions[] = {
        {IndicatorDirection::More, u"more"}, {IndicatorDirection::Less, u"less"}, {IndicatorDirection::Keep, u"keep"}};
    for (int round = 0; round < rounds; ++round) {
        const auto &[direction, code] = directions[dice.below(3)];
        const int base = 2018 + dice.below(4);
        const int target = base + 1 + dice.below(6);
        const int year = 2018 + dice.below(10);
        IndicatorLine line{direction, FiscalYear::from(base), dice.maybe(-2, 20), FiscalYear::from(target), dice.maybe(-2, 20)};
        if (dice.seldom())
            line.targetValue = line.baseValue;
        const YearValue value{*FiscalYear::from(year), dice.below(3) ? std::nullopt : dice.maybe(0, 20),
                              dice.below(3) ? std::nullopt : dice.maybe(0, 20), dice.maybe(-2, 30), ValueState::Final};
        found.emplace_back(expectedValue(line, value.year), attainment(line, std::span(&value, 1), value.year));
        cases.push_back({{u"formula"_s, u"attainment"_s},
                         {u"direction"_s, QString::fromUtf16(code)},
                         {u"year"_s, year},
                         {u"line"_s, QJsonObject{{u"base_year"_s, base},
                                                 {u"base"_s, json(line.baseValue)},
                                                 {u"target_year"_s, target},
                                                 {u"target"_s, json(line.targetValue)}}},
                         {u"values"_s, QJsonArray{QJsonObject{{u"year"_s, year},
                                                              {u"target"_s, json(value.target)},
                                                              {u"expected"_s, json(value.expected)},
                                                              {u"actual"_s, json(value.actual)}}}}});
    }
    const auto answers = testing::reference(cases);
    for (size_t i = 0; i < answers.size(); ++i) {
        INFO(QJsonDocument(cases[i]).toJson().toStdString());
        checkSame(answers[i][u"expected"_s], found[i].first);
        checkSame(answers[i][u"percent"_s], found[i].second.percent);
    }
}

TEST_CASE("sums, identities, rates and the worth of staff are those of the reference", "[domain][reference]")
{
    Dice dice(4);
    std::vector<QJsonObject> cases;
    struct Found
    {
        std::optional<qint64> sources, cost, worth;
        bool isViolated;
        std::optional<double> rate;
    };
    std::vector<Found> found;
    for (int round = 0; round < rounds; ++round) {
        MoneyRow row{dice.amount(), dice.amount(), dice.amount(), dice.amount(), dice.amount(),
                     dice.amount(), dice.amount(), dice.amount(), {},            {}, {}};
        if (dice.below(2) && allSources(row))
            row.total = *allSources(row) + dice.below(7) - 3;
        const qint64 tolerance = dice.below(4);
        const auto settlement = dice.amount();
        const auto budget = dice.amount();
        const auto persons = dice.maybe(0, 12);
        const auto unit = dice.amount();
        found.push_back({allSources(row), totalCost(row), staffWorthOf(persons, unit),
                         !checkMoney(row, tolerance).violations.empty(), executionRate(settlement, budget)});
        cases.push_back({{u"formula"_s, u"money"_s},
                         {u"national"_s, json(row.national)},
                         {u"prefectural"_s, json(row.prefectural)},
                         {u"bond"_s, json(row.bond)},
                         {u"other"_s, json(row.other)},
                         {u"fee"_s, json(row.fee)},
                         {u"general"_s, json(row.general)},
                         {u"total"_s, json(row.total)},
                         {u"staff_cost"_s, json(row.staffCost)},
                         {u"tolerance"_s, tolerance},
                         {u"settlement"_s, json(settlement)},
                         {u"budget"_s, json(budget)},
                         {u"persons"_s, json(persons)},
                         {u"unit_cost"_s, json(unit)}});
    }
    const auto answers = testing::reference(cases);
    const auto asReal = [](std::optional<qint64> whole) {
        return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
    };
    for (size_t i = 0; i < answers.size(); ++i) {
        INFO(QJsonDocument(cases[i]).toJson().toStdString());
        checkSame(answers[i][u"sources"_s], asReal(found[i].sources));
        checkSame(answers[i][u"cost"_s], asReal(found[i].cost));
        checkSame(answers[i][u"worth"_s], asReal(found[i].worth));
        checkSame(answers[i][u"rate"_s], found[i].rate);
        REQUIRE(answers[i][u"violated"_s].toBool() == found[i].isViolated);
    }
}

TEST_CASE("trends lead where those of the reference lead", "[domain][reference]")
{
    Dice dice(5);
    std::vector<QJsonObject> cases;
    std::vector<Outlook> found;
    for (int round = 0; round < rounds; ++round) {
        QJsonArray asked;
        std::vector<YearValue> values;
        for (int year = 2015; year < 2024; ++year) {
            if (year < 2021 && dice.below(3) == 0)
                continue; // gaps are no trend
            const double actual = dice.real(0, 50);
            values.push_back({*FiscalYear::from(year), {}, {}, actual, ValueState::Final});
            asked.append(QJsonObject{{u"year"_s, year}, {u"actual"_s, actual}});
        }
        const int target = 2024 + dice.below(6);
        const IndicatorLine line{IndicatorDirection::More, FiscalYear::from(2015), 0.0, FiscalYear::from(target), 100.0};
        found.push_back(outlook(line, values, *FiscalYear::from(2023)));
        cases.push_back({{u"formula"_s, u"trend"_s}, {u"values"_s, asked}, {u"target_year"_s, target}});
    }
    const auto answers = testing::reference(cases);
    for (size_t i = 0; i < answers.size(); ++i) {
        INFO(QJsonDocument(cases[i]).toJson().toStdString());
        checkSame(answers[i][u"pace"_s], found[i].pace);
        checkSame(answers[i][u"projected"_s], found[i].projected);
    }
}

TEST_CASE("early warnings are those of the reference, in every direction", "[domain][reference]")
{
    Dice dice(6);
    std::vector<QJsonObject> cases;
    std::vector<Outlook> found;
    constexpr std::pair<IndicatorDirection, const char16_t *> directions[] = {
        {IndicatorDirection::More, u"more"},
        {IndicatorDirection::Less, u"less"},
        {IndicatorDirection::Keep, u"keep"},
        {IndicatorDirection::Cumulative, u"cumulative"}};
    for (int round = 0; round < rounds; ++round) {
        const auto &[direction, code] = directions[dice.below(4)];
        QJsonArray asked;
        std::vector<YearValue> values;
        for (int year = 2018; year < 2024; ++year) {
            const auto actual = dice.below(8) ? std::optional(1 + dice.real(0, 50)) : std::nullopt;
            values.push_back({*FiscalYear::from(year), {}, {}, actual, ValueState::Final});
            asked.append(QJsonObject{{u"year"_s, year}, {u"actual"_s, json(actual)}});
        }
        const int targetYear = 2022 + dice.below(9);
        const double target = 1 + dice.real(0, 200);
        const IndicatorLine line{direction, {}, {}, FiscalYear::from(targetYear), target};
        found.push_back(outlook(line, values, *FiscalYear::from(2023)));
        cases.push_back({{u"formula"_s, u"outlook"_s},
                         {u"direction"_s, QString::fromUtf16(code)},
                         {u"values"_s, asked},
                         {u"target"_s, target},
                         {u"target_year"_s, targetYear}});
    }
    const auto answers = testing::reference(cases);
    int missed = 0;
    for (size_t i = 0; i < answers.size(); ++i) {
        INFO(QJsonDocument(cases[i]).toJson().toStdString());
        const QString state = answers[i][u"state"_s].toString();
        REQUIRE((found[i].state == Outlook::State::Unknown) == (state == u"unknown"_s));
        if (found[i].state == Outlook::State::Unknown)
            continue;
        REQUIRE((found[i].state == Outlook::State::WillMiss) == (state == u"miss"_s));
        missed += found[i].state == Outlook::State::WillMiss ? 1 : 0;
        checkSame(answers[i][u"pace"_s], found[i].pace);
        checkSame(answers[i][u"needed"_s], found[i].needed);
        checkSame(answers[i][u"projected"_s], found[i].projected);
    }
    CHECK(missed > rounds / 10);
    CHECK(missed < rounds * 9 / 10);
}

TEST_CASE("the bounds of ranks are those of trying all corners of the weights", "[domain][reference]")
{
    Dice dice(7);
    std::vector<QJsonObject> cases;
    std::vector<std::vector<std::optional<RankRange>>> found;
    for (int round = 0; round < rounds / 4; ++round) {
        const int criteria = 2 + dice.below(3);
        QJsonArray weights;
        std::vector<double> known;
        for (int i = 0; i < criteria; ++i) {
            known.push_back(1 + dice.below(5));
            weights.append(known.back());
        }
        QJsonArray asked;
        std::vector<std::vector<CriterionGrade>> sheets;
        for (int count = 2 + dice.below(7); count > 0; --count) {
            QJsonArray grades;
            std::vector<CriterionGrade> sheet;
            for (int i = 0; i < criteria; ++i) {
                const double grade = 1 + dice.below(5);
                grades.append(grade);
                sheet.push_back({*RowId::from(i + 1), {1, 5, GoodEnd::High}, known[size_t(i)], grade});
            }
            asked.append(grades);
            sheets.push_back(std::move(sheet));
        }
        const double share = (1 + dice.below(7)) / 16.0; // exact in both languages
        found.push_back(rankRanges(sheets, {share, 5, 1}));
        cases.push_back({{u"formula"_s, u"rank_bounds"_s}, {u"weights"_s, weights}, {u"sheets"_s, asked}, {u"share"_s, share}});
    }
    const auto answers = testing::reference(cases);
    for (size_t i = 0; i < answers.size(); ++i) {
        INFO(QJsonDocument(cases[i]).toJson().toStdString());
        const QJsonArray bounds = answers[i][u"bounds"_s].toArray();
        REQUIRE(static_cast<size_t>(bounds.size()) == found[i].size());
        for (qsizetype project = 0; project < bounds.size(); ++project) {
            const auto &range = found[i][static_cast<size_t>(project)];
            REQUIRE(range);
            REQUIRE(range->best == bounds[project][0].toInt());
            REQUIRE(range->worst == bounds[project][1].toInt());
        }
    }
}

TEST_CASE("a person's worth leaves 63 bits for nothing, not for a wrong number", "[domain]")
{
    CHECK_FALSE(staffWorthOf(1e6, std::numeric_limits<qint64>::max()));
    CHECK_FALSE(staffWorthOf(std::nan(""), 8000));
    CHECK_FALSE(staffWorthOf(1.0, std::nullopt));
    CHECK(staffWorthOf(1.5, 8001) == 12002);
    CHECK(staffWorthOf(0.0, 8000) == 0);
}
