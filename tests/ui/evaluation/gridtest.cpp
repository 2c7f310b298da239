// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/evaluation/evaluationfile.h"
#include "ui/models/evaluationfilter.h"
#include "ui/models/refusalmodel.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/pages/pastepreview.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using Column = EvaluationModel::Column;

namespace {

/// The grid in a window, the first grade of the first project current.
struct Window
{
    Window()
    {
        model.show(2026, 0);
        grid.resize(1200, 400);
        grid.show();
        REQUIRE(QTest::qWaitForWindowActive(&grid));
        cells.setFocus();
        goTo(0, 0);
    }

    void goTo(int row, int criterion) { cells.setCurrentIndex(at(row, criterion)); }
    [[nodiscard]] QModelIndex at(int row, int criterion) const
    {
        return filter.index(row, model.column(Column::Criterion, criterion));
    }
    [[nodiscard]] QString text(int row, int criterion) const { return at(row, criterion).data().toString(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QCoreApplication::processEvents();
    }
    void type(const QString &text)
    {
        for (const QChar sign : text) {
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(sign));
            QApplication::sendEvent(QApplication::focusWidget(), &press);
        }
        QCoreApplication::processEvents();
    }
    void select(QModelIndex from, QModelIndex to)
    {
        cells.setCurrentIndex(from);
        cells.selectionModel()->select(QItemSelection(from, to), QItemSelectionModel::ClearAndSelect);
    }

    testing::EvaluationFile file;
    EvaluationModel model{*file.workspace};
    EvaluationFilter filter{model};
    EvaluationGrid grid{filter};
    EvaluationCells &cells = grid.cells();
};

} // namespace

TEST_CASE("a column is filled with digits and Enter alone", "[evaluation][gui]")
{
    Window window;
    for (const QString &digit : {u"3"_s, u"２"_s, u"1"_s}) {
        window.type(digit);
        window.key(Qt::Key_Return);
    }
    CHECK(window.text(0, 0) == u"高い"_s);
    CHECK(window.text(1, 0) == u"ふつう"_s);
    CHECK(window.text(2, 0) == u"低い"_s);
}

TEST_CASE("Tab goes right and Enter comes back to the column where Tab began", "[evaluation][gui]")
{
    Window window;
    window.type(u"3"_s);
    window.key(Qt::Key_Tab);
    window.type(u"2"_s);
    window.key(Qt::Key_Return);
    CHECK(window.cells.currentIndex() == window.at(1, 0));
    CHECK(window.text(0, 1) == u"ふつう"_s);
    window.goTo(1, 1);
    window.key(Qt::Key_Backtab);
    CHECK(window.cells.currentIndex() == window.at(1, 0));
}

TEST_CASE("typing replaces, F2 keeps, Esc restores, Delete clears", "[evaluation][gui]")
{
    Window window;
    window.file.grade(window.file.project, window.file.stage, window.file.necessity, 3);
    window.type(u"1"_s);
    window.key(Qt::Key_Escape);
    CHECK(window.text(0, 0) == u"高い"_s);
    window.key(Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    REQUIRE(editor);
    CHECK(editor->text() == u"高い"_s);
    window.key(Qt::Key_Return);
    CHECK(window.file.gradeOf(window.file.project, window.file.necessity) == 3.0);
    window.goTo(0, 0);
    window.key(Qt::Key_Delete);
    CHECK_FALSE(window.file.gradeOf(window.file.project, window.file.necessity));
}

TEST_CASE("arrow keys leave a cell that is being typed into", "[evaluation][gui]")
{
    Window window;
    window.type(u"3"_s);
    window.key(Qt::Key_Right);
    CHECK(window.cells.currentIndex() == window.at(0, 1));
    window.type(u"2"_s);
    window.key(Qt::Key_Down);
    CHECK(window.cells.currentIndex() == window.at(1, 1));
    CHECK(window.text(0, 0) == u"高い"_s);
    CHECK(window.text(0, 1) == u"ふつう"_s);
}

TEST_CASE("Ctrl+D fills down and Ctrl+Enter fills the selection, each as one step", "[evaluation][gui]")
{
    Window window;
    window.type(u"3"_s);
    window.key(Qt::Key_Return);
    const qint64 before = window.file.transactions();
    window.select(window.at(0, 0), window.at(2, 0));
    window.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(window.text(2, 0) == u"高い"_s);
    CHECK(window.file.transactions() == before + 1);
    window.select(window.at(0, 0), window.at(2, 1));
    window.type(u"2"_s);
    window.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(window.text(0, 0) == u"ふつう"_s);
    CHECK(window.text(2, 1) == u"ふつう"_s);
    CHECK(window.file.transactions() == before + 2);
}

TEST_CASE("a block from a spreadsheet is pasted as one step and says what did not fit", "[evaluation][gui]")
{
    Window window;
    EvaluationModel::Report report;
    QObject::connect(&window.cells, &EvaluationCells::entered, [&](const auto &said) { report = said; });
    const qint64 before = window.file.transactions();
    QGuiApplication::clipboard()->setText(u"3\t2\r\nX\t１\r\n高い\t-\r\n3\t3\r\n"_s);
    window.key(Qt::Key_V, Qt::ControlModifier);
    // First it is said what does not fit, where and why; nothing is entered yet.
    auto *preview = window.grid.findChild<PastePreview *>();
    REQUIRE(preview->isVisible());
    CHECK(window.file.transactions() == before);
    const QAbstractItemModel *lines = preview->findChild<QTableView *>(u"pastePreview"_s)->model();
    REQUIRE(lines->rowCount() == 3);
    CHECK(lines->index(0, RefusalModel::Where).data().toString() == u"0002 必要性"_s);
    CHECK(lines->index(0, RefusalModel::What).data().toString() == u"X"_s);
    CHECK(lines->index(0, RefusalModel::Why).data().toString().contains(u"高い"_s));
    CHECK(QApplication::focusWidget()->objectName() == u"pasteWhatFits"_s);
    window.key(Qt::Key_Return);
    CHECK_FALSE(preview->isVisible());
    CHECK(QApplication::focusWidget() == &window.cells);
    CHECK(window.file.transactions() == before + 1);
    CHECK(report.entered == 5);
    CHECK(report.refused.size() == 3); // X, and two cells below the last row
    CHECK(window.text(0, 1) == u"ふつう"_s);
    CHECK(window.text(1, 0) == u"X"_s);
    CHECK(window.text(1, 1) == u"低い"_s);
    CHECK(window.text(2, 0) == u"高い"_s);
    CHECK(window.text(2, 1).isEmpty());
    window.goTo(1, 0);
    window.key(Qt::Key_Escape);
    CHECK(window.text(1, 0).isEmpty());
}

TEST_CASE("one copied cell fills the selection, and what is copied can be pasted elsewhere", "[evaluation][gui]")
{
    Window window;
    window.type(u"3"_s);
    window.key(Qt::Key_Return);
    window.goTo(0, 0);
    window.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(QGuiApplication::clipboard()->text() == u"高い\n"_s);
    window.select(window.at(1, 0), window.at(2, 1));
    window.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(window.text(1, 0) == u"高い"_s);
    CHECK(window.text(2, 1) == u"高い"_s);
    CHECK(window.text(0, 1).isEmpty());
}

TEST_CASE("the input method's first key opens the editor and is not lost", "[evaluation][gui]")
{
    Window window;
    const QModelIndex score = window.filter.index(0, window.model.column(Column::Score));
    window.cells.setCurrentIndex(score);
    CHECK(window.cells.testAttribute(Qt::WA_InputMethodEnabled));
    window.goTo(0, 0);
    REQUIRE(window.cells.testAttribute(Qt::WA_InputMethodEnabled));
    QInputMethodEvent first(u"ｔ"_s, {});
    QApplication::sendEvent(&window.cells, &first);
    auto *editor = window.cells.findChild<QLineEdit *>(u"gradeEditor"_s);
    REQUIRE(editor);
    QInputMethodEvent commit;
    commit.setCommitString(u"高い"_s);
    QApplication::sendEvent(&window.cells, &commit);
    QCoreApplication::processEvents();
    CHECK(editor->text() == u"高い"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QCoreApplication::processEvents();
    CHECK(window.file.gradeOf(window.file.project, window.file.necessity) == 3.0);
}

TEST_CASE("typing where nothing can be entered says so and goes nowhere", "[evaluation][gui]")
{
    Window window;
    const QSignalSpy vain(&window.cells, &EvaluationCells::typedInVain);
    const QModelIndex score = window.filter.index(0, window.model.column(Column::Score));
    window.cells.setCurrentIndex(score);
    window.type(u"3"_s);
    CHECK(vain.count() == 1);
    CHECK(window.cells.currentIndex() == score);
}

TEST_CASE("a screen reader may walk the grid while it changes", "[evaluation][gui]")
{
    Window window;
    QAccessible::setActive(true);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&window.cells);
    REQUIRE(table);
    REQUIRE(table->tableInterface());
    qsizetype said = 0;
    const auto walk = [&] {
        for (int i = 0; i < table->childCount(); ++i) {
            QAccessibleInterface *child = table->child(i);
            said += child && child->isValid() ? child->text(QAccessible::Name).size() : 0;
        }
    };
    walk();
    window.type(u"3"_s);
    window.key(Qt::Key_Return);
    walk();
    window.filter.setOnlyGaps(true);
    window.filter.setSearch(u"図書"_s);
    walk();
    window.model.show(2026, 1);
    walk();
    CHECK(said > 0);
    QAccessible::setActive(false);
}

TEST_CASE("a paste that does not fit is given up with Esc, and nothing is entered", "[evaluation][gui]")
{
    Window window;
    const qint64 before = window.file.transactions();
    QGuiApplication::clipboard()->setText(u"3\tX\n"_s);
    window.key(Qt::Key_V, Qt::ControlModifier);
    window.key(Qt::Key_Escape);
    CHECK_FALSE(window.grid.findChild<PastePreview *>()->isVisible());
    CHECK(QApplication::focusWidget() == &window.cells);
    CHECK(window.file.transactions() == before);
    CHECK(window.text(0, 0).isEmpty());
}

TEST_CASE("a table copied out of a browser or a word processor is pasted like a spreadsheet's", "[evaluation][gui]")
{
    Window window;
    auto *mime = new QMimeData; // the clipboard takes it
    mime->setHtml(u"<html><body><!--StartFragment--><table><tr><td>３</td><td><ruby>高<rt>タカ</rt></ruby>い</td></tr>"
                  "<tr><td colspan=2>2</td></tr></table></body></html>"_s);
    QGuiApplication::clipboard()->setMimeData(mime);
    window.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(window.text(0, 0) == u"高い"_s);
    CHECK(window.text(0, 1) == u"高い"_s);
    CHECK(window.text(1, 0) == u"ふつう"_s);
    CHECK(window.text(1, 1).isEmpty());
}

TEST_CASE("what is copied is a table, too, and with headings it says what it is about", "[evaluation][gui]")
{
    Window window;
    window.type(u"3"_s);
    window.key(Qt::Key_Return);
    window.select(window.at(0, 0), window.at(0, 1));
    window.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    CHECK(copied->text() == u"高い\t\n"_s);
    CHECK(copied->html().contains(u"<td>高い</td><td></td>"_s));
    window.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    CHECK(lines[0].endsWith(u"必要性\t効率性"_s));
    CHECK(lines[1].startsWith(u"0001\t"_s));
    CHECK(lines[1].endsWith(u"\t高い\t"_s));
}

TEST_CASE("Ctrl+R fills to the right, Ctrl+X takes along, each as one step", "[evaluation][gui]")
{
    Window window;
    window.type(u"3"_s);
    window.key(Qt::Key_Return);
    const qint64 before = window.file.transactions();
    window.select(window.at(0, 0), window.at(0, 1));
    window.key(Qt::Key_R, Qt::ControlModifier);
    CHECK(window.text(0, 1) == u"高い"_s);
    CHECK(window.file.transactions() == before + 1);
    window.key(Qt::Key_X, Qt::ControlModifier);
    CHECK(window.text(0, 0).isEmpty());
    CHECK(QGuiApplication::clipboard()->text() == u"高い\t高い\n"_s);
    CHECK(window.file.transactions() == before + 2);
}

TEST_CASE("Ctrl and arrows go to the edge of what is filled, and with Shift they select up to there", "[evaluation][gui]")
{
    Window window;
    for (int row = 0; row < 2; ++row) {
        window.type(u"3"_s);
        window.key(Qt::Key_Return);
    }
    window.goTo(0, 0);
    window.key(Qt::Key_Down, Qt::ControlModifier);
    CHECK(window.cells.currentIndex() == window.at(1, 0)); // the last filled one
    window.key(Qt::Key_Down, Qt::ControlModifier);
    CHECK(window.cells.currentIndex() == window.at(2, 0)); // then the end
    window.key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(window.cells.currentIndex() == window.at(1, 0));
    CHECK(window.cells.selectionModel()->selectedIndexes().size() == 2);
    window.key(Qt::Key_Home, Qt::ControlModifier);
    CHECK(window.cells.currentIndex() == window.at(0, 0));
    window.key(Qt::Key_Space, Qt::ShiftModifier);
    CHECK(window.cells.selectionModel()->selectedIndexes().size() == window.filter.columnCount() - 3);
}

TEST_CASE("reasons stand in the grid where they are wanted, are typed in several lines and pasted", "[evaluation][gui]")
{
    Window window;
    window.model.setLayout({u"judged"_s});
    REQUIRE(window.model.columnCount() == 3 + 4);
    const QModelIndex reason = window.filter.index(0, window.model.column(Column::Reason, 0));
    window.cells.setCurrentIndex(reason);
    window.type(u"需"_s);
    auto *editor = window.cells.findChild<QPlainTextEdit *>(u"reasonEditor"_s);
    REQUIRE(editor);
    window.type(u"要"_s);
    window.key(Qt::Key_Return, Qt::AltModifier);
    window.type(u"増"_s);
    window.key(Qt::Key_Return);
    const QModelIndex now = window.filter.index(0, window.model.column(Column::Reason, 0));
    CHECK(now.data().toString() == u"需要\n増"_s);
    CHECK(window.cells.currentIndex() == now.siblingAtRow(1));
    REQUIRE_OK(window.file.workspace->undo());
    CHECK(now.data().toString().isEmpty());
    QGuiApplication::clipboard()->setText(u"3\t\"二行の\n理由\"\n"_s);
    window.goTo(1, 0);
    window.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(window.filter.index(1, window.model.column(Column::Reason, 0)).data().toString() == u"二行の\n理由"_s);
    CHECK(window.text(1, 0) == u"高い"_s);
}

TEST_CASE("the first key of an input method opens the editor of a reason, too", "[evaluation][gui]")
{
    Window window;
    window.model.setLayout({u"judged"_s});
    window.cells.setCurrentIndex(window.filter.index(0, window.model.column(Column::Reason, 0)));
    QInputMethodEvent first(u"ｊ"_s, {});
    QApplication::sendEvent(&window.cells, &first);
    auto *editor = window.cells.findChild<QPlainTextEdit *>(u"reasonEditor"_s);
    REQUIRE(editor);
    QInputMethodEvent commit;
    commit.setCommitString(u"需要"_s);
    QApplication::sendEvent(editor, &commit);
    QCoreApplication::processEvents();
    CHECK(editor->toPlainText() == u"需要"_s);
}

TEST_CASE("the row of filters finds words, numbers and gaps, column by column", "[evaluation][gui]")
{
    Window window;
    window.file.grade(window.file.project, window.file.stage, window.file.necessity, 3);
    window.file.grade(window.file.second, window.file.stage, window.file.necessity, 1);
    window.key(Qt::Key_Down, Qt::AltModifier);
    CHECK(QApplication::focusWidget()->objectName() == u"filter-grade1"_s);
    const auto shows = [&](const QString &typed, int rows) {
        auto *input = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        REQUIRE(input);
        input->clear();
        window.type(typed);
        return QTest::qWaitFor([&] { return window.filter.rowCount() == rows; }, 2000);
    };
    CHECK(shows(u"="_s, 1));
    CHECK(shows(u"<>"_s, 2));
    CHECK(shows(u">=2"_s, 1));
    CHECK(shows(u"高い|低い"_s, 2));
    CHECK(shows(u"-低い"_s, 2));
    CHECK(shows(u"高い"_s, 1));
    window.key(Qt::Key_Return);
    CHECK(QApplication::focusWidget() == &window.cells);
    CHECK(window.filter.rowCount() == 1);
    window.grid.setFilterShown(false);
    CHECK(window.filter.rowCount() == 3);
}

TEST_CASE("the handle of the selection is dragged down with the mouse, and fills as one step", "[evaluation][gui]")
{
    Window window;
    window.type(u"3"_s);
    window.key(Qt::Key_Return);
    window.goTo(0, 0);
    QCoreApplication::processEvents();
    auto *handle = window.cells.findChild<QWidget *>(u"fillHandle"_s);
    REQUIRE(handle);
    REQUIRE(handle->isVisible());
    const qint64 before = window.file.transactions();
    const QPoint middle = handle->rect().center();
    const auto placeIn = [&](QModelIndex cell) {
        return handle->mapFrom(window.cells.viewport(), window.cells.visualRect(cell).center());
    };
    QTest::mousePress(handle, Qt::LeftButton, {}, middle);
    QTest::mouseMove(handle, placeIn(window.at(1, 0)));
    QTest::mouseMove(handle, placeIn(window.at(2, 0)));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, placeIn(window.at(2, 0)));
    CHECK(window.text(1, 0) == u"高い"_s);
    CHECK(window.text(2, 0) == u"高い"_s);
    CHECK(window.text(0, 1).isEmpty());
    CHECK(window.file.transactions() == before + 1);
    CHECK(window.cells.selectionModel()->selectedIndexes().size() == 3);
    // Pressed and let go where it is, it does nothing.
    QTest::mouseClick(handle, Qt::LeftButton, {}, handle->rect().center());
    CHECK(window.file.transactions() == before + 1);
}
