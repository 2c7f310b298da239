// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes from a file on disk to a filled Plan page, for a small sample and for a file of 20,000 projects with
// ten years of values, in one run. Wanted: at most 1.5 times as long.
//
//   bench_plan [folder [projects [years]]]    keeps its two files in `folder`, so that the second run starts at once
#include "core/base/clock.h"
#include "core/operations/rowoperations.h"
#include "core/operations/sample.h"
#include "core/workspace/workspace.h"
#include "tests/bench/median.h"
#include "ui/pages/planpage.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace {

const core::SystemClock theClock;

bool make(const QString &path, core::SampleSize size)
{
    if (QFile::exists(path))
        return true;
    auto workspace = core::Workspace::create(path, {u"bench"_s}, theClock, core::BeginSample(size));
    if (!workspace)
        return false;
    constexpr int step = 500;
    for (int first = 0; first < size.projects; first += step) {
        const int count = std::min(step, size.projects - first);
        if (const auto done = (*workspace)->perform(core::AddSampleProjects(size, first, count)); !done) {
            std::fprintf(stderr, "%s\n", qPrintable(done.error().detail));
            return false;
        }
    }
    return true;
}

struct Times
{
    double open = 0;  ///< milliseconds until the document is open
    double total = 0; ///< until the page is painted
    double edit = 0;  ///< what the page adds to one edit of a project's name, until it is painted
    double search = 0; ///< from the typed word to the narrowed tree
    qint64 rows = 0;
};

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// What following changed() and painting cost: the time around perform() without what perform() itself takes.
double editOnScreen(core::Workspace &workspace, ui::PlanPage &page)
{
    const auto project = workspace.read().first(core::Entity::Project, {});
    if (!project || !*project || !page.reveal({{}, core::Entity::Project, (*project)->id(), {}, {}}))
        return 0;
    QApplication::processEvents();
    page.grab();
    const auto rename = [&](const QString &name) {
        (void)workspace.perform(core::SetFields(core::Entity::Project, (*project)->id(),
                                                {{core::Field::ProjectName, core::Value::text(name)}}));
    };
    const QString name = (*project)->text(core::Field::ProjectName);
    const double seen = milliseconds([&] {
        rename(name + u"改"_s);
        QApplication::processEvents();
    });
    workspace.blockSignals(true);
    const double unseen = milliseconds([&] { rename(name); });
    workspace.blockSignals(false);
    return seen - unseen;
}

Times once(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    auto workspace = core::Workspace::open(path, core::Access::ReadWrite, {u"bench"_s}, theClock);
    if (!workspace)
        return {};
    Times times;
    times.open = double(timer.nsecsElapsed()) / 1e6;
    ui::DialogPrompts prompts;
    ui::PlanPage page(**workspace, prompts);
    page.resize(1150, 640);
    page.show();
    QApplication::processEvents();
    page.grab();
    times.total = double(timer.nsecsElapsed()) / 1e6;
    times.edit = editOnScreen(**workspace, page);
    auto *search = page.findChild<QLineEdit *>(u"search"_s);
    times.search = milliseconds([&] {
        search->setText(u"支援"_s);
        QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
        QApplication::sendEvent(search, &enter);
        QApplication::processEvents();
        page.grab();
    });
    for (const core::EntitySpec &entity : core::registry::entities())
        times.rows += (*workspace)->read().count(entity.entity).value_or(0);
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    ui::theme::apply(app, ui::theme::Mode::Light);
    const QTemporaryDir temporary;
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : temporary.path();
    const QString small = QDir(folder).filePath(u"bench_small.rashin"_s);
    const QString large = QDir(folder).filePath(u"bench_large.rashin"_s);
    const int projects = argc > 2 ? QByteArray(argv[2]).toInt() : 20000;
    const int years = argc > 3 ? QByteArray(argv[3]).toInt() : 10;
    if (!make(small, {}) || !make(large, {projects, years}))
        return 1;
    constexpr int rounds = 9;
    std::vector<double> open[2];
    std::vector<double> total[2];
    std::vector<double> edit[2];
    std::vector<double> search[2];
    qint64 rows[2] = {};
    once(small); // fonts, icons and styles are loaded once, and are nobody's time
    for (int i = 0; i < rounds; ++i) {
        for (const int which : {0, 1}) { // in turn, so that both meet the same noise
            const Times times = once(which ? large : small);
            open[which].push_back(times.open);
            total[which].push_back(times.total);
            edit[which].push_back(times.edit);
            search[which].push_back(times.search);
            rows[which] = times.rows;
        }
    }
    for (const int which : {0, 1}) {
        std::printf("%s: %lld rows; medians of %d in ms: open %.1f, filled page %.1f, ", which ? "large" : "small",
                    static_cast<long long>(rows[which]), rounds, median(open[which]), median(total[which]));
        std::printf("an edit on screen %.1f beyond its commit, a search %.1f\n", median(edit[which]),
                    median(search[which]));
    }
    std::printf("ratio %.2f (wanted: at most 1.5)\n", median(total[1]) / median(total[0]));
    return 0;
}
