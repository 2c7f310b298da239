// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/reorganisation.h"
#include "core/operations/rollover.h"
#include "core/operations/schemeoperations.h"
#include "core/report/policyrounds.h"
#include "core/report/policyreport.h"
#include "core/report/tasks.h"
#include "tests/core/report/city.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// The city whose scheme judges its policies every third year, A to C.
struct Judged : testing::City
{
    explicit Judged(int base = 2026) : City(8, 2)
    {
        perform([&](Editor &editor) -> Result<> {
            RASHIN_TRY(editor.set(Entity::Scheme, file.scheme,
                                  {{Field::SchemePolicyLevel, Value::integer(1)},
                                   {Field::SchemePolicyEvery, Value::integer(3)},
                                   {Field::SchemePolicyBase, Value::integer(base)},
                                   {Field::SchemePolicyDue, Value::text(u"2026-11-30"_s)}}));
            RASHIN_LET(const RowId scale, editor.add(Entity::Scale, {{Field::ScaleScheme, Value::reference(file.scheme)},
                                                                     {Field::ScaleName, Value::text(u"政策"_s)},
                                                                     {Field::ScaleMinimum, Value::real(1)},
                                                                     {Field::ScaleMaximum, Value::real(3)},
                                                                     {Field::ScaleGoodEnd, Value::text(u"high"_s)},
                                                                     {Field::ScaleForPolicies, Value::boolean(true)}}));
            for (const auto &[value, label] : {std::pair(3.0, u"A"_s), std::pair(2.0, u"B"_s), std::pair(1.0, u"C"_s)})
                RASHIN_TRY(editor.add(Entity::ScaleGrade, {{Field::ScaleGradeScale, Value::reference(scale)},
                                                           {Field::ScaleGradeValue, Value::real(value)},
                                                           {Field::ScaleGradeLabel, Value::text(label)}}));
            RASHIN_LET(member, editor.add(Entity::ExternalMember, {{Field::ExternalMemberScheme, Value::reference(file.scheme)},
                                                                   {Field::ExternalMemberName, Value::text(u"委員長"_s)}}));
            return editor.set(file.policy, Field::PolicyOffice, Value::reference(file.branch));
        });
    }
    [[nodiscard]] PolicyReviews reviews(int year = 2026) const
    {
        const auto board = Scoreboard::read(read(), year);
        REQUIRE_OK(board);
        auto found = readPolicyReviews(read(), year, &*board);
        REQUIRE_OK(found);
        return *std::move(found);
    }
    [[nodiscard]] const Task *task(const TaskList &list) const
    {
        const auto at = std::ranges::find(list.tasks, Task::Kind::PolicyEvaluation, &Task::kind);
        return at == list.tasks.end() ? nullptr : &*at;
    }
    Result<> write(Editor::Cells cells)
    {
        return file.workspace->perform(SetFields(Entity::PolicyEvaluation, *reviews().policies[0].row, std::move(cells)))
            .map([](const auto &) {});
    }
    RowId member = RowId::random();
};

} // namespace

TEST_CASE("policies are judged in the years the scheme counts, and another year names the next one", "[policies]")
{
    Judged due;
    CHECK(due.reviews().isDue);
    REQUIRE(due.reviews().policies.size() == 1);
    CHECK(due.reviews().policies[0].projects == 9);
    CHECK(due.reviews().policies[0].from == 2023);
    CHECK(due.reviews().policies[0].to == 2025);
    CHECK(due.reviews().text(2.0) == u"B"_s);
    for (const auto &[base, next] : {std::pair(2025, 2028), std::pair(2027, 2027), std::pair(2030, 2027)}) {
        const Judged later(base);
        CHECK_FALSE(later.reviews().isDue);
        CHECK(later.reviews().next == next);
        CHECK(later.reviews().policies.empty());
    }
}

TEST_CASE("a policy is owed by its office until all is entered and made final; then it is closed until opened again",
          "[policies]")
{
    Judged city;
    const QDate late(2026, 12, 1);
    const auto before = readTasks(city.read(), 2026, late);
    REQUIRE_OK(before);
    REQUIRE(city.task(*before));
    CHECK(city.task(*before)->late);
    CHECK(city.task(*before)->office == city.file.branch);
    CHECK(city.task(*before)->missing == 5);
    CHECK_FALSE(city.task(*readTasks(city.read(), 2026, late, city.azabu)));

    REQUIRE_OK(city.file.workspace->perform(BeginPolicyReviews({city.file.policy}, 2026, 2023, 2025)));
    REQUIRE_OK(city.write({{Field::PolicyEvaluationGrade, Value::real(3)},
                           {Field::PolicyEvaluationReason, Value::text(u"目標を超えた"_s)},
                           {Field::PolicyEvaluationExternal, Value::real(2)},
                           {Field::PolicyEvaluationOpinion, Value::text(u"道半ば"_s)},
                           {Field::PolicyEvaluationResponse, Value::text(u"重点化する"_s)}}));
    const auto filled = readTasks(city.read(), 2026, late);
    REQUIRE_OK(filled);
    CHECK(city.task(*filled)->state == Task::State::Half);
    CHECK(city.task(*filled)->field == Field::PolicyEvaluationState);
    REQUIRE_OK(city.write({{Field::PolicyEvaluationState, Value::text(u"final"_s)}}));
    CHECK(city.task(*readTasks(city.read(), 2026, late))->state == Task::State::Done);
    CHECK(city.reviews().counts() == std::vector{0, 1, 0}); // what the external members say counts

    const auto refused = city.write({{Field::PolicyEvaluationGrade, Value::real(1)}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::Closed);
    const AddRow opinion(Entity::PolicyOpinion,
                         {{Field::PolicyOpinionEvaluation, Value::reference(*city.reviews().policies[0].row)},
                          {Field::PolicyOpinionMember, Value::reference(city.member)},
                          {Field::PolicyOpinionText, Value::text(u"評価できる"_s)}});
    CHECK_FALSE(city.file.workspace->perform(opinion));
    REQUIRE_OK(city.write({{Field::PolicyEvaluationState, Value::text(u"draft"_s)}}));
    REQUIRE_OK(city.file.workspace->perform(opinion));
    REQUIRE(city.reviews().policies[0].opinions.size() == 1);
    CHECK(city.reviews().policies[0].opinions[0].member == u"委員長"_s);
}

TEST_CASE("a grade of a policy touches no score of a project", "[policies]")
{
    Judged city;
    const auto scores = [&] {
        std::vector<std::optional<double>> found;
        const auto board = Scoreboard::read(city.read(), 2026);
        REQUIRE_OK(board);
        for (const auto &result : board->results())
            found.push_back(result.score.value);
        return found;
    };
    const auto before = scores();
    REQUIRE_OK(city.file.workspace->perform(BeginPolicyReviews({city.file.policy}, 2026, 2023, 2025)));
    REQUIRE_OK(city.write({{Field::PolicyEvaluationGrade, Value::real(1)}}));
    CHECK(scores() == before);
    const auto report = report::readPolicyReport(city.read(), 2026);
    REQUIRE_OK(report);
    REQUIRE(report->reviews.policies.size() == 1);
    CHECK(report->reviews.policies[0].grade == 1.0);
}

TEST_CASE("a roll-over into a year of policy evaluation begins it, with the members carried over", "[policies]")
{
    Judged city(2027);
    RolloverSummary summary;
    REQUIRE_OK(city.file.workspace->perform(Rollover(2027, &summary)));
    CHECK(summary.created.at(Entity::PolicyEvaluation) == 1);
    CHECK(summary.created.at(Entity::ExternalMember) == 1);
    const auto next = city.reviews(2027);
    REQUIRE(next.policies.size() == 1);
    CHECK(next.policies[0].from == 2024);
    CHECK(next.policies[0].to == 2026);
    CHECK(next.due == QDate(2027, 11, 30));
}

TEST_CASE("where an office is renamed, the policies it answers for go over to its successor", "[policies]")
{
    Judged city;
    ReorganiseOffices::Summary summary;
    const OfficeReform reform{OfficeChange::Renamed, {city.file.branch},
                              {{{}, u"SHIBA2"_s, u"芝支所"_s, {}, OfficeKind::Branch, {}}}, {}};
    REQUIRE_OK(city.file.workspace->perform(ReorganiseOffices(2027, {reform}, {}, &summary)));
    const auto line = std::ranges::find(summary.lines, Entity::Policy, &ReorganiseOffices::Line::entity);
    REQUIRE(line != summary.lines.end());
    CHECK(city.file.value(city.file.policy, Field::PolicyOffice).row() == line->after);
}

TEST_CASE("rounds stand side by side, each on its own scale; only those with the newest one's grades are in one chart",
          "[policies]")
{
    Judged city(2027);
    CHECK(readPolicyRounds(city.read(), 2030)->rounds.empty());
    CHECK(readPolicyRounds(city.read(), 2030)->chart().isEmpty());
    const auto judge = [&](int year, double own, std::optional<double> external) {
        const RowId policy = city.file.policy;
        REQUIRE_OK(city.file.workspace->perform(BeginPolicyReviews({policy}, year, year - 3, year - 1)));
        const RowId row = Editor::keyId(Entity::PolicyEvaluation, {{Field::PolicyEvaluationPolicy, Value::reference(policy)},
                                                                   {Field::PolicyEvaluationYear, Value::integer(year)}});
        Editor::Cells cells{{Field::PolicyEvaluationGrade, Value::real(own)}};
        if (external)
            cells.emplace_back(Field::PolicyEvaluationExternal, Value::real(*external));
        REQUIRE_OK(city.file.workspace->perform(SetFields(Entity::PolicyEvaluation, row, cells)));
    };
    REQUIRE_OK(city.file.workspace->perform(Rollover(2027, nullptr)));
    judge(2026, 2, 1);
    judge(2027, 2, 3);
    const auto both = readPolicyRounds(city.read(), 2030);
    REQUIRE_OK(both);
    REQUIRE(both->rounds.size() == 2);
    REQUIRE(both->policies.size() == 1);
    CHECK(both->policies[0].rounds[0].own == u"B"_s);
    CHECK(both->policies[0].rounds[0].external == u"C"_s);
    CHECK(both->policies[0].rounds[1].external == u"A"_s);
    const ChartData chart = both->chart();
    REQUIRE(chart.categories.size() == 2);
    REQUIRE(chart.series.size() == 4); // A, B, C and what was not judged
    CHECK(chart.series[2].points[0].value == 100.0);
    CHECK(chart.series[0].points[1].value == 100.0);
    for (size_t round = 0; round < 2; ++round) {
        double whole = 0;
        for (const ChartSeries &series : chart.series)
            whole += series.points[round].value.value_or(0);
        CHECK(whole == Approx(100));
    }
    CHECK(chart.finding.code == "rounds.more"_L1);
    CHECK(readPolicyRounds(city.read(), 2026)->rounds.size() == 1); // what comes later is not known then
    // A later year's scale says 4 where it said A: its bar does not stand beside the others.
    const auto scheme = city.read().find(Field::SchemeYear, Value::integer(2027));
    const auto scales = city.read().records(Entity::Scale, {{{Field::ScaleScheme, Value::reference(**scheme)}}, {}});
    const auto scale = std::ranges::find_if(
        *scales, [](const Record &one) { return one.integer(Field::ScaleForPolicies).value_or(0) != 0; });
    REQUIRE(scale != scales->end());
    const auto steps = city.read().records(Entity::ScaleGrade, {{{Field::ScaleGradeScale, Value::reference(scale->id())}}, {}});
    const auto best = std::ranges::find_if(
        *steps, [](const Record &one) { return one.text(Field::ScaleGradeLabel) == u"A"_s; });
    REQUIRE(best != steps->end());
    REQUIRE_OK(city.file.set(best->id(), Field::ScaleGradeLabel, Value::text(u"４"_s)));
    const auto apart = readPolicyRounds(city.read(), 2030);
    CHECK(apart->chart().categories.size() == 1);
    CHECK(apart->policies[0].rounds[1].external == u"４"_s);
    CHECK(apart->policies[0].rounds[0].external == u"C"_s);
}
