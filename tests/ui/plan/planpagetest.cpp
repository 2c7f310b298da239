// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "ui/forms/fieldedit.h"
#include "ui/forms/recordform.h"
#include "ui/messagebar.h"
#include "ui/models/plantree.h"
#include "ui/pages/plandetail.h"
#include "ui/pages/planpage.h"
#include "ui/prompts.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using ui::PlanNodeId;
using Kind = PlanNodeId::Kind;

namespace {

/// Key by key, of any script: QTest::keyClicks knows ASCII only.
void type(QWidget *widget, const QString &text)
{
    REQUIRE(widget);
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_unknown, QString(c), Qt::NoModifier);
}

/// The page on the screen, and the hands of a person.
struct Desk : testing::SampleFile
{
    Desk() : Desk(true) {}
    explicit Desk(bool shown)
    {
        page.resize(1100, 700);
        page.setYear(2026);
        if (shown) {
            page.show();
            REQUIRE(QTest::qWaitForWindowExposed(&page));
            page.activateWindow();
        }
    }

    RowId added(Entity entity, Editor::Cells cells)
    {
        const AddRow add(entity, std::move(cells));
        REQUIRE_OK(workspace->perform(add));
        return add.id();
    }
    RowId policyAdded(const QString &number, std::optional<RowId> parent = {})
    {
        return added(Entity::Policy, {{Field::PolicyDepth, Value::integer(parent ? 2 : 1)},
                                      {Field::PolicyNumber, Value::text(number)},
                                      {Field::PolicyTitle, Value::text(u"方針"_s + number)},
                                      {Field::PolicyParent, Value::reference(parent)}});
    }
    RowId projectAdded(const QString &code)
    {
        return added(Entity::Project, {{Field::ProjectCode, Value::text(code)},
                                       {Field::ProjectName, Value::text(u"事業"_s + code)},
                                       {Field::ProjectPolicyMain, Value::reference(policy)}});
    }
    void show(Entity entity, RowId row, std::optional<Field> field = {})
    {
        REQUIRE(page.reveal({{}, entity, row, field, {}}));
    }
    template <typename Widget>
    Widget *input(const QString &name) const
    {
        for (Widget *widget : page.findChild<ui::PlanDetail *>()->findChildren<Widget *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    QString selectedText() const { return view->currentIndex().siblingAtColumn(0).data().toString(); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view, Qt::Key(key), modifiers); }
    QString message() const { return page.findChild<ui::MessageBar *>()->text(); }

    ui::DialogPrompts prompts;
    ui::PlanPage page{*workspace, prompts};
    QTreeView *view = page.findChild<QTreeView *>(u"planTree"_s);
};

} // namespace

TEST_CASE("a field is kept when one leaves it, and comes back with undo", "[planpage]")
{
    Desk desk;
    desk.show(Entity::Project, desk.project, Field::ProjectName);
    auto *name = desk.input<QLineEdit>(u"name"_s);
    REQUIRE(name);
    CHECK(name->text() == u"防災訓練"_s);

    name->selectAll();
    type(name, u"総合防災訓練"_s);
    CHECK(desk.text(desk.project, Field::ProjectName) == u"防災訓練"_s);
    QTest::keyClick(name, Qt::Key_Tab);

    CHECK(desk.text(desk.project, Field::ProjectName) == u"総合防災訓練"_s);
    CHECK(desk.selectedText().contains(u"総合防災訓練"_s));
    CHECK(desk.page.findChild<QLabel *>(u"detailTitle"_s)->text().contains(u"総合防災訓練"_s));
    REQUIRE_OK(desk.workspace->undo());
    CHECK(name->text() == u"防災訓練"_s);
}

TEST_CASE("what the registry refuses stays in the field with its reason, and is not written", "[planpage]")
{
    Desk desk;
    desk.show(Entity::Project, desk.project, Field::ProjectStartYear);
    auto *year = desk.input<QLineEdit>(u"start_year"_s);
    auto *name = desk.input<QLineEdit>(u"name"_s);
    auto *form = desk.page.findChild<ui::PlanDetail *>()->form();

    type(year, u"18"_s);
    name->setFocus();
    CHECK(year->text() == u"18"_s);
    CHECK_FALSE(form->edit(Field::ProjectStartYear)->problem().isEmpty());
    CHECK(desk.value(desk.project, Field::ProjectStartYear).isNull());

    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    year->setFocus();
    CHECK_FALSE(form->edit(Field::ProjectName)->problem().isEmpty());
    QTest::keyClick(name, Qt::Key_Escape);
    CHECK(name->text() == u"防災訓練"_s);
    CHECK(form->edit(Field::ProjectName)->problem().isEmpty());

    year->selectAll();
    type(year, u"令和元"_s);
    QTest::keyClick(year, Qt::Key_Return);
    CHECK(desk.value(desk.project, Field::ProjectStartYear) == Value::integer(2019));
    CHECK(year->text() == u"令和元（2019）年度"_s);
}

TEST_CASE("another row that is chosen does not take what was being typed along", "[planpage]")
{
    Desk desk;
    const RowId other = desk.projectAdded(u"0002"_s);
    desk.show(Entity::Project, desk.project, Field::ProjectPurpose);
    type(desk.input<QPlainTextEdit>(u"purpose"_s), u"被害を減らす"_s);

    desk.show(Entity::Project, other);

    CHECK(desk.text(desk.project, Field::ProjectPurpose) == u"被害を減らす"_s);
    CHECK(desk.value(other, Field::ProjectPurpose).isNull());
    CHECK(desk.input<QPlainTextEdit>(u"purpose"_s)->toPlainText().isEmpty());
}

TEST_CASE("a refused value that is left behind with its row is named", "[planpage]")
{
    Desk desk;
    const RowId other = desk.projectAdded(u"0002"_s);
    desk.show(Entity::Project, desk.project, Field::ProjectEndYear);
    type(desk.input<QLineEdit>(u"end_year"_s), u"18"_s);

    desk.show(Entity::Project, other);

    CHECK_FALSE(desk.message().isEmpty());
    CHECK(desk.input<QLineEdit>(u"end_year"_s)->text().isEmpty());
    CHECK(desk.value(desk.project, Field::ProjectEndYear).isNull());
}

TEST_CASE("a value that cannot be written stays in its field with the reason", "[planpage]")
{
    Desk desk;
    const RowId child = desk.policyAdded(u"1-1"_s, desk.policy);
    desk.show(Entity::Policy, desk.policy);
    auto *parent = desk.input<QComboBox>(u"parent"_s);
    REQUIRE(parent);
    parent->setFocus();
    parent->setCurrentIndex(parent->findData(child.toString()));
    emit parent->activated(parent->currentIndex());

    const auto *edit = desk.page.findChild<ui::PlanDetail *>()->form()->edit(Field::PolicyParent);
    CHECK_FALSE(edit->problem().isEmpty());
    CHECK(desk.value(desk.policy, Field::PolicyParent).isNull());
    QTest::keyClick(parent, Qt::Key_Escape);
    CHECK(edit->problem().isEmpty());
}

TEST_CASE("several projects are changed together, and differing values say so", "[planpage]")
{
    Desk desk;
    const RowId other = desk.projectAdded(u"0002"_s);
    desk.show(Entity::Project, desk.project);
    QTest::keyClick(desk.view, Qt::Key_Down, Qt::ShiftModifier);
    auto *name = desk.input<QLineEdit>(u"name"_s);
    auto *unit = desk.input<QLineEdit>(u"unit_name"_s);
    REQUIRE(name);
    CHECK(name->text().isEmpty());
    CHECK_FALSE(name->placeholderText().isEmpty());

    unit->setFocus();
    type(unit, u"防災係"_s);
    QTest::keyClick(unit, Qt::Key_Tab);

    CHECK(desk.text(desk.project, Field::ProjectUnit) == u"防災係"_s);
    CHECK(desk.text(other, Field::ProjectUnit) == u"防災係"_s);
    CHECK(desk.text(other, Field::ProjectName) == u"事業0002"_s);
    CHECK(desk.workspace->undoable() == u"row.set_all"_s);
}

TEST_CASE("rows are moved, renamed, added and removed by keys, and a removal can be taken back", "[planpage]")
{
    Desk desk;
    const RowId other = desk.projectAdded(u"0002"_s);
    desk.show(Entity::Project, other);

    desk.key(Qt::Key_Up, Qt::AltModifier);
    CHECK(desk.view->currentIndex().row() == 0);
    CHECK(desk.selectedText().contains(u"事業0002"_s));

    desk.key(Qt::Key_F2);
    auto *editor = desk.view->viewport()->findChild<QLineEdit *>();
    REQUIRE(editor);
    editor->selectAll();
    type(editor, u"改称後"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return desk.text(other, Field::ProjectName) == u"改称後"_s; }, 1000));

    desk.key(Qt::Key_Insert);
    CHECK(desk.workspace->read().count(Entity::Project) == 3);
    CHECK(desk.view->currentIndex().row() == 1);
    editor = desk.view->viewport()->findChild<QLineEdit *>();
    REQUIRE(editor);
    QTest::keyClick(editor, Qt::Key_Escape);

    desk.show(Entity::Project, other);
    desk.key(Qt::Key_Delete);
    CHECK(desk.workspace->read().count(Entity::Project) == 2);
    CHECK(desk.message().contains(u"改称後"_s));
    QTest::mouseClick(desk.page.findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
    CHECK(desk.text(other, Field::ProjectName) == u"改称後"_s);
    CHECK(desk.selectedText().contains(u"改称後"_s));
}

TEST_CASE("a policy with projects is not removed, and the page says why", "[planpage]")
{
    Desk desk;
    desk.show(Entity::Policy, desk.policy);
    desk.key(Qt::Key_Delete);
    CHECK(desk.workspace->read().exists(Entity::Policy, desk.policy) == true);
    CHECK_FALSE(desk.message().isEmpty());
}

TEST_CASE("a policy goes a level down and up by keys", "[planpage]")
{
    Desk desk;
    const RowId second = desk.policyAdded(u"2"_s);
    desk.show(Entity::Policy, second);
    desk.key(Qt::Key_Right, Qt::AltModifier);
    CHECK(desk.value(second, Field::PolicyParent).row() == desk.policy);
    CHECK(desk.value(second, Field::PolicyDepth) == Value::integer(2));
    desk.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(desk.value(second, Field::PolicyParent).isNull());
    CHECK(desk.value(second, Field::PolicyDepth) == Value::integer(1));
}

TEST_CASE("typing into the search narrows the tree, and what is revealed comes out of hiding", "[planpage]")
{
    Desk desk;
    const RowId other = desk.projectAdded(u"0002"_s);
    auto *search = desk.page.findChild<QLineEdit *>(u"search"_s);
    search->setFocus();
    type(search, u"くんれん"_s);
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(desk.view->model()->index(0, 1).data().toString() == u"0"_s);
    search->clear();
    type(search, u"訓練"_s);
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(desk.view->model()->index(0, 1).data().toString() == u"1"_s);

    desk.show(Entity::Project, other);
    CHECK(search->text().isEmpty());
    CHECK(desk.selectedText().contains(u"事業0002"_s));
}

TEST_CASE("links are added and removed within the form", "[planpage]")
{
    Desk desk;
    const RowId challenge = desk.added(Entity::Challenge, {{Field::ChallengeText, Value::text(u"少子高齢化"_s)}});
    desk.show(Entity::Policy, desk.policy);
    auto *choice = desk.input<QComboBox>(u"challenge"_s);
    REQUIRE(choice);
    choice->setCurrentIndex(choice->findData(challenge.toString()));
    QWidget *part = desk.input<QWidget>(u"challenge_policy"_s);
    QTest::mouseClick(part->findChild<QPushButton *>(u"add"_s), Qt::LeftButton);
    CHECK(desk.workspace->read().count(Entity::ChallengePolicy) == 1);

    // Seen from the other end, too.
    desk.show(Entity::Challenge, challenge);
    part = desk.input<QWidget>(u"challenge_policy"_s);
    REQUIRE(part);
    bool shown = false;
    for (const QLabel *label : part->findChildren<QLabel *>())
        shown = shown || label->text().contains(u"経営力を強化します"_s);
    CHECK(shown);
}

TEST_CASE("a link whose choice is not made says so instead of adding", "[planpage]")
{
    Desk desk;
    desk.show(Entity::Project, desk.project);
    QWidget *part = desk.input<QWidget>(u"budget_account"_s);
    REQUIRE(part);
    QTest::mouseClick(part->findChild<QPushButton *>(u"add"_s), Qt::LeftButton);
    CHECK(desk.workspace->read().count(Entity::BudgetAccount) == 0);

    type(part->findChild<QLineEdit *>(u"year"_s), u"R8"_s);
    type(part->findChild<QLineEdit *>(u"code"_s), u"010203-04"_s);
    QTest::mouseClick(part->findChild<QPushButton *>(u"add"_s), Qt::LeftButton);
    CHECK(desk.workspace->read().count(Entity::BudgetAccount) == 1);
}

TEST_CASE("a text that is not as in the source is marked above the form", "[planpage]")
{
    Desk desk;
    REQUIRE_OK(desk.set(desk.policy, Field::PolicySource, Value::text(u"truncated"_s)));
    REQUIRE_OK(desk.set(desk.policy, Field::PolicySourceNote, Value::text(u"続きは原本を確認する"_s)));
    desk.show(Entity::Policy, desk.policy);
    const auto *mark = desk.page.findChild<QLabel *>(u"sourceMark"_s);
    CHECK(mark->isVisible());
    CHECK(mark->text().contains(u"続きは原本を確認する"_s));
}

TEST_CASE("leaving the page keeps what was being typed", "[planpage]")
{
    Desk desk;
    desk.show(Entity::Project, desk.project, Field::ProjectMeans);
    type(desk.input<QPlainTextEdit>(u"means"_s), u"訓練を行う"_s);
    desk.page.hide();
    CHECK(desk.text(desk.project, Field::ProjectMeans) == u"訓練を行う"_s);
}

TEST_CASE("a file opened for reading is shown, not edited", "[planpage]")
{
    testing::SampleFile file;
    file.workspace.reset();
    auto opened = Workspace::open(file.path, Access::ReadOnly, {u"読者"_s}, file.clock);
    REQUIRE_OK(opened);
    ui::DialogPrompts prompts;
    ui::PlanPage page(**opened, prompts);
    page.show();
    REQUIRE(QTest::qWaitForWindowExposed(&page));
    REQUIRE(page.reveal({{}, Entity::Project, file.project, {}, {}}));
    CHECK(page.findChild<QLineEdit *>(u"name"_s)->isReadOnly());
    auto *view = page.findChild<QTreeView *>(u"planTree"_s);
    QTest::keyClick(view, Qt::Key_Delete);
    QTest::keyClick(view, Qt::Key_Insert);
    CHECK((*opened)->read().count(Entity::Project) == 1);
}

TEST_CASE("F6 goes between tree and form, Ctrl+PgDn to the next row, F8 to what is refused", "[planpage]")
{
    Desk desk;
    const RowId next = desk.projectAdded(u"0002"_s);
    desk.show(Entity::Project, desk.project);
    desk.view->setFocus();
    desk.key(Qt::Key_F6);
    CHECK(desk.page.findChild<ui::PlanDetail *>()->isAncestorOf(QApplication::focusWidget()));
    auto *year = desk.input<QLineEdit>(u"end_year"_s);
    REQUIRE(year);
    year->setFocus();
    type(year, u"いつか"_s);
    desk.input<QLineEdit>(u"name"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F8);
    CHECK(year->hasFocus());
    QTest::keyClick(year, Qt::Key_Escape);
    QTest::keyClick(year, Qt::Key_F6);
    CHECK(desk.view->hasFocus());
    desk.key(Qt::Key_PageDown, Qt::ControlModifier);
    REQUIRE(desk.page.place());
    CHECK(desk.page.place()->row == next);
}
