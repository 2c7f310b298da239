// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/allocation.h"
#include "tests/support/testing.h"

#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace core;

namespace {

RowId row(qint64 id)
{
    return *RowId::from(id);
}

AllocationOption option(qint64 id, qint64 project, qint64 money, double gain)
{
    return {row(id), row(project), {}, money, 0, gain};
}

struct Case
{
    std::vector<AllocationOption> options;
    AllocationRules rules;
};

Case randomCase(std::mt19937 &random)
{
    const auto below = [&random](unsigned n) { return static_cast<qint64>(random() % n); };
    Case made;
    const qint64 count = 1 + below(9);
    for (qint64 id = 1; id <= count; ++id) {
        AllocationOption one = option(id, 100 + below(6), (below(41) - 15) * 100, static_cast<double>(below(41) - 15));
        one.branch = row(200 + below(2));
        one.staff = static_cast<double>(below(9) - 3) / 2;
        const qint64 rule = below(10);
        one.rule = rule == 0 ? AllocationOption::Rule::Must
                   : rule == 1 ? AllocationOption::Rule::Never
                               : AllocationOption::Rule::Free;
        made.options.push_back(one);
    }
    if (below(4))
        made.rules.money = (below(40) - 5) * 100;
    if (below(2))
        made.rules.staff = static_cast<double>(below(10) - 1);
    if (below(3) == 0)
        made.rules.floors.push_back({row(200), (below(20) - 10) * 100});
    if (below(2))
        made.rules.exclusions.emplace_back(row(1 + below(9)), row(1 + below(9)));
    made.rules.alternatives = 2;
    made.rules.moneyStep = 500;
    return made;
}

bool isAllowed(const Case &given, unsigned set)
{
    std::set<RowId> projects;
    std::set<RowId> chosen;
    std::map<RowId, qint64> branches;
    qint64 money = 0;
    double staff = 0;
    for (size_t i = 0; i < given.options.size(); ++i) {
        const AllocationOption &one = given.options[i];
        const bool taken = (set >> i) & 1;
        if ((taken && one.rule == AllocationOption::Rule::Never) || (!taken && one.rule == AllocationOption::Rule::Must))
            return false;
        if (!taken)
            continue;
        if (!projects.insert(one.project).second)
            return false;
        chosen.insert(one.proposal);
        branches[*one.branch] += one.money;
        money += one.money;
        staff += one.staff;
    }
    for (const auto &[a, b] : given.rules.exclusions)
        if (a != b && chosen.contains(a) && chosen.contains(b))
            return false;
    for (const auto &floor : given.rules.floors)
        if (branches[floor.branch] < floor.money)
            return false;
    return !(given.rules.money && money > *given.rules.money) && !(given.rules.staff && staff > *given.rules.staff + 1e-9);
}

/// Gains of all sets that keep to the rules, best first.
std::vector<double> gainsByTrying(const Case &given)
{
    std::vector<double> gains;
    for (unsigned set = 0; set < 1u << given.options.size(); ++set) {
        if (!isAllowed(given, set))
            continue;
        double gain = 0;
        for (size_t i = 0; i < given.options.size(); ++i)
            gain += (set >> i) & 1 ? given.options[i].gain : 0;
        gains.push_back(gain);
    }
    std::ranges::sort(gains, std::greater());
    return gains;
}

/// That a set keeps to the rules, and comes to what is said of it.
void checkKept(const Case &given, const Allocation &set)
{
    unsigned bits = 0;
    qint64 money = 0;
    double staff = 0;
    double gain = 0;
    for (size_t i = 0; i < given.options.size(); ++i) {
        if (std::ranges::find(set.chosen, given.options[i].proposal) == set.chosen.end())
            continue;
        bits |= 1u << i;
        money += given.options[i].money;
        staff += given.options[i].staff;
        gain += given.options[i].gain;
    }
    CHECK(isAllowed(given, bits));
    CHECK(set.money == money);
    CHECK(set.staff == Approx(staff).margin(1e-9));
    CHECK(set.gain == Approx(gain).margin(1e-9));
}

std::optional<double> bestByTrying(Case given)
{
    const auto gains = gainsByTrying(given);
    return gains.empty() ? std::nullopt : std::optional(gains.front());
}

} // namespace

TEST_CASE("the chosen set is the best of all sets, and the next ones follow", "[domain]")
{
    std::mt19937 random(11);
    int feasible = 0;
    for (int round = 0; round < 150; ++round) {
        const Case given = randomCase(random);
        const auto answer = allocate(given.options, given.rules);
        REQUIRE(answer);
        const std::vector<double> gains = gainsByTrying(given);
        REQUIRE(answer->best.has_value() == !gains.empty());
        if (gains.empty())
            continue;
        ++feasible;
        CHECK(answer->best->gain == Approx(gains[0]).margin(1e-9));
        REQUIRE(answer->next.size() == std::min<size_t>(2, gains.size() - 1));
        for (size_t i = 0; i < answer->next.size(); ++i)
            CHECK(answer->next[i].gain == Approx(gains[i + 1]).margin(1e-9));
        if (given.rules.money) {
            Case moved = given;
            *moved.rules.money += 500;
            CHECK(answer->money->above.value_or(-1e9) == Approx(bestByTrying(moved).value_or(-1e9)).margin(1e-9));
            *moved.rules.money -= 1000;
            CHECK(answer->money->below.value_or(-1e9) == Approx(bestByTrying(moved).value_or(-1e9)).margin(1e-9));
        }
        if (given.rules.staff) {
            Case moved = given;
            *moved.rules.staff += given.rules.staffStep;
            CHECK(answer->staff->above.value_or(-1e9) == Approx(bestByTrying(moved).value_or(-1e9)).margin(1e-9));
            *moved.rules.staff -= 2 * given.rules.staffStep;
            CHECK(answer->staff->below.value_or(-1e9) == Approx(bestByTrying(moved).value_or(-1e9)).margin(1e-9));
        }
        for (const Allocation &one : answer->next)
            checkKept(given, one);
        checkKept(given, *answer->best);
    }
    CHECK(feasible > 80);
}

TEST_CASE("a ceiling is kept to the last thousand yen, however large the amounts", "[domain]")
{
    const std::vector<AllocationOption> options{option(1, 11, 500'000'000'001, 2), option(2, 12, 500'000'000'000, 1.9)};
    AllocationRules rules;
    rules.alternatives = 0;
    rules.money = 500'000'000'000;
    CHECK(allocate(options, rules)->best->chosen == std::vector{row(2)});
    rules.money = 500'000'000'001;
    CHECK(allocate(options, rules)->best->chosen == std::vector{row(1)});
}

TEST_CASE("what is decided stays in, and a contradiction is no choice at all", "[domain]")
{
    std::vector<AllocationOption> options{option(1, 11, 300, -5), option(2, 12, 300, 5)};
    options[0].rule = AllocationOption::Rule::Must;
    AllocationRules rules;
    rules.money = 300;
    CHECK(allocate(options, rules)->best->chosen == std::vector{row(1)});
    rules.money = 299;
    CHECK_FALSE(allocate(options, rules)->best);
}

TEST_CASE("nothing proposed is a choice: everything as it is", "[domain]")
{
    const auto answer = allocate({}, {});
    REQUIRE(answer);
    CHECK(answer->best->chosen.empty());
    CHECK(answer->next.empty());
}

TEST_CASE("values that cannot be reckoned with are refused with the proposal's name", "[domain]")
{
    std::vector<AllocationOption> options{option(7, 11, 300, std::nan(""))};
    CHECK(allocate(options, {}).error().detail == row(7).toString());
    options[0] = option(8, 11, std::numeric_limits<qint64>::max(), 1);
    CHECK(allocate(options, {}).error().code == Error::Code::InvalidValue);
}

TEST_CASE("an allocation can be cancelled", "[domain]")
{
    const std::atomic_bool cancel = true;
    CHECK(allocate({option(1, 11, 300, 1), option(2, 12, 100, 1)}, {}, &cancel).error().code == Error::Code::Cancelled);
}

TEST_CASE("a plan of a thousand proposals is solved", "[domain]")
{
    std::mt19937 random(5);
    std::vector<AllocationOption> options;
    for (qint64 id = 1; id <= 1000; ++id) {
        options.push_back(option(id, 2000 + id / 2, static_cast<qint64>(random() % 9000) - 2000,
                                 static_cast<double>(random() % 1000) / 10));
        options.back().staff = static_cast<double>(random() % 40) / 10 - 1;
    }
    AllocationRules rules;
    rules.money = 400'000;
    rules.staff = 120;
    rules.alternatives = 1;
    const auto answer = allocate(options, rules);
    REQUIRE(answer);
    CHECK(answer->best->money <= 400'000);
    CHECK(answer->best->gain >= answer->next.front().gain);
    CHECK(*answer->money->above >= answer->best->gain);
    CHECK(*answer->money->below <= answer->best->gain);
}
