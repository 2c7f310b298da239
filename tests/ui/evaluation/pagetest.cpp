// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hands.h"
#include "tests/support/scriptedprompts.h"
#include "tests/ui/evaluation/evaluationfile.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/pages/evaluationpage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Field;
using Column = EvaluationModel::Column;

namespace {

/// The page in a window of the size of a small notebook.
struct Visit : testing::Hands
{
    explicit Visit(std::optional<core::RowId> office = std::nullopt)
    {
        page.setOffice(office);
        page.setYear(2026);
        open();
        page.focusFirst();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] QString stored(Field field) { return file.text(file.first(file.project).row(), field); }
    void complete()
    {
        file.grade(file.project, file.stage, file.necessity, 3);
        file.grade(file.project, file.stage, file.efficiency, 2);
        const core::SetEvaluation verdict(file.first(file.project),
                                          {{Field::EvaluationVerdict, core::Value::reference(file.goOn)}});
        REQUIRE_OK(file.workspace->perform(verdict));
    }

    QWidget &place() override { return page; }

    testing::EvaluationFile file;
    testing::ScriptedPrompts prompts;
    EvaluationPage page{*file.workspace, prompts};
};

} // namespace

TEST_CASE("a section submits, the desk sends back with a reason and accepts in the end", "[evaluation][gui]")
{
    Visit visit;
    visit.complete();
    visit.click(u"submit"_s);
    CHECK(visit.stored(Field::EvaluationState) == u"submitted"_s);
    CHECK(visit.stored(Field::EvaluationBy) == u"試験"_s);
    CHECK(visit.stored(Field::EvaluationDate) == u"2026-06-29"_s);

    visit.prompts.texts.enqueue(u"理由を具体的に"_s);
    visit.click(u"sendBack"_s);
    CHECK(visit.stored(Field::EvaluationState) == u"returned"_s);
    CHECK(visit.stored(Field::EvaluationReturned) == u"理由を具体的に"_s);
    CHECK(visit.child<QLabel>(u"returnedBecause"_s).text().contains(u"理由を具体的に"_s));

    visit.click(u"submit"_s);
    visit.click(u"accept"_s);
    CHECK(visit.stored(Field::EvaluationState) == u"accepted"_s);
    CHECK_FALSE(visit.child<QPushButton>(u"submit"_s).isEnabled());
    CHECK(visit.child<QPlainTextEdit>(u"reason1"_s).isReadOnly());
}

TEST_CASE("a sheet with gaps is submitted only when one insists", "[evaluation][gui]")
{
    Visit visit;
    visit.file.grade(visit.file.project, visit.file.stage, visit.file.necessity, 3);
    visit.click(u"submit"_s);
    CHECK(visit.stored(Field::EvaluationState).isEmpty());
    QPushButton *insist = nullptr;
    for (QPushButton *button : visit.page.findChildren<QPushButton *>()) {
        if (button->text() == u"Submit with gaps"_s)
            insist = button;
    }
    REQUIRE(insist);
    insist->click();
    CHECK(visit.stored(Field::EvaluationState) == u"submitted"_s);
}

TEST_CASE("a section cannot send back or accept", "[evaluation][gui]")
{
    testing::EvaluationFile other;
    Visit visit(other.section);
    CHECK_FALSE(visit.child<QPushButton>(u"sendBack"_s).isVisible());
    CHECK_FALSE(visit.child<QPushButton>(u"accept"_s).isVisible());
    visit.complete();
    visit.click(u"submit"_s);
    const QModelIndex cell = visit.page.model().index(0, visit.page.model().column(Column::Criterion, 0));
    CHECK_FALSE((cell.flags() & Qt::ItemIsEditable));
}

TEST_CASE("a reason is entered when the keyboard leaves it", "[evaluation][gui]")
{
    Visit visit;
    auto &reason = visit.child<QPlainTextEdit>(u"reason1"_s);
    QTest::keyClick(visit.page.focusWidget(), Qt::Key_F2, Qt::ShiftModifier);
    REQUIRE(reason.hasFocus());
    QTest::keyClicks(&reason, u"need"_s);
    QTest::keyClick(&reason, Qt::Key_Escape);
    CHECK(visit.page.grid().cells().hasFocus());
    const auto grades = visit.file.workspace->read().records(core::Entity::Grade);
    REQUIRE_OK(grades);
    REQUIRE(grades->size() == 1);
    CHECK(grades->front().text(Field::GradeReason) == u"need"_s);
}

TEST_CASE("what is being written belongs to the project it was written for", "[evaluation][gui]")
{
    Visit visit;
    auto &comment = visit.child<QPlainTextEdit>(u"comment"_s);
    comment.setFocus();
    QTest::keyClicks(&comment, u"first"_s);
    EvaluationCells &cells = visit.page.grid().cells();
    cells.setCurrentIndex(cells.currentIndex().siblingAtRow(1));
    QCoreApplication::processEvents();
    CHECK(visit.stored(Field::EvaluationComment) == u"first"_s);
    CHECK(comment.toPlainText().isEmpty());
}

TEST_CASE("one click in the matrix says outcome and cost, another takes them back", "[evaluation][gui]")
{
    Visit visit;
    visit.child<QToolButton>(u"direction_up_down"_s).click();
    QCoreApplication::processEvents();
    CHECK(visit.stored(Field::EvaluationOutcome) == u"up"_s);
    CHECK(visit.stored(Field::EvaluationCost) == u"down"_s);
    CHECK(visit.child<QToolButton>(u"direction_up_down"_s).isChecked());
    visit.child<QToolButton>(u"direction_up_down"_s).click();
    CHECK(visit.stored(Field::EvaluationOutcome).isEmpty());
}

TEST_CASE("the score is explained term by term", "[evaluation][gui]")
{
    Visit visit;
    visit.complete();
    QCoreApplication::processEvents();
    const QString why = visit.child<QLabel>(u"whyThisScore"_s).text();
    for (const QString &part : {u"必要性"_s, u"効率性"_s, u"高い"_s, u"100.0"_s, u"50.0"_s, u"83.3"_s})
        CHECK(why.contains(part));
}

TEST_CASE("a year without a scheme says what to do instead of showing an empty grid", "[evaluation][gui]")
{
    Visit visit;
    visit.page.setYear(2001);
    CHECK(visit.child<QLabel>(u"empty"_s).isVisible());
    CHECK_FALSE(visit.page.grid().isVisible());
    visit.page.setYear(2026);
    CHECK(visit.page.grid().isVisible());
}

TEST_CASE("the page goes to the project somebody asked for, even through a filter", "[evaluation][gui]")
{
    Visit visit;
    visit.child<QLineEdit>(u"search"_s).setText(u"学校"_s);
    REQUIRE(visit.page.filter().rowCount() == 1);
    Place place;
    place.row = visit.file.third;
    REQUIRE(visit.page.reveal(place));
    CHECK(visit.page.grid().cells().currentIndex().siblingAtColumn(0).data().toString() == u"0003"_s);
    place.row = visit.file.policy;
    CHECK_FALSE(visit.page.reveal(place));
}

TEST_CASE("another stage keeps the row", "[evaluation][gui]")
{
    Visit visit;
    EvaluationCells &cells = visit.page.grid().cells();
    cells.setCurrentIndex(cells.currentIndex().siblingAtRow(2));
    auto &stage = visit.child<QComboBox>(u"stage"_s);
    stage.setCurrentIndex(1);
    emit stage.activated(1);
    CHECK(visit.page.model().stage() == 1);
    CHECK(cells.currentIndex().siblingAtColumn(0).data().toString() == u"0003"_s);
}

TEST_CASE("a set of columns is kept by name, comes back with the page, and last year can stand beside", "[evaluation][gui]")
{
    QByteArray arrangement;
    {
        Visit visit;
        QToolButton &view = visit.child<QToolButton>(u"view"_s);
        const auto choose = [&](const QString &path) {
            emit view.menu()->aboutToShow();
            for (QAction *action : view.menu()->actions()) {
                if (action->text().contains(path))
                    return action->trigger(), true;
            }
            return false;
        };
        visit.page.model().setLayout({u"grade1"_s, u"missing"_s});
        visit.prompts.texts.enqueue(u"わたしの列"_s);
        REQUIRE(choose(u"set"_s));
        visit.page.model().setLayout({u"grades"_s});
        REQUIRE(choose(u"わたしの列"_s));
        CHECK(visit.page.model().columnCount() == 5);
        REQUIRE(choose(u"Last year"_s));
        arrangement = visit.page.arrangement();
    }
    Visit again;
    again.page.arrange(arrangement);
    CHECK(again.page.model().layout() == QStringList{u"grade1"_s, u"missing"_s});
    CHECK(again.page.model().beside() == EvaluationModel::Beside::LastYear);
    again.page.arrange("nonsense"); // of a broken file of settings
    CHECK(again.page.model().layout() == QStringList{u"grade1"_s, u"missing"_s});
}

TEST_CASE("a column moves with the keyboard, and the keyboard with it", "[evaluation][gui]")
{
    Visit visit;
    EvaluationCells &cells = visit.page.grid().cells();
    const QString moved = visit.page.model().token(cells.currentIndex().column());
    QTest::keyClick(&cells, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCoreApplication::processEvents();
    CHECK(cells.currentIndex().column() == 4);
    CHECK(visit.page.model().token(4) == moved);
}

TEST_CASE("several selected cells are summed up below the grid", "[evaluation][gui]")
{
    Visit visit;
    visit.complete();
    EvaluationCells &cells = visit.page.grid().cells();
    const QModelIndex first = visit.page.filter().index(0, 3);
    cells.setCurrentIndex(first);
    cells.selectionModel()->select(QItemSelection(first, first.siblingAtRow(2)), QItemSelectionModel::ClearAndSelect);
    const QString said = visit.child<QLabel>(u"hint"_s).text();
    CHECK(said.contains(u"3 cell"_s));
    CHECK(said.contains(u"filled 1, empty 2"_s));
    CHECK(said.contains(u"mean 3"_s));
}
