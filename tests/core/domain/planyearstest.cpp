// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/planyears.h"
#include "tests/support/testing.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

PlanYears years(int first, int last)
{
    return {*FiscalYear::from(first), *FiscalYear::from(last)};
}

} // namespace

TEST_CASE("a plan's period names its first and last year in the ways plans are written", "[planyears]")
{
    const QString written[] = {u"令和8年度～令和17年度"_s,  u"令和８〜１７年度"_s,     u"2026-2035"_s,
                               u"2026年度から2035年度まで"_s, u"R8-R17"_s,               u"令和8年度から10年間"_s,
                               u"令和8年度より10か年"_s,      u"令和8年4月から令和18年3月まで"_s, u"令和8（2026）年度～令和17（2035）年度（10年間）"_s};
    for (const QString &period : written) {
        CAPTURE(period);
        CHECK(parsePlanYears(period) == years(2026, 2035));
    }
    CHECK(parsePlanYears(u"平成30年度～令和4年度"_s) == years(2018, 2022));
    CHECK(parsePlanYears(u"令和8年度～令和8年度"_s) == years(2026, 2026));
}

TEST_CASE("a period that does not name both ends for certain holds nothing against any year", "[planyears]")
{
    const QString written[] = {u""_s,
                               u"－"_s,
                               u"今後、概ね10年後を見通したもの"_s,
                               u"令和8年度から概ね10年間"_s,
                               u"令和8年度から"_s,
                               u"令和8年度"_s,
                               u"8～17年度"_s,           // of which era?
                               u"2026～17年度"_s,        // the same
                               u"令和8年から17年"_s,     // 17 years, or until the 17th?
                               u"令和17年度～令和8年度"_s, // backwards
                               u"令和8年度～令和17年度（5年間）"_s,
                               u"令和8年度～令和17年度（一部は令和20年度まで）"_s};
    for (const QString &period : written) {
        CAPTURE(period);
        CHECK_FALSE(parsePlanYears(period).has_value());
    }
}

TEST_CASE("a project is outside of the plan only if all of its years are", "[planyears]")
{
    const PlanYears plan = years(2026, 2035);
    CHECK(planSide(Field::ProjectStartYear, 1990, plan) == PlanSide::Within);
    CHECK(planSide(Field::ProjectStartYear, 2035, plan) == PlanSide::Within);
    CHECK(planSide(Field::ProjectStartYear, 2036, plan) == PlanSide::After);
    CHECK(planSide(Field::ProjectEndYear, 2050, plan) == PlanSide::Within);
    CHECK(planSide(Field::ProjectEndYear, 2026, plan) == PlanSide::Within);
    CHECK(planSide(Field::ProjectEndYear, 2025, plan) == PlanSide::Before);
    CHECK(planSide(Field::CycleYear, 2025, plan) == PlanSide::Before);
    CHECK(planSide(Field::CycleYear, 2036, plan) == PlanSide::After);
    CHECK(planSide(Field::IndicatorTargetYear, 2040, plan) == PlanSide::After);
}
