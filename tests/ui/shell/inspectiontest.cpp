// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sources.h"
#include "tests/ui/shell/windowdesk.h"
#include "ui/panels/findingtext.h"
#include "ui/panels/inspectionpanel.h"
#include "ui/panels/placelist.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QRegularExpression>
#include <QTabBar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// A window on the sample file with two projects of one name in one office.
struct Desk : testing::WindowDesk
{
    Desk()
    {
        const core::AddRow twin(Entity::Project, {{Field::ProjectName, Value::text(u"防災訓練"_s)},
                                                  {Field::ProjectOfficeMain, Value::reference(sample.section)}});
        REQUIRE_OK(sample.workspace->perform(twin));
        added = twin.id();
        sample.clock.advance(40 * 24 * 3600);
        open();
    }
    [[nodiscard]] QAbstractItemModel *lines() const { return find<QListView>("inspectionList")->model(); }
    /// Waits for a list of so many lines, headings counted.
    [[nodiscard]] bool listed(int count) const
    {
        return QTest::qWaitFor([&] { return lines()->rowCount() == count; }, 20000);
    }
    [[nodiscard]] QString note() const { return find<QLabel>("inspectionNote")->text(); }

    core::RowId added = core::RowId::random();
};

} // namespace

TEST_CASE("the inspection lists what breaks a rule, Enter leads to the field, and what is mended leaves the list", "[inspection]")
{
    Desk desk;
    desk.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(desk.listed(2)); // a heading and the twin
    CHECK(desk.lines()->index(1, 0).data().toString().contains(u"防災訓練"_s));
    REQUIRE(desk.find<QListView>("inspectionList")->hasFocus());
    desk.key(Qt::Key_Return);
    REQUIRE(desk.window.currentPage()->place());
    const auto row = desk.window.currentPage()->place()->row;
    CHECK((row == desk.added || row == desk.sample.project));

    REQUIRE_OK(desk.window.workspace()->perform(
        core::SetFields(Entity::Project, desk.added, {{Field::ProjectName, Value::text(u"図上訓練"_s)}})));
    REQUIRE(desk.listed(0));
    CHECK(desk.note().contains(u"Nothing was found"_s));
    desk.find<QListView>("inspectionList")->setFocus();
    desk.key(Qt::Key_Escape);
    CHECK_FALSE(desk.find<InspectionPanel>("inspectionPanel")->isVisible());
}

TEST_CASE("Ctrl+F8 opens the inspection, and then goes from finding to finding", "[inspection]")
{
    Desk desk;
    desk.key(Qt::Key_F8, Qt::ControlModifier);
    REQUIRE(desk.listed(2));
    REQUIRE(desk.window.showPage(u"home"_s));
    desk.key(Qt::Key_F8, Qt::ControlModifier);
    CHECK(desk.window.currentPage()->property("manual") == u"plan"_s);
}

TEST_CASE("projects that nobody has written for long are listed by office", "[inspection]")
{
    Desk desk;
    desk.find<QAction>("standstill")->trigger();
    auto *since = desk.find<QComboBox>("inspectionSince");
    REQUIRE(QTest::qWaitFor([&] { return desk.note().contains(u"No project"_s); }, 20000));
    since->setCurrentIndex(since->findData(1));
    emit since->activated(since->currentIndex());
    REQUIRE(desk.listed(3)); // the office and its two
    CHECK(desk.lines()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"last written"_s));
    QTest::mouseClick(desk.find<QAbstractButton>("copyInspection"), Qt::LeftButton);
    CHECK(QApplication::clipboard()->text().count(u'\n') == 2);
}

TEST_CASE("where a row is used is listed field by field, and each line leads there", "[inspection]")
{
    Desk desk;
    REQUIRE(desk.window.showPage(u"plan"_s));
    REQUIRE(desk.window.currentPage()->reveal({{}, Entity::Policy, desk.sample.policy, {}, {}}));
    desk.key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(desk.find<QTabBar>("inspectionSubjects")->currentIndex() == 2);
    REQUIRE(desk.listed(2));
    CHECK(desk.note().contains(u"used in 1 place"_s));
    desk.key(Qt::Key_Return);
    CHECK(desk.window.currentPage()->place()->row == desk.sample.project);
}

TEST_CASE("every rule of the check of figures and grades has a sentence", "[inspection]")
{
    QStringList rules;
    static const QRegularExpression rule(uR"re("([a-z]+\.[a-z_]+|duplicate)")re"_s);
    const QStringList lines = testing::linesOf(u"core/report/findings.cpp"_s);
    for (const QString &line : lines) {
        auto found = rule.globalMatch(line);
        // The rules of duplicates are one rule to a person.
        while (!line.contains(u"DuplicateRule{"_s) && found.hasNext())
            rules += found.next().captured(1);
    }
    REQUIRE(rules.size() > 15);
    testing::SampleFile sample;
    for (const QString &name : std::as_const(rules)) {
        INFO(name);
        const QByteArray latin = name.toLatin1();
        const core::Finding finding{core::Finding::Severity::Error, QLatin1String(latin), Entity::Project, sample.project};
        CHECK_FALSE(findingHeading(finding.rule).isEmpty());
        const QString sentence = findingText(sample.workspace->read(), finding);
        CHECK_FALSE(sentence.isEmpty());
        CHECK_FALSE(sentence.contains(u'%'));
    }
}

TEST_CASE("the list of places keeps the rules of models and passes headings over", "[inspection]")
{
    testing::SampleFile sample;
    PlaceListModel model(*sample.workspace);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setGroups({{u"甲"_s, {{Entity::Project, sample.project, {}, {}, {}, u"文"_s}}},
                     {u"乙"_s, {{Entity::Policy, sample.policy, {}, {}, {}, {}}, {Entity::Office, sample.section, {}, {}, {}, {}}}}});
    REQUIRE(model.rowCount() == 5);
    CHECK(model.next(-1, true) == 1);
    CHECK(model.next(1, true) == 3);
    CHECK(model.next(1, false) == 4);
    CHECK_FALSE(model.lineAt(2));
    CHECK(model.find(*model.lineAt(3)) == 3);
    model.setGroups({});
    CHECK(model.next(-1, true) == -1);
}
