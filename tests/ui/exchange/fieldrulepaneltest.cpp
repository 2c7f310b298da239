// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/exchange/trayroom.h"
#include "ui/labels.h"
#include "ui/models/fieldrulemodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;
using core::Field;
using core::FieldRules;
using core::OfficeKind;
using testing::TrayRoom;
using ui::FieldRuleModel;

namespace {

constexpr int ruleTab = 4;

FieldRules rulesIn(const TrayRoom &room)
{
    const auto rules = FieldRules::of(room.desk->read());
    REQUIRE_OK(rules);
    return *rules;
}

} // namespace

TEST_CASE("Space on a field closes it to that kind of office, and again opens it; undo takes it back", "[exchange]")
{
    TrayRoom room;
    room.showTab(ruleTab);
    auto *list = room.find<QTableView>(u"fieldRules"_s);
    const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    const int row = room.rowOf(u"fieldRules"_s, ui::labels::field(Field::ProjectPurpose));
    TrayRoom::pressIn(list, row, FieldRuleModel::SectionColumn, Qt::Key_Space);
    CHECK(rulesIn(room).isClosed(Field::ProjectPurpose, OfficeKind::Section));
    CHECK_FALSE(rulesIn(room).isClosed(Field::ProjectPurpose, OfficeKind::Branch));
    CHECK(room.find<QLabel>(u"fieldRuleSummary"_s)->text().contains(u"1 to sections"_s));
    TrayRoom::pressIn(list, row, FieldRuleModel::SectionColumn, Qt::Key_Space);
    CHECK(rulesIn(room).isEmpty());
    REQUIRE_OK(room.desk->undo());
    CHECK(rulesIn(room).isClosed(Field::ProjectPurpose, OfficeKind::Section));
    CHECK(list->model()->index(row, FieldRuleModel::SectionColumn).data(Qt::CheckStateRole).toInt() == Qt::Unchecked);
}

TEST_CASE("a heading closes all its fields in one step, and shows when only some are closed", "[exchange]")
{
    TrayRoom room;
    room.showTab(ruleTab);
    auto *list = room.find<QTableView>(u"fieldRules"_s);
    const int heading = room.rowOf(u"fieldRules"_s, ui::labels::entity(core::Entity::Money));
    TrayRoom::pressIn(list, heading, FieldRuleModel::BranchColumn, Qt::Key_Space);
    CHECK(rulesIn(room).isClosed(Field::MoneyTotal, OfficeKind::Branch));
    CHECK(rulesIn(room).isClosed(Field::MoneyGeneral, OfficeKind::Branch));
    CHECK_FALSE(rulesIn(room).isClosed(Field::ProjectPurpose, OfficeKind::Branch));
    TrayRoom::pressIn(list, heading + 1, FieldRuleModel::BranchColumn, Qt::Key_Space);
    CHECK(list->model()->index(heading, FieldRuleModel::BranchColumn).data(Qt::CheckStateRole).toInt()
          == Qt::PartiallyChecked);
    REQUIRE_OK(room.desk->undo());
    REQUIRE_OK(room.desk->undo());
    CHECK(rulesIn(room).isEmpty());
}

TEST_CASE("fields are found by a part of their name", "[exchange]")
{
    TrayRoom room;
    room.showTab(ruleTab);
    const auto *model = room.find<QTableView>(u"fieldRules"_s)->model();
    const int all = model->rowCount();
    QTest::keyClicks(room.find<QLineEdit>(u"fieldRuleFilter"_s), u"intention"_s);
    CHECK(model->rowCount() < all / 4);
    CHECK(room.rowOf(u"fieldRules"_s, u"Intention"_s) > 0);
}

TEST_CASE("in an office's own copy the rules can be seen, not changed", "[exchange]")
{
    TrayRoom room;
    REQUIRE_OK(room.desk->setOwnOffice(room.branches[0].office));
    room.showTab(ruleTab);
    TrayRoom::pressIn(room.find<QTableView>(u"fieldRules"_s), 1, FieldRuleModel::BranchColumn, Qt::Key_Space);
    CHECK(rulesIn(room).isEmpty());
}
