// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of the stories, without a display: one window, real keys and clicks, from page to page.
#include "tests/story/office.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

using testing::Office;

TEST_CASE("June morning: a planner looks what is owed, pastes grades, takes them back and finds them in the history", "[story]")
{
    Office office;
    REQUIRE(office.window.showPage(u"home"_s));
    QTest::qWait(50);

    office.press(Qt::Key_4, Qt::ControlModifier);
    auto *grid = office.window.findChild<QTableView *>(u"evaluationCells"_s);
    REQUIRE(grid);
    QTest::qWait(50);
    const auto before = office.window.workspace()->undoable();

    // The first cell that takes a grade.
    grid->setFocus();
    const QAbstractItemModel &model = *grid->model();
    QModelIndex cell;
    for (int row = 0; row < model.rowCount() && !cell.isValid(); ++row) {
        for (int column = 0; column < model.columnCount() && !cell.isValid(); ++column) {
            const QModelIndex here = model.index(row, column);
            const bool grade = here.data().toString() == u"3" || here.data().toString() == u"4";
            if (grade && (here.flags() & Qt::ItemIsEditable))
                cell = here;
        }
    }
    if (!cell.isValid()) {
        WARN("no project of the sample is open for grades; nothing to paste into");
        return;
    }
    grid->setCurrentIndex(cell);
    const QPersistentModelIndex kept(cell);
    const QString old = kept.data().toString();
    const QString other = old == u"3" ? u"4"_s : u"3"_s;
    QGuiApplication::clipboard()->setText(other);
    office.press(Qt::Key_V, Qt::ControlModifier);
    CHECK(kept.data().toString() == other);

    office.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(kept.data().toString() == old);
    CHECK(office.window.workspace()->undoable() == before);

    office.press(Qt::Key_9, Qt::ControlModifier);
    CHECK(office.window.currentPage()->property("manual") == u"history"_s);
    QTest::qWait(50);
}

TEST_CASE("a manager's meeting: branches, one project, its sheet, without an edit", "[story]")
{
    Office office;
    const auto before = office.window.workspace()->undoable();
    for (const int page : {Qt::Key_6, Qt::Key_3, Qt::Key_5, Qt::Key_7, Qt::Key_1}) {
        office.press(page, Qt::ControlModifier);
        QTest::qWait(100);
    }
    CHECK(office.window.currentPage()->property("manual") == u"home"_s);
    CHECK(office.window.workspace()->undoable() == before);
}
