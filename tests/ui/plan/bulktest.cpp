// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/messagebar.h"
#include "ui/models/plantree.h"
#include "ui/pages/planpage.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// The plan page with three projects below one policy, and the dialog once it is open.
struct Desk : testing::SampleFile
{
    Desk()
    {
        for (RowId &each : projects) {
            const AddRow add(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)},
                                               {Field::ProjectPolicyMain, Value::reference(policy)}});
            REQUIRE_OK(workspace->perform(add));
            each = add.id();
        }
        REQUIRE_OK(set(projects[0], Field::ProjectKind, Value::text(u"新規"_s)));
        page.resize(1100, 700);
        page.setYear(2026);
        page.show();
        REQUIRE(QTest::qWaitForWindowExposed(&page));
    }
    void select(Entity entity, const std::vector<RowId> &rows)
    {
        REQUIRE(page.reveal({{}, entity, rows.front(), {}, {}}));
        for (const RowId row : rows) {
            const QModelIndex index = tree->indexOf(ui::PlanNodeId::of(entity, row));
            REQUIRE(index.isValid());
            view->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    void open()
    {
        page.activateWindow(); // a dialog may have had the keyboard before
        REQUIRE(QTest::qWaitForWindowActive(&page));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_E, Qt::ControlModifier);
        dialog = page.findChild<ui::BulkDialog *>(u"bulk"_s);
        REQUIRE(dialog);
    }
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1String(name));
    }
    void choose(const char *box, int data) const
    {
        auto *combo = part<QComboBox>(box);
        REQUIRE(combo->findData(data) >= 0);
        combo->setCurrentIndex(combo->findData(data));
    }
    void enter(const QString &text) const
    {
        auto *input = dialog->findChild<QLineEdit *>(u"kind"_s);
        auto *box = dialog->findChild<QComboBox *>(u"kind"_s);
        REQUIRE((input || box));
        (input ? input : box->lineEdit())->setText(text);
        emit (input ? input : box->lineEdit())->textEdited(text);
    }
    [[nodiscard]] int shown() const { return part<QTableView>("bulkPreview")->model()->rowCount(); }
    [[nodiscard]] QString finding() const { return part<QLabel>("bulkFinding")->text(); }
    void accept() const { QTest::mouseClick(part<QPushButton>("accept"), Qt::LeftButton); }
    [[nodiscard]] QStringList kinds() const
    {
        QStringList found;
        for (const RowId each : projects)
            found += text(each, Field::ProjectKind);
        return found;
    }

    std::array<RowId, 3> projects{RowId::random(), RowId::random(), RowId::random()};
    testing::ScriptedPrompts prompts;
    ui::PlanPage page{*workspace, prompts};
    QTreeView *view = page.findChild<QTreeView *>(u"planTree"_s);
    ui::PlanTree *tree = qobject_cast<ui::PlanTree *>(view->model());
    ui::BulkDialog *dialog = nullptr;
};

constexpr int kind = static_cast<int>(Field::ProjectKind);

} // namespace

TEST_CASE("one field of several projects is changed after a preview, as one step of undo", "[bulk]")
{
    Desk desk;
    desk.select(Entity::Project, {desk.projects.begin(), desk.projects.end()});
    desk.open();
    desk.choose("bulkField", kind);
    CHECK(desk.shown() == 0);
    CHECK_FALSE(desk.part<QPushButton>("accept")->isEnabled());
    desk.enter(u"新規"_s);
    CHECK(desk.shown() == 2); // the first has it already
    CHECK(desk.finding().contains(u"2 of 3"_s));
    CHECK(desk.kinds() == QStringList{u"新規"_s, {}, {}}); // nothing is done before it is wanted
    desk.accept();
    CHECK(desk.kinds() == QStringList{u"新規"_s, u"新規"_s, u"新規"_s});
    REQUIRE_OK(desk.workspace->undo());
    CHECK(desk.kinds() == QStringList{u"新規"_s, {}, {}});
}

TEST_CASE("a value goes to those that have none, or is taken from all", "[bulk]")
{
    Desk desk;
    desk.select(Entity::Project, {desk.projects.begin(), desk.projects.end()});
    desk.open();
    desk.choose("bulkField", kind);
    desk.choose("bulkMode", static_cast<int>(ui::BulkDialog::Mode::Fill));
    desk.enter(u"経常"_s);
    CHECK(desk.shown() == 2);
    desk.accept();
    CHECK(desk.kinds() == QStringList{u"新規"_s, u"経常"_s, u"経常"_s});
    QTest::qWait(20); // the dialog deletes itself

    desk.open();
    desk.choose("bulkField", kind);
    desk.choose("bulkMode", static_cast<int>(ui::BulkDialog::Mode::Empty));
    CHECK(desk.shown() == 3);
    desk.accept();
    CHECK(desk.kinds() == QStringList{{}, {}, {}});
}

TEST_CASE("of a policy, all projects below it can be meant, and what tells rows apart is not offered", "[bulk]")
{
    Desk desk;
    desk.select(Entity::Policy, {desk.policy});
    desk.open();
    auto *target = desk.part<QComboBox>("bulkTarget");
    REQUIRE(target->count() == 2);
    target->setCurrentIndex(1);
    for (const Field field : {Field::ProjectCode, Field::ProjectName, Field::ProjectKana})
        CHECK(desk.part<QComboBox>("bulkField")->findData(static_cast<int>(field)) < 0);
    desk.choose("bulkField", kind);
    desk.enter(u"臨時"_s);
    CHECK(desk.shown() == 4); // and the sample's own
    desk.accept();
    CHECK(desk.text(desk.project, Field::ProjectKind) == u"臨時"_s);
}

TEST_CASE("the plan's filter comes back at the next start, in this file only", "[planpage]")
{
    Desk desk;
    desk.page.findChild<QLineEdit *>(u"search"_s)->setText(u"防災"_s);
    auto *state = desk.page.findChild<QComboBox *>(u"state"_s);
    state->showPopup();
    state->hidePopup();
    state->setCurrentIndex(state->findData(u"active"_s));
    REQUIRE(desk.tree->shownProjects() == 1);
    const QByteArray kept = desk.page.arrangement();

    ui::PlanPage next(*desk.workspace, desk.prompts);
    next.arrange(kept);
    CHECK(next.findChild<QLineEdit *>(u"search"_s)->text() == u"防災"_s);
    CHECK(next.findChild<QComboBox *>(u"state"_s)->currentData().toString() == u"active"_s);
    CHECK(next.findChild<ui::PlanTree *>()->shownProjects() == 1);

    testing::SampleFile other;
    ui::PlanPage elsewhere(*other.workspace, desk.prompts);
    elsewhere.arrange(kept);
    CHECK(elsewhere.findChild<QLineEdit *>(u"search"_s)->text().isEmpty());
}
