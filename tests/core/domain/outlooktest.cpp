// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outlook.h"
#include "tests/support/testing.h"

#include <random>

using namespace core;

namespace {

FiscalYear year(int value)
{
    return *FiscalYear::from(value);
}

std::vector<YearValue> actuals(int first, const std::vector<double> &values)
{
    std::vector<YearValue> years;
    for (const double value : values)
        years.push_back({year(first++), {}, {}, value});
    return years;
}

IndicatorLine lineTo(double target, int targetYear, IndicatorDirection direction = IndicatorDirection::More)
{
    return {direction, {}, {}, year(targetYear), target};
}

} // namespace

TEST_CASE("an indicator that grows too slowly will miss its target, with pace and need spelt out", "[domain]")
{
    const Outlook found = outlook(lineTo(100, 2026), actuals(2020, {10, 20, 30, 40}), year(2023));
    CHECK(found.state == Outlook::State::WillMiss);
    CHECK(found.reason == Outlook::Reason::TooSlow);
    CHECK(*found.pace == Approx(10));
    CHECK(*found.needed == Approx(20));
    CHECK(*found.projected == Approx(70));
    CHECK(*found.shortfall == Approx(30));
}

TEST_CASE("one odd year does not turn the trend", "[domain]")
{
    // 2020 fell to nearly nothing; a least-squares line would promise 2026 far too little.
    const Outlook found = outlook(lineTo(100, 2026), actuals(2018, {50, 57, 3, 71, 78, 85}), year(2023));
    CHECK(found.state == Outlook::State::OnCourse);
    CHECK(*found.pace == Approx(7));
}

TEST_CASE("standing still and moving away are told apart from being slow", "[domain]")
{
    CHECK(outlook(lineTo(100, 2030), actuals(2020, {50, 50, 50}), year(2023)).reason == Outlook::Reason::Stalled);
    CHECK(outlook(lineTo(100, 2030), actuals(2020, {50, 45, 40}), year(2023)).reason == Outlook::Reason::MovesAway);
    const auto less = IndicatorDirection::Less;
    CHECK(outlook(lineTo(10, 2030, less), actuals(2020, {50, 55, 60}), year(2023)).reason == Outlook::Reason::MovesAway);
    CHECK(outlook(lineTo(10, 2025, less), actuals(2020, {50, 45, 40}), year(2023)).reason == Outlook::Reason::TooSlow);
    CHECK(outlook(lineTo(10, 2030, less), actuals(2020, {50, 45, 40}), year(2023)).state == Outlook::State::OnCourse);
}

TEST_CASE("a target that is reached already can still be lost", "[domain]")
{
    const Outlook found = outlook(lineTo(80, 2030), actuals(2020, {100, 95, 90}), year(2023));
    CHECK(found.state == Outlook::State::WillMiss);
    CHECK(found.reason == Outlook::Reason::MovesAway);
}

TEST_CASE("what is to be kept will miss where it drifts more than a twentieth away", "[domain]")
{
    const auto keep = IndicatorDirection::Keep;
    CHECK(outlook(lineTo(100, 2025, keep), actuals(2020, {100, 101, 102}), year(2023)).state == Outlook::State::OnCourse);
    CHECK(outlook(lineTo(100, 2030, keep), actuals(2020, {100, 101, 102}), year(2023)).state == Outlook::State::WillMiss);
}

TEST_CASE("a growing sum goes on by what the years usually add", "[domain]")
{
    const auto sum = IndicatorDirection::Cumulative;
    const Outlook found = outlook(lineTo(100, 2026, sum), actuals(2020, {10, 12, 11}), year(2023));
    CHECK(*found.last == Approx(33));
    CHECK(*found.pace == Approx(11));
    CHECK(*found.projected == Approx(77));
    CHECK(found.reason == Outlook::Reason::TooSlow);
    std::vector<YearValue> gap = actuals(2020, {10, 12, 11, 9});
    gap[1].actual.reset();
    CHECK(outlook(lineTo(100, 2026, sum), gap, year(2023)).reason == Outlook::Reason::GapInYears);
}

TEST_CASE("where nothing can be said, the reason is", "[domain]")
{
    CHECK(outlook({}, actuals(2020, {1, 2, 3}), year(2023)).reason == Outlook::Reason::NoTarget);
    CHECK(outlook(lineTo(9, 2030), actuals(2020, {1, 2}), year(2023)).reason == Outlook::Reason::TooFewValues);
    CHECK(outlook(lineTo(9, 2022), actuals(2020, {1, 2, 3}), year(2023)).reason == Outlook::Reason::TargetPassed);
    std::vector<YearValue> values = actuals(2020, {1, 2, 3});
    values[2].state = ValueState::Unknown;
    CHECK(outlook(lineTo(9, 2030), values, year(2023)).reason == Outlook::Reason::TooFewValues);
    CHECK(outlook(lineTo(1e308, 2030), actuals(2020, {-1e308, 0, 1e308}), year(2023)).state != Outlook::State::WillMiss);
}

TEST_CASE("only the years up to the one asked about count, in any order", "[domain]")
{
    std::vector<YearValue> values = actuals(2018, {10, 20, 30, 40, 500, 600});
    std::mt19937 random(1);
    const Outlook straight = outlook(lineTo(100, 2027), values, year(2021));
    for (int i = 0; i < 20; ++i) {
        std::ranges::shuffle(values, random);
        CHECK(*outlook(lineTo(100, 2027), values, year(2021)).projected == *straight.projected);
    }
    CHECK(*straight.projected == Approx(100));
}
