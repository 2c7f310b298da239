// SPDX-License-Identifier: GPL-3.0-or-later
// What the PDCA board and the timeline of a year cost to read, in a file of 1,000 and in one of 20,000 projects, three
// steps, two notes and an improvement each; medians of several, CPU time of the thread that reads.
//
//   bench_board [folder [projects [years]]]    keeps its files in `folder`, so that the second run starts at once
#include "core/base/clock.h"
#include "core/operations/rowoperations.h"
#include "core/operations/sample.h"
#include "core/report/yearboard.h"
#include "core/workspace/workspace.h"
#include "tests/bench/median.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

const SystemClock theClock;
constexpr int rounds = 7;

double cpu()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Steps, notes and an improvement for each of these projects.
Result<> addLife(Editor &editor, int year, const std::vector<RowId> &projects)
{
    for (const RowId project : projects) {
        for (int step = 0; step < 3; ++step)
            RASHIN_TRY(editor.add(Entity::Milestone, {{Field::MilestoneProject, Value::reference(project)},
                                                      {Field::MilestoneYear, Value::integer(year)},
                                                      {Field::MilestoneName, Value::text(u"工程%1"_s.arg(step + 1))},
                                                      {Field::MilestoneDue, Value::text(u"%1-0%2-15"_s.arg(year).arg(5 + step))}}));
        for (int quarter = 1; quarter <= 2; ++quarter)
            RASHIN_TRY(editor.add(Entity::ProgressNote, {{Field::ProgressNoteProject, Value::reference(project)},
                                                         {Field::ProgressNoteYear, Value::integer(year)},
                                                         {Field::ProgressNoteQuarter, Value::integer(quarter)},
                                                         {Field::ProgressNoteState, Value::text(u"on_track"_s)},
                                                         {Field::ProgressNoteText, Value::text(u"予定どおり進んでいる"_s)}}));
        RASHIN_TRY(editor.add(Entity::Improvement, {{Field::ImprovementProject, Value::reference(project)},
                                                    {Field::ImprovementYear, Value::integer(year - 1)},
                                                    {Field::ImprovementText, Value::text(u"申請を電子化する"_s)}}));
    }
    return {};
}

bool make(const QString &path, SampleSize size)
{
    if (QFile::exists(path))
        return true;
    auto workspace = Workspace::create(path, {u"bench"_s}, theClock, BeginSample(size));
    for (int first = 0; workspace && first < size.projects; first += AddSampleProjects::atOnce) {
        const int count = std::min(AddSampleProjects::atOnce, size.projects - first);
        if (!(*workspace)->perform(AddSampleProjects(size, first, count)))
            return false;
    }
    const auto projects = workspace ? (*workspace)->read().records(Entity::Project) : Result<std::vector<Record>>();
    const auto schemes = workspace ? (*workspace)->read().records(Entity::Scheme, {{}, {Field::SchemeYear}})
                                   : Result<std::vector<Record>>();
    if (!projects || !schemes || schemes->empty())
        return false;
    const auto year = static_cast<int>(schemes->back().integer(Field::SchemeYear).value_or(0));
    for (size_t first = 0; first < projects->size(); first += 500) {
        std::vector<RowId> some;
        for (size_t at = first; at < std::min(first + 500, projects->size()); ++at)
            some.push_back((*projects)[at].id());
        const Batch batch(QLatin1String("bench.fill"), {},
                          [&](Editor &editor) -> Result<> { return addLife(editor, year, some); });
        if (!(*workspace)->perform(batch))
            return false;
    }
    return true;
}

double measure(const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const double before = cpu();
        work();
        times.push_back(cpu() - before);
    }
    return median(times);
}

int once(const QString &path)
{
    const auto workspace = Workspace::open(path, Access::ReadWrite, {u"bench"_s}, theClock);
    if (!workspace)
        return 1;
    const Reader &reader = (*workspace)->read();
    const auto schemes = reader.records(Entity::Scheme, {{}, {Field::SchemeYear}});
    const auto year = static_cast<int>(schemes->back().integer(Field::SchemeYear).value_or(0));
    const QDate before(year, 4, 10); // nothing is due yet
    const QDate after(year + 1, 3, 1);
    size_t cards = 0;
    size_t lines = 0;
    const double board = measure([&] { cards = readBoard(reader, year, after)->size(); });
    const double quiet = measure([&] { (void)lateTasks(reader, year, before).has_value(); });
    const double late = measure([&] { (void)lateTasks(reader, year, after).has_value(); });
    const double timeline = measure([&] { lines = readYear(reader, year, after)->size(); });
    std::printf("%zu cards, %zu lines; medians of %d in ms of CPU: board %.1f, what is late on it %.1f (%.1f before anything "
                "is due), timeline %.1f\n",
                cards, lines, rounds, board, late, quiet, timeline);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir temporary;
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : temporary.path();
    const int most = argc > 2 ? QByteArray(argv[2]).toInt() : 20000;
    const int years = argc > 3 ? QByteArray(argv[3]).toInt() : 3;
    for (const int projects : {std::min(1000, most), most}) {
        const QString path = QDir(folder).filePath(u"board_%1_%2.rashin"_s.arg(projects).arg(years));
        if (!make(path, {projects, years}) || once(path) != 0)
            return 1;
    }
    return 0;
}
