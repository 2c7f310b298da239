// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/logicoperations.h"
#include "core/report/logicmodel.h"
#include "tests/support/samplefile.h"
#include "ui/forms/recordtable.h"
#include "ui/models/logicstepmodel.h"
#include "ui/pages/logicpane.h"
#include "ui/pages/logicview.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace ui;

namespace {

/// The pane on the screen with activity → output → outcome, and the hands of a person.
struct Desk : testing::SampleFile
{
    Desk()
    {
        pane.resize(1000, 640);
        pane.setProject(project);
        pane.show();
        REQUIRE(QTest::qWaitForWindowActive(&pane));
        pane.focusFirst();
    }

    RowId added(LogicKind kind, const QString &text, std::optional<RowId> cause = {})
    {
        const AddLogicNode add(project, kind, text, cause);
        REQUIRE_OK(workspace->perform(add));
        return add.id();
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
        QCoreApplication::processEvents();
    }
    void type(const QString &text)
    {
        for (const QChar sign : text)
            QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, QString(sign), Qt::NoModifier);
    }
    [[nodiscard]] QString currentText() const
    {
        const auto current = view.current();
        const auto index = current ? view.model().indexOf(*current) : std::nullopt;
        return index ? view.model().elements[*index].text : QString();
    }
    [[nodiscard]] size_t steps() const { return view.model().steps.size(); }

    RowId activity = added(LogicKind::Activity, u"窓口を開く"_s);
    RowId output = added(LogicKind::Output, u"相談が受けられる"_s, activity);
    RowId outcome = added(LogicKind::OutcomeShort, u"不安が減る"_s, output);
    LogicPane pane{*workspace};
    LogicView &view = pane.view();
};

} // namespace

TEST_CASE("arrow keys go along the links from cause to effect and back", "[logic][gui]")
{
    Desk desk;
    CHECK(desk.currentText() == u"窓口を開く"_s);
    desk.key(Qt::Key_Right);
    CHECK(desk.currentText() == u"相談が受けられる"_s);
    desk.key(Qt::Key_Right);
    CHECK(desk.currentText() == u"不安が減る"_s);
    desk.key(Qt::Key_Home);
    CHECK(desk.currentText() == u"窓口を開く"_s);
    CHECK(desk.view.accessibleDescription().contains(u"相談が受けられる"_s));
}

TEST_CASE("what follows is added, written and linked without the mouse", "[logic][gui]")
{
    Desk desk;
    desk.key(Qt::Key_End);
    desk.key(Qt::Key_Insert, Qt::ControlModifier);
    auto *editor = desk.view.findChild<QPlainTextEdit *>(u"logicEditor"_s);
    REQUIRE(editor);
    desk.type(u"暮らしが落ち着く"_s);
    desk.key(Qt::Key_Return);
    CHECK(desk.currentText() == u"暮らしが落ち着く"_s);
    CHECK(desk.steps() == 3);
    const auto index = desk.view.model().indexOf(*desk.view.current());
    CHECK(desk.view.model().elements[*index].kind == LogicKind::OutcomeMiddle);
    CHECK(QApplication::focusWidget() == &desk.view);
    desk.key(Qt::Key_F2);
    desk.type(u"x"_s);
    desk.key(Qt::Key_Escape);
    CHECK(desk.currentText() == u"暮らしが落ち着く"_s);
    desk.key(Qt::Key_Delete);
    CHECK(desk.steps() == 2);
    REQUIRE_OK(desk.workspace->undo());
    CHECK(desk.steps() == 3);
}

TEST_CASE("L joins two elements, parts them again, and a circle is refused with a sentence", "[logic][gui]")
{
    Desk desk;
    const auto *problem = desk.pane.findChild<QLabel *>(u"logicProblem"_s);
    desk.key(Qt::Key_L);
    CHECK(desk.view.isLinking());
    desk.key(Qt::Key_End);
    desk.key(Qt::Key_Return);
    CHECK(desk.steps() == 3);
    desk.key(Qt::Key_Home);
    desk.key(Qt::Key_L);
    desk.key(Qt::Key_End);
    desk.key(Qt::Key_L);
    CHECK(desk.steps() == 2);
    CHECK_FALSE(problem->isVisible());
    desk.key(Qt::Key_L); // from the outcome back to the activity
    desk.key(Qt::Key_Home);
    desk.key(Qt::Key_Return);
    CHECK(desk.steps() == 2);
    REQUIRE(problem->isVisible());
    CHECK(problem->text().size() > 10);
    desk.key(Qt::Key_L);
    desk.key(Qt::Key_Escape);
    CHECK_FALSE(desk.view.isLinking());
}

TEST_CASE("the mouse chooses, and draws a link from the right edge of a box", "[logic][gui]")
{
    Desk desk;
    const QRect from = desk.view.place(desk.activity);
    const QRect to = desk.view.place(desk.outcome);
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, to.center());
    CHECK(desk.view.current() == desk.outcome);
    const QPoint handle(from.right() - 3, from.center().y());
    QTest::mousePress(desk.view.viewport(), Qt::LeftButton, {}, handle);
    QTest::mouseMove(desk.view.viewport(), to.center());
    QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, to.center());
    CHECK(desk.steps() == 3);
}

TEST_CASE("boxes of a column stand below one another and columns go from cause to effect", "[logic][gui]")
{
    Desk desk;
    const RowId second = desk.added(LogicKind::Output, u"冊子が届く"_s, desk.activity);
    CHECK(desk.view.place(desk.activity).right() < desk.view.place(desk.output).left());
    CHECK(desk.view.place(desk.output).right() < desk.view.place(desk.outcome).left());
    CHECK(desk.view.place(second).left() == desk.view.place(desk.output).left());
    CHECK_FALSE(desk.view.place(second).intersects(desk.view.place(desk.output)));
    desk.view.setCurrent(desk.output);
    desk.key(desk.view.place(second).top() > desk.view.place(desk.output).top() ? Qt::Key_Down : Qt::Key_Up);
    CHECK(desk.view.current() == second);
}

TEST_CASE("two tables say the same as the drawing, and are typed into", "[logic][gui]")
{
    Desk desk;
    desk.pane.findChild<QTabBar *>(u"logicTabs"_s)->setCurrentIndex(1);
    auto *steps = desk.pane.findChild<QTableView *>(u"logicSteps"_s);
    REQUIRE(steps);
    const QAbstractItemModelTester tester(steps->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    REQUIRE(steps->model()->rowCount() == 2);
    const QModelIndex reason = steps->model()->index(0, LogicStepModel::Reason);
    REQUIRE(steps->model()->setData(reason, u"窓口が近いから"_s));
    CHECK(reason.data().toString() == u"窓口が近いから"_s);
    CHECK(desk.view.model().steps[0].reason == u"窓口が近いから"_s);
    steps->setCurrentIndex(reason);
    steps->setFocus();
    desk.key(Qt::Key_Delete, Qt::ControlModifier);
    CHECK(desk.steps() == 1);
    const auto *elements = desk.pane.findChild<QTableView *>(u"logicElements"_s);
    CHECK(elements->model()->rowCount() == 4); // three, and the line that adds
}
