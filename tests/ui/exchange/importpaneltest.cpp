// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/exchange/trayroom.h"
#include "ui/format.h"
#include "ui/models/columnmappingmodel.h"
#include "ui/models/issuemodel.h"
#include "ui/pages/importpanel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using core::Entity;
using testing::TrayRoom;

namespace {

constexpr int importTab = 7;

const char wideTable[] = "令和6年度 事業一覧,,,,\n"
                         "事業番号,事務事業名,令和5年度決算額（円）,令和6年度当初予算額（円）,備考\n"
                         "X-001,取込み防災訓練,900000,1200000,\n"
                         "X-002,取込み防犯灯,2000000,-,=1+1\n";

/// The exchange page at the import, with profiles of its own.
struct ImportRoom : TrayRoom
{
    ImportRoom()
    {
        QStandardPaths::setTestModeEnabled(true);
        for (const QString &name : core::tabular::profiles::own())
            REQUIRE(core::tabular::profiles::forget(name));
        showTab(importTab);
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
        return file.fileName();
    }
    /// Opens a table and waits until its beginning is shown.
    void open(const QString &path)
    {
        prompts.files.enqueue(path);
        click(u"chooseTable"_s);
        REQUIRE(testing::eventually([&] { return find<QTableView>(u"sample"_s)->model()->rowCount() > 0; }));
    }
    [[nodiscard]] QString step() const { return find<QLabel>(u"importStep"_s)->text().section(u"<b>"_s, 1).section(u"</b>"_s, 0, 0); }
    [[nodiscard]] bool comesTo(const QString &words) const
    {
        return testing::eventually([&] { return step() == words; });
    }
    [[nodiscard]] qint64 count(Entity entity) const { return desk->read().count(entity).value_or(-1); }
    [[nodiscard]] QString message() const { return find<QLabel>(u"messageText"_s)->text(); }
};

} // namespace

TEST_CASE("a table comes in by three steps, as one that can be undone", "[exchange]")
{
    ImportRoom room;
    const qint64 projects = room.count(Entity::Project);
    const qint64 money = room.count(Entity::Money);
    CHECK_FALSE(room.find<QPushButton>(u"importNext"_s)->isEnabled());
    room.open(room.write(u"一覧.csv"_s, wideTable));
    auto *sample = room.find<QTableView>(u"sample"_s);
    const QAbstractItemModelTester sampleTester(sample->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    CHECK(room.find<QSpinBox>(u"headerRow"_s)->value() == 2);
    CHECK(room.find<QLabel>(u"tableFacts"_s)->text().contains(u"UTF-8"_s));

    room.click(u"importNext"_s);
    REQUIRE(room.step() == u"2 Columns"_s);
    auto *columns = room.find<QTableView>(u"columns"_s);
    const QAbstractItemModelTester columnTester(columns->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    CHECK(room.cell(u"columns"_s, 0, ui::ColumnMappingModel::FieldColumn) == ui::mappingTarget(core::Field::ProjectCode));
    CHECK(room.cell(u"columns"_s, 2, ui::ColumnMappingModel::DetailColumn).contains(ui::format::fiscalYearShort(2023)));
    CHECK(room.cell(u"columns"_s, 4, ui::ColumnMappingModel::FieldColumn) == ui::mappingTarget(core::Field::ProjectRemarks));

    room.click(u"importNext"_s);
    REQUIRE(room.comesTo(u"3 Check"_s));
    CHECK(room.count(Entity::Project) == projects); // only looked at
    auto *issues = room.find<QTableView>(u"issues"_s);
    const QAbstractItemModelTester issueTester(issues->model(), QAbstractItemModelTester::FailureReportingMode::Warning);
    CHECK(room.rowOf(u"issues"_s, u"D4"_s) >= 0); // the dash
    CHECK(room.find<QLabel>(u"importSum"_s)->text().contains(u"2"_s));

    room.click(u"importNext"_s);
    REQUIRE(room.comesTo(u"1 Table"_s));
    CHECK(room.count(Entity::Project) == projects + 2);
    CHECK(room.count(Entity::Money) == money + 3);
    CHECK(room.desk->undoable() == u"table.import"_s);
    REQUIRE_OK(room.desk->undo());
    CHECK(room.count(Entity::Project) == projects);
}

TEST_CASE("what a column is taken for is corrected by a person, and what is missing is said", "[exchange]")
{
    ImportRoom room;
    room.open(room.write(u"額.csv"_s, "題,金額\n取込みA,10\n"));
    room.click(u"importNext"_s);
    CHECK_FALSE(room.find<QPushButton>(u"importNext"_s)->isEnabled());
    CHECK_FALSE(room.find<QLabel>(u"importLack"_s)->text().isEmpty());
    auto *columns = room.find<QTableView>(u"columns"_s);
    auto *field = room.find<QComboBox>(u"columnField"_s);
    columns->selectRow(0);
    field->setCurrentIndex(field->findData(int(core::Field::ProjectName)));
    CHECK(room.find<QLabel>(u"importLack"_s)->text().contains(u"B"_s)); // the amount needs its year
    columns->selectRow(1);
    CHECK(room.find<QSpinBox>(u"columnYear"_s)->isVisible());
    CHECK(room.find<QComboBox>(u"columnUnit"_s)->isVisible());
    CHECK_FALSE(room.find<QLineEdit>(u"columnSeparators"_s)->isVisible());
    room.find<QComboBox>(u"columnVariant"_s)->setCurrentIndex(2);
    room.find<QSpinBox>(u"tableYear"_s)->setValue(2025);
    REQUIRE(room.find<QPushButton>(u"importNext"_s)->isEnabled());
    room.click(u"importNext"_s);
    REQUIRE(room.comesTo(u"3 Check"_s));
    room.click(u"importBack"_s);
    CHECK(room.step() == u"2 Columns"_s);
    room.click(u"importNext"_s);
    REQUIRE(room.comesTo(u"3 Check"_s));
    room.click(u"importNext"_s);
    REQUIRE(room.comesTo(u"1 Table"_s));
    const auto project = room.desk->read().find(core::Field::ProjectName, core::Value::text(u"取込みA"_s));
    REQUIRE_OK(project);
    REQUIRE(project->has_value());
    const auto money = room.desk->read().records(Entity::Money, {{{core::Field::MoneyProject, core::Value::reference(**project)}}, {}});
    REQUIRE_OK(money);
    REQUIRE(money->size() == 1);
    CHECK((*money)[0].integer(core::Field::MoneyYear) == 2025);
    CHECK((*money)[0].text(core::Field::MoneyBasis) == u"settlement"_s);
}

TEST_CASE("an assignment that was kept is chosen for the next table laid out alike", "[exchange]")
{
    ImportRoom room;
    room.open(room.write(u"一覧.csv"_s, wideTable));
    room.click(u"importNext"_s);
    room.click(u"importNext"_s);
    REQUIRE(room.comesTo(u"3 Check"_s));
    room.find<QLineEdit>(u"profileName"_s)->setText(u"a/b"_s);
    room.click(u"keepProfile"_s);
    CHECK(core::tabular::profiles::own().isEmpty());
    room.find<QLineEdit>(u"profileName"_s)->setText(u"毎年の一覧"_s);
    room.click(u"keepProfile"_s);
    REQUIRE(core::tabular::profiles::own() == QStringList{u"毎年の一覧"_s});

    room.click(u"importBack"_s);
    room.click(u"importBack"_s);
    room.open(room.write(u"翌年.csv"_s, QByteArray(wideTable).replace("X-00", "Y-00")));
    auto *profile = room.find<QComboBox>(u"tableProfile"_s);
    CHECK(testing::eventually([&] { return profile->currentData().toString() == u"毎年の一覧"_s; }));
    room.open(room.write(u"別.csv"_s, "番号,事業名\n1,別の表\n"));
    CHECK(testing::eventually([&] { return profile->currentData().toString().isEmpty(); }));
}

TEST_CASE("a table with errors is listed and cannot be taken in, and the list can be saved", "[exchange]")
{
    ImportRoom room;
    room.open(room.write(u"重複.csv"_s, "事業番号,事業名\nA,一つ目\nA,二つ目\n"));
    room.click(u"importNext"_s);
    room.click(u"importNext"_s);
    REQUIRE(room.comesTo(u"3 Check"_s));
    CHECK_FALSE(room.find<QPushButton>(u"importNext"_s)->isEnabled());
    CHECK(room.cell(u"issues"_s, 0, ui::IssueModel::PlaceColumn) == u"A3"_s);
    const QString path = room.folder.filePath(u"確認.csv"_s);
    room.prompts.files.enqueue(path);
    room.click(u"saveIssues"_s);
    QFile saved(path);
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(saved.readAll()).contains(u"A3"_s));
}

TEST_CASE("a file that is no table is refused with a sentence", "[exchange]")
{
    ImportRoom room;
    room.prompts.files.enqueue(room.write(u"old.xls"_s, QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + QByteArray(512, 'x')));
    room.click(u"chooseTable"_s);
    CHECK(testing::eventually([&] { return !room.message().isEmpty(); }));
    CHECK_FALSE(room.find<QPushButton>(u"importNext"_s)->isEnabled());
}

TEST_CASE("a table of a known layout needs no assignment", "[exchange]")
{
    ImportRoom room;
    const QByteArray heading = "年度,款,事業名,所管課,予算区分,予算額（千円）,うちレベルアップ分（千円）,地区（事業名に明記のもの）,出典頁（令和8年度港区予算概要）\r\n";
    room.open(room.write(u"港区.csv"_s, heading + "令和8,総務費,取込み事業,,臨時,1000,,,5\r\n"));
    auto *profile = room.find<QComboBox>(u"tableProfile"_s);
    profile->setCurrentIndex(profile->findData(u"minato-r8"_s));
    CHECK(room.find<QLabel>(u"profileNotes"_s)->isVisible());
    room.click(u"importNext"_s);
    REQUIRE(room.comesTo(u"3 Check"_s));
    CHECK_FALSE(room.find<QLineEdit>(u"profileName"_s)->isVisible());
    room.click(u"importBack"_s);
    CHECK(room.step() == u"1 Table"_s);
}
