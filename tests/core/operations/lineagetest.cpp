// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/lineageoperations.h"
#include "core/operations/rollover.h"
#include "core/report/improvements.h"
#include "core/report/lineage.h"
#include "core/report/sheetcontent.h"
#include "core/storage/scorequery.h"
#include "tests/support/samplefile.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// Two projects with money and an indicator each, the second with an improvement nobody has answered.
struct Two : testing::SampleFile
{
    RowId second = RowId::random();
    RowId improvement = RowId::random();

    Two()
    {
        REQUIRE_OK(workspace->perform(Batch(QLatin1String("table.import"), {}, [this](Editor &editor) -> Result<> {
            RASHIN_TRY(editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"町会支援"_s)},
                                                    {Field::ProjectCode, Value::text(u"Z2"_s)},
                                                    {Field::ProjectOfficeMain, Value::reference(section)}}, second));
            RASHIN_TRY(editor.add(Entity::Improvement, {{Field::ImprovementProject, Value::reference(second)},
                                                        {Field::ImprovementYear, Value::integer(2025)},
                                                        {Field::ImprovementText, Value::text(u"電子申請"_s)}}, improvement));
            for (const RowId each : {project, second}) {
                RASHIN_TRY(editor.add(Entity::Money, {{Field::MoneyProject, Value::reference(each)},
                                                      {Field::MoneyYear, Value::integer(2025)},
                                                      {Field::MoneyBasis, Value::text(u"settlement"_s)},
                                                      {Field::MoneyTotal, Value::integer(each == project ? 1200 : 300)}}));
            }
            RASHIN_LET(const RowId visits, editor.add(Entity::Indicator,
                                                      {{Field::IndicatorProject, Value::reference(second)},
                                                       {Field::IndicatorName, Value::text(u"訪問"_s)},
                                                       {Field::IndicatorType, Value::text(u"output"_s)}}));
            return editor.add(Entity::IndicatorValue, {{Field::IndicatorValueIndicator, Value::reference(visits)},
                                                       {Field::IndicatorValueYear, Value::integer(2025)},
                                                       {Field::IndicatorValueActual, Value::real(7)}})
                .map([](RowId) {});
        })));
    }
    RowId merge()
    {
        const SucceedProjects merged(2027, ProjectChange::Merged, {project, second},
                                     {{.code = u"N1"_s, .name = u"地域活動支援"_s}}, {}, u"重複をなくす"_s);
        REQUIRE_OK(workspace->perform(merged));
        return merged.ids().front();
    }
};

} // namespace

TEST_CASE("two projects merge: both end, the new one has their past, their names and what is open", "[lineage]")
{
    Two file;
    const QString first = file.text(file.project, Field::ProjectName);
    const RowId heir = file.merge();
    CHECK(file.value(file.project, Field::ProjectEndYear) == Value::integer(2026));
    CHECK(file.value(heir, Field::ProjectStartYear) == Value::integer(2027));
    CHECK(file.value(heir, Field::ProjectOfficeMain) == Value::reference(file.section));
    CHECK(file.text(heir, Field::ProjectFormerNames).split(u'\n') == QStringList{first, u"町会支援"_s});
    CHECK(file.value(file.improvement, Field::ImprovementProject) == Value::reference(heir));
    const auto lineage = Lineage::ofProjects(file.workspace->read());
    REQUIRE_OK(lineage);
    CHECK(lineage->past(heir).size() == 2);
    CHECK(lineage->descendants(file.second) == std::vector{heir});
}

TEST_CASE("the figures of a merged project go back to those before it", "[lineage]")
{
    Two file;
    const RowId heir = file.merge();
    const auto sheets = report::SheetReader::prepare(file.workspace->read(), 2027);
    REQUIRE_OK(sheets);
    const auto money = sheets->readMoney(heir);
    REQUIRE_OK(money);
    REQUIRE(money->size() == 1);
    CHECK(money->front().row.total == 1500);
    CHECK(money->front().isOfPast);
    const auto indicators =
        file.workspace->read().records(Entity::Indicator, {{{Field::IndicatorProject, Value::reference(heir)}}, {}});
    REQUIRE_OK(indicators);
    REQUIRE(indicators->size() == 1);
    const auto lineage = Lineage::ofProjects(file.workspace->read());
    const auto values = valuesWithPast(file.workspace->read(), *lineage, indicators->front());
    REQUIRE_OK(values);
    REQUIRE(values->size() == 1);
    CHECK(values->front().real(Field::IndicatorValueActual) == 7.0);
}

TEST_CASE("the parts of a split project do not claim its money", "[lineage]")
{
    Two file;
    const SucceedProjects split(2027, ProjectChange::Split, {file.project}, {{.name = u"甲"_s}, {.name = u"乙"_s}}, {});
    REQUIRE_OK(file.workspace->perform(split));
    const auto lineage = Lineage::ofProjects(file.workspace->read());
    REQUIRE_OK(lineage);
    for (const RowId part : split.ids()) {
        CHECK(lineage->past(part).empty());
        CHECK(lineage->ancestors(part) == std::vector{file.project});
    }
}

TEST_CASE("a succession that cannot be is refused and changes nothing", "[lineage]")
{
    Two file;
    const auto refuse = [&](int year, std::vector<RowId> before, std::vector<SuccessorProject> after) {
        const auto done = file.workspace->perform(SucceedProjects(year, ProjectChange::Merged, std::move(before),
                                                                  std::move(after), {}));
        REQUIRE(!done);
        CHECK(file.value(file.project, Field::ProjectEndYear).isNull());
        return done.error();
    };
    CHECK(refuse(2027, {file.project, file.second}, {{.code = u"Z2"_s, .name = u"新"_s}}).detail == u"project.code"_s);
    CHECK(refuse(2027, {file.project}, {{.name = u" "_s}}).detail == u"project.name"_s);
    CHECK(refuse(2027, {file.project}, {{.existing = file.project}}).code == Error::Code::Usage);
    CHECK(refuse(2027, {}, {{.name = u"新"_s}}).code == Error::Code::Usage);
    CHECK(refuse(9999, {file.project}, {{.name = u"新"_s}}).code == Error::Code::InvalidValue);
    REQUIRE_OK(file.set(file.project, Field::ProjectStartYear, Value::integer(2027)));
    CHECK(refuse(2027, {file.project}, {{.name = u"新"_s}}).detail == u"project.end_year"_s);
}

TEST_CASE("a circle of successions, which two honest files can tie, ends", "[lineage]")
{
    Two file;
    const auto link = [&](RowId before, RowId after) {
        REQUIRE_OK(file.workspace->perform(AddRow(Entity::ProjectSuccession,
                                                  {{Field::ProjectSuccessionPredecessor, Value::reference(before)},
                                                   {Field::ProjectSuccessionSuccessor, Value::reference(after)},
                                                   {Field::ProjectSuccessionYear, Value::integer(2026)},
                                                   {Field::ProjectSuccessionKind, Value::text(u"merged"_s)}})));
    };
    link(file.project, file.second);
    link(file.second, file.project);
    const auto lineage = Lineage::ofProjects(file.workspace->read());
    REQUIRE_OK(lineage);
    CHECK(lineage->past(file.project) == std::vector{file.second});
}

TEST_CASE("a renamed project is still found by the name it had", "[lineage]")
{
    Two file;
    REQUIRE_OK(file.workspace->perform(RenameProject(file.second, u"町会・自治会支援"_s)));
    REQUIRE_OK(file.workspace->perform(RenameProject(file.second, u"地域支援"_s)));
    CHECK(file.text(file.second, Field::ProjectName) == u"地域支援"_s);
    CHECK(file.text(file.second, Field::ProjectFormerNames) == u"町会支援\n町会・自治会支援"_s);
}

TEST_CASE("roll-over marks what has ended, and what ran in a year stays in that year's scope", "[lineage]")
{
    Two file;
    REQUIRE_OK(file.workspace->perform(EndProjects({file.second}, 2026, u"目的を達した"_s)));
    RolloverSummary summary;
    REQUIRE_OK(file.workspace->perform(Rollover(2027, &summary, {.states = true})));
    CHECK(file.text(file.second, Field::ProjectState) == u"ended"_s);
    const auto heads = scorequery::projects(file.workspace->read());
    REQUIRE_OK(heads);
    const auto head = std::ranges::find(*heads, file.second, &scorequery::ProjectHead::id);
    REQUIRE(head != heads->end());
    CHECK(head->isInScope(2026));
    CHECK_FALSE(head->isInScope(2027));
}

TEST_CASE("the choices of a roll-over do what they say and nothing else", "[rollover]")
{
    Two file;
    REQUIRE_OK(file.set(file.second, Field::ProjectExclusion, Value::text(u"今年度は対象外"_s)));
    REQUIRE_OK(file.workspace->perform(AddRow(Entity::Cycle, {{Field::CycleProject, Value::reference(file.project)},
                                                              {Field::CycleYear, Value::integer(2026)},
                                                              {Field::CycleAct, Value::text(u"窓口を一つにする"_s)}})));
    RolloverSummary summary;
    REQUIRE_OK(file.workspace->perform(
        Rollover(2027, &summary, {.targets = false, .actToPlan = true, .clearExclusions = true})));
    REQUIRE(summary.cleared.size() == 1);
    CHECK(summary.cleared.front().id == file.second);
    CHECK(file.text(file.second, Field::ProjectExclusion).isEmpty());
    const RowId cycle = Editor::keyId(Entity::Cycle, {{Field::CycleProject, Value::reference(file.project)},
                                                      {Field::CycleYear, Value::integer(2027)}});
    CHECK(file.text(cycle, Field::CyclePlan) == u"窓口を一つにする"_s);
    CHECK_FALSE(summary.created.contains(Entity::IndicatorValue));
    REQUIRE_OK(file.workspace->undo());
    CHECK(file.text(file.second, Field::ProjectExclusion) == u"今年度は対象外"_s);
}
