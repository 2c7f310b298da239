// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/fiscalyear.h"
#include "core/schema/registry.h"
#include "tests/support/testing.h"

using namespace core;

TEST_CASE("a fiscal year runs from April to March", "[domain]")
{
    const FiscalYear year = *FiscalYear::from(2026);
    CHECK(year.firstDay() == QDate(2026, 4, 1));
    CHECK(year.lastDay() == QDate(2027, 3, 31));
    CHECK(year.contains(QDate(2027, 3, 31)));
    CHECK_FALSE(year.contains(QDate(2026, 3, 31)));
    CHECK_FALSE(year.contains(QDate()));
}

TEST_CASE("every day from 1868 to 2200 belongs to the one fiscal year that holds it", "[domain]")
{
    for (QDate day(1868, 4, 1); day < QDate(2200, 4, 1); day = day.addDays(1)) {
        const auto year = FiscalYear::containing(day);
        if (!year || day < year->firstDay() || day > year->lastDay())
            FAIL(day.toString(Qt::ISODate));
    }
    CHECK_FALSE(FiscalYear::containing(QDate(1868, 3, 31)));
    CHECK_FALSE(FiscalYear::containing(QDate(2200, 4, 1)));
    CHECK_FALSE(FiscalYear::containing(QDate()));
}

TEST_CASE("the range of years is the registry's", "[domain]")
{
    const FieldKind kind = registry::spec(Field::SchemeYear).kind;
    CHECK(kind.minimum == FiscalYear::earliest);
    CHECK(kind.maximum == FiscalYear::latest);
    CHECK_FALSE(FiscalYear::from(FiscalYear::earliest - 1));
    CHECK_FALSE(FiscalYear::from(FiscalYear::latest + 1));
    CHECK_FALSE(FiscalYear::from(qint64{1} << 40));
}

TEST_CASE("years follow each other and end at the range", "[domain]")
{
    std::optional<FiscalYear> year = FiscalYear::from(FiscalYear::earliest);
    CHECK_FALSE(year->previous());
    int count = 0;
    for (; year; year = year->next()) {
        ++count;
        if (const auto next = year->next()) {
            CHECK(next->previous() == year);
            CHECK(*year < *next);
            CHECK(year->lastDay().addDays(1) == next->firstDay());
        }
    }
    CHECK(count == FiscalYear::latest - FiscalYear::earliest + 1);
}
