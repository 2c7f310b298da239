// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/merge.h"
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/models/conflictmodel.h"
#include "ui/models/incomingmodel.h"
#include "ui/pages/exchangepage.h"
#include "ui/pages/receivepanel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// The desk's file with a copy of the branch's section, and the Exchange page of the desk.
struct TwoFiles
{
    testing::SampleFile desk;
    QString copy = desk.folder.filePath(u"戻り.rashin"_s);
    testing::ScriptedPrompts prompts;

    TwoFiles()
    {
        REQUIRE_OK(desk.workspace->copyTo(copy));
        REQUIRE_OK(core::document::becomeSite(copy, desk.section));
    }
    void editCopy(core::RowId row, Field field, const QString &text)
    {
        desk.clock.advance(60);
        const auto branch = core::Workspace::open(copy, core::Access::ReadWrite, {u"担当者"_s}, desk.clock);
        REQUIRE_OK(branch);
        REQUIRE_OK((*branch)->perform(core::SetFields(core::entityOf(field), row, {{field, Value::text(text)}})));
    }
    void edit(core::RowId row, Field field, const QString &text)
    {
        desk.clock.advance(60);
        REQUIRE_OK(desk.set(row, field, Value::text(text)));
    }
};

template <typename Widget>
Widget *find(const QWidget &page, const QString &name)
{
    auto *found = page.findChild<Widget *>(name);
    REQUIRE(found);
    return found;
}

void takeIn(ExchangePage &page, const QStringList &files)
{
    auto *take = find<QPushButton>(page, u"takeIn"_s);
    page.receiving().add(files);
    REQUIRE(QTest::qWaitFor([&] { return take->isEnabled(); }));
    QTest::mouseClick(take, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return find<QTableView>(page, u"incoming"_s)->model()->rowCount() == 0; }));
}

} // namespace

TEST_CASE("a returned file says what it brings before anything is written, and comes in with a click", "[exchange]")
{
    TwoFiles files;
    files.editCopy(files.desk.project, Field::ProjectPurpose, u"出先で書いた意図"_s);
    ExchangePage page(*files.desk.workspace, files.prompts);
    page.setYear(2026);
    page.show();
    auto *list = find<QTableView>(page, u"incoming"_s);
    const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    page.receiving().add({files.copy});
    auto *take = find<QPushButton>(page, u"takeIn"_s);
    REQUIRE(QTest::qWaitFor([&] { return take->isEnabled(); }));
    CHECK(list->model()->index(0, IncomingModel::WhoColumn).data().toString() == u"担当者"_s);
    CHECK(list->model()->index(0, IncomingModel::BringsColumn).data().toString() == u"1 steps, 1 values"_s);
    CHECK(files.desk.text(files.desk.project, Field::ProjectPurpose) != u"出先で書いた意図"_s);
    QTest::mouseClick(take, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() == 0; }));
    CHECK(files.desk.text(files.desk.project, Field::ProjectPurpose) == u"出先で書いた意図"_s);
}

TEST_CASE("what is no copy of the document is refused with a sentence, and the others still come in", "[exchange]")
{
    TwoFiles files;
    files.editCopy(files.desk.project, Field::ProjectPurpose, u"出先で書いた意図"_s);
    const QString strange = files.desk.folder.filePath(u"メモ.rashin"_s);
    QFile note(strange);
    REQUIRE(note.open(QIODevice::WriteOnly));
    note.write("not a plan at all");
    note.close();
    ExchangePage page(*files.desk.workspace, files.prompts);
    page.setYear(2026);
    page.show();
    page.receiving().add({strange, files.copy});
    auto *take = find<QPushButton>(page, u"takeIn"_s);
    REQUIRE(QTest::qWaitFor([&] { return take->isEnabled(); }));
    auto *list = find<QTableView>(page, u"incoming"_s);
    CHECK(list->model()->index(0, 0).data(Qt::CheckStateRole).toInt() == Qt::Unchecked);
    CHECK(list->model()->index(0, IncomingModel::StateColumn).data().toString().startsWith(u'✕'));
    CHECK_FALSE(list->model()->setData(list->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QTest::mouseClick(take, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return files.desk.text(files.desk.project, Field::ProjectPurpose) == u"出先で書いた意図"_s; }));
}

TEST_CASE("edits outside of an office's scope come in only after somebody has looked at them", "[exchange]")
{
    TwoFiles files;
    files.editCopy(files.desk.policy, Field::PolicyTitle, u"出先が変えた施策名"_s);
    ExchangePage page(*files.desk.workspace, files.prompts);
    page.setYear(2026);
    page.show();
    page.receiving().add({files.copy});
    auto *outside = find<QTableView>(page, u"outside"_s);
    REQUIRE(QTest::qWaitFor([&] { return outside->isVisibleTo(&page.receiving()); }));
    REQUIRE(outside->model()->rowCount() == 1);
    auto *take = find<QPushButton>(page, u"takeIn"_s);
    CHECK_FALSE(take->isEnabled());
    find<QCheckBox>(page, u"confirmOutside"_s)->setChecked(true);
    CHECK(take->isEnabled());
}

TEST_CASE("two contents of one field are settled by keys, applied together, and undone as one", "[exchange]")
{
    TwoFiles files;
    files.edit(files.desk.project, Field::ProjectPurpose, u"事務局が書いた意図"_s);
    files.edit(files.desk.project, Field::ProjectMeans, u"事務局が書いた手段"_s);
    files.editCopy(files.desk.project, Field::ProjectPurpose, u"出先が書いた意図"_s);
    files.editCopy(files.desk.project, Field::ProjectMeans, u"出先が書いた手段"_s);
    ExchangePage page(*files.desk.workspace, files.prompts);
    page.setYear(2026);
    page.show();
    takeIn(page, {files.copy});
    CHECK(find<QTabWidget>(page, u"exchangeTabs"_s)->tabText(2) == u"Conflicts (2)"_s);
    auto *list = find<QTableView>(page, u"conflicts"_s);
    const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    list->setFocus();
    list->selectRow(0);
    const QString shown = files.desk.text(files.desk.project, Field::ProjectPurpose);
    QTest::keyClick(list, Qt::Key_2); // the version that is not shown
    CHECK(list->currentIndex().row() == 1);
    QTest::keyClick(list, Qt::Key_1);
    CHECK(files.desk.text(files.desk.project, Field::ProjectPurpose) == shown); // nothing is written yet
    QTest::mouseClick(find<QPushButton>(page, u"applyDecisions"_s), Qt::LeftButton);
    CHECK(find<QTabWidget>(page, u"exchangeTabs"_s)->tabText(2) == u"Conflicts"_s);
    CHECK(*core::conflictquery::count(files.desk.workspace->read()) == 0);
    REQUIRE_OK(files.desk.workspace->undo());
    CHECK(*core::conflictquery::count(files.desk.workspace->read()) == 2);
}

TEST_CASE("a rule decides for the office the project belongs to", "[exchange]")
{
    TwoFiles files;
    files.edit(files.desk.project, Field::ProjectPurpose, u"事務局が書いた意図"_s);
    files.editCopy(files.desk.project, Field::ProjectPurpose, u"出先が書いた意図"_s);
    ExchangePage page(*files.desk.workspace, files.prompts);
    page.setYear(2026);
    page.show();
    takeIn(page, {files.copy});
    CHECK(find<QLabel>(page, u"rulePreview"_s)->text().contains(u'1'));
    QTest::mouseClick(find<QPushButton>(page, u"applyRule"_s), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(page, u"applyDecisions"_s), Qt::LeftButton);
    CHECK(files.desk.text(files.desk.project, Field::ProjectPurpose) == u"出先が書いた意図"_s);
}
