// SPDX-License-Identifier: GPL-3.0-or-later
// One edit of the evaluation grid: from the key to the repainted page, without the time the disk takes for its fsync.
// usage: bench_edit [PROJECTS (1000)] [FOLDER]     QT_QPA_PLATFORM=offscreen is set here
#include "core/operations/sample.h"
#include "core/workspace/workspace.h"
#include "ui/models/evaluationmodel.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/pages/evaluationpage.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace {
double syncing = 0; // ms spent in fsync and fdatasync
}

// SQLite's calls come here first: a program's own symbols go before those of its libraries.
extern "C" int fsync(int file)
{
    QElapsedTimer timer;
    timer.start();
    const auto done = static_cast<int>(syscall(SYS_fsync, file));
    syncing += static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return done;
}

extern "C" int fdatasync(int file)
{
    QElapsedTimer timer;
    timer.start();
    const auto done = static_cast<int>(syscall(SYS_fdatasync, file));
    syncing += static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return done;
}

namespace {

double elapsed(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void print(const char *what, std::vector<double> times)
{
    std::ranges::sort(times);
    const auto at = [&](double share) {
        return times[static_cast<size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf("%-46s median %7.2f ms   95 %% %7.2f ms   99 %% %7.2f ms   worst %7.2f ms\n", what, at(0.5), at(0.95),
                at(0.99), times.back());
}

core::Result<std::unique_ptr<core::Workspace>> makeSample(const QString &path, int projects, const core::Clock &clock)
{
    const core::SampleSize size{projects, 3, 1};
    if (QFile::exists(path))
        return core::Workspace::open(path, core::Access::ReadWrite, {u"bench"_s}, clock);
    RASHIN_LET(auto workspace, core::Workspace::create(path, {u"bench"_s}, clock, core::BeginSample(size)));
    constexpr int step = core::AddSampleProjects::atOnce;
    for (int first = 0; first < projects; first += step)
        RASHIN_TRY(workspace->perform(core::AddSampleProjects(size, first, std::min(step, projects - first))));
    return workspace;
}

struct Times
{
    std::vector<double> all;
    std::vector<double> entering; ///< operation, log, projection, models
    std::vector<double> painting;
    std::vector<double> disk;
};

/// Changes a grade in a row of the middle, as typing does, and paints the whole page.
Times edit(ui::EvaluationPage &page, int edits)
{
    using Column = ui::EvaluationModel::Column;
    ui::EvaluationModel &model = page.model();
    Times times;
    for (int i = 0; i < edits; ++i) {
        const QModelIndex cell = model.index((i * 37) % model.rowCount(), model.column(Column::Criterion, i % 2));
        if (!(cell.flags() & Qt::ItemIsEditable))
            continue;
        page.grid().cells().setCurrentIndex(page.filter().mapFromSource(cell));
        QCoreApplication::processEvents();
        const QString grade = cell.data(Qt::EditRole).toString() == u"3"_s ? u"4"_s : u"3"_s;
        syncing = 0;
        QElapsedTimer timer;
        timer.start();
        model.setData(cell, grade);
        const double entered = elapsed(timer);
        QCoreApplication::processEvents(); // the panel beside the grid
        const QPixmap shown = page.grab();
        const double total = elapsed(timer);
        times.all.push_back(total - syncing);
        times.entering.push_back(entered - syncing);
        times.painting.push_back(total - entered);
        times.disk.push_back(syncing);
    }
    return times;
}

std::vector<double> scroll(ui::EvaluationPage &page, int frames)
{
    std::vector<double> times;
    QScrollBar *bar = page.grid().cells().verticalScrollBar();
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(static_cast<int>(qint64{bar->maximum()} * i / frames));
        const QPixmap shown = page.grid().grab();
        times.push_back(elapsed(timer));
    }
    return times;
}

/// Tells when a window has been painted and handed to the screen.
class Bench final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool isPainting = event->type() == QEvent::UpdateRequest;
        const bool done = QApplication::notify(receiver, event);
        if (isPainting && painted < 0)
            painted = elapsed(since) - syncing;
        return done;
    }
    QElapsedTimer since;
    double painted = -1; ///< ms from `since` to the end of the first painting
};

/// What one key takes.
struct KeyTimes
{
    std::vector<double> painted; ///< until what it changed in the grid is on the screen: what a person feels
    std::vector<double> settled; ///< until the panel beside it has followed, too
};

/// Sends a key to what has the keyboard and turns the loop until nothing is left to do.
void press(KeyTimes &times, Qt::Key key, const QString &text = {})
{
    auto &bench = *static_cast<Bench *>(qApp);
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    syncing = 0;
    bench.painted = -1;
    bench.since.start();
    QCoreApplication::sendEvent(QApplication::focusWidget(), &down);
    QCoreApplication::sendEvent(QApplication::focusWidget(), &up);
    QCoreApplication::processEvents();
    times.settled.push_back(elapsed(bench.since) - syncing);
    if (bench.painted >= 0)
        times.painted.push_back(bench.painted);
    for (int quiet = 0; quiet < 3; ++quiet) // what one key leaves to the loop is not the next one's
        QCoreApplication::processEvents();
}

struct Keys
{
    KeyTimes arrow;
    KeyTimes digit;  ///< opens the editor and stands in it
    KeyTimes commit; ///< Return: entered, and the cell below chosen
};

Keys type(ui::EvaluationPage &page, int rounds)
{
    const int column = page.model().column(ui::EvaluationModel::Column::Criterion, 0);
    page.grid().cells().setFocus();
    Keys keys;
    for (int i = 0; i < rounds; ++i) {
        const int row = (i * 3) % std::max(1, page.model().rowCount() - 3);
        const QModelIndex cell = page.filter().mapFromSource(page.model().index(row, column));
        page.grid().cells().setCurrentIndex(cell);
        QCoreApplication::processEvents();
        press(keys.arrow, Qt::Key_Down);
        if (!(page.grid().cells().currentIndex().flags() & Qt::ItemIsEditable))
            continue;
        const bool isThree = page.grid().cells().currentIndex().data(Qt::EditRole).toString() == u"3"_s;
        press(keys.digit, isThree ? Qt::Key_2 : Qt::Key_3, isThree ? u"2"_s : u"3"_s);
        press(keys.commit, Qt::Key_Return);
    }
    return keys;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Bench app(argc, argv);
    ui::theme::apply(app, ui::theme::Mode::Light);
    const int projects = argc > 1 ? std::atoi(argv[1]) : 1000;
    const QTemporaryDir folder;
    const QString path =
        (argc > 2 ? QString::fromLocal8Bit(argv[2]) : folder.path()) + u"/sample%1.rashin"_s.arg(projects);
    const core::SystemClock clock;
    auto workspace = makeSample(path, projects, clock);
    if (!workspace) {
        std::fprintf(stderr, "no sample: %s\n", qPrintable(workspace.error().detail));
        return 1;
    }
    ui::DialogPrompts prompts;
    ui::EvaluationPage page(**workspace, prompts);
    page.resize(1180, 700);
    QElapsedTimer timer;
    timer.start();
    page.setYear(2026);
    page.show();
    page.activateWindow(); // keys go where the keyboard is
    page.focusFirst();
    QCoreApplication::processEvents();
    QPixmap first = page.grab();
    std::printf("%d rows, page filled and painted in %.0f ms\n", page.model().rowCount(), elapsed(timer));
    const Times times = edit(page, 300);
    if (times.all.empty())
        return 1;
    print("one edit on screen, without its fsync", times.all);
    print("  entering: log, tables, grid, ranks", times.entering);
    print("  panel and repaint of the whole page", times.painting);
    print("  (its fsync)", times.disk);
    print("one frame of scrolling", scroll(page, 200));
    const Keys keys = type(page, 500);
    for (const auto &[what, taken] : {std::pair("arrow", &keys.arrow), std::pair("digit, in its editor", &keys.digit),
                                      std::pair("Return, without its fsync", &keys.commit)}) {
        if (taken->painted.empty())
            continue;
        std::printf("%s\n", what);
        print("  key to paint, in the grid", taken->painted);
        print("  until the panel has followed", taken->settled);
    }
    std::printf("33 ms allowed per edit: %s\n", *std::ranges::max_element(times.all) < 33 ? "kept" : "NOT KEPT");
    return 0;
}
