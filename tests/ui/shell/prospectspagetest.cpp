// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/prospectspage.h"
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/models/rankmodel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// Gives the sample's project and two more their grades in the first stage.
void grade(testing::SampleFile &sample)
{
    const core::Batch graded(QLatin1String("table.import"), {}, [&sample](core::Editor &editor) -> core::Result<> {
        for (const auto &[necessity, efficiency] : {std::pair(3, 1), std::pair(1, 3), std::pair(2, 2)}) {
            RASHIN_LET(const core::RowId project,
                       editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"事業"_s)}}));
            RASHIN_LET(const core::RowId sheet,
                       editor.add(Entity::Evaluation, {{Field::EvaluationProject, Value::reference(project)},
                                                       {Field::EvaluationYear, Value::integer(2026)},
                                                       {Field::EvaluationStage, Value::reference(sample.stage)}}));
            for (const auto &[criterion, value] :
                 {std::pair(sample.necessity, necessity), std::pair(sample.efficiency, efficiency)})
                RASHIN_TRY(editor.add(Entity::Grade, {{Field::GradeEvaluation, Value::reference(sheet)},
                                                      {Field::GradeCriterion, Value::reference(criterion)},
                                                      {Field::GradeValue, Value::real(value)}}));
        }
        return {};
    });
    REQUIRE_OK(sample.workspace->perform(graded));
}

} // namespace

TEST_CASE("ranks are listed with their range, and a wider spread of weights never narrows it", "[prospects]")
{
    testing::SampleFile sample;
    grade(sample);
    testing::ScriptedPrompts prompts;
    ProspectsPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.show();
    auto *ranks = page.findChild<QTableView *>(u"ranks"_s);
    REQUIRE(ranks);
    const QAbstractItemModelTester tester(ranks->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    REQUIRE(QTest::qWaitFor([&] { return ranks->model()->rowCount() == 3; }));
    const auto width = [&](int row) {
        const auto places =
            ranks->model()->index(row, RankModel::RangeColumn).data(RankModel::rangeRole).value<QList<int>>();
        return places[4] - places[0];
    };
    const int before = width(0) + width(1) + width(2);
    auto *spread = page.findChild<QComboBox *>(u"spread"_s);
    QSignalSpy reset(ranks->model(), &QAbstractItemModel::modelReset);
    spread->setFocus();
    QTest::keyClick(spread, Qt::Key_End);
    REQUIRE(QTest::qWaitFor([&] { return reset.count() > 0; }));
    CHECK(width(0) + width(1) + width(2) >= before);
}

TEST_CASE("a project of the list opens its evaluation", "[prospects]")
{
    testing::SampleFile sample;
    grade(sample);
    testing::ScriptedPrompts prompts;
    ProspectsPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.show();
    auto *ranks = page.findChild<QTableView *>(u"ranks"_s);
    REQUIRE(QTest::qWaitFor([&] { return ranks->model()->rowCount() == 3; }));
    QSignalSpy wanted(&page, &Page::wanted);
    ranks->setCurrentIndex(ranks->model()->index(1, 0));
    QTest::keyClick(ranks, Qt::Key_Return);
    REQUIRE(wanted.count() == 1);
    CHECK(wanted.first().first().value<Place>().page == u"evaluation"_s);
}

TEST_CASE("without a grade the page says so and leads to Evaluation, and with the first one the ranks are there", "[prospects]")
{
    testing::SampleFile sample;
    testing::ScriptedPrompts prompts;
    ProspectsPage page(*sample.workspace, prompts);
    page.setYear(2026);
    page.show();
    auto *way = page.findChild<QPushButton *>(u"toEvaluation"_s);
    REQUIRE(way);
    REQUIRE(QTest::qWaitFor([&] { return way->isVisible(); }));
    CHECK_FALSE(page.findChild<QComboBox *>(u"stage"_s)->isVisible());
    QSignalSpy wanted(&page, &Page::wanted);
    page.focusFirst();
    QTest::keyClick(way, Qt::Key_Space);
    REQUIRE(wanted.size() == 1);
    CHECK(wanted.front().front().value<Place>().page == u"evaluation"_s);
    grade(sample);
    CHECK(QTest::qWaitFor([&] { return page.findChild<QTableView *>(u"ranks"_s)->isVisible(); }));
    CHECK_FALSE(way->isVisible());
}
