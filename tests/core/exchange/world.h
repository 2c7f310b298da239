// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/exchange/evaluator.h"
#include "tests/core/exchange/offices.h"

#include <random>

namespace testing {

/// Several offices that work, copy, restore and exchange at random; everything they do is written down beside them.
///
/// Seeded and single-threaded: a seed that fails fails again.
class World
{
public:
    World(unsigned seed, int offices);
    void run(int steps);
    /// Everybody takes in everybody, and all must then be alike.
    void meet();
    /// The tables of one office equal what its log says, and its log holds exactly what it should.
    void check(size_t office);
    /// Two merges in either order, and three in either grouping, give the same.
    void checkAlgebra();
    [[nodiscard]] QByteArray toJson();
    /// Whether the tables of some office differ from an evaluation that gets a rule wrong.
    [[nodiscard]] bool notices(Slip slip);

    struct Counts
    {
        int transactions = 0, operations = 0, merges = 0, conflicts = 0, ghosts = 0, cuts = 0, disputed = 0, dead = 0,
            copies = 0, restored = 0, twins = 0;
    };
    Counts counts;

private:
    struct Office
    {
        QString path;
        ManualClock clock;
        std::unique_ptr<core::Workspace> workspace;
        std::set<QByteArray> known;    ///< transactions its file should hold
        QString backup;                ///< a copy somebody once put aside
        std::set<QByteArray> inBackup;
    };

    void addOffice(size_t original, bool own);
    void open(Office &office);
    void step();
    void act(Office &office);
    void edit(Office &office);
    void create(Office &office);
    void remove(Office &office);
    void move(Office &office);
    void undo(Office &office);
    void resolve(Office &office);
    void writeUnknown(Office &office);
    void importMany(Office &office);
    void keepOrRestore(Office &office);
    void exchange(Office &office);
    void note(Office &office);
    void perform(Office &office, const core::Operation &operation);
    [[nodiscard]] std::optional<core::RowId> any(Office &office, core::Entity entity);
    [[nodiscard]] core::Value someText();
    [[nodiscard]] int below(int limit) { return int(m_random() % unsigned(limit)); }
    [[nodiscard]] core::Database &database(Office &office) { return office.workspace->read().database(); }
    void merge(Office &office, const QStringList &files);

    QTemporaryDir m_folder;
    std::mt19937 m_random;
    std::vector<std::unique_ptr<Office>> m_offices;
    std::map<QByteArray, std::set<QByteArray>> m_knowledge; ///< what the writer of each transaction knew
    PlainLog m_everything;
    int m_files = 0;
};

} // namespace testing
