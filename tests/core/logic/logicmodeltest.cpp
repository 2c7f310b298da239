// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/logicoperations.h"
#include "core/report/findings.h"
#include "core/report/logicmodel.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// A project with activity → output → outcome.
struct Desk : testing::SampleFile
{
    RowId added(LogicKind kind, const QString &text, std::optional<RowId> cause = {})
    {
        const AddLogicNode add(project, kind, text, cause);
        REQUIRE_OK(workspace->perform(add));
        return add.id();
    }
    [[nodiscard]] auto join(RowId from, RowId to)
    {
        return workspace->perform(AddRow(Entity::LogicLink, {{Field::LogicLinkFrom, Value::reference(from)},
                                                             {Field::LogicLinkTo, Value::reference(to)}}));
    }
    [[nodiscard]] LogicModel model() const
    {
        auto found = readLogicModel(workspace->read(), project);
        REQUIRE_OK(found);
        return *found;
    }

    RowId activity = added(LogicKind::Activity, u"相談窓口を開く"_s);
    RowId output = added(LogicKind::Output, u"相談が受けられる"_s, activity);
    RowId outcome = added(LogicKind::OutcomeShort, u"不安が減る"_s, output);
};

} // namespace

TEST_CASE("what follows is added with its link in one step that one undo takes back", "[logic]")
{
    Desk desk;
    CHECK(desk.model().elements.size() == 3);
    REQUIRE(desk.model().steps.size() == 2);
    CHECK(desk.model().elements[desk.model().steps[0].to].text == u"相談が受けられる"_s);
    REQUIRE_OK(desk.workspace->undo());
    CHECK(desk.model().elements.size() == 2);
    CHECK(desk.model().steps.size() == 1);
}

TEST_CASE("a link that would close a circle is refused, whichever way it comes in", "[logic]")
{
    Desk desk;
    for (const RowId target : {desk.activity, desk.outcome}) {
        const auto refused = desk.join(desk.outcome, target);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Error::Code::InvalidValue);
        CHECK(refused.error().detail == u"logic_link.circle"_s);
    }
    CHECK(desk.model().steps.size() == 2);
    REQUIRE_OK(desk.join(desk.activity, desk.outcome)); // a short cut is none
    CHECK(desk.model().steps.size() == 3);
}

TEST_CASE("elements of two projects are not linked", "[logic]")
{
    Desk desk;
    const AddRow other(Entity::Project, {{Field::ProjectName, Value::text(u"別の事業"_s)}});
    REQUIRE_OK(desk.workspace->perform(other));
    const AddLogicNode far(other.id(), LogicKind::Output, u"よそのこと"_s);
    REQUIRE_OK(desk.workspace->perform(far));
    const auto refused = desk.join(desk.activity, far.id());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail == u"logic_link.apart"_s);
}

TEST_CASE("an element goes with its links, and comes back with them", "[logic]")
{
    Desk desk;
    REQUIRE_OK(desk.workspace->perform(RemoveRow(Entity::LogicNode, desk.output)));
    CHECK(desk.model().elements.size() == 2);
    CHECK(desk.model().steps.empty());
    REQUIRE_OK(desk.workspace->undo());
    CHECK(desk.model().steps.size() == 2);
}

TEST_CASE("a whole model with a circle or a link to nowhere is refused, and nothing of it stays", "[logic]")
{
    Desk desk;
    using Node = AddLogicModel::Node;
    const std::vector<Node> nodes{{LogicKind::Activity, u"甲"_s}, {LogicKind::Output, u"乙"_s}};
    const auto circle = desk.workspace->perform(AddLogicModel(desk.project, nodes, {{0, 1}, {1, 0}}));
    REQUIRE_FALSE(circle);
    CHECK(circle.error().detail == u"logic_link.circle"_s);
    REQUIRE_FALSE(desk.workspace->perform(AddLogicModel(desk.project, nodes, {{0, 7}})));
    CHECK(desk.model().elements.size() == 3);
    REQUIRE_OK(desk.workspace->perform(AddLogicModel(desk.project, nodes, {{0, 1, u"だから"_s}})));
    CHECK(desk.model().elements.size() == 5);
    CHECK(std::ranges::count(desk.model().steps, u"だから"_s, &LogicStep::reason) == 1);
}

TEST_CASE("a circle that two honest edits made is a finding, not a dead end", "[logic]")
{
    Desk desk;
    // As a merge would bring it: past the rules of operations.
    const Batch merged(QLatin1String("table.import"), {}, [&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::LogicLink, {{Field::LogicLinkFrom, Value::reference(desk.outcome)},
                                                  {Field::LogicLinkTo, Value::reference(desk.activity)}}));
        return {};
    });
    REQUIRE_OK(desk.workspace->perform(merged));
    const auto findings = validate(desk.workspace->read());
    REQUIRE_OK(findings);
    CHECK(std::ranges::count(*findings, QLatin1String("logic.circle"), &Finding::rule) == 3);
    CHECK(desk.model().steps.size() == 3);
}
