// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "ui/forms/recordtable.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// The steps of the sample project in 2026.
struct Steps
{
    testing::SampleFile file;
    RecordTableModel *model = new RecordTableModel(*file.workspace, Entity::Milestone,
                                                   {Field::MilestoneName, Field::MilestoneDue, Field::MilestoneState});
    RecordTable table{model, u"steps"_s, {0, 8, 8}, u"工程"_s, nullptr};
    QAbstractItemModelTester tester{model, QAbstractItemModelTester::FailureReportingMode::Warning};

    Steps()
    {
        model->setOwner(core::Editor::Cells{{Field::MilestoneProject, Value::reference(file.project)},
                                            {Field::MilestoneYear, Value::integer(2026)}});
        table.resize(700, 300);
        table.show();
        REQUIRE(QTest::qWaitForWindowActive(&table));
        table.setFocus();
    }
    void type(int row, int column, const QString &text)
    {
        table.view().setCurrentIndex(model->index(row, column));
        QTest::keyClick(&table.view(), Qt::Key_F2);
        QLineEdit *line = nullptr; // the open one: those of before go with the next turn of the event loop
        for (QLineEdit *one : table.view().viewport()->findChildren<QLineEdit *>())
            line = one->isVisible() ? one : line;
        REQUIRE(line);
        line->selectAll();
        line->insert(text); // an input method's text: keyClicks knows ASCII only
        QTest::keyClick(line, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString at(int row, int column) const { return model->index(row, column).data().toString(); }
    [[nodiscard]] qint64 count() const { return file.workspace->read().count(Entity::Milestone).value(); }
};

} // namespace

TEST_CASE("typing into the last line makes a row, and another empty line stands below it", "[recordtable][gui]")
{
    Steps steps;
    REQUIRE(steps.model->rowCount() == 1);
    steps.type(0, 0, u"契約"_s);
    CHECK(steps.count() == 1);
    REQUIRE(steps.model->rowCount() == 2);
    CHECK(steps.at(0, 0) == u"契約"_s);
    steps.type(0, 1, u"R8.7.31"_s);
    CHECK(steps.file.text(*steps.model->rowId(0), Field::MilestoneDue) == u"2026-07-31"_s);
}

TEST_CASE("what a new line does not need first is kept until it is complete", "[recordtable][gui]")
{
    Steps steps;
    steps.type(0, 1, u"R8.7.31"_s);
    CHECK(steps.count() == 0);
    CHECK_FALSE(steps.at(0, 1).isEmpty());
    steps.type(0, 0, u"契約"_s);
    REQUIRE(steps.count() == 1);
    CHECK(steps.file.text(*steps.model->rowId(0), Field::MilestoneDue) == u"2026-07-31"_s);
}

TEST_CASE("a day that is none stays in its cell with the reason and is not written", "[recordtable][gui]")
{
    Steps steps;
    steps.type(0, 0, u"契約"_s);
    steps.type(0, 1, u"来週"_s);
    CHECK(steps.at(0, 1) == u"来週"_s);
    CHECK_FALSE(steps.model->index(0, 1).data(RecordTableModel::ProblemRole).toString().isEmpty());
    CHECK(steps.table.findChild<QLabel *>(u"stepsProblem"_s)->isVisible());
    CHECK(steps.file.value(*steps.model->rowId(0), Field::MilestoneDue).isNull());
    steps.type(0, 1, u"2026-08-01"_s);
    CHECK(steps.model->index(0, 1).data(RecordTableModel::ProblemRole).toString().isEmpty());
    CHECK_FALSE(steps.table.findChild<QLabel *>(u"stepsProblem"_s)->isVisible());
}

TEST_CASE("what a row cannot do without is not emptied", "[recordtable][gui]")
{
    Steps steps;
    steps.type(0, 0, u"契約"_s);
    CHECK_FALSE(steps.model->setData(steps.model->index(0, 0), QString()));
    CHECK(steps.file.text(*steps.model->rowId(0), Field::MilestoneName) == u"契約"_s);
}

TEST_CASE("Ctrl+Delete takes a line away, and undo brings it back into the table", "[recordtable][gui]")
{
    Steps steps;
    steps.type(0, 0, u"契約"_s);
    steps.table.view().setCurrentIndex(steps.model->index(0, 0));
    steps.table.view().setFocus();
    QTest::keyClick(&steps.table.view(), Qt::Key_Delete, Qt::ControlModifier);
    CHECK(steps.count() == 0);
    CHECK(steps.model->rowCount() == 1);
    REQUIRE_OK(steps.file.workspace->undo());
    CHECK(steps.at(0, 0) == u"契約"_s);
}

TEST_CASE("a year outside of the plan is taken, and said so below the table while the keyboard is on it", "[recordtable][gui]")
{
    testing::SampleFile file;
    REQUIRE_OK(file.set(file.plan, Field::PlanPeriod, Value::text(u"令和8年度～令和17年度"_s)));
    auto *model = new RecordTableModel(*file.workspace, Entity::Indicator,
                                       {Field::IndicatorName, Field::IndicatorType, Field::IndicatorTargetYear});
    RecordTable table(model, u"goals"_s, {0, 8, 8}, u"指標"_s, nullptr);
    model->setDefaults({{Field::IndicatorType, Value::text(u"outcome"_s)}});
    model->setOwner(core::Editor::Cells{{Field::IndicatorProject, Value::reference(file.project)}});
    table.show();
    const int row = model->rowCount() - 1;
    REQUIRE(model->setData(model->index(row, 0), u"利用者数"_s));
    REQUIRE(model->setData(model->index(row, 2), u"R27"_s));
    table.view().setCurrentIndex(model->index(row, 2));
    auto &said = *table.findChild<QLabel *>(u"goalsProblem"_s);
    CHECK(said.isVisible());
    CHECK(said.text().contains(u"令和17"_s));
    CHECK(file.value(*model->rowId(row), Field::IndicatorTargetYear) == Value::integer(2045));
    table.view().setCurrentIndex(model->index(row, 0));
    CHECK_FALSE(said.isVisible());
    table.view().setCurrentIndex(model->index(row, 2));
    REQUIRE(model->setData(model->index(row, 2), u"R17"_s));
    CHECK_FALSE(said.isVisible());
    REQUIRE_OK(file.set(file.plan, Field::PlanPeriod, Value::text(u"令和8年度～令和10年度"_s)));
    CHECK(said.isVisible()); // the plan was shortened
}
