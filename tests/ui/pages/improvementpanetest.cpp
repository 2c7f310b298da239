// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/forms/recordtable.h"
#include "ui/models/answermodel.h"
#include "ui/pages/answerpane.h"
#include "ui/pages/improvementpane.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// The improvements of the sample project, of which the year before decided one.
struct Pane
{
    testing::SampleFile file;
    testing::ScriptedPrompts prompts;
    core::RowId row = decide();
    ImprovementPane pane{*file.workspace, prompts, nullptr};

    Pane()
    {
        pane.show(file.project, 2026);
        pane.resize(1000, 500);
        static_cast<QWidget &>(pane).show();
        REQUIRE(QTest::qWaitForWindowActive(&pane));
        auto *table = pane.findChild<QTableView *>(u"improvements"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
    }
    core::RowId decide()
    {
        const core::AddRow add(Entity::Improvement, {{Field::ImprovementProject, Value::reference(file.project)},
                                                     {Field::ImprovementYear, Value::integer(2025)},
                                                     {Field::ImprovementText, Value::text(u"電子申請にする"_s)}});
        REQUIRE_OK(file.workspace->perform(add));
        return add.id();
    }
    void click(const QString &name)
    {
        auto *button = pane.findChild<QPushButton *>(name);
        REQUIRE(button);
        REQUIRE(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] QString state() const { return file.text(row, Field::ImprovementState); }
};

} // namespace

TEST_CASE("an improvement is taken up with a word on how, and nothing waits any more", "[improvements][gui]")
{
    Pane shown;
    CHECK(shown.pane.open() == 1);
    shown.prompts.texts.enqueue(u"予算を要求する"_s);
    shown.click(u"takeUp"_s);
    CHECK(shown.state() == u"taken_up"_s);
    CHECK(shown.file.text(shown.row, Field::ImprovementReason) == u"予算を要求する"_s);
    CHECK(shown.file.value(shown.row, Field::ImprovementAnswered) == Value::integer(2026));
    CHECK(shown.pane.open() == 0);
    auto *closing = shown.pane.findChild<QTableView *>(u"closing"_s);
    REQUIRE(closing->model()->rowCount() == 2); // the branch and the total
    CHECK(closing->model()->index(1, 6).data().toString().startsWith(u"100"_s));
}

TEST_CASE("to decline without a reason is refused at the place, and thinking better of it changes nothing",
          "[improvements][gui]")
{
    Pane shown;
    shown.prompts.texts.enqueue(u" "_s);
    shown.click(u"decline"_s);
    CHECK(shown.pane.findChild<QLabel *>(u"answerProblem"_s)->isVisible());
    CHECK(shown.state().isEmpty());
    shown.click(u"postpone"_s); // the question is given up
    CHECK(shown.state().isEmpty());
    CHECK(shown.pane.open() == 1);
}

TEST_CASE("what this year's Act decides is for the next plan to answer", "[improvements][gui]")
{
    Pane shown;
    shown.pane.show(shown.file.project, 2025);
    auto *table = shown.pane.findChild<QTableView *>(u"improvements"_s);
    table->setCurrentIndex(table->model()->index(0, 0));
    CHECK_FALSE(shown.pane.findChild<QPushButton *>(u"takeUp"_s)->isEnabled());
    CHECK(shown.pane.open() == 0);
    shown.pane.show(shown.file.project, 2024);
    CHECK(table->model()->rowCount() == 1); // it was not decided yet: only the empty line
}

namespace {

/// Three improvements of two projects that the plan of 2026 has to answer, and one it has not.
struct Answers
{
    testing::SampleFile file;
    testing::ScriptedPrompts prompts;
    core::RowId other = addProject();
    std::vector<core::RowId> rows{decide(file.project, 2024), decide(file.project, 2025), decide(other, 2025),
                                  decide(other, 2026)};
    AnswerPane pane{*file.workspace, prompts, nullptr};
    QTableView *table = pane.findChild<QTableView *>(u"toAnswer"_s);
    QAbstractItemModelTester tester{table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal};

    Answers()
    {
        pane.setYear(2026, std::nullopt);
        pane.resize(1000, 500);
        pane.show();
        REQUIRE(QTest::qWaitForWindowActive(&pane));
        table->setFocus();
    }
    core::RowId addProject()
    {
        const core::AddRow add(Entity::Project, {{Field::ProjectName, Value::text(u"図書館"_s)},
                                                 {Field::ProjectPosition, Value::text(u"zz"_s)}});
        REQUIRE_OK(file.workspace->perform(add));
        return add.id();
    }
    core::RowId decide(core::RowId project, int year)
    {
        const core::AddRow add(Entity::Improvement, {{Field::ImprovementProject, Value::reference(project)},
                                                     {Field::ImprovementYear, Value::integer(year)},
                                                     {Field::ImprovementText, Value::text(u"改善%1"_s.arg(year))}});
        REQUIRE_OK(file.workspace->perform(add));
        return add.id();
    }
    void click(const QString &name) { QTest::mouseClick(pane.findChild<QPushButton *>(name), Qt::LeftButton); }
    [[nodiscard]] int count(const QString &state)
    {
        return static_cast<int>(std::ranges::count_if(
            rows, [&](core::RowId row) { return file.text(row, Field::ImprovementState) == state; }));
    }
};

} // namespace

TEST_CASE("several improvements of several projects are answered with one reason, as one step of undo", "[improvements][gui]")
{
    Answers shown;
    REQUIRE(shown.table->model()->rowCount() == 3);
    CHECK_FALSE(shown.pane.findChild<QPushButton *>(u"postpone"_s)->isEnabled()); // nothing is chosen
    QTest::keyClick(shown.table, Qt::Key_A, Qt::ControlModifier);
    shown.prompts.texts.enqueue(u"予算がつかなかった"_s);
    shown.click(u"postpone"_s);
    CHECK(shown.count(u"postponed"_s) == 3);
    CHECK(shown.file.text(shown.rows[2], Field::ImprovementReason) == u"予算がつかなかった"_s);
    CHECK(shown.file.value(shown.rows[0], Field::ImprovementAnswered) == Value::integer(2026));
    CHECK(shown.table->model()->rowCount() == 0);
    shown.pane.findChild<QComboBox *>(u"yearState"_s)->setCurrentIndex(1);
    CHECK(shown.table->model()->rowCount() == 3); // the answered ones too
    REQUIRE_OK(shown.file.workspace->undo());
    CHECK(shown.count(QString()) == 4);
    CHECK(shown.table->model()->rowCount() == 3);
}

TEST_CASE("without a reason none of the chosen improvements is declined, and they stay chosen", "[improvements][gui]")
{
    Answers shown;
    shown.table->selectRow(0);
    QTest::keyClick(shown.table, Qt::Key_Down, Qt::ShiftModifier);
    shown.prompts.texts.enqueue(u"　"_s);
    shown.click(u"decline"_s);
    CHECK(shown.pane.findChild<QLabel *>(u"toAnswerProblem"_s)->isVisible());
    CHECK(shown.count(QString()) == 4);
    CHECK(shown.table->selectionModel()->selectedRows().size() == 2);
    shown.prompts.texts.enqueue(u"費用に見合わない"_s);
    shown.click(u"decline"_s);
    CHECK(shown.count(u"declined"_s) == 2);
    CHECK_FALSE(shown.pane.findChild<QLabel *>(u"toAnswerProblem"_s)->isVisible());
    CHECK(shown.table->model()->rowCount() == 1);
}
