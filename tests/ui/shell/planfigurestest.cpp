// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of figures and prospects grew: states, revisions, accounts, staff cost, the best choice of proposals.
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/forms/recordtable.h"
#include "ui/messagebar.h"
#include "ui/models/choicemodel.h"
#include "ui/models/indicatormodel.h"
#include "ui/models/moneymodel.h"
#include "ui/models/revisionmodel.h"
#include "ui/pages/figurespage.h"
#include "ui/pages/projectpicker.h"
#include "ui/pages/prospectspage.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
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

constexpr auto tested = QAbstractItemModelTester::FailureReportingMode::Warning;

core::RowId added(testing::SampleFile &sample, Entity entity, core::Editor::Cells cells)
{
    const core::AddRow add(entity, std::move(cells));
    REQUIRE_OK(sample.workspace->perform(add));
    return add.id();
}

core::RowId indicator(testing::SampleFile &sample)
{
    return added(sample, Entity::Indicator, {{Field::IndicatorProject, Value::reference(sample.project)},
                                             {Field::IndicatorName, Value::text(u"利用者数"_s)},
                                             {Field::IndicatorType, Value::text(u"outcome"_s)},
                                             {Field::IndicatorTargetYear, Value::integer(2028)},
                                             {Field::IndicatorTargetValue, Value::real(300)}});
}

} // namespace

TEST_CASE("how sure a value is is typed by number or word, and what is none of them changes nothing", "[figures]")
{
    testing::SampleFile sample;
    indicator(sample);
    IndicatorModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, tested);
    model.setSubject(sample.project, 2026);
    const QModelIndex state = model.index(IndicatorModel::StateLine, model.columnCount() - 1);
    REQUIRE(model.setData(model.index(IndicatorModel::ActualLine, model.columnCount() - 1), u"10"_s, Qt::EditRole));
    CHECK(state.data().toString().isEmpty());
    REQUIRE(model.setData(state, u"２"_s, Qt::EditRole));
    CHECK(state.data().toString() == u"Estimate"_s);
    CHECK_FALSE(model.setData(state, u"99"_s, Qt::EditRole));
    CHECK_FALSE(model.setData(state, u"たぶん"_s, Qt::EditRole));
    CHECK(state.data().toString() == u"Estimate"_s);
    REQUIRE(model.setData(state, QString(), Qt::EditRole));
    CHECK(state.data().toString().isEmpty());
}

TEST_CASE("every revision of a target is told with who, from what and to what, newest first", "[figures]")
{
    testing::SampleFile sample;
    const core::RowId row = indicator(sample);
    RevisionModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, tested);
    model.setProject(sample.project);
    const int before = model.rowCount();
    sample.clock.advance(60'000);
    REQUIRE_OK(sample.set(row, Field::IndicatorTargetValue, Value::real(250)));
    REQUIRE(model.rowCount() == before + 1);
    CHECK(model.index(0, RevisionModel::Before).data().toString() == u"300"_s);
    CHECK(model.index(0, RevisionModel::After).data().toString() == u"250"_s);
    REQUIRE_OK(sample.set(row, Field::IndicatorName, Value::text(u"来館者数"_s)));
    CHECK(model.rowCount() == before + 1); // another field is no revision
    CHECK(model.index(0, RevisionModel::Indicator).data().toString() == u"来館者数"_s);
}

TEST_CASE("staff counts by the year's cost of a person until a staff cost is entered, which is then held against it",
          "[figures]")
{
    testing::SampleFile sample;
    REQUIRE_OK(sample.set(sample.scheme, Field::SchemeStaffUnitCost, Value::integer(8000)));
    MoneyModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, tested);
    model.setSubject(sample.project, 2026, u"budget"_s);
    const int last = MoneyModel::yearCount - 1;
    const auto cell = [&](Field field) { return model.index(MoneyModel::rowOf(field), last); };
    REQUIRE(model.setData(cell(Field::MoneyStaffFte), u"１．５"_s, Qt::EditRole));
    CHECK(cell(Field::MoneyStaffCost).data().toString() == u"12,000"_s);
    CHECK(cell(Field::MoneyStaffCost).data(Qt::EditRole).toString().isEmpty()); // nobody entered it
    CHECK(model.warnings().isEmpty());
    REQUIRE(model.setData(cell(Field::MoneyStaffCost), u"10000"_s, Qt::EditRole));
    REQUIRE(model.warnings().size() == 1);
    CHECK(model.warnings().front().contains(u"12,000"_s));
    REQUIRE(model.setData(cell(Field::MoneyNote), u"兼務を除く"_s, Qt::EditRole));
    CHECK(cell(Field::MoneyNote).data().toString() == u"兼務を除く"_s);
}

TEST_CASE("text, and an amount beyond what can be counted, are refused in their cell and nothing is lost", "[figures]")
{
    testing::SampleFile sample;
    MoneyModel model(*sample.workspace);
    model.setSubject(sample.project, 2026, u"budget"_s);
    const QModelIndex total = model.index(MoneyModel::rowOf(Field::MoneyTotal), MoneyModel::yearCount - 1);
    REQUIRE(model.setData(total, u"1000"_s, Qt::EditRole));
    for (const QString &bad : {u"約千円"_s, u"12,34"_s, u"9223372036854775808"_s, u"-9223372036854775809"_s, u"1e300"_s, u"NaN"_s}) {
        INFO(bad.toStdString());
        CHECK_FALSE(model.setData(total, bad, Qt::EditRole));
        CHECK(total.data(Qt::EditRole).toString() == u"1,000"_s);
    }
}

TEST_CASE("accounts are held against the budget, and an account says which other projects it pays for", "[figures]")
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    const core::RowId other = added(sample, Entity::Project, {{Field::ProjectName, Value::text(u"別の事業"_s)}});
    const auto account = [&](core::RowId project, qint64 amount) {
        return added(sample, Entity::BudgetAccount, {{Field::BudgetAccountProject, Value::reference(project)},
                                                     {Field::BudgetAccountYear, Value::integer(2026)},
                                                     {Field::BudgetAccountCode, Value::text(u"3-1-2"_s)},
                                                     {Field::BudgetAccountAmount, Value::integer(amount)}});
    };
    account(sample.project, 700);
    account(other, 300);
    added(sample, Entity::Money, {{Field::MoneyProject, Value::reference(sample.project)},
                                  {Field::MoneyYear, Value::integer(2026)},
                                  {Field::MoneyBasis, Value::text(u"budget"_s)},
                                  {Field::MoneyTotal, Value::integer(800)}});
    FiguresPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.show();
    REQUIRE(page.reveal({{}, Entity::Project, sample.project, {}, {}}));
    CHECK(page.findChild<QLabel *>(u"warnings"_s)->text().contains(u"700"_s));
    auto *accounts = page.findChild<QTableView *>(u"accounts"_s);
    accounts->setCurrentIndex(accounts->model()->index(0, 1));
    CHECK(page.findChild<QLabel *>(u"sharers"_s)->text().contains(u"別の事業"_s));
    REQUIRE(accounts->model()->setData(accounts->model()->index(0, 3), u"800"_s));
    CHECK(page.findChild<QLabel *>(u"warnings"_s)->text().isEmpty());
}

TEST_CASE("proposals are weighed in the background within the ceiling, and the choice follows an edit", "[prospects]")
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    const auto proposal = [&](const QString &kind, qint64 money, double gain) {
        const core::RowId project = added(sample, Entity::Project, {{Field::ProjectName, Value::text(kind)}});
        return added(sample, Entity::Proposal, {{Field::ProposalProject, Value::reference(project)},
                                                {Field::ProposalYear, Value::integer(2026)},
                                                {Field::ProposalKind, Value::text(kind)},
                                                {Field::ProposalMoney, Value::integer(money)},
                                                {Field::ProposalGain, Value::real(gain)}});
    };
    proposal(u"level_up"_s, 3000, 10);
    const core::RowId scrap = proposal(u"abolish"_s, -3000, -1);
    ProspectsPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.show();
    page.findChild<QTabWidget *>(u"prospectTabs"_s)->setCurrentIndex(2);
    auto *choices = page.findChild<QTableView *>(u"choices"_s);
    REQUIRE(choices);
    const QAbstractItemModelTester tester(choices->model(), tested);
    const auto taken = [&] {
        int found = 0;
        for (int row = 0; row < choices->model()->rowCount(); ++row)
            found += choices->model()->index(row, ChoiceModel::Best).data().toString().startsWith(u'●') ? 1 : 0;
        return found;
    };
    REQUIRE(QTest::qWaitFor([&] { return taken() == 1; })); // no ceiling: only what gains
    auto *ceiling = page.findChild<QLineEdit *>(u"money_ceiling"_s);
    REQUIRE(ceiling);
    ceiling->setFocus();
    QTest::keyClicks(ceiling, u"0"_s);
    QTest::keyClick(ceiling, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return taken() == 2; })); // the scrap pays for the level-up
    CHECK(page.findChild<QLabel *>(u"allocationWorth"_s)->text().contains(u"1,000"_s));
    REQUIRE_OK(sample.set(scrap, Field::ProposalRule, Value::text(u"never"_s)));
    REQUIRE(QTest::qWaitFor([&] { return taken() == 0; }));
}

TEST_CASE("verdicts become proposals, once", "[prospects]")
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    const core::RowId verdict = added(sample, Entity::Verdict, {{Field::VerdictScheme, Value::reference(sample.scheme)},
                                                                {Field::VerdictCode, Value::text(u"level_up"_s)},
                                                                {Field::VerdictName, Value::text(u"レベルアップ"_s)}});
    REQUIRE_OK(sample.workspace->perform(
        core::SetEvaluation({sample.project, 2026, sample.stage}, {{Field::EvaluationVerdict, Value::reference(verdict)}})));
    ProspectsPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.show();
    auto *fill = page.findChild<QPushButton *>(u"fromVerdicts"_s);
    for (int again = 0; again < 2; ++again) {
        QCoreApplication::processEvents();
        fill->click();
        QTest::qWait(20);
        CHECK(sample.workspace->read().count(Entity::Proposal).value() == 1);
    }
}
