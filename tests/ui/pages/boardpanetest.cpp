// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/cycleoperations.h"
#include "tests/support/samplefile.h"
#include "tests/support/scriptedprompts.h"
#include "ui/models/boardmodel.h"
#include "ui/pages/boardpane.h"
#include "ui/pages/paperpreview.h"
#include "ui/pages/pdcapage.h"
#include "ui/pages/readingtask.h"
#include "ui/pages/timelinepane.h"
#include "ui/delegates/timelinedelegate.h"
#include "ui/format.h"
#include "ui/print/boardcomposer.h"
#include "ui/print/preview.h"
#include "ui/print/timelinecomposer.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using core::Entity;
using core::Field;
using core::Value;

namespace {

/// The PDCA page at its board, with two projects more.
struct Board
{
    testing::SampleFile file;
    testing::ScriptedPrompts prompts;
    std::vector<core::RowId> projects{file.project, add(u"第二の事業"_s), add(u"第三の事業"_s)};
    PdcaPage page{*file.workspace, prompts};

    explicit Board(int tab = 3)
    {
        page.setYear(2026);
        page.setOffice(std::nullopt);
        page.resize(1200, 700);
        page.findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(tab);
        page.show();
        REQUIRE(QTest::qWaitForWindowActive(&page));
    }
    core::RowId add(const QString &name)
    {
        file.clock.advance(1);
        const core::AddRow row(Entity::Project, {{Field::ProjectName, Value::text(name)},
                                                 {Field::ProjectOfficeMain, Value::reference(file.section)}});
        REQUIRE_OK(file.workspace->perform(row));
        return row.id();
    }
    [[nodiscard]] QListView &list(const QString &stage) const
    {
        auto *found = page.findChild<QListView *>(u"board_"_s + stage);
        REQUIRE(found);
        return *found;
    }
    [[nodiscard]] int cards(const QString &stage) const { return list(stage).model()->rowCount(); }
    [[nodiscard]] QString stageOf(core::RowId project) const
    {
        return file.text(core::Editor::keyId(Entity::Cycle, {{Field::CycleProject, Value::reference(project)},
                                                             {Field::CycleYear, Value::integer(2026)}}),
                         Field::CycleState);
    }
};

} // namespace

TEST_CASE("Ctrl+→ moves the selected cards a stage on, the keyboard goes with them, and undo takes it back", "[board][gui]")
{
    Board board;
    REQUIRE(board.cards(u"unset"_s) == 3);
    QListView &unset = board.list(u"unset"_s);
    unset.setFocus();
    unset.setCurrentIndex(unset.model()->index(0, 0));
    QTest::keyClick(&unset, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&unset, Qt::Key_Right, Qt::ControlModifier);
    CHECK(board.cards(u"unset"_s) == 1);
    CHECK(board.cards(u"plan"_s) == 2);
    QListView &plan = board.list(u"plan"_s);
    CHECK(plan.hasFocus());
    QTest::keyClick(&plan, Qt::Key_Right, Qt::ControlModifier); // they are still selected
    CHECK(board.cards(u"do"_s) == 2);
    CHECK(std::ranges::count(board.projects, u"do"_s, [&](core::RowId project) { return board.stageOf(project); }) == 2);
    REQUIRE_OK(board.file.workspace->undo());
    CHECK(board.cards(u"plan"_s) == 2);
    REQUIRE_OK(board.file.workspace->undo());
    CHECK(board.cards(u"unset"_s) == 3);
}

TEST_CASE("a card goes no further than the first and the last stage, and arrows alone only look", "[board][gui]")
{
    Board board;
    QListView &unset = board.list(u"unset"_s);
    unset.setFocus();
    unset.setCurrentIndex(unset.model()->index(0, 0));
    QTest::keyClick(&unset, Qt::Key_Right, Qt::ControlModifier);
    QListView &plan = board.list(u"plan"_s);
    QTest::keyClick(&plan, Qt::Key_Left, Qt::ControlModifier); // a stage, once set, is not unset by moving
    CHECK(board.cards(u"plan"_s) == 1);
    QTest::keyClick(&plan, Qt::Key_Left);
    CHECK(unset.hasFocus());
    QTest::keyClick(&unset, Qt::Key_Right);
    CHECK(plan.hasFocus());
    for (const auto &stage : {u"plan"_s, u"do"_s, u"check"_s, u"act"_s, u"closed"_s})
        QTest::keyClick(&board.list(stage), Qt::Key_Right, Qt::ControlModifier);
    CHECK(board.cards(u"closed"_s) == 1);
    CHECK(board.cards(u"unset"_s) == 2);
}

TEST_CASE("a card that is dropped on another stage moves there", "[board][gui]")
{
    Board board;
    QListView &unset = board.list(u"unset"_s);
    QListView &check = board.list(u"check"_s);
    const std::unique_ptr<QMimeData> card(unset.model()->mimeData({unset.model()->index(1, 0)}));
    QDropEvent drop(QPointF(20, 20), Qt::MoveAction, card.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(check.viewport(), &drop);
    QTRY_VERIFY(board.cards(u"check"_s) == 1);
    CHECK(board.cards(u"unset"_s) == 2);
    QApplication::sendEvent(check.viewport(), &drop); // where it is already: nothing to do
    QCoreApplication::processEvents();
    CHECK(board.file.workspace->undoable() == u"cycle.stage"_s);
    REQUIRE_OK(board.file.workspace->undo());
    CHECK(board.cards(u"unset"_s) == 3);
}

TEST_CASE("the board shows what the search and the state let through, and Enter opens the project", "[board][gui]")
{
    Board board;
    auto *search = board.page.findChild<BoardPane *>()->findChild<QLineEdit *>(u"yearSearch"_s);
    search->setText(u"第二"_s);
    CHECK(board.cards(u"unset"_s) == 1);
    search->clear();
    auto *state = board.page.findChild<BoardPane *>()->findChild<QComboBox *>(u"yearState"_s);
    state->setCurrentIndex(1); // late: nothing is due yet
    CHECK(board.cards(u"unset"_s) == 0);
    REQUIRE_OK(board.file.workspace->perform(
        core::AddRow(Entity::Milestone, {{Field::MilestoneProject, Value::reference(board.projects[2])},
                                         {Field::MilestoneYear, Value::integer(2026)},
                                         {Field::MilestoneName, Value::text(u"契約"_s)},
                                         {Field::MilestoneDue, Value::text(u"2026-05-01"_s)}})));
    QListView &unset = board.list(u"unset"_s);
    REQUIRE(board.cards(u"unset"_s) == 1);
    CHECK(unset.model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"1 step(s) late"_s));
    unset.setFocus();
    unset.setCurrentIndex(unset.model()->index(0, 0));
    QTest::keyClick(&unset, Qt::Key_Return);
    CHECK(board.page.findChild<QTabWidget *>(u"tabs"_s)->currentIndex() == 0);
    CHECK(board.page.findChild<QLabel *>(u"pageTitle"_s)->isVisible());
}

TEST_CASE("models of cards hold what Qt asks of models", "[board]")
{
    BoardModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show({{.project = core::RowId::random(), .name = u"一"_s}, {.project = core::RowId::random(), .name = u"二"_s}}, true);
    CHECK(model.rowCount() == 2);
    CHECK(model.flags(model.index(0)).testFlag(Qt::ItemIsDragEnabled));
    model.show({{.project = core::RowId::random(), .name = u"三"_s}}, false);
    CHECK_FALSE(model.flags(model.index(0)).testFlag(Qt::ItemIsDragEnabled));
}

TEST_CASE("the timeline says in words what its bars show, and Enter leads to a project's steps", "[timeline][gui]")
{
    Board board(4);
    auto *table = board.page.findChild<QTableView *>(u"timeline"_s);
    REQUIRE(table);
    const int before = table->model()->rowCount();
    REQUIRE_OK(board.file.workspace->perform(
        core::AddRow(Entity::Milestone, {{Field::MilestoneProject, Value::reference(board.projects[1])},
                                         {Field::MilestoneYear, Value::integer(2026)},
                                         {Field::MilestoneName, Value::text(u"契約"_s)},
                                         {Field::MilestoneBegins, Value::text(u"2026-05-01"_s)},
                                         {Field::MilestoneDue, Value::text(u"2026-06-19"_s)}})));
    REQUIRE(table->model()->rowCount() == before + 2); // the project and its step
    const int row = before + 1;
    const QString spoken = table->model()->index(row, 4).data(Qt::AccessibleTextRole).toString();
    CHECK(spoken.contains(u"契約"_s));
    CHECK(spoken.contains(u"10 day(s) late"_s));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(row, 0));
    QTest::keyClick(table, Qt::Key_Return);
    auto *tabs = board.page.findChild<QTabWidget *>(u"tabs"_s);
    CHECK(tabs->currentIndex() == 2);
    tabs->setCurrentIndex(4);
    board.page.findChild<TimelinePane *>()->findChild<QComboBox *>(u"yearState"_s)->setCurrentIndex(1);
    CHECK(table->model()->rowCount() == 2);
}

TEST_CASE("of a large file the board is read in a thread, and a card moved meanwhile stands where it was put", "[board][gui]")
{
    Board board(3);
    const core::Batch many(QLatin1String("test.fill"), {}, [](core::Editor &editor) -> core::Result<> {
        for (int i = 0; i <= PaneReading::manyProjects; ++i)
            RASHIN_TRY(editor.add(Entity::Project, {{Field::ProjectName, Value::text(u"事業%1"_s.arg(i))}}));
        return {};
    });
    auto &pane = *board.page.findChild<BoardPane *>();
    board.page.findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(3);
    const size_t before = pane.shown().size();
    REQUIRE_OK(board.file.workspace->perform(many)); // the page reads by itself
    CHECK(pane.shown().size() == before);            // not yet: the window goes on meanwhile
    REQUIRE_OK(board.file.workspace->perform(core::MoveCycles({board.projects[0]}, 2026, core::CycleState::Act)));
    CHECK(QTest::qWaitFor([&] { return pane.shown().size() == before + size_t(PaneReading::manyProjects) + 1; }));
    const auto stageOf = [&](core::RowId project) {
        const auto cards = pane.shown();
        return std::ranges::find(cards, project, &core::BoardCard::project)->stage;
    };
    CHECK(QTest::qWaitFor([&] { return stageOf(board.projects[0]) == core::CycleState::Act; }));
    // A move after that is followed at once: only the card is read.
    QTest::qWait(50);
    REQUIRE_OK(board.file.workspace->perform(core::MoveCycles({board.projects[1]}, 2026, core::CycleState::Do)));
    CHECK(stageOf(board.projects[1]) == core::CycleState::Do);
    REQUIRE_OK(board.file.workspace->undo());
    CHECK(QTest::qWaitFor([&] { return stageOf(board.projects[1]) != core::CycleState::Do; }));
}

TEST_CASE("days that were moved after the plan was settled stand beside the present ones", "[timeline][gui]")
{
    Board board(4);
    auto *table = board.page.findChild<QTableView *>(u"timeline"_s);
    const core::AddRow step(Entity::Milestone, {{Field::MilestoneProject, Value::reference(board.projects[1])},
                                                {Field::MilestoneYear, Value::integer(2026)},
                                                {Field::MilestoneName, Value::text(u"契約"_s)},
                                                {Field::MilestoneDue, Value::text(u"2026-07-10"_s)}});
    REQUIRE_OK(board.file.workspace->perform(step));
    const int row = table->model()->rowCount() - 1;
    const auto spoken = [&] { return table->model()->index(row, 4).data(Qt::AccessibleTextRole).toString(); };
    CHECK_FALSE(spoken().contains(u"planned"_s));
    board.file.clock.advance(60);
    REQUIRE_OK(board.file.set(step.id(), Field::MilestoneDue, Value::text(u"2026-09-01"_s)));
    CHECK(spoken().contains(u"planned"_s));
    CHECK(spoken().contains(format::dayOfYear(QDate(2026, 7, 10))));
    auto *scale = board.page.findChild<TimelinePane *>()->findChild<QComboBox *>(u"scale"_s);
    auto *later = board.page.findChild<QAbstractButton *>(u"later"_s);
    for (int each = 0; each < scale->count(); ++each) { // every scale reaches both ends of the year and stops there
        scale->setCurrentIndex(each);
        int turned = 0;
        while (later->isEnabled() && turned < 60) {
            QTest::mouseClick(later, Qt::LeftButton);
            ++turned;
        }
        CHECK_FALSE(later->isEnabled());
        while (board.page.findChild<QAbstractButton *>(u"earlier"_s)->isEnabled())
            QTest::mouseClick(board.page.findChild<QAbstractButton *>(u"earlier"_s), Qt::LeftButton);
        (void)table->grab(); // draws the planned line and the divisions of the scale
    }
}

TEST_CASE("a range is divided as it is read: a week by days, a month by weeks, a year by months", "[timeline]")
{
    const DayRange week{QDate(2026, 6, 29), QDate(2026, 7, 5)};
    CHECK(week.divisions().size() == 7);
    const DayRange june{QDate(2026, 6, 1), QDate(2026, 6, 30)};
    CHECK(june.divisions().front() == QDate(2026, 6, 1)); // a Monday
    CHECK(june.divisions().size() == 5);
    CHECK(june.weeks().empty());
    const DayRange quarter{QDate(2026, 4, 1), QDate(2026, 6, 30)};
    CHECK(quarter.divisions().size() == 3);
    CHECK(quarter.weeks().size() == 13);
    CHECK(quarter.weeks().front() == QDate(2026, 4, 6));
    const DayRange year{QDate(2026, 4, 1), QDate(2027, 3, 31)};
    CHECK(year.divisions().size() == 12);
    CHECK(year.weeks().empty());
}

TEST_CASE("the board is saved as it is filtered, a column a stage, every card in it", "[board][print]")
{
    Board board(7);
    board.page.findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(3);
    CHECK(board.page.canPrint());
    const QString path = board.file.folder.filePath(u"board.pdf"_s);
    board.prompts.files.enqueue(path);
    QTest::mouseClick(board.page.findChild<QAbstractButton *>(u"savePdf"_s), Qt::LeftButton);
    CHECK(QFile(path).size() > 1000);
    const auto cards = board.page.findChild<BoardPane *>()->shown();
    REQUIRE(cards.size() == board.projects.size());
    const auto document = print::BoardComposer(cards, {.year = 2026, .today = QDate(2026, 6, 29)}).compose();
    const auto *grid = std::get_if<core::report::Grid>(&document.blocks.back());
    REQUIRE(grid);
    size_t written = 0;
    for (size_t row = 1; row < grid->rows.size(); ++row) {
        REQUIRE(grid->rows[row].cells.size() == grid->columns.size());
        written += size_t(std::ranges::count_if(grid->rows[row].cells, [](const auto &cell) { return !cell.text.isEmpty(); }));
    }
    CHECK(written == cards.size());
    std::vector<core::BoardCard> many(365, cards.front()); // all of a city's projects in one stage take the whole width
    many.push_back(cards.front());
    many.back().stage = core::CycleState::Act;
    const auto wide = print::BoardComposer(many, {.year = 2026, .today = QDate(2026, 6, 29)}).compose();
    const auto &shared = std::get<core::report::Grid>(wide.blocks.back());
    REQUIRE(shared.columns.size() == 6);
    CHECK(shared.rows.size() == 1 + 73);
    CHECK(shared.rows.front().cells.size() == 2);
    CHECK(shared.rows.front().cells.front().columns == 5);
    CHECK(print::BoardComposer({}, {.year = 2026}).compose().blocks.size() == 2); // nothing to show is said
}

TEST_CASE("the timeline is saved as a PDF from its own tab only", "[timeline][gui]")
{
    Board board(4);
    CHECK(board.page.canPrint());
    const QString path = board.file.folder.filePath(u"timeline.pdf"_s);
    board.prompts.files.enqueue(path);
    QTest::mouseClick(board.page.findChild<QAbstractButton *>(u"savePdf"_s), Qt::LeftButton);
    CHECK(QFile(path).size() > 1000);
    board.page.findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(0);
    CHECK_FALSE(board.page.canPrint());
}

TEST_CASE("the preview of a print follows its page and is set smaller to fit a number of pages", "[timeline][gui]")
{
    Board board(4);
    for (int step = 0; step < 90; ++step)
        REQUIRE_OK(board.file.workspace->perform(
            core::AddRow(Entity::Milestone, {{Field::MilestoneProject, Value::reference(board.file.project)},
                                             {Field::MilestoneYear, Value::integer(2026)},
                                             {Field::MilestoneName, Value::text(u"工程%1"_s.arg(step))},
                                             {Field::MilestoneDue, Value::text(u"2026-09-30"_s)}})));
    board.page.print();
    auto *preview = board.page.findChild<ui::PaperPreview *>(u"paperPreview"_s);
    REQUIRE(preview);
    auto &pages = *preview->findChild<print::PreviewWidget *>(u"preview"_s);
    REQUIRE(QTest::qWaitFor([&] { return pages.isComplete(); }));
    const int all = pages.pageCount();
    REQUIRE(all > 2);
    auto *fit = preview->findChild<QSpinBox *>(u"fitPages"_s);
    auto *size = preview->findChild<QLabel *>(u"fitSize"_s);
    CHECK(size->text().isEmpty());
    fit->setValue(all - 1);
    REQUIRE(QTest::qWaitFor([&] { return pages.isComplete(); }));
    CHECK(pages.pageCount() == all - 1);
    CHECK(size->text().contains(u'%'));

    const QString path = board.file.folder.filePath(u"fitted.pdf"_s);
    board.prompts.files.enqueue(path);
    QTest::mouseClick(preview->findChild<QAbstractButton *>(u"previewPdf"_s), Qt::LeftButton);
    CHECK(QFile(path).size() > 1000);

    auto *search = board.page.findChild<ui::TimelinePane *>()->findChild<QLineEdit *>();
    REQUIRE(search);
    search->setText(u"見当たらない名前"_s);
    REQUIRE(QTest::qWaitFor([&] { return pages.isComplete() && pages.pageCount() == 1; }));
    preview->reject();
    REQUIRE(QTest::qWaitFor([&] { return !board.page.findChild<ui::PaperPreview *>(u"paperPreview"_s); }));
}

TEST_CASE("every line of the printed timeline fills its columns exactly, whatever the days", "[timeline][print]")
{
    std::mt19937 random(5);
    const auto day = [&] { return random() % 5 == 0 ? QDate() : QDate(2025, 1, 1).addDays(int(random() % 900)); };
    std::vector<core::YearEntry> entries;
    for (int i = 0; i < 400; ++i) {
        core::YearEntry entry{.kind = static_cast<core::YearEntry::Kind>(random() % 4),
                              .row = core::RowId::random(),
                              .name = u"項目"_s,
                              .begins = day(),
                              .due = day()};
        entry.plannedDue = day();
        entry.plannedBegins = day();
        entry.notes[random() % 4] = core::ProgressState::Delayed;
        entries.push_back(entry);
    }
    const auto document =
        print::TimelineComposer(entries, {.year = 2026, .today = QDate(2026, 6, 29)}).compose();
    const auto *grid = std::get_if<core::report::Grid>(&document.blocks.back());
    REQUIRE(grid);
    REQUIRE(grid->rows.size() == 401);
    for (const core::report::Row &row : grid->rows) {
        int columns = 0;
        for (const core::report::Cell &cell : row.cells)
            columns += cell.columns;
        CHECK(columns == static_cast<int>(grid->columns.size()));
    }
}
