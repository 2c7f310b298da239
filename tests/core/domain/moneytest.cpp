// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/money.h"
#include "tests/support/testing.h"

#include <limits>
#include <random>

using namespace core;

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr qint64 smallest = std::numeric_limits<qint64>::min();

MoneyRow soundRow()
{
    MoneyRow row;
    row.national = 100;
    row.prefectural = 50;
    row.bond = 0;
    row.other = 5;
    row.fee = 20;
    row.general = 825;
    row.total = 1000;
    row.staffCost = 300;
    return row;
}

} // namespace

TEST_CASE("the parts of a sound row make its totals", "[domain]")
{
    MoneyRow row = soundRow();
    CHECK(specificSources(row) == 175);
    CHECK(allSources(row) == 1000);
    CHECK(totalCost(row) == 1300);
    row.statedSpecific = 175;
    row.statedTotalCost = 1300;
    const MoneyCheck check = checkMoney(row);
    CHECK(check.checked == 3);
    CHECK(check.violations.empty());
}

TEST_CASE("a violated identity is shown with what was expected and what was found", "[domain]")
{
    MoneyRow row = soundRow();
    row.total = 1003;
    row.statedSpecific = 170;
    row.statedTotalCost = 1300;
    const std::vector<MoneyViolation> all = checkMoney(row).violations;
    REQUIRE(all.size() == 3);
    CHECK(all[0] == MoneyViolation{MoneyRule::SourcesMakeTotal, 1000, 1003});
    CHECK(all[1] == MoneyViolation{MoneyRule::StaffMakesTotalCost, 1303, 1300});
    CHECK(all[2] == MoneyViolation{MoneyRule::SpecificLeavesGeneral, 833, 825});
    CHECK(checkMoney(row, 3).violations.size() == 1);
    CHECK(checkMoney(row, 8).violations.empty());
    CHECK(checkMoney(row, -1).violations.size() == 3);
}

TEST_CASE("a row with a missing part is not checked, and a missing part is not 0", "[domain]")
{
    MoneyRow row = soundRow();
    row.bond.reset();
    CHECK_FALSE(allSources(row));
    CHECK(checkMoney(row).checked == 0);
    row.total = 7;
    CHECK(checkMoney(row).violations.empty());
    CHECK(checkMoney({}).checked == 0);
}

TEST_CASE("no amount whatever runs over", "[domain]")
{
    CHECK_FALSE(sumOf({largest, 1}));
    CHECK_FALSE(sumOf({smallest, -1}));
    MoneyRow row = soundRow();
    row.national = largest;
    CHECK(checkMoney(row).checked == 0);
    row = soundRow();
    row.statedTotalCost = smallest;
    CHECK(checkMoney(row, largest).violations.size() == 1);
    CHECK_FALSE(changeOf(smallest, largest).difference);
    CHECK_FALSE(addUp(std::vector<std::optional<qint64>>{largest, 1}));
}

TEST_CASE("the execution rate may exceed 100 % and needs a budget", "[domain]")
{
    CHECK(executionRate(980, 1000) == 98.0);
    CHECK(executionRate(1200, 1000) == 120.0);
    CHECK(executionRate(0, 1000) == 0.0);
    CHECK_FALSE(executionRate(0, 0));
    CHECK_FALSE(executionRate(5, 0));
    CHECK_FALSE(executionRate(5, -3));
    CHECK_FALSE(executionRate({}, 1000));
    CHECK_FALSE(executionRate(5, {}));
}

TEST_CASE("infinite changes are 皆増 and 皆減", "[domain]")
{
    using Kind = YearChange::Kind;
    CHECK(changeOf(1000, 1100).kind == Kind::Rate);
    CHECK(changeOf(1000, 1100).percent == 10.0);
    CHECK(changeOf(1000, 900).difference == -100);
    CHECK(changeOf(0, 5).kind == Kind::AllNew);
    CHECK(changeOf(5, 0).kind == Kind::AllGone);
    CHECK(changeOf(0, 0).kind == Kind::NotComputable);
    CHECK(changeOf(0, 0).difference == 0);
    CHECK(changeOf(-5, 5).kind == Kind::NotComputable);
    CHECK(changeOf(-5, 5).difference == 10);
    CHECK_FALSE(changeOf({}, 5).difference);
}

TEST_CASE("a sum says how much of it is known", "[domain]")
{
    const std::optional<MoneySum> sum = addUp(std::vector<std::optional<qint64>>{5, std::nullopt, -2, 0});
    REQUIRE(sum);
    CHECK(sum->sum == 3);
    CHECK(sum->counted == 3);
    CHECK(sum->missing == 1);
}

TEST_CASE("an identity is violated exactly when it is off by more than the tolerance", "[domain]")
{
    std::mt19937 random(3);
    std::uniform_int_distribution<qint64> amount(-1000, 1000000);
    std::uniform_int_distribution<qint64> small(-4, 4);
    for (int i = 0; i < 5000; ++i) {
        MoneyRow row;
        qint64 sum = 0; // the same by hand
        for (auto part : {&MoneyRow::national, &MoneyRow::prefectural, &MoneyRow::bond, &MoneyRow::other,
                          &MoneyRow::fee, &MoneyRow::general}) {
            row.*part = amount(random);
            sum += *(row.*part);
        }
        const qint64 off = small(random);
        row.total = sum + off;
        const MoneyCheck check = checkMoney(row, 2);
        CHECK(check.checked == 1);
        CHECK(check.violations.empty() == (off >= -2 && off <= 2));
    }
}
