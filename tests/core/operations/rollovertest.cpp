// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/rollover.h"
#include "core/operations/rowoperations.h"
#include "core/operations/sample.h"
#include "core/workspace/workspace.h"
#include "tests/support/testing.h"

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

struct PlanFile
{
    testing::ManualClock clock;
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace;

    PlanFile()
    {
        const SampleSize size{12, 2, 1};
        auto made = Workspace::create(folder.filePath(u"s.rashin"_s), {u"test"_s}, clock, BeginSample(size));
        REQUIRE_OK(made);
        workspace = *std::move(made);
        REQUIRE_OK(workspace->perform(AddSampleProjects(size, 0, 12)));
    }

    std::vector<Record> records(Entity entity, const Filter &filter = {}) const
    {
        auto read = workspace->read().records(entity, filter);
        REQUIRE_OK(read);
        return *read;
    }

    RolloverSummary rollover(int year)
    {
        RolloverSummary summary;
        REQUIRE_OK(workspace->perform(Rollover(year, &summary)));
        return summary;
    }
};

} // namespace

TEST_CASE("a new year gets the scheme of the last one with its days moved, and the last one stays", "[operations]")
{
    PlanFile plan;
    const auto before = plan.records(Entity::Scheme).size();
    const RolloverSummary summary = plan.rollover(2027);
    CHECK(plan.records(Entity::Scheme).size() == before + 1);
    CHECK(summary.created.at(Entity::Scheme) == 1);
    CHECK(summary.created.at(Entity::Stage) == 2);
    CHECK(summary.created.at(Entity::Verdict) == 6);

    const auto scheme = plan.records(Entity::Scheme, {{{Field::SchemeYear, Value::integer(2027)}}, {}}).front();
    const auto stages = plan.records(Entity::Stage, {{{Field::StageScheme, Value::reference(scheme.id())}}, {}});
    REQUIRE(stages.size() == 2);
    CHECK(stages[0].text(Field::StageDue) == u"2027-06-30"_s);
    const auto verdicts = plan.records(Entity::Verdict, {{{Field::VerdictScheme, Value::reference(scheme.id())}}, {}});
    for (const Record &verdict : verdicts) {
        const auto parent = verdict.row(Field::VerdictParent);
        const bool isScrap = verdict.text(Field::VerdictCode) == u"reduce"_s;
        CHECK((!isScrap || parent));
        if (parent) {
            const auto above = plan.workspace->read().record(Entity::Verdict, *parent);
            REQUIRE_OK(above);
            CHECK(above->row(Field::VerdictScheme) == scheme.id());
        }
    }
}

TEST_CASE("projects that go on get their cycle and their targets; one that has ended is named", "[operations]")
{
    PlanFile plan;
    const auto projects = plan.records(Entity::Project);
    REQUIRE_OK(plan.workspace->perform(
        SetFields(Entity::Project, projects[0].id(), {{Field::ProjectState, Value::text(u"ended"_s)}})));
    const RolloverSummary summary = plan.rollover(2027);
    CHECK(summary.created.at(Entity::Cycle) == 11);
    CHECK(summary.created.at(Entity::IndicatorValue) == 22);
    REQUIRE(summary.notCarried.size() == 1);
    CHECK(summary.notCarried[0].id == projects[0].id());
    CHECK(QString(summary.notCarried[0].why) == u"ended"_s);
    const auto values = plan.records(
        Entity::IndicatorValue, {{{Field::IndicatorValueYear, Value::integer(2027)}}, {Field::IndicatorValueYear}});
    for (const Record &value : values) {
        CHECK(value.real(Field::IndicatorValueTarget));
        CHECK_FALSE(value.real(Field::IndicatorValueActual));
    }
}

TEST_CASE("a section that is closed by then is reported with its projects", "[operations]")
{
    PlanFile plan;
    const auto projects = plan.records(Entity::Project);
    const RowId office = *projects[0].row(Field::ProjectOfficeMain);
    REQUIRE_OK(
        plan.workspace->perform(SetFields(Entity::Office, office, {{Field::OfficeValidTo, Value::integer(2026)}})));
    const RolloverSummary summary = plan.rollover(2027);
    REQUIRE_FALSE(summary.notCarried.empty());
    for (const auto &left : summary.notCarried)
        CHECK(QString(left.why) == u"office_closed"_s);
}

TEST_CASE("rolling over twice changes nothing the second time, and undo takes it back", "[operations]")
{
    PlanFile plan;
    const auto cycles = plan.records(Entity::Cycle).size();
    plan.rollover(2027);
    RolloverSummary again;
    const auto second = plan.workspace->perform(Rollover(2027, &again));
    REQUIRE_OK(second);
    CHECK(second->transaction.isEmpty());
    CHECK(again.created.empty());
    REQUIRE_OK(plan.workspace->undo());
    CHECK(plan.records(Entity::Cycle).size() == cycles);
    CHECK(plan.records(Entity::Scheme, {{{Field::SchemeYear, Value::integer(2027)}}, {}}).empty());
}

TEST_CASE("there is nothing to roll over into a year before every scheme", "[operations]")
{
    PlanFile plan;
    const auto done = plan.workspace->perform(Rollover(2000, nullptr));
    REQUIRE(!done);
    CHECK(done.error().code == Error::Code::NotFound);
}
