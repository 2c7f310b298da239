// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/changeset.h"
#include "core/storage/database.h"
#include "core/storage/log.h"

#include <map>
#include <optional>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

namespace core {

struct Arrivals;
class NewRows;

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
    [[nodiscard]] Result<ChangeSet> apply(const LogTransaction &transaction)
    {
        return apply(transaction, inOrderOfCells(transaction));
    }
    /// The ops of a transaction, sorted by cell, so that all of a row stand together, its existence first.
    using Shown = std::vector<const LogOp *>;
    /// May be made in another thread while the transaction is appended; `apply()` takes it then.
    [[nodiscard]] static Shown inOrderOfCells(const LogTransaction &transaction);
    [[nodiscard]] Result<ChangeSet> apply(const LogTransaction &transaction, Shown shown);
    /// Follows what a merge has brought into the log; its writers may have seen other heads than there are here. All
    /// changed rows are listed, however many.
    [[nodiscard]] Result<ChangeSet> absorb(Arrivals &arrivals);
    /// Drops the tables and computes them from the log.
    [[nodiscard]] Result<> rebuild();

    /// The live versions of a cell: the shown one first; empty where it was never written.
    [[nodiscard]] Result<std::vector<OpId>> heads(qint64 row, Column column) const;
    /// Whether the row was deleted and nobody holds an unseen edit against it.
    [[nodiscard]] Result<bool> isDead(qint64 row) const;

private:
    friend class Absorption;
    /// Rows whose life has to be looked at anew.
    using Doubtful = std::map<qint64, Entity>;
    /// A row's cells in the order of columns.
    using Cells = std::vector<std::pair<Column, Value>>;

    /// Leaves of them those that show afterwards.
    [[nodiscard]] Result<> updateHeads(Shown &shown);
    [[nodiscard]] Result<Doubtful> doubtfulOf(const LogTransaction &transaction) const;
    [[nodiscard]] Result<> updateTips(const LogTransaction &transaction);
    [[nodiscard]] Result<> setHead(const LogOp &op, bool another);
    [[nodiscard]] Result<bool> diesNow(qint64 row, Entity entity) const;
    [[nodiscard]] Result<bool> updateLife(const Doubtful &doubtful, ChangeSet &changes,
                                          std::unordered_set<qint64> &reborn);
    [[nodiscard]] Result<> updateRows(const Shown &shown, const std::unordered_set<qint64> &reborn, ChangeSet &changes);
    [[nodiscard]] Result<> showRow(std::span<const LogOp *const> ops, NewRows &fresh, ChangeSet &changes);
    [[nodiscard]] Result<> updateShown(std::span<const LogOp *const> ops, Entity entity, RowId id, ChangeSet &changes);
    [[nodiscard]] Result<> insertRow(qint64 row, Entity entity, const Cells &cells);
    [[nodiscard]] Result<> updateRow(qint64 row, Entity entity, const Cells &cells);
    [[nodiscard]] Result<> deleteRow(qint64 row, Entity entity);
    /// The index of texts has to look at the row again.
    [[nodiscard]] Result<> noteForSearch(qint64 row, Entity entity);
    [[nodiscard]] Result<Cells> cellsOf(qint64 row, Entity entity) const;
    [[nodiscard]] Result<> updateDispute(qint64 row, Entity entity, bool isDead);

    [[nodiscard]] Result<> rebuildHeads();
    [[nodiscard]] Result<> rebuildLife();
    [[nodiscard]] Result<> rebuildRows();
    [[nodiscard]] Result<> rebuildGhosts();
    /// `touched`: rows whose life was looked at, or that are deleted and were written all the same.
    [[nodiscard]] Result<> updateGhosts(const Doubtful &touched);
    [[nodiscard]] Result<> followGhosts(std::map<qint64, Entity> &ghosts, std::vector<std::pair<qint64, Entity>> work) const;
    [[nodiscard]] Result<> showGhost(qint64 row, Entity entity);
    [[nodiscard]] Result<> hideGhost(qint64 row, Entity entity);
    void noteReferences(const Cells &cells);
    void noteReference(Column column, const Value &value);
    [[nodiscard]] Result<std::optional<Entity>> deadEntity(qint64 row) const;
    [[nodiscard]] Result<bool> isHeld(qint64 row, Entity entity) const;
    [[nodiscard]] Result<> updateCuts(Field parent);

    Database &m_database;
    bool m_anyDead = true; ///< where nothing is, no reference can hold a ghost
    std::unordered_set<qint64> m_referred; ///< rows that references written since updateGhosts() name
};

} // namespace core
