// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/changeset.h"
#include "core/storage/database.h"
#include "core/storage/log.h"

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace core {

/// The tables that all reading uses, kept equal to what the log says.
///
/// They are a pure function of the set of transactions: nothing in them depends on the order of arrival, on local
/// numbers or on which copy is asked. apply() follows one appended transaction with work in proportion to it; rebuild()
/// computes everything anew, by another route. A test holds the two against each other.
class Projection
{
public:
    explicit Projection(Database &database) : m_database(database) {}

    /// Creates the empty tables.
    [[nodiscard]] Result<> create();
    /// Follows a transaction just appended here. Its author saw all heads of the cells it writes.
    [[nodiscard]] Result<ChangeSet> apply(const LogTransaction &transaction);
    /// Drops the tables and computes them from the log.
    [[nodiscard]] Result<> rebuild();

    /// The live versions of a cell: the shown one first; empty where it was never written.
    [[nodiscard]] Result<std::vector<OpId>> heads(qint64 row, Column column) const;
    /// Whether the row was deleted and nobody holds an unseen edit against it.
    [[nodiscard]] Result<bool> isDead(qint64 row) const;

private:
    using Cell = std::pair<qint64, Column>;
    struct Touched ///< what apply() learns while it goes through the ops
    {
        std::map<Cell, const LogOp *> cells;  ///< the op to show
        std::unordered_set<qint64> created;   ///< rows without any earlier version
        std::map<qint64, Entity> doubtful;    ///< rows whose life has to be looked at anew
    };

    [[nodiscard]] Result<Touched> updateHeads(const LogTransaction &transaction);
    [[nodiscard]] Result<> updateTips(const LogTransaction &transaction);
    [[nodiscard]] Result<> setHead(const LogOp &op, bool another);
    [[nodiscard]] Result<bool> diesNow(qint64 row, Entity entity) const;
    [[nodiscard]] Result<bool> updateLife(const Touched &touched, ChangeSet &changes, std::unordered_set<qint64> &reborn);
    [[nodiscard]] Result<> updateRows(const Touched &touched, const std::unordered_set<qint64> &reborn,
                                      ChangeSet &changes);
    [[nodiscard]] Result<> insertRow(qint64 row, Entity entity, const std::map<Column, Value> &cells);
    [[nodiscard]] Result<> updateRow(qint64 row, Entity entity, const std::map<Column, Value> &cells);
    [[nodiscard]] Result<> deleteRow(qint64 row, Entity entity);
    [[nodiscard]] Result<std::map<Column, Value>> cellsOf(qint64 row, Entity entity) const;
    [[nodiscard]] Result<bool> isGhost(qint64 row) const;

    [[nodiscard]] Result<> rebuildHeads();
    [[nodiscard]] Result<> rebuildLife();
    [[nodiscard]] Result<> rebuildRows();
    [[nodiscard]] Result<> updateGhosts();
    [[nodiscard]] Result<> updateCuts(Field parent);

    Database &m_database;
};

} // namespace core
