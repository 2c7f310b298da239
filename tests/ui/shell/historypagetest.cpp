// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testing.h"
#include "ui/models/historymodel.h"
#include "ui/pages/historypage.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Field;
using core::Value;

TEST_CASE("a commit comes on top of the history without a reset", "[history]")
{
    testing::SampleFile sample;
    HistoryModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Warning);
    const int before = model.rowCount();
    int resets = 0;
    QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [&] { ++resets; });
    REQUIRE_OK(sample.set(sample.project, Field::ProjectPurpose, Value::text(u"子育て支援"_s)));
    CHECK(model.rowCount() == before + 1);
    CHECK(resets == 0);
    CHECK(model.index(0, HistoryModel::ActionColumn).data().toString() == u"Change: Project"_s);
}

TEST_CASE("the history of a project holds what happened to its parts, and nothing else", "[history]")
{
    testing::SampleFile sample;
    HistoryModel model(*sample.workspace);
    REQUIRE_OK(sample.set(sample.policy, Field::PolicyTitle, Value::text(u"別の施策"_s)));
    REQUIRE_OK(sample.workspace->perform(core::AddRow(
        core::Entity::Cycle, {{Field::CycleProject, Value::reference(sample.project)},
                              {Field::CycleYear, Value::integer(2026)},
                              {Field::CyclePlan, Value::text(u"計画"_s)}})));
    model.setProject(sample.project);
    CHECK(model.index(0, HistoryModel::ActionColumn).data().toString() == u"Add: PDCA cycle"_s);
    for (int row = 0; row < model.rowCount(); ++row)
        CHECK(model.index(row, HistoryModel::ActionColumn).data().toString() != u"Change: Policy"_s);
}

TEST_CASE("one change is taken back with a click, and its old and new value are shown", "[history]")
{
    testing::SampleFile sample;
    REQUIRE_OK(sample.set(sample.project, Field::ProjectName, Value::text(u"前の名前"_s)));
    REQUIRE_OK(sample.set(sample.project, Field::ProjectName, Value::text(u"後の名前"_s)));
    REQUIRE_OK(sample.set(sample.project, Field::ProjectPurpose, Value::text(u"目的"_s)));
    testing::ScriptedPrompts prompts;
    HistoryPage page(*sample.workspace, prompts);
    page.show();
    auto *entries = page.findChild<QTableView *>(u"entries"_s);
    auto *changes = page.findChild<QTableView *>(u"changes"_s);
    entries->setCurrentIndex(entries->model()->index(1, 0));
    CHECK(changes->model()->index(0, ChangesModel::BeforeColumn).data().toString() == u"前の名前"_s);
    CHECK(changes->model()->index(0, ChangesModel::AfterColumn).data().toString() == u"後の名前"_s);
    QTest::mouseClick(page.findChild<QPushButton *>(u"takeBack"_s), Qt::LeftButton);
    CHECK(sample.text(sample.project, Field::ProjectName) == u"前の名前"_s);
    CHECK(sample.text(sample.project, Field::ProjectPurpose) == u"目的"_s);
}
