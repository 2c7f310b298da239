// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "ui/pages/reforms.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// A page with one of the dialogs that change the plan from year to year open above it.
struct Desk
{
    testing::SampleFile file;
    QWidget page;
    QPointer<QDialog> dialog; ///< deleted when it is closed
    core::RowId second = add(Entity::Office, {{Field::OfficeCode, Value::text(u"0102"_s)},
                                              {Field::OfficeName, Value::text(u"保健福祉課"_s)},
                                              {Field::OfficeKind, Value::text(u"section"_s)},
                                              {Field::OfficeParent, Value::reference(file.branch)}});

    Desk()
    {
        page.resize(900, 600);
        page.show();
    }
    core::RowId add(Entity entity, const core::Editor::Cells &cells)
    {
        file.clock.advance(1);
        const core::AddRow row(entity, cells);
        REQUIRE_OK(file.workspace->perform(row));
        return row.id();
    }
    reforms::Perform perform()
    {
        return [this](const core::Operation &operation) {
            file.clock.advance(1);
            REQUIRE_OK(file.workspace->perform(operation));
        };
    }
    void opened(QDialog *made)
    {
        dialog = made;
        REQUIRE(dialog);
        REQUIRE(QTest::qWaitForWindowActive(dialog));
    }
    template <typename T>
    T &child(const QString &name)
    {
        auto *found = dialog->findChild<T *>(name);
        REQUIRE(found);
        return *found;
    }
    /// Types over a cell of a table, as a person would: a key opens the editor, Enter ends it.
    void type(QTableView &table, int row, int column, const QString &text)
    {
        table.setFocus();
        table.setCurrentIndex(table.model()->index(row, column));
        QTest::keyClick(&table, Qt::Key_F2);
        auto *editor = table.viewport()->findChild<QLineEdit *>();
        REQUIRE(editor);
        editor->selectAll();
        QTest::sendKeyEvent(QTest::Click, editor, Qt::Key_unknown, text, Qt::NoModifier);
        QTest::keyClick(editor, Qt::Key_Return);
        QTest::qWait(0); // the editor is asked after the key, and then goes
        CHECK(table.model()->index(row, column).data().toString() == text);
    }
    /// Goes to an office in the tree of the dialog with the arrow keys.
    void goToOffice(const QString &name, Qt::KeyboardModifiers modifiers = {})
    {
        auto &offices = child<QTreeWidget>(u"reformOffices"_s);
        offices.setFocus();
        for (int i = 0; i < 20 && (!offices.currentItem() || offices.currentItem()->text(0) != name); ++i)
            QTest::keyClick(&offices, Qt::Key_Down, modifiers);
        REQUIRE(offices.currentItem());
        REQUIRE(offices.currentItem()->text(0) == name);
    }
    void press(const QString &button)
    {
        auto &wanted = child<QPushButton>(button);
        REQUIRE(wanted.isEnabled());
        wanted.setFocus();
        QTest::keyClick(&wanted, Qt::Key_Space);
    }
    [[nodiscard]] core::RowId officeOf(core::RowId project) const
    {
        return *file.value(project, Field::ProjectOfficeMain).row();
    }
};

} // namespace

TEST_CASE("a section is renamed with the keyboard, its projects go over, and one step of undo takes it back",
          "[reforms][gui]")
{
    Desk desk;
    desk.opened(reforms::reorganise(*desk.file.workspace, 2026, &desk.page, desk.perform()));
    CHECK_FALSE(desk.child<QPushButton>(u"accept"_s).isEnabled());
    desk.goToOffice(desk.file.text(desk.file.section, Field::OfficeName));
    desk.type(desk.child<QTableView>(u"reformAfter"_s), 0, 1, u"協働まちづくり課"_s);
    desk.press(u"reformAdd"_s);
    CHECK(desk.child<QLabel>(u"reformProblem"_s).text() == QString());
    CHECK(desk.child<QListWidget>(u"reformChanges"_s).count() == 1);
    auto *preview = desk.child<QTableView>(u"reformPreview"_s).model();
    REQUIRE(preview->rowCount() >= 1);
    desk.press(u"accept"_s);
    const core::RowId after = desk.officeOf(desk.file.project);
    CHECK(after != desk.file.section);
    CHECK(desk.file.text(after, Field::OfficeName) == u"協働まちづくり課"_s);
    CHECK(desk.file.value(desk.file.section, Field::OfficeValidTo) == Value::integer(2026));
    REQUIRE_OK(desk.file.workspace->undo());
    CHECK(desk.officeOf(desk.file.project) == desk.file.section);
}

TEST_CASE("a merger wants two offices and says so; the second is chosen with Shift and the arrow", "[reforms][gui]")
{
    Desk desk;
    desk.opened(reforms::reorganise(*desk.file.workspace, 2026, &desk.page, desk.perform()));
    auto &kind = desk.child<QComboBox>(u"reformKind"_s);
    kind.setFocus();
    QTest::keyClick(&kind, Qt::Key_Down);
    QTest::keyClick(&kind, Qt::Key_Down);
    REQUIRE(kind.currentIndex() == 2);
    desk.goToOffice(u"保健福祉課"_s);
    desk.press(u"reformAdd"_s);
    CHECK(desk.child<QLabel>(u"reformProblem"_s).isVisible());
    CHECK(desk.child<QListWidget>(u"reformChanges"_s).count() == 0);
    desk.goToOffice(desk.file.text(desk.file.section, Field::OfficeName), Qt::ShiftModifier);
    desk.type(desk.child<QTableView>(u"reformAfter"_s), 0, 1, u"区民保健課"_s);
    desk.press(u"reformAdd"_s);
    REQUIRE(desk.child<QListWidget>(u"reformChanges"_s).count() == 1);
    desk.press(u"accept"_s);
    CHECK(desk.file.text(desk.officeOf(desk.file.project), Field::OfficeName) == u"区民保健課"_s);
    CHECK(desk.file.value(desk.second, Field::OfficeValidTo) == Value::integer(2026));
}

TEST_CASE("a change taken out again leaves nothing to do, and Esc leaves the plan as it was", "[reforms][gui]")
{
    Desk desk;
    desk.opened(reforms::reorganise(*desk.file.workspace, 2026, &desk.page, desk.perform()));
    desk.goToOffice(u"保健福祉課"_s);
    desk.type(desk.child<QTableView>(u"reformAfter"_s), 0, 1, u"福祉課"_s);
    desk.press(u"reformAdd"_s);
    auto &changes = desk.child<QListWidget>(u"reformChanges"_s);
    changes.setFocus();
    QTest::keyClick(&changes, Qt::Key_Home);
    changes.setCurrentRow(0);
    desk.press(u"reformRemove"_s);
    CHECK(changes.count() == 0);
    CHECK_FALSE(desk.child<QPushButton>(u"accept"_s).isEnabled());
    QTest::keyClick(desk.dialog, Qt::Key_Escape);
    CHECK_FALSE((desk.dialog && desk.dialog->isVisible()));
    CHECK(desk.file.value(desk.second, Field::OfficeValidTo).isNull());
}

TEST_CASE("a project is split with typed names; without two of them the dialog stays and says why", "[reforms][gui]")
{
    Desk desk;
    desk.opened(reforms::lineage(*desk.file.workspace, LineageDialog::Mode::Split, {desk.file.project}, 2026, &desk.page,
                                 desk.perform()));
    auto &after = desk.child<QTableView>(u"lineageAfter"_s);
    const QString name = desk.file.text(desk.file.project, Field::ProjectName);
    CHECK(after.viewport()->rect().contains(after.visualRect(after.model()->index(1, 1)))); // both names are in sight
    after.setFocus();
    after.setCurrentIndex(after.model()->index(1, 1));
    QTest::keyClick(&after, Qt::Key_F2);
    auto *editor = after.viewport()->findChild<QLineEdit *>();
    REQUIRE(editor);
    editor->clear();
    QTest::keyClick(editor, Qt::Key_Return);
    QTest::qWait(0);
    QPushButton *go = nullptr;
    for (QPushButton *button : desk.dialog->findChildren<QPushButton *>()) {
        if (button->isDefault())
            go = button;
    }
    REQUIRE(go);
    QTest::mouseClick(go, Qt::LeftButton);
    CHECK(desk.dialog->isVisible());
    CHECK_FALSE(desk.child<QLabel>(u"lineageProblem"_s).text().isEmpty());
    desk.type(after, 1, 1, u"窓口事業"_s);
    CHECK(desk.child<QLabel>(u"lineagePreview"_s).text().contains(u"窓口事業"_s));
    QTest::mouseClick(go, Qt::LeftButton);
    const auto made = desk.file.workspace->read().find(Field::ProjectName, Value::text(u"窓口事業"_s));
    REQUIRE_OK(made);
    REQUIRE(made->has_value());
    CHECK(desk.file.value(**made, Field::ProjectStartYear) == Value::integer(2027));
    CHECK(desk.file.value(desk.file.project, Field::ProjectEndYear) == Value::integer(2026));
    REQUIRE_OK(desk.file.workspace->undo());
    CHECK(desk.file.value(desk.file.project, Field::ProjectEndYear).isNull());
    CHECK(desk.file.text(desk.file.project, Field::ProjectName) == name);
}

TEST_CASE("a project ends with the year that was chosen by keys", "[reforms][gui]")
{
    Desk desk;
    desk.opened(reforms::lineage(*desk.file.workspace, LineageDialog::Mode::End, {desk.file.project}, 2026, &desk.page,
                                 desk.perform()));
    auto &year = desk.child<QComboBox>(u"lineageYear"_s);
    REQUIRE(year.currentData().toInt() == 2026);
    year.setFocus();
    QTest::keyClick(&year, Qt::Key_Down);
    CHECK(year.currentData().toInt() == 2027);
    auto &note = desk.child<QLineEdit>(u"lineageNote"_s);
    note.setFocus();
    QTest::sendKeyEvent(QTest::Click, &note, Qt::Key_unknown, u"目的を達した"_s, Qt::NoModifier);
    QTest::keyClick(&note, Qt::Key_Return);
    CHECK(desk.file.value(desk.file.project, Field::ProjectEndYear) == Value::integer(2027));
}

TEST_CASE("the roll-over does what is ticked, shows it before, and a second time has nothing to do", "[reforms][gui]")
{
    Desk desk;
    desk.opened(reforms::rollOver(*desk.file.workspace, 2026, &desk.page, desk.perform()));
    auto *preview = desk.child<QTableView>(u"rolloverPreview"_s).model();
    const int all = preview->rowCount();
    REQUIRE(all > 1);
    auto &cycles = desk.child<QCheckBox>(u"cycles"_s);
    cycles.setFocus();
    QTest::keyClick(&cycles, Qt::Key_Space);
    CHECK_FALSE(cycles.isChecked());
    CHECK(preview->rowCount() < all);
    QTest::keyClick(&cycles, Qt::Key_Space);
    CHECK(preview->rowCount() == all);
    desk.press(u"accept"_s);
    const auto scheme = desk.file.workspace->read().find(Field::SchemeYear, Value::integer(2027));
    REQUIRE_OK(scheme);
    CHECK(scheme->has_value());
    desk.opened(reforms::rollOver(*desk.file.workspace, 2026, &desk.page, desk.perform()));
    CHECK_FALSE(desk.child<QPushButton>(u"accept"_s).isEnabled());
    QTest::keyClick(desk.dialog, Qt::Key_Escape);
    REQUIRE_OK(desk.file.workspace->undo());
    CHECK_FALSE(desk.file.workspace->read().find(Field::SchemeYear, Value::integer(2027))->has_value());
}

TEST_CASE("the numbers of a plan are given anew after a preview, as one step of undo", "[reforms][gui]")
{
    Desk desk;
    const core::RowId other = desk.add(Entity::Project, {{Field::ProjectCode, Value::text(u"0007"_s)},
                                                         {Field::ProjectName, Value::text(u"見守り"_s)},
                                                         {Field::ProjectPolicyMain, Value::reference(desk.file.policy)}});
    desk.opened(reforms::renumber(*desk.file.workspace, desk.file.policy, false, &desk.page, desk.perform()));
    auto &count = desk.child<QComboBox>(u"numberingCount"_s);
    CHECK(count.count() == 2); // codes are not counted from the beginning below each policy
    count.setFocus();
    QTest::keyClick(&count, Qt::Key_Down);
    auto &prefix = desk.child<QLineEdit>(u"numberingPrefix"_s);
    prefix.setFocus();
    QTest::keyClicks(&prefix, u"R9-"_s);
    auto *preview = desk.child<QTableView>(u"numberingPreview"_s).model();
    REQUIRE(preview->rowCount() == 2);
    CHECK(preview->index(0, 0).data() == u"0001"_s);
    CHECK(preview->index(0, 1).data() == u"R9-1"_s);
    CHECK(desk.file.text(desk.file.project, Field::ProjectCode) == u"0001"_s);

    desk.press(u"accept"_s);
    CHECK(desk.file.text(desk.file.project, Field::ProjectCode) == u"R9-1"_s);
    CHECK(desk.file.text(other, Field::ProjectCode) == u"R9-2"_s);
    REQUIRE_OK(desk.file.workspace->undo());
    CHECK(desk.file.text(desk.file.project, Field::ProjectCode) == u"0001"_s);
    CHECK(desk.file.text(other, Field::ProjectCode) == u"0007"_s);
}

TEST_CASE("a numbering the file refuses says so in its dialog, and changes nothing", "[reforms][gui]")
{
    Desk desk;
    desk.opened(reforms::renumber(*desk.file.workspace, {}, false, &desk.page, desk.perform()));
    auto &prefix = desk.child<QLineEdit>(u"numberingPrefix"_s);
    desk.child<QComboBox>(u"numberingCount"_s).setCurrentIndex(1);
    prefix.setText(QString(40, u'長'));
    desk.press(u"accept"_s);
    REQUIRE(desk.dialog);
    CHECK(desk.dialog->isVisible());
    CHECK_FALSE(desk.child<QLabel>(u"numberingFinding"_s).text().isEmpty());
    CHECK(desk.file.text(desk.file.project, Field::ProjectCode) == u"0001"_s);
}
