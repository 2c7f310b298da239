// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tasks.h"
#include "tests/core/report/city.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

const QDate before(2026, 6, 20);
const QDate after(2026, 7, 1); // the stage is due on 30 June

const Task *find(const TaskList &list, RowId project, Task::Kind kind)
{
    for (const Task &task : list.tasks)
        if (task.project == project && task.kind == kind)
            return &task;
    return nullptr;
}

} // namespace

TEST_CASE("every project owes its evaluation and says what is missing of it", "[tasks]")
{
    const testing::City city(40, 2);
    const auto list = readTasks(city.read(), 2026, before);
    REQUIRE_OK(list);
    for (const auto &project : city.entered) {
        const Task *task = find(*list, project.project, Task::Kind::Evaluation);
        REQUIRE(task);
        CHECK(task->wanted == 3);
        CHECK(task->missing == !project.necessity + !project.efficiency + !project.verdict);
        CHECK(task->due == QDate(2026, 6, 30));
        CHECK_FALSE(task->late);
        CHECK(task->state == (task->missing == 3 ? Task::State::None : Task::State::Half));
        if (task->missing == 0)
            CHECK(task->field == Field::EvaluationState);
    }
    const Task *untouched = find(*list, city.file.project, Task::Kind::Evaluation);
    REQUIRE(untouched);
    CHECK(untouched->state == Task::State::None);
    CHECK(untouched->field == Field::GradeValue);
}

TEST_CASE("what is not handed in is late from the day after, what is handed in is done", "[tasks]")
{
    testing::City city(3, 2);
    const RowId first = city.entered[0].project;
    const RowId second = city.entered[1].project;
    city.perform([&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.set(Entity::Evaluation, city.evaluation(first),
                              {{Field::EvaluationState, Value::text(u"submitted"_s)}}));
        return editor.set(Entity::Evaluation, city.evaluation(second),
                          {{Field::EvaluationState, Value::text(u"returned"_s)}});
    });
    const auto list = readTasks(city.read(), 2026, after);
    REQUIRE_OK(list);
    CHECK(find(*list, first, Task::Kind::Evaluation)->state == Task::State::Done);
    CHECK_FALSE(find(*list, first, Task::Kind::Evaluation)->late);
    CHECK(find(*list, second, Task::Kind::Evaluation)->state == Task::State::Returned);
    CHECK(find(*list, second, Task::Kind::Evaluation)->late);
    CHECK(list->tasks.front().state == Task::State::Returned); // what came back stands first
    CHECK(readTasks(city.read(), 2026, QDate(2026, 6, 30))->tasks.front().late == false);
}

TEST_CASE("figures are owed for the year looked back on while the year itself is still running", "[tasks]")
{
    const testing::City city(5, 4);
    const auto running = readTasks(city.read(), 2026, before);
    REQUIRE_OK(running);
    const RowId project = city.entered.front().project;
    CHECK(find(*running, project, Task::Kind::Settlement)->year == 2025);
    CHECK(find(*running, project, Task::Kind::Budget)->year == 2026);
    const auto over = readTasks(city.read(), 2026, QDate(2027, 4, 1));
    REQUIRE_OK(over);
    for (const auto &entered : city.entered) {
        CHECK(find(*over, entered.project, Task::Kind::Settlement)->year == 2026);
        CHECK((find(*over, entered.project, Task::Kind::Settlement)->state == Task::State::Done)
              == entered.settlement.has_value());
        CHECK((find(*over, entered.project, Task::Kind::Indicators)->state == Task::State::Done)
              == entered.actual.has_value());
    }
}

TEST_CASE("an office sees what it and its sections owe, and the desk how far each branch is", "[tasks]")
{
    const testing::City city(30, 6);
    const auto all = readTasks(city.read(), 2026, after);
    const auto azabu = readTasks(city.read(), 2026, after, city.azabu);
    REQUIRE_OK(all);
    REQUIRE_OK(azabu);
    for (const Task &task : azabu->tasks)
        CHECK(task.office == city.azabuSection);
    REQUIRE(azabu->offices.size() == 1);
    CHECK(azabu->offices.front().total == int(azabu->tasks.size()));
    REQUIRE(all->offices.size() == 2);
    int total = 0;
    for (const TaskList::OfficeProgress &office : all->offices) {
        total += office.total;
        CHECK(office.done + office.half + office.returned + office.none() == office.total);
    }
    CHECK(total == int(all->tasks.size()));
}

TEST_CASE("excluded, ended and future projects owe nothing", "[tasks]")
{
    testing::City city(4, 1);
    city.perform([&](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.set(Entity::Project, city.entered[0].project,
                              {{Field::ProjectExclusion, Value::text(u"法定事務"_s)}}));
        RASHIN_TRY(
            editor.set(Entity::Project, city.entered[1].project, {{Field::ProjectState, Value::text(u"ended"_s)}}));
        return editor.set(Entity::Project, city.entered[2].project, {{Field::ProjectStartYear, Value::integer(2027)}});
    });
    const auto list = readTasks(city.read(), 2026, after);
    REQUIRE_OK(list);
    for (int i = 0; i < 3; ++i)
        CHECK_FALSE(find(*list, city.entered[size_t(i)].project, Task::Kind::Evaluation));
    CHECK(find(*list, city.entered[3].project, Task::Kind::Evaluation));
}
