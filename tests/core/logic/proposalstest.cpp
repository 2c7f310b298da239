// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/proposals.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

TEST_CASE("a year's proposals are weighed by the ceilings of its scheme, its floors and its exclusions", "[proposals]")
{
    testing::SampleFile sample;
    const auto added = [&](Entity entity, Editor::Cells cells) {
        const AddRow add(entity, std::move(cells));
        REQUIRE_OK(sample.workspace->perform(add));
        return add.id();
    };
    const auto proposal = [&](RowId project, const QString &kind, std::optional<qint64> money, std::optional<double> gain) {
        Editor::Cells cells{{Field::ProposalProject, Value::reference(project)},
                            {Field::ProposalYear, Value::integer(2026)},
                            {Field::ProposalKind, Value::text(kind)}};
        if (money)
            cells.emplace_back(Field::ProposalMoney, Value::integer(*money));
        if (gain)
            cells.emplace_back(Field::ProposalGain, Value::real(*gain));
        return added(Entity::Proposal, cells);
    };
    const RowId other = added(Entity::Project, {{Field::ProjectName, Value::text(u"別の事業"_s)}});
    const RowId levelUp = proposal(sample.project, u"level_up"_s, 3000, 10);
    const RowId scrap = proposal(other, u"abolish"_s, -2000, -1);
    const RowId unclear = proposal(other, u"reduce"_s, {}, 5);
    REQUIRE_OK(sample.set(sample.scheme, Field::SchemeMoneyCeiling, Value::integer(1000)));

    auto given = readAllocation(sample.workspace->read(), 2026);
    REQUIRE_OK(given);
    CHECK(given->lines.size() == 3);
    CHECK(given->options().size() == 2); // what has no money yet is not weighed
    CHECK(given->line(unclear));
    CHECK(given->line(levelUp)->branch == sample.branch);
    const auto answer = allocate(given->options(), given->rules);
    REQUIRE_OK(answer);
    REQUIRE(answer->best);
    CHECK(answer->best->chosen.size() == 2); // the scrap pays for the level-up
    CHECK(answer->best->money == 1000);

    added(Entity::ProposalPair, {{Field::ProposalPairFirst, Value::reference(levelUp)},
                                 {Field::ProposalPairSecond, Value::reference(scrap)}});
    added(Entity::BudgetFloor, {{Field::BudgetFloorYear, Value::integer(2026)},
                                {Field::BudgetFloorOffice, Value::reference(sample.branch)},
                                {Field::BudgetFloorMoney, Value::integer(500)}});
    given = readAllocation(sample.workspace->read(), 2026);
    REQUIRE_OK(given);
    CHECK(given->rules.exclusions.size() == 1);
    REQUIRE(given->rules.floors.size() == 1);
    const auto none = allocate(given->options(), given->rules);
    REQUIRE_OK(none);
    CHECK_FALSE(none->best); // the floor asks for the level-up, the ceiling for the scrap beside it
    CHECK(readAllocation(sample.workspace->read(), 2025)->lines.empty());
}
