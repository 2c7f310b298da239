// SPDX-License-Identifier: GPL-3.0-or-later
// What importing 407 evaluation sheets costs, against merely parsing the same XML.
#include "core/operations/rowoperations.h"
#include "core/tabular/archive.h"
#include "core/tabular/import.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using namespace core::tabular;

namespace {

constexpr int rounds = 5;

struct Cost
{
    double wall = 1e9; ///< seconds
    double cpu = 1e9;
};

/// The least of several rounds: what is left when nothing else disturbs.
template <typename Work>
Cost costOf(Work work)
{
    Cost least;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t cpu = std::clock();
        if (!work())
            std::exit(1);
        least.wall = std::min(least.wall, double(timer.nsecsElapsed()) / 1e9);
        least.cpu = std::min(least.cpu, double(std::clock() - cpu) / CLOCKS_PER_SEC);
    }
    return least;
}

bool parseOnly(const QString &path)
{
    auto archive = Archive::open(path);
    if (!archive)
        return false;
    for (const QString &part : {u"xl/sharedStrings.xml"_s, u"xl/worksheets/sheet1.xml"_s}) {
        auto stream = (*archive)->stream(part);
        if (!stream)
            return false;
        QXmlStreamReader xml(stream->get());
        while (!xml.atEnd())
            xml.readNext();
        if (xml.hasError())
            return false;
    }
    return true;
}

bool readOnly(const QString &path)
{
    auto source = openTables(path);
    return source && (*source)->read((*source)->tables().value(0), [](const Row &) { return true; });
}

bool importAll(const QString &path)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    const Batch plan(QLatin1String("plan.create"), {}, [](Editor &editor) -> Result<> {
        RASHIN_TRY(editor.add(Entity::Plan, {{Field::PlanTitle, Value::text(u"bench"_s)}}));
        return {};
    });
    auto profile = profiles::load(u"ofunato-r7"_s);
    auto import = profile ? Import::read(path, *profile) : Result<Import>(failure(profile.error()));
    auto workspace = Workspace::create(folder.filePath(u"a.rashin"_s), {u"bench"_s}, clock, plan);
    if (!import || !workspace)
        return false;
    const auto report = import->perform(**workspace);
    return report && report->createdCount(Entity::Project) == 407;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QString path = app.arguments().value(1, QStringLiteral(RASHIN_SHARED_DIR "/data/ofunato_r7_evaluation_sheets.xlsx"));
    const Cost parsing = costOf([&] { return parseOnly(path); });
    const Cost reading = costOf([&] { return readOnly(path); });
    const Cost importing = costOf([&] { return importAll(path); });
    std::printf("parsing the XML   wall %.3f s  cpu %.3f s\n", parsing.wall, parsing.cpu);
    std::printf("reading the cells wall %.3f s  cpu %.3f s  ratio %.2f\n", reading.wall, reading.cpu, reading.cpu / parsing.cpu);
    std::printf("importing         wall %.3f s  cpu %.3f s  ratio wall %.2f cpu %.2f (at most 3)\n", importing.wall,
                importing.cpu, importing.wall / parsing.wall, importing.cpu / parsing.cpu);
    return importing.cpu / parsing.cpu <= 3 ? 0 : 1;
}
