// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/world.h"

#include <QProcess>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using testing::World;

namespace {

int fromEnvironment(const char *name, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? number : otherwise;
}

} // namespace

// tests/converge.sh runs thousands of these.
TEST_CASE("offices that work, copy, restore and exchange at random end with the same document, and nothing is lost",
          "[exchange][converge]")
{
    const int histories = fromEnvironment("RASHIN_HISTORIES", 200);
    const int steps = fromEnvironment("RASHIN_STEPS", 60);
    const auto first = unsigned(fromEnvironment("RASHIN_SEED", 1));
    World::Counts all;
    for (unsigned seed = first; seed < first + unsigned(histories); ++seed) {
        INFO("seed " << seed);
        World world(seed, 6);
        world.run(steps);
        if (seed % 5 == 0)
            world.checkAlgebra();
        world.meet();
        for (const auto count : {&World::Counts::transactions, &World::Counts::operations, &World::Counts::merges,
                                 &World::Counts::conflicts, &World::Counts::ghosts, &World::Counts::cuts,
                                 &World::Counts::disputed, &World::Counts::dead, &World::Counts::copies,
                                 &World::Counts::restored, &World::Counts::twins})
            all.*count += world.counts.*count;
    }
    std::printf("%d histories: %d transactions, %d ops, %d merges, %d copies (%d in the file manager), %d restored; at the "
                "end %d conflicts, %d of them of rows, %d dead, %d ghosts, %d cuts\n",
                histories, all.transactions, all.operations, all.merges, all.copies, all.twins, all.restored, all.conflicts,
                all.disputed, all.dead, all.ghosts, all.cuts);
    if (histories >= 100) { // the histories are such that everything happens in them
        CHECK(all.conflicts > 100);
        CHECK(all.ghosts > 0);
        CHECK(all.cuts > 0);
        CHECK(all.disputed > 0);
        CHECK(all.restored > 0);
    }
}

TEST_CASE("an evaluator in another language, written by somebody else, comes to the same result", "[exchange][converge]")
{
    const QString model = QStringLiteral(RASHIN_SHARED_DIR "/merge/test_converge.py");
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty() || !QFile::exists(model)) {
        WARN("python3 or the model is not here; nothing was compared");
        return;
    }
    for (unsigned seed = 1000; seed < 1008; ++seed) {
        INFO("seed " << seed);
        World world(seed, 6);
        world.run(100);
        world.meet();
        QProcess process;
        process.start(python, {QStringLiteral(RASHIN_SOURCE_DIR "/tests/core/exchange/model_check.py"), model});
        process.write(world.toJson());
        process.closeWriteChannel();
        REQUIRE(process.waitForFinished(60'000));
        INFO(process.readAllStandardError().toStdString());
        CHECK(process.exitCode() == 0);
    }
}

// Does the comparison have teeth? Each slip breaks one rule of the merge; histories have to be such that it shows.
TEST_CASE("an evaluator that gets any one rule of the merge wrong is found out", "[exchange][converge]")
{
    constexpr unsigned most = 60; // histories; rare things need many
    std::vector<int> foundAfter(testing::slips, 0);
    foundAfter[size_t(testing::Slip::GhostsHoldNothing)] = 1; // too rare for chance: a story in mergetest.cpp
    int left = testing::slips - 2;
    for (unsigned seed = 2001; seed <= 2000 + most && left > 0; ++seed) {
        World world(seed, 6);
        world.run(80);
        for (int slip = 1; slip < testing::slips; ++slip) {
            if (foundAfter[size_t(slip)] == 0 && world.notices(testing::Slip(slip))) {
                foundAfter[size_t(slip)] = int(seed - 2000);
                --left;
            }
        }
    }
    for (int slip = 1; slip < testing::slips; ++slip) {
        INFO("slip " << slip);
        CHECK(foundAfter[size_t(slip)] > 0);
    }
}
