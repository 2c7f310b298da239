// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/models/officeprogressmodel.h"
#include "ui/models/taskmodel.h"
#include "ui/pages/homepage.h"
#include "ui/pages/statustile.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

struct Home
{
    Home()
    {
        page.setYear(2026);
        page.show();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QAbstractItemModel *tasks() const { return page.findChild<QTableView *>(u"tasks"_s)->model(); }
    [[nodiscard]] StatusTile *tile(Status status) const
    {
        return page.findChild<StatusTile *>(u"tile%1"_s.arg(static_cast<int>(status)));
    }

    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    HomePage page{*sample.workspace, prompts};
};

} // namespace

TEST_CASE("Home lists what is not entered yet, and a line leads to the page where it is entered", "[home]")
{
    Home home;
    REQUIRE(home.tasks()->rowCount() > 0);
    QSignalSpy wanted(&home.page, &Page::wanted);
    auto *table = home.page.findChild<QTableView *>(u"tasks"_s);
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    REQUIRE(wanted.size() == 1);
    CHECK(wanted.first().first().value<Place>().row == home.sample.project);
}

TEST_CASE("the list of what is owed is saved as it is narrowed, with the days it is late", "[home]")
{
    Home home;
    home.sample.clock.advance(400 * 24 * 60 * 60);
    home.page.setYear(2026);
    QCoreApplication::processEvents();
    auto *late = home.tile(Status::Late);
    REQUIRE(late->count() > 0);
    QTest::mouseClick(late, Qt::LeftButton);
    for (const QString &ending : {u"csv"_s, u"xlsx"_s}) {
        const QString path = home.sample.folder.filePath(u"owed."_s + ending);
        home.prompts.files.enqueue(path);
        QTest::mouseClick(home.page.findChild<QPushButton *>(u"saveTasks"_s), Qt::LeftButton);
        REQUIRE(QFile::exists(path));
    }
    QFile csv(home.sample.folder.filePath(u"owed.csv"_s));
    REQUIRE(csv.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(csv.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
    REQUIRE(lines.size() == late->count() + 1);
    CHECK(lines[1].section(u',', 1, 1).startsWith(u"2026-"_s));
    CHECK(lines[1].section(u',', 2, 2).toInt() > 300);
    CHECK(lines[1].section(u',', 3, 3) == home.sample.text(home.sample.project, core::Field::ProjectCode));
}

TEST_CASE("what is entered leaves the list at once, and undo brings it back", "[home]")
{
    Home home;
    const int before = home.tasks()->rowCount();
    REQUIRE_OK(home.sample.workspace->perform(core::AddRow(
        core::Entity::Money, {{core::Field::MoneyProject, core::Value::reference(home.sample.project)},
                              {core::Field::MoneyYear, core::Value::integer(2026)},
                              {core::Field::MoneyBasis, core::Value::text(u"budget"_s)},
                              {core::Field::MoneyTotal, core::Value::integer(1200)},
                              {core::Field::MoneyGeneral, core::Value::integer(1200)}})));
    QCoreApplication::processEvents();
    CHECK(home.tasks()->rowCount() == before - 1);
    REQUIRE_OK(home.sample.workspace->undo());
    QCoreApplication::processEvents();
    CHECK(home.tasks()->rowCount() == before);
}

TEST_CASE("a tile shows only its own status, and all again when released", "[home]")
{
    Home home;
    const int all = home.tasks()->rowCount();
    StatusTile *done = home.tile(Status::Done);
    QTest::mouseClick(done, Qt::LeftButton);
    CHECK(home.tasks()->rowCount() == done->count());
    QTest::mouseClick(done, Qt::LeftButton);
    CHECK(home.tasks()->rowCount() == all);
}

TEST_CASE("the models of Home keep the contract of models", "[home]")
{
    Home home;
    TaskModel tasks;
    OfficeProgressModel offices;
    const QAbstractItemModelTester one(&tasks, QAbstractItemModelTester::FailureReportingMode::Warning);
    const QAbstractItemModelTester two(&offices, QAbstractItemModelTester::FailureReportingMode::Warning);
    const core::Reader &reader = home.sample.workspace->read();
    auto list = core::readTasks(reader, 2026, home.sample.clock.today());
    REQUIRE_OK(list);
    offices.setProgress(list->offices, reader);
    tasks.setTasks(*std::move(list), reader);
    tasks.setStatus(Status::NotStarted);
    tasks.setStatus({});
    CHECK(tasks.rowCount() > 0);
    CHECK(offices.rowCount() == 1);
}

TEST_CASE("a sheet that came back and is late counts as late and as returned, and stands under both", "[home]")
{
    Home home;
    core::TaskList list;
    core::Task late;
    late.kind = core::Task::Kind::Evaluation;
    late.state = core::Task::State::Returned;
    late.late = true;
    core::Task inTime = late;
    inTime.late = false;
    list.tasks = {late, inTime};
    TaskModel tasks;
    tasks.setTasks(list, home.sample.workspace->read());
    CHECK(tasks.count(Status::Late) == 1);
    CHECK(tasks.count(Status::Returned) == 2);
    tasks.setStatus(Status::Returned);
    CHECK(tasks.rowCount() == 2);
    const QString what = tasks.data(tasks.index(0, TaskModel::WhatColumn), Qt::DisplayRole).toString();
    CHECK(what.contains(statusText(Status::Returned)));
    tasks.setStatus(Status::Late);
    CHECK(tasks.rowCount() == 1);
}

TEST_CASE("how long there is left is said in days", "[home]")
{
    const QDate today(2026, 6, 29);
    CHECK(daysLeft(today, today) == u"today"_s);
    CHECK(daysLeft(today.addDays(5), today).startsWith(u"5 "_s));
    CHECK(daysLeft(today.addDays(-3), today).contains(u"late"_s));
    CHECK(daysLeft({}, today).isEmpty());
}
