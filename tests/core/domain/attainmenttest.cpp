// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/attainment.h"
#include "tests/support/testing.h"

#include <cmath>
#include <limits>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using State = Attainment::State;
using Reason = Attainment::Reason;

namespace {

FiscalYear fy(int year)
{
    return *FiscalYear::from(year);
}

IndicatorLine line(IndicatorDirection direction, double base, double target)
{
    return {direction, fy(2020), base, fy(2025), target};
}

YearValue actual(int year, double value, ValueState state = ValueState::Final)
{
    return {fy(year), {}, {}, value, state};
}

Attainment attainmentOf(const IndicatorLine &line, const std::vector<YearValue> &values, int year)
{
    return attainment(line, values, fy(year));
}

} // namespace

TEST_CASE("expected values go from base to target in even steps", "[domain]")
{
    const IndicatorLine growing = line(IndicatorDirection::More, 50, 100);
    CHECK(expectedValue(growing, fy(2020)) == 50.0);
    CHECK(expectedValue(growing, fy(2022)) == Approx(70));
    CHECK(expectedValue(growing, fy(2025)) == 100.0);
    CHECK(expectedValue(growing, fy(2030)) == 100.0);
    CHECK_FALSE(expectedValue(growing, fy(2019)));
    CHECK_FALSE(expectedValue({}, fy(2020)));
    CHECK_FALSE(expectedValue({IndicatorDirection::More, {}, {}, fy(2025), 100}, fy(2024)));
    CHECK(expectedValue({IndicatorDirection::More, {}, {}, fy(2025), 100}, fy(2025)) == 100.0);
    CHECK_FALSE(expectedValue({IndicatorDirection::More, fy(2026), 1, fy(2025), 100}, fy(2024)));
}

TEST_CASE("the expected line hits base and target exactly and never turns", "[domain]")
{
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> value(-1e15, 1e15);
    for (int i = 0; i < 5000; ++i) {
        const IndicatorLine any = line(IndicatorDirection::More, value(random), value(random));
        CHECK(expectedValue(any, *any.baseYear) == any.baseValue);
        CHECK(expectedValue(any, *any.targetYear) == any.targetValue);
        const double sign = *any.targetValue >= *any.baseValue ? 1 : -1;
        for (int year = 2020; year < 2025; ++year)
            CHECK(sign * *expectedValue(any, fy(year)) <= sign * *expectedValue(any, fy(year + 1)));
    }
}

TEST_CASE("more is better: actual against expected", "[domain]")
{
    const Attainment got = attainmentOf(line(IndicatorDirection::More, 50, 100), {actual(2022, 77)}, 2022);
    CHECK(got.state == State::Computed);
    CHECK(*got.percent == Approx(110));
    CHECK(got.reached == true);
    CHECK(got.judgedBy == Reference::Line);
}

TEST_CASE("less is better: the ratio turns round", "[domain]")
{
    const Attainment got = attainmentOf(line(IndicatorDirection::Less, 100, 50), {actual(2025, 40)}, 2025);
    CHECK(*got.percent == Approx(125));
    CHECK(got.reached == true);
    const Attainment none = attainmentOf(line(IndicatorDirection::Less, 100, 50), {actual(2025, 0)}, 2025);
    CHECK(none.state == State::NotComputable);
    CHECK(none.reason == Reason::ZeroActual);
    CHECK_FALSE(none.percent);
    CHECK(none.reached == true);
}

TEST_CASE("keep: distance from the target counts, on either side", "[domain]")
{
    const IndicatorLine steady = line(IndicatorDirection::Keep, 50, 50);
    CHECK(attainmentOf(steady, {actual(2022, 50)}, 2022).percent == 100.0);
    CHECK(*attainmentOf(steady, {actual(2022, 45)}, 2022).percent == Approx(90));
    CHECK(*attainmentOf(steady, {actual(2022, 55)}, 2022).percent == Approx(90));
    CHECK(attainmentOf(steady, {actual(2022, 500)}, 2022).percent == 0.0);
}

TEST_CASE("cumulative: the years since the base year are summed", "[domain]")
{
    IndicatorLine growing = line(IndicatorDirection::Cumulative, 10, 60);
    const std::vector<YearValue> values{actual(2022, 8), actual(2020, 99), actual(2021, 12), actual(2023, 5)};
    const Attainment got = attainmentOf(growing, values, 2022);
    CHECK(got.actual == 30.0); // 10 at the end of 2020, then 12 and 8
    CHECK(*got.percent == Approx(100));
    growing.baseValue.reset();
    CHECK(attainmentOf(growing, values, 2022).actual == 119.0);
    CHECK(attainmentOf(growing, values, 2024).state == State::Missing);
    CHECK(attainmentOf(growing, {actual(2020, 1), actual(2022, 1)}, 2022).reason == Reason::GapInYears);
    CHECK(attainmentOf(growing, {actual(2020, 1)}, 2019).state == State::Missing);
    const YearValue pause{fy(2021), {}, {}, {}, ValueState::NotApplicable};
    CHECK(attainmentOf(growing, {actual(2020, 1), pause, actual(2022, 1)}, 2022).actual == 2.0);
}

TEST_CASE("what was recorded for the year goes before the line", "[domain]")
{
    const IndicatorLine growing = line(IndicatorDirection::More, 50, 100);
    YearValue value = actual(2022, 40);
    value.target = 80;
    CHECK(attainmentOf(growing, {value}, 2022).percent == 50.0);
    CHECK(attainmentOf(growing, {value}, 2022).judgedBy == Reference::StatedTarget);
    value.expected = 40;
    CHECK(attainmentOf(growing, {value}, 2022).percent == 100.0);
    CHECK(attainmentOf(growing, {value}, 2022).judgedBy == Reference::StatedExpected);
}

TEST_CASE("a missing actual is missing, never 0", "[domain]")
{
    const IndicatorLine growing = line(IndicatorDirection::More, 50, 100);
    CHECK(attainmentOf(growing, {}, 2022).state == State::Missing);
    CHECK(attainmentOf(growing, {{fy(2022)}}, 2022).state == State::Missing);
    CHECK(attainmentOf(growing, {actual(2022, 5, ValueState::Unknown)}, 2022).state == State::Missing);
    CHECK(attainmentOf(growing, {actual(2022, 5, ValueState::NotApplicable)}, 2022).state == State::NotApplicable);
    CHECK(attainmentOf(growing, {actual(2022, 5, ValueState::Estimate)}, 2022).isEstimate);
    CHECK(attainmentOf(growing, {}, 2022).reference.has_value());
}

TEST_CASE("what cannot be computed says why", "[domain]")
{
    const auto reason = [](const IndicatorLine &line, double value) {
        const Attainment got = attainmentOf(line, {actual(2022, value)}, 2022);
        CHECK(got.state == State::NotComputable);
        CHECK_FALSE(got.percent);
        return got.reason;
    };
    CHECK(reason(line(IndicatorDirection::More, 50, 50), 60) == Reason::BaseEqualsTarget);
    CHECK(reason(line(IndicatorDirection::More, 0, 0), 60) == Reason::ZeroReference);
    CHECK(reason(line(IndicatorDirection::Keep, 0, 0), 0) == Reason::ZeroReference);
    CHECK(reason(line(IndicatorDirection::More, -5, -10), 3) == Reason::NegativeReference);
    CHECK(reason({}, 3) == Reason::NoReference);
    CHECK(reason(line(IndicatorDirection::More, 1, 2), HUGE_VAL) == Reason::OutOfRange);
    CHECK(attainmentAgainst(IndicatorDirection::Less, 0, 0).reached == true);
    CHECK(attainmentAgainst(IndicatorDirection::More, 1e-300, 1e300).reason == Reason::OutOfRange);
    // Judged against another value than the one it starts from, it can be computed.
    YearValue stated = actual(2022, 60);
    stated.target = 80;
    CHECK(attainmentOf(line(IndicatorDirection::More, 50, 50), {stated}, 2022).percent == 75.0);
}

TEST_CASE("100 % is reached exactly when the actual is as good as the reference, in any unit", "[domain]")
{
    std::mt19937 random(9);
    std::uniform_int_distribution<int> value(1, 400);
    for (int i = 0; i < 5000; ++i) {
        const double reference = value(random) / 4.0;
        const double found = value(random) / 4.0;
        for (const auto direction : {IndicatorDirection::More, IndicatorDirection::Less, IndicatorDirection::Keep}) {
            const Attainment got = attainmentAgainst(direction, reference, found);
            CHECK((*got.percent >= 100) == *got.reached);
            CHECK(*attainmentAgainst(direction, reference * 1000, found * 1000).percent == Approx(*got.percent));
        }
        // Less of it is more of its inverse.
        CHECK(*attainmentAgainst(IndicatorDirection::Less, reference, found).percent
              == Approx(*attainmentAgainst(IndicatorDirection::More, 1 / reference, 1 / found).percent));
    }
}

TEST_CASE("bands are the scheme's, in any order", "[domain]")
{
    const std::vector<BandLimit> bands{{u"C"_s, 60}, {u"A"_s, 100}, {u"D"_s, {}}, {u"B"_s, 80}};
    const auto name = [&](double percent) { return bands[*bandOf(bands, percent)].name; };
    CHECK(name(150) == u"A"_s);
    CHECK(name(100) == u"A"_s);
    CHECK(name(99.9) == u"B"_s);
    CHECK(name(80) == u"B"_s);
    CHECK(name(std::nextafter(80, 0)) == u"B"_s); // 80 % that the arithmetic missed by a hair
    CHECK(name(79.99) == u"C"_s);
    CHECK(name(0) == u"D"_s);
    CHECK(name(-5) == u"D"_s);
    CHECK_FALSE(bandOf(std::span(bands).first(2), 10));
    CHECK_FALSE(bandOf(bands, std::nan("")));
    CHECK_FALSE(bandOf({}, 10));
}
