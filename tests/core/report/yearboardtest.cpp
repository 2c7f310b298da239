// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/cycleoperations.h"
#include "core/operations/improvementoperations.h"
#include "core/report/improvements.h"
#include "core/report/reminders.h"
#include "core/report/tasks.h"
#include "core/report/yearboard.h"
#include "tests/core/report/city.h"

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using core::report::Reminders;

namespace {

const QDate today(2026, 6, 29);

Editor::Cells step(RowId project, const QString &name, const QString &due, MilestoneState state = MilestoneState::Planned)
{
    return {{Field::MilestoneProject, Value::reference(project)},
            {Field::MilestoneYear, Value::integer(2026)},
            {Field::MilestoneName, Value::text(name)},
            {Field::MilestoneDue, Value::text(due)},
            {Field::MilestoneState, Value::text(QString(toCode(state)))}};
}

void add(testing::SampleFile &file, Entity entity, const Editor::Cells &cells)
{
    file.clock.advance(1);
    REQUIRE_OK(file.workspace->perform(AddRow(entity, cells)));
}

BoardCard cardOf(const testing::SampleFile &file)
{
    const auto board = readBoard(file.workspace->read(), 2026, today);
    REQUIRE_OK(board);
    REQUIRE(board->size() == 1);
    return board->front();
}

} // namespace

TEST_CASE("a card says its stage, its office, and what is late or waits", "[board]")
{
    testing::SampleFile file;
    CHECK_FALSE(cardOf(file).stage);
    CHECK(cardOf(file).office == file.section);
    add(file, Entity::Milestone, step(file.project, u"契約"_s, u"2026-06-01"_s));
    add(file, Entity::Milestone, step(file.project, u"検収"_s, u"2026-06-01"_s, MilestoneState::Done));
    add(file, Entity::Milestone, step(file.project, u"公開"_s, u"2026-09-01"_s));
    add(file, Entity::Improvement, {{Field::ImprovementProject, Value::reference(file.project)},
                                    {Field::ImprovementYear, Value::integer(2025)},
                                    {Field::ImprovementText, Value::text(u"電子化"_s)}});
    REQUIRE_OK(file.workspace->perform(MoveCycles({file.project}, 2026, CycleState::Check)));
    const BoardCard card = cardOf(file);
    CHECK(card.stage == CycleState::Check);
    CHECK(card.lateSteps == 1);
    CHECK(card.openImprovements == 1);
    CHECK_FALSE(readBoard(file.workspace->read(), 2027, today)->front().stage); // each year has its own
}

TEST_CASE("moving cards makes cycles where there are none, keeps their texts, and is one step of undo", "[board]")
{
    testing::City city(8);
    std::vector<RowId> projects;
    for (const auto &project : city.entered)
        projects.push_back(project.project);
    REQUIRE_OK(city.file.workspace->perform(
        AddRow(Entity::Cycle, {{Field::CycleProject, Value::reference(projects[0])},
                               {Field::CycleYear, Value::integer(2026)},
                               {Field::CyclePlan, Value::text(u"計画の文"_s)}})));
    city.file.clock.advance(1);
    REQUIRE_OK(city.file.workspace->perform(MoveCycles(projects, 2026, CycleState::Do)));
    const auto board = readBoard(city.read(), 2026, today);
    REQUIRE_OK(board);
    int moved = 0;
    for (const BoardCard &card : *board)
        moved += card.stage == CycleState::Do ? 1 : 0;
    CHECK(moved == 8);
    const RowId first = Editor::keyId(Entity::Cycle, {{Field::CycleProject, Value::reference(projects[0])},
                                                      {Field::CycleYear, Value::integer(2026)}});
    CHECK(city.file.text(first, Field::CyclePlan) == u"計画の文"_s);
    REQUIRE_OK(city.file.workspace->undo());
    for (const BoardCard &card : *readBoard(city.read(), 2026, today))
        CHECK_FALSE(card.stage);
}

TEST_CASE("an office's board holds the projects of it and of the offices below it, and no others", "[board]")
{
    testing::City city(12);
    const auto all = readBoard(city.read(), 2026, today);
    const auto azabu = readBoard(city.read(), 2026, today, city.azabu);
    REQUIRE_OK(all);
    REQUIRE_OK(azabu);
    const auto expected = std::count_if(city.entered.begin(), city.entered.end(), [](const auto &one) { return one.second; });
    CHECK(static_cast<long>(azabu->size()) == expected);
    CHECK(all->size() == city.entered.size() + 1); // and the project of the small document
}

TEST_CASE("the timeline has the scheme's dates first, then projects with their notes and steps by day", "[timeline]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.stage, Field::StageDue, Value::text(u"2026-06-20"_s)));
    add(file, Entity::CalendarEvent, {{Field::CalendarEventScheme, Value::reference(file.scheme)},
                                      {Field::CalendarEventCode, Value::text(u"open"_s)},
                                      {Field::CalendarEventName, Value::text(u"年度更新"_s)},
                                      {Field::CalendarEventDue, Value::text(u"2026-04-10"_s)}});
    add(file, Entity::Milestone, step(file.project, u"後"_s, u"2026-09-01"_s));
    add(file, Entity::Milestone, step(file.project, u"前"_s, u"2026-06-19"_s));
    add(file, Entity::ProgressNote, {{Field::ProgressNoteProject, Value::reference(file.project)},
                                     {Field::ProgressNoteYear, Value::integer(2026)},
                                     {Field::ProgressNoteQuarter, Value::integer(1)},
                                     {Field::ProgressNoteState, Value::text(u"delayed"_s)}});
    const auto entries = readYear(file.workspace->read(), 2026, today);
    REQUIRE_OK(entries);
    REQUIRE(entries->size() == 5);
    using Kind = YearEntry::Kind;
    CHECK((*entries)[0].kind == Kind::Event);
    CHECK((*entries)[1].kind == Kind::Stage);
    CHECK((*entries)[1].late);
    CHECK((*entries)[1].daysLate(today) == 9);
    CHECK((*entries)[1].open == 1);
    CHECK((*entries)[2].kind == Kind::Project);
    CHECK((*entries)[2].notes[0] == ProgressState::Delayed);
    CHECK_FALSE((*entries)[2].notes[1]);
    CHECK((*entries)[2].total == 2);
    CHECK((*entries)[2].daysLate(today) == 10); // as late as its latest step
    CHECK((*entries)[3].name == u"前"_s);
    CHECK((*entries)[4].name == u"後"_s);
    CHECK_FALSE((*entries)[4].late);
}

TEST_CASE("closing rates over years agree with those of each year, and their sum with all of them", "[improvements]")
{
    testing::City city(10, 3);
    std::mt19937 random(11);
    city.perform([&](Editor &editor) -> Result<> {
        for (const auto &project : city.entered) {
            for (int i = 0; i < 6; ++i) {
                const auto state = static_cast<ImprovementState>(random() % 4);
                RASHIN_TRY(editor.add(Entity::Improvement,
                                      {{Field::ImprovementProject, Value::reference(project.project)},
                                       {Field::ImprovementYear, Value::integer(2020 + qint64(random() % 7))},
                                       {Field::ImprovementText, Value::text(u"改善"_s)},
                                       {Field::ImprovementState, Value::text(QString(toCode(state)))}}));
            }
        }
        return {};
    });
    const auto years = readClosingYears(city.read(), 2021, 2025);
    REQUIRE_OK(years);
    REQUIRE(years->years == std::vector<int>{2021, 2022, 2023, 2024, 2025});
    int decided = 0;
    for (size_t i = 0; i < years->years.size(); ++i) {
        const auto one = readClosing(city.read(), years->years[i]);
        REQUIRE_OK(one);
        CHECK(one->total.decided == years->total.years[i].decided);
        CHECK(one->total.rate() == years->total.years[i].rate());
        for (const ClosingLine &line : one->offices) {
            const auto office = std::find_if(years->offices.begin(), years->offices.end(),
                                             [&](const auto &each) { return each.office == line.office; });
            REQUIRE(office != years->offices.end());
            CHECK(office->years[i].open() == line.open());
        }
        decided += one->total.decided;
    }
    CHECK(years->total.sum().decided == decided);
    CHECK(readClosingYears(city.read(), 2026, 2025)->years.empty());
}

TEST_CASE("reminders hold what is late, sent back or due soon, and nothing that can wait", "[reminders]")
{
    testing::SampleFile file;
    const auto causes = [&](QDate day) {
        const auto reminders = report::readReminders(file.workspace->read(), 2026, day);
        REQUIRE_OK(reminders);
        std::vector<Reminders::Line> lines;
        for (const Reminders::Office &office : reminders->offices)
            lines.insert(lines.end(), office.lines.begin(), office.lines.end());
        std::erase_if(lines, [](const auto &line) { return line.kind != Task::Kind::Evaluation; });
        return lines;
    };
    REQUIRE_OK(file.set(file.stage, Field::StageDue, Value::text(u"2026-06-30"_s)));
    CHECK(causes(QDate(2026, 6, 15)).empty()); // more than two weeks away
    REQUIRE(causes(today).size() == 1);
    CHECK(causes(today).front().cause == Reminders::Line::Cause::Soon);
    CHECK(causes(today).front().days == -1);
    REQUIRE(causes(QDate(2026, 7, 12)).size() == 1);
    CHECK(causes(QDate(2026, 7, 12)).front().cause == Reminders::Line::Cause::Late);
    CHECK(causes(QDate(2026, 7, 12)).front().days == 12);
    CHECK(causes(QDate(2026, 7, 12)).front().missing == 2);
}

TEST_CASE("reminders of all offices are those of each office, and an office that is not there is an error", "[reminders]")
{
    testing::City city(20, 9);
    REQUIRE_OK(city.file.set(city.file.stage, Field::StageDue, Value::text(u"2026-06-01"_s)));
    const auto all = report::readReminders(city.read(), 2026, today);
    REQUIRE_OK(all);
    REQUIRE(all->offices.size() == 2);
    using Cause = Reminders::Line::Cause;
    int late = 0;
    for (const Reminders::Office &office : all->offices) {
        const auto own = report::readReminders(city.read(), 2026, today, office.office);
        REQUIRE_OK(own);
        REQUIRE(own->offices.size() == 1);
        CHECK(own->offices.front().lines.size() == office.lines.size());
        CHECK(office.name.contains(u'　')); // branch and section
        late += office.count(Cause::Late);
        CHECK(office.longest() == 28);
    }
    const auto tasks = readTasks(city.read(), 2026, today);
    REQUIRE_OK(tasks);
    CHECK(late == std::count_if(tasks->tasks.begin(), tasks->tasks.end(), [](const Task &task) { return task.late; }));
    CHECK(late == all->count(Cause::Late));
    const auto none = report::readReminders(city.read(), 2026, today, RowId::random());
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Error::Code::NotFound);
}

TEST_CASE("a later stage is not the section's work: who evaluates it is reminded", "[reminders]")
{
    testing::SampleFile file;
    add(file, Entity::Stage, {{Field::StageScheme, Value::reference(file.scheme)},
                              {Field::StageNumber, Value::integer(2)},
                              {Field::StageName, Value::text(u"二次評価"_s)},
                              {Field::StageBy, Value::text(u"企画課・財政課"_s)},
                              {Field::StageDue, Value::text(u"2026-06-20"_s)}});
    const auto all = report::readReminders(file.workspace->read(), 2026, today);
    REQUIRE_OK(all);
    REQUIRE(all->offices.size() == 2);
    CHECK(all->offices.front().office == file.section);
    CHECK(all->offices.back().name == u"企画課・財政課"_s);
    REQUIRE(all->offices.back().lines.size() == 1);
    CHECK(all->offices.back().lines.front().days == 9);
    const auto own = report::readReminders(file.workspace->read(), 2026, today, file.branch);
    REQUIRE_OK(own);
    CHECK(own->offices.size() == 1);
}

TEST_CASE("the planned days of a step are those that stood when the sheet was submitted, else the first", "[timeline]")
{
    testing::SampleFile file;
    const auto entryOf = [&](RowId row) {
        const auto year = readYear(file.workspace->read(), 2026, today);
        REQUIRE_OK(year);
        const auto at = std::ranges::find(*year, row, &YearEntry::row);
        REQUIRE(at != year->end());
        return *at;
    };
    const auto set = [&](RowId row, const QString &due) {
        file.clock.advance(60);
        REQUIRE_OK(file.set(row, Field::MilestoneDue, Value::text(due)));
    };
    const AddRow contract(Entity::Milestone, step(file.project, u"契約"_s, u"2026-06-01"_s));
    REQUIRE_OK(file.workspace->perform(contract));
    CHECK_FALSE(entryOf(contract.id()).isMoved());
    set(contract.id(), u"2026-06-15"_s);
    CHECK(entryOf(contract.id()).plannedDue == QDate(2026, 6, 1)); // nothing was submitted yet
    file.clock.advance(60);
    const EvaluationKey key{file.project, 2026, file.stage};
    REQUIRE_OK(file.workspace->perform(
        SetEvaluation(key, {{Field::EvaluationState, Value::text(u"submitted"_s)}})));
    CHECK_FALSE(entryOf(contract.id()).isMoved()); // what was changed before it was submitted was still being planned
    set(contract.id(), u"2026-08-01"_s);
    set(contract.id(), u"2026-09-01"_s);
    CHECK(entryOf(contract.id()).plannedDue == QDate(2026, 6, 15));
    CHECK(entryOf(contract.id()).due == QDate(2026, 9, 1));
    file.clock.advance(60);
    REQUIRE_OK(file.workspace->perform(
        SetEvaluation(key, {{Field::EvaluationState, Value::text(u"returned"_s)},
                            {Field::EvaluationReturned, Value::text(u"不備"_s)}})));
    REQUIRE_OK(file.workspace->perform(SetEvaluation(key, {{Field::EvaluationState, Value::text(u"submitted"_s)}})));
    CHECK(entryOf(contract.id()).plannedDue == QDate(2026, 6, 15)); // the first submission counts
    file.clock.advance(60);
    const AddRow late(Entity::Milestone, step(file.project, u"追加"_s, u"2026-10-01"_s));
    REQUIRE_OK(file.workspace->perform(late));
    set(late.id(), u"2026-11-01"_s);
    CHECK(entryOf(late.id()).plannedDue == QDate(2026, 10, 1)); // it came after the plan that was submitted
    set(contract.id(), u"2026-06-15"_s);
    CHECK_FALSE(entryOf(contract.id()).isMoved()); // back where it was
}

TEST_CASE("the timeline counts the sheets of a stage as Home does, for all and for one office", "[timeline]")
{
    std::mt19937 random(3);
    const QString states[] = {u"draft"_s, u"submitted"_s, u"returned"_s, u"accepted"_s};
    for (unsigned seed = 1; seed <= 4; ++seed) {
        testing::City city(20, seed);
        city.perform([&](Editor &editor) -> Result<> {
            for (const auto &project : city.entered) {
                const EvaluationKey key{project.project, 2026, city.file.stage};
                if (random() % 5 == 0)
                    RASHIN_TRY(editor.set(Entity::Project, project.project,
                                          {{Field::ProjectExclusion, Value::text(u"対象外"_s)}}));
                if (random() % 7 == 0)
                    RASHIN_TRY(editor.set(Entity::Project, project.project, {{Field::ProjectEndYear, Value::integer(2025)}}));
                if (editor.exists(Entity::Evaluation, key.row()))
                    RASHIN_TRY(editor.set(Entity::Evaluation, key.row(),
                                          {{Field::EvaluationState, Value::text(states[random() % 4])}}));
            }
            return {};
        });
        for (const std::optional<RowId> office : {std::optional<RowId>(), std::optional(city.azabu)}) {
            const auto tasks = readTasks(city.read(), 2026, today, office);
            const auto year = readYear(city.read(), 2026, today, office);
            REQUIRE_OK(tasks);
            REQUIRE_OK(year);
            int total = 0;
            int open = 0;
            for (const Task &task : tasks->tasks) {
                total += task.kind == Task::Kind::Evaluation ? 1 : 0;
                open += task.kind == Task::Kind::Evaluation && task.state != Task::State::Done ? 1 : 0;
            }
            const auto stage = std::ranges::find(*year, YearEntry::Kind::Stage, &YearEntry::kind);
            REQUIRE(stage != year->end());
            CHECK(stage->total == total);
            CHECK(stage->open == open);
            CHECK(total > 0);
        }
    }
}
