// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of the stories, without a display: one window, real keys and clicks, from page to page.
#include "tests/story/watchdog.h"
#include "tests/ui/access/everypage.h"
#include "ui/charts/canvas.h"
#include "ui/pages/officespage.h"
#include "ui/print/reportjob.h"
#include "ui/rowlabel.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QTableView>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

/// A window with the sample plan open, and hands.
struct Office
{
    Office()
    {
        window.resize(1366, 768);
        window.show();
        REQUIRE(window.openFile(pages.path));
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }
    ~Office()
    {
        std::printf("watchdog: %d blocks over 100 ms, longest %lld ms\n", dog.blocks(),
                    static_cast<long long>(dog.longest()));
    }

    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : &window;
        QTest::keyClick(target, static_cast<Qt::Key>(key), with);
        QTest::qWait(20);
    }

    testing::EveryPage pages;
    MainWindow window{pages.settings, pages.prompts, pages.clock};
    testing::Watchdog dog;
};

} // namespace

TEST_CASE("June morning: a planner looks what is owed, pastes grades, takes them back and finds them in the history", "[story]")
{
    Office office;
    REQUIRE(office.window.showPage(u"home"_s));
    QTest::qWait(50);

    office.press(Qt::Key_4, Qt::ControlModifier);
    auto *grid = office.window.findChild<QTableView *>(u"evaluationCells"_s);
    REQUIRE(grid);
    QTest::qWait(50);
    const auto before = office.window.workspace()->undoable();

    // The first cell that takes a grade.
    grid->setFocus();
    const QAbstractItemModel &model = *grid->model();
    QModelIndex cell;
    for (int row = 0; row < model.rowCount() && !cell.isValid(); ++row) {
        for (int column = 0; column < model.columnCount() && !cell.isValid(); ++column) {
            const QModelIndex here = model.index(row, column);
            const bool grade = here.data().toString() == u"3" || here.data().toString() == u"4";
            if (grade && (here.flags() & Qt::ItemIsEditable))
                cell = here;
        }
    }
    if (!cell.isValid()) {
        WARN("no project of the sample is open for grades; nothing to paste into");
        return;
    }
    grid->setCurrentIndex(cell);
    const QPersistentModelIndex kept(cell);
    const QString old = kept.data().toString();
    const QString other = old == u"3" ? u"4"_s : u"3"_s;
    QGuiApplication::clipboard()->setText(other);
    office.press(Qt::Key_V, Qt::ControlModifier);
    CHECK(kept.data().toString() == other);

    office.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(kept.data().toString() == old);
    CHECK(office.window.workspace()->undoable() == before);

    office.press(Qt::Key_9, Qt::ControlModifier);
    CHECK(office.window.currentPage()->property("manual") == u"history"_s);
    QTest::qWait(50);
}

TEST_CASE("a manager's meeting: the branches side by side, the projects behind a bar, one of them, its report on paper", "[story]")
{
    Office office;
    const auto before = office.window.workspace()->undoable();

    // Ctrl+6: how the five branches stand, with verdicts as bars.
    office.press(Qt::Key_6, Qt::ControlModifier);
    auto *offices = qobject_cast<OfficesPage *>(office.window.currentPage());
    REQUIRE(offices);
    offices->showKind(core::ChartKind::Verdicts);
    auto *canvas = offices->findChild<ChartCanvas *>();
    REQUIRE(canvas);
    REQUIRE(QTest::qWaitFor([&] { return canvas->isVisible() && !canvas->hits().empty(); }));
    auto *numbers = offices->findChild<QTableView *>(u"numbers"_s);
    CHECK(numbers->model()->rowCount() > 1); // the same as a table

    // From bar to bar until one has projects behind it; they are listed below.
    canvas->setFocus();
    auto *behind = offices->findChild<QTableView *>(u"projects"_s);
    for (size_t bar = 0; bar < canvas->hits().size() && behind->model()->rowCount() == 0; ++bar) {
        office.press(Qt::Key_Right);
        office.press(Qt::Key_Return);
    }
    REQUIRE(behind->model()->rowCount() > 0);
    const QString name = behind->model()->index(0, 1).data().toString();

    // Down to one of them: what it is, and how it went over the years.
    behind->setFocus();
    behind->setCurrentIndex(behind->model()->index(0, 0));
    office.press(Qt::Key_Return);
    REQUIRE(office.window.currentPage()->property("manual") == u"plan"_s);
    const auto place = office.window.currentPage()->place();
    REQUIRE(place);
    CHECK(rowLabel(office.window.workspace()->read(), core::Entity::Project, *place->row).contains(name));
    office.press(Qt::Key_3, Qt::ControlModifier);
    office.press(Qt::Key_5, Qt::ControlModifier);

    // What goes to the meeting: the report of the branches as a PDF.
    office.press(Qt::Key_7, Qt::ControlModifier);
    Page *reports = office.window.currentPage();
    REQUIRE(reports->property("manual") == u"reports"_s);
    auto *kind = reports->findChild<QComboBox *>(u"kind"_s);
    kind->setCurrentIndex(kind->findData(static_cast<int>(print::ReportKind::Office)));
    const QString paper = office.pages.folder.filePath(u"会議資料.pdf"_s);
    office.pages.prompts.files.enqueue(paper);
    auto *pdf = reports->findChild<QAbstractButton *>(u"pdf"_s);
    REQUIRE(QTest::qWaitFor([&] { return pdf->isEnabled(); }, 20000));
    QTest::mouseClick(pdf, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return QFileInfo::exists(paper) && pdf->isEnabled(); }, 60000));
    QFile written(paper);
    REQUIRE(written.open(QIODevice::ReadOnly));
    CHECK(written.readAll().startsWith("%PDF-"));

    // A meeting changes nothing.
    CHECK(office.window.workspace()->undoable() == before);
}
