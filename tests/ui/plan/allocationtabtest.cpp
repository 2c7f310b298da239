// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/charts/write.h"
#include "ui/labels.h"
#include "ui/pages/logicpane.h"
#include "ui/pages/planpage.h"
#include "ui/pages/prospectspage.h"
#include "ui/print/allocationcomposer.h"
#include "ui/print/logicpaper.h"

#include <QAction>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// Prospects at the best use of the budget, with three proposals of 100, 200 and 300 thousand yen that gain 1, 2 and 5.
struct Desk
{
    testing::SampleFile file;
    testing::ScriptedPrompts prompts;
    ProspectsPage page{*file.workspace, prompts};

    Desk()
    {
        propose(u"甲"_s, 100, 1);
        propose(u"乙"_s, 200, 2);
        propose(u"丙"_s, 300, 5);
        page.setYear(2026);
        page.resize(1200, 700);
        page.findChild<QTabWidget *>(u"prospectTabs"_s)->setCurrentIndex(2);
        page.show();
        REQUIRE(QTest::qWaitForWindowActive(&page));
        REQUIRE(taken(3));
    }
    void propose(const QString &name, qint64 money, double gain)
    {
        file.clock.advance(1);
        const core::AddRow project(Entity::Project, {{Field::ProjectName, Value::text(name)}});
        REQUIRE_OK(file.workspace->perform(project));
        file.clock.advance(1);
        const core::AddRow proposal(Entity::Proposal, {{Field::ProposalProject, Value::reference(project.id())},
                                                       {Field::ProposalYear, Value::integer(2026)},
                                                       {Field::ProposalKind, Value::text(u"level_up"_s)},
                                                       {Field::ProposalMoney, Value::integer(money)},
                                                       {Field::ProposalGain, Value::real(gain)}});
        REQUIRE_OK(file.workspace->perform(proposal));
    }
    /// Waits until so many proposals are taken in the best choice.
    bool taken(int count)
    {
        return QTest::qWaitFor([&] {
            const auto *finding = page.findChild<QLabel *>(u"allocationFinding"_s);
            return finding && finding->text().startsWith(QString::number(count) + u' ');
        });
    }
    QLineEdit *money()
    {
        for (QLineEdit *input : page.findChildren<QLineEdit *>()) {
            if (input->accessibleName() == labels::field(Field::SchemeMoneyCeiling))
                return input;
        }
        return nullptr;
    }
};

} // namespace

TEST_CASE("a ceiling typed with the keyboard changes the choice at once, and its undo changes it back", "[allocation][gui]")
{
    Desk desk;
    QLineEdit *money = desk.money();
    REQUIRE(money);
    money->setFocus();
    QTest::keyClicks(money, u"400"_s);
    QTest::keyClick(money, Qt::Key_Return);
    CHECK(desk.taken(2)); // 甲 and 丙: 400 thousand yen, 6 points
    CHECK(desk.file.value(desk.file.scheme, Field::SchemeMoneyCeiling) == Value::integer(400));
    CHECK_FALSE(desk.page.findChild<QLabel *>(u"allocationWorth"_s)->text().isEmpty());
    REQUIRE_OK(desk.file.workspace->undo());
    CHECK(desk.taken(3));
}

TEST_CASE("the list of the choice is walked with arrows, and Enter leads to the project", "[allocation][gui]")
{
    Desk desk;
    auto *table = desk.page.findChild<QTableView *>(u"choices"_s);
    REQUIRE(table);
    REQUIRE(table->model()->rowCount() >= 3);
    QSignalSpy wanted(&desk.page, &Page::wanted);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Down);
    CHECK(table->currentIndex().row() == 1);
    QTest::keyClick(table, Qt::Key_Return);
    REQUIRE(wanted.size() == 1);
    CHECK(wanted.front().front().value<Place>().page == u"plan"_s);
}

TEST_CASE("the best use of the budget is saved as a PDF that says what is taken", "[allocation][gui]")
{
    Desk desk;
    const QString path = desk.file.folder.filePath(u"allocation.pdf"_s);
    desk.prompts.files.enqueue(path);
    auto *save = desk.page.findChild<QPushButton *>(u"allocationPdf"_s);
    REQUIRE(save);
    REQUIRE(save->isEnabled());
    save->setFocus();
    QTest::keyClick(save, Qt::Key_Space);
    CHECK(QFileInfo(path).size() > 1000);
    desk.page.findChild<QTabWidget *>(u"prospectTabs"_s)->setCurrentIndex(0);
    CHECK_FALSE(desk.page.canPrint());
}

TEST_CASE("the paper of an allocation holds every proposal, every choice and what is said of them", "[allocation][print]")
{
    print::AllocationResult result{.year = 2026, .finding = u"二件"_s, .worth = u"価値"_s};
    const auto one = core::RowId::random();
    const auto two = core::RowId::random();
    result.given.lines = {{.id = one, .project = core::RowId::random(), .code = u"1"_s, .name = u"甲事業"_s, .money = 100},
                          {.id = two, .project = core::RowId::random(), .code = u"2"_s, .name = u"乙事業"_s}};
    result.answer.best = core::Allocation{.chosen = {one}, .money = 100, .gain = 3};
    result.answer.next = {core::Allocation{.chosen = {two}, .money = 0, .gain = 1}};
    const auto texts = core::report::textsOf(print::AllocationComposer(result).compose());
    for (const QString &wanted : {u"甲事業"_s, u"乙事業"_s, u"二件"_s, u"価値"_s})
        CHECK(std::ranges::find(texts, wanted) != texts.end());
    CHECK(std::ranges::count(texts, u"●"_s) == 2);
}

TEST_CASE("a logic model is one sheet whatever its size: texts are whole, and it becomes smaller rather than cut",
          "[logic][print]")
{
    core::LogicModel model;
    for (int i = 0; i < 60; ++i)
        model.elements.push_back({.id = core::RowId::random(),
                                  .kind = static_cast<core::LogicKind>(i % 6),
                                  .text = QString(80, u'文')});
    for (size_t i = 0; i + 1 < model.elements.size(); ++i)
        model.steps.push_back({.id = core::RowId::random(), .from = i, .to = i + 1});
    const print::LogicPaper large(model, u"0001 事業"_s, u"港区"_s);
    CHECK(large.scale() < 1);
    CHECK(large.scale() > 0.1);
    model.elements.erase(model.elements.begin() + 2, model.elements.end());
    model.steps = {{.id = core::RowId::random(), .from = 0, .to = 1}};
    const print::LogicPaper small(model, u"0001 事業"_s, u"港区"_s);
    CHECK(small.scale() == 1);
    // Something is drawn, and nothing beyond the margins.
    const QImage image = imageOf(large.drawing(), 842);
    int ink = 0;
    int beyond = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool isInk = qGray(image.pixel(x, y)) < 200;
            ink += isInk ? 1 : 0;
            beyond += isInk && (x < 30 || y < 30 || x > 812 || y > 565) ? 1 : 0;
        }
    }
    CHECK(ink > 5000);
    CHECK(beyond == 0);
}

TEST_CASE("the plan page saves the logic model of its project as PDF, SVG and PNG", "[logic][gui]")
{
    testing::SampleFile file;
    testing::ScriptedPrompts prompts;
    REQUIRE_OK(file.workspace->perform(core::AddRow(
        Entity::LogicNode, {{Field::LogicNodeProject, Value::reference(file.project)},
                            {Field::LogicNodeKind, Value::text(u"activity"_s)},
                            {Field::LogicNodeText, Value::text(u"窓口を開く"_s)}})));
    PlanPage page(*file.workspace, prompts);
    page.setYear(2026);
    page.resize(1300, 700);
    page.show();
    REQUIRE(QTest::qWaitForWindowActive(&page));
    CHECK_FALSE(page.canPrint());
    REQUIRE(page.reveal({u"plan"_s, Entity::Project, file.project, {}, {}}));
    page.findChild<QTabBar *>(u"planViews"_s)->setCurrentIndex(1);
    REQUIRE(page.canPrint());
    auto *save = page.findChild<LogicPane *>()->findChild<QAction *>(u"logicPicture"_s);
    REQUIRE(save);
    for (const QString &ending : {u"pdf"_s, u"svg"_s, u"png"_s}) {
        const QString path = file.folder.filePath(u"logic."_s + ending);
        prompts.files.enqueue(path);
        save->trigger();
        CHECK(QFileInfo(path).size() > 500);
    }
}
