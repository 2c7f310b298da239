// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/charts/chartview.h"
#include "ui/forms/textbox.h"
#include "ui/messagebar.h"
#include "ui/models/indicatormodel.h"
#include "ui/models/moneymodel.h"
#include "ui/models/projectlistmodel.h"
#include "ui/pages/figurespage.h"
#include "ui/pages/indicatorchart.h"
#include "ui/pages/pdcapage.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Field;
using core::Value;

namespace {

constexpr auto tested = QAbstractItemModelTester::FailureReportingMode::Warning;

QModelIndex cell(const MoneyModel &model, Field field, int column)
{
    return model.index(MoneyModel::rowOf(field), column);
}

/// 利用者数, from 100 in 2024 to 300 in 2028.
core::AddRow visitors(core::RowId project)
{
    return {core::Entity::Indicator,
            {{Field::IndicatorProject, Value::reference(project)},
             {Field::IndicatorName, Value::text(u"利用者数"_s)},
             {Field::IndicatorType, Value::text(u"outcome"_s)},
             {Field::IndicatorDirection, Value::text(u"more"_s)},
             {Field::IndicatorBaseYear, Value::integer(2024)},
             {Field::IndicatorBaseValue, Value::real(100)},
             {Field::IndicatorTargetYear, Value::integer(2028)},
             {Field::IndicatorTargetValue, Value::real(300)}}};
}

} // namespace

TEST_CASE("money is typed as officials write it, and a total its sources do not make is marked at once", "[figures]")
{
    testing::SampleFile sample;
    MoneyModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, tested);
    model.setSubject(sample.project, 2027, u"settlement"_s);
    REQUIRE(model.setData(cell(model, Field::MoneyNational, 3), u"１，０００"_s, Qt::EditRole));
    for (const Field none : {Field::MoneyPrefectural, Field::MoneyBond, Field::MoneyOther, Field::MoneyFee})
        REQUIRE(model.setData(cell(model, none, 3), u"0"_s, Qt::EditRole));
    REQUIRE(model.setData(cell(model, Field::MoneyGeneral, 3), u"△200"_s, Qt::EditRole));
    REQUIRE(model.setData(cell(model, Field::MoneyTotal, 3), u"900"_s, Qt::EditRole));
    CHECK(cell(model, Field::MoneyGeneral, 3).data().toString() == u"△200"_s);
    REQUIRE(model.warnings().size() == 1);
    CHECK(cell(model, Field::MoneyTotal, 3).data().toString().startsWith(u'！'));
    REQUIRE(model.setData(cell(model, Field::MoneyTotal, 3), u"800"_s, Qt::EditRole));
    CHECK(model.warnings().isEmpty());
    REQUIRE_OK(sample.workspace->undo());
    CHECK(model.warnings().size() == 1);
}

TEST_CASE("the sources that are entered are summed while others are empty, and the sum says so", "[figures]")
{
    testing::SampleFile sample;
    MoneyModel model(*sample.workspace);
    model.setSubject(sample.project, 2027, u"settlement"_s);
    const QModelIndex sum = model.index(MoneyModel::rowOf(Field::MoneyGeneral) + 1, 3);
    CHECK(sum.data().toString().isEmpty());
    REQUIRE(model.setData(cell(model, Field::MoneyBond, 3), u"132,800"_s, Qt::EditRole));
    REQUIRE(model.setData(cell(model, Field::MoneyTotal, 3), u"900"_s, Qt::EditRole));
    CHECK(sum.data().toString() == u"132,800"_s);
    CHECK(sum.data(Qt::ToolTipRole).isValid());
    CHECK(model.warnings().isEmpty()); // nobody can say yet that they do not make the total
}

TEST_CASE("the execution rate is settlement over budget, whichever of them is shown", "[figures]")
{
    testing::SampleFile sample;
    MoneyModel model(*sample.workspace);
    model.setSubject(sample.project, 2027, u"budget"_s);
    REQUIRE(model.setData(cell(model, Field::MoneyTotal, 3), u"1000"_s, Qt::EditRole));
    model.setSubject(sample.project, 2027, u"settlement"_s);
    REQUIRE(model.setData(cell(model, Field::MoneyTotal, 3), u"980"_s, Qt::EditRole));
    CHECK(model.index(MoneyModel::rowOf(Field::MoneyNote) - 1, 3).data().toString() == u"98.0％"_s);
}

TEST_CASE("what is no number is refused with its words, and nothing is written", "[figures]")
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    FiguresPage page(*sample.workspace, prompts);
    page.setYear(2026);
    auto *money = page.findChild<QTableView *>(u"money"_s);
    const auto before = sample.workspace->history().transactionCount().value();
    CHECK_FALSE(money->model()->setData(money->model()->index(0, 0), u"約100"_s));
    CHECK(page.findChild<MessageBar *>()->text().contains(u"約100"_s));
    CHECK(sample.workspace->history().transactionCount().value() == before);
}

TEST_CASE("an indicator is drawn with its expected line, and the drawing follows what is entered", "[figures]")
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    const core::AddRow added = visitors(sample.project);
    REQUIRE_OK(sample.workspace->perform(added));
    FiguresPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.resize(1100, 700);
    page.show();
    auto *tabs = page.findChild<QTabWidget *>(u"indicatorTabs"_s);
    auto *drawing = page.findChild<ui::IndicatorChart *>();
    tabs->setCurrentWidget(drawing);
    auto *chart = drawing->findChild<ui::ChartView *>();
    CHECK(chart->chart().isEmpty());
    REQUIRE_OK(sample.workspace->perform(
        core::AddRow(core::Entity::IndicatorValue, {{Field::IndicatorValueIndicator, Value::reference(added.id())},
                                                    {Field::IndicatorValueYear, Value::integer(2026)},
                                                    {Field::IndicatorValueActual, Value::real(180)}})));
    REQUIRE(chart->chart().series.size() == 3);
    CHECK(chart->chart().point(0, 0)->value == 180.0);
    CHECK(chart->chart().point(1, 0)->value == 200.0); // half the way from 100 to 300
}

TEST_CASE("an expected value nobody entered is the line's, and attainment follows the actual", "[figures]")
{
    testing::SampleFile sample;
    const core::AddRow indicator = visitors(sample.project);
    REQUIRE_OK(sample.workspace->perform(indicator));
    IndicatorModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, tested);
    model.setSubject(sample.project, 2027);
    const int y2026 = model.columnCount() - 2;
    CHECK(model.index(IndicatorModel::ExpectedLine, y2026).data().toString() == u"200"_s);
    REQUIRE(model.setData(model.index(IndicatorModel::ActualLine, y2026), u"190"_s, Qt::EditRole));
    CHECK(model.index(IndicatorModel::AttainmentLine, y2026).data().toString() == u"95.0％"_s);
    CHECK_FALSE(model.setData(model.index(IndicatorModel::AttainmentLine, y2026), u"1"_s, Qt::EditRole));
}

TEST_CASE("a project is found by kana and width whatever is typed", "[figures]")
{
    testing::SampleFile sample;
    REQUIRE_OK(sample.set(sample.project, Field::ProjectKana, Value::text(u"ボウサイクンレン"_s)));
    ProjectListModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, tested);
    model.setSearch(u"ぼうさい"_s);
    CHECK(model.rowCount() == 1);
    model.setSearch(u"ない事業"_s);
    CHECK(model.rowCount() == 0);
}

TEST_CASE("a PDCA text is written when its box is left, into the year it stands under", "[pdca]")
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    PdcaPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.show();
    REQUIRE(QTest::qWaitForWindowActive(&page));
    auto *box = page.findChild<TextBox *>(u"plan1"_s);
    REQUIRE(box);
    box->setFocus();
    QTest::keyClicks(box, u"next"_s);
    page.findChild<TextBox *>(u"do0"_s)->setFocus();
    const auto row = core::Editor::keyId(core::Entity::Cycle, {{Field::CycleProject, Value::reference(sample.project)},
                                                               {Field::CycleYear, Value::integer(2027)}});
    CHECK(sample.text(row, Field::CyclePlan) == u"next"_s);
    REQUIRE_OK(sample.workspace->undo());
    CHECK(box->toPlainText().isEmpty());
}

TEST_CASE("turning to another year first keeps what is still being typed, where it belongs", "[pdca]")
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    PdcaPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.show();
    auto *box = page.findChild<TextBox *>(u"do0"_s);
    box->setFocus();
    QTest::keyClicks(box, u"typed"_s);
    page.setYear(2025);
    CHECK(box->toPlainText().isEmpty());
    CHECK(page.findChild<TextBox *>(u"do1"_s)->toPlainText() == u"typed"_s);
}

TEST_CASE("Esc brings back what was there, and nothing is written", "[pdca]")
{
    TextBox box;
    box.load(u"stored"_s);
    QSignalSpy committed(&box, &TextBox::committed);
    box.show();
    box.setFocus();
    QTest::keyClicks(&box, u"x"_s);
    QTest::keyClick(&box, Qt::Key_Escape);
    box.finish();
    CHECK(box.toPlainText() == u"stored"_s);
    CHECK(committed.isEmpty());
}
