// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/prospects.h"
#include "tests/core/report/city.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

TEST_CASE("ranks of the plan come with the places other weights would give, best first", "[prospects]")
{
    const testing::City city(40, 3);
    const auto board = Scoreboard::read(city.read(), 2026);
    REQUIRE_OK(board);
    const auto prospects = rankProspects(*board, 0, {});
    size_t scored = 0;
    for (const Scoreboard::Result &result : board->results())
        scored += result.stage == 0 && result.score.value ? 1 : 0;
    REQUIRE(prospects.size() == scored);
    for (size_t i = 0; i < prospects.size(); ++i) {
        const Scoreboard::Result *result = board->result(prospects[i].project, 0);
        CHECK(prospects[i].range.rank == result->rank);
        CHECK(prospects[i].range.best <= prospects[i].range.rank);
        CHECK(prospects[i].range.worst >= prospects[i].range.rank);
        CHECK((i == 0 || prospects[i - 1].range.rank <= prospects[i].range.rank));
    }
}

TEST_CASE("an indicator that will miss its target is named with its project, those of ended projects are not",
          "[prospects]")
{
    testing::City city(2, 1);
    const RowId slow = RowId::random();
    const auto addIndicator = [&](RowId project, RowId id) {
        city.perform([&](Editor &editor) -> Result<> {
            RASHIN_TRY(editor.add(Entity::Indicator,
                                  {{Field::IndicatorProject, Value::reference(project)},
                                   {Field::IndicatorName, Value::text(u"参加者数"_s)},
                                   {Field::IndicatorType, Value::text(u"outcome"_s)},
                                   {Field::IndicatorTargetYear, Value::integer(2030)},
                                   {Field::IndicatorTargetValue, Value::real(1000)}},
                                  id));
            for (int year = 2022; year <= 2025; ++year)
                RASHIN_TRY(editor.add(Entity::IndicatorValue,
                                      {{Field::IndicatorValueIndicator, Value::reference(id)},
                                       {Field::IndicatorValueYear, Value::integer(year)},
                                       {Field::IndicatorValueActual, Value::real(100 + 10.0 * (year - 2022))}}));
            return {};
        });
    };
    addIndicator(city.entered[0].project, slow);
    const RowId ended = RowId::random();
    addIndicator(city.entered[1].project, ended);
    city.perform([&](Editor &editor) {
        return editor.set(city.entered[1].project, Field::ProjectState, Value::text(u"ended"_s));
    });

    const auto prospects = indicatorProspects(city.read(), 2026);
    REQUIRE_OK(prospects);
    const auto &missed = prospects->missed;
    const auto of = [&missed](RowId indicator) {
        return std::ranges::find(missed, indicator, &IndicatorProspect::indicator);
    };
    REQUIRE(of(slow) != missed.end());
    CHECK(prospects->judged >= 1);
    CHECK(prospects->judged <= prospects->all);
    CHECK(of(slow)->project == city.entered[0].project);
    CHECK(of(slow)->outlook.reason == Outlook::Reason::TooSlow);
    CHECK(*of(slow)->outlook.projected == Approx(180));
    CHECK(of(ended) == missed.end());
    const auto early = indicatorProspects(city.read(), 2023); // two actuals are no trend
    CHECK(early->judged < prospects->judged);
}
