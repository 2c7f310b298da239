// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/arrivals.h"
#include "core/storage/fieldupdates.h"
#include "core/storage/projection.h"
#include "core/storage/rowbatch.h"

#include <deque>
#include <set>
#include <span>
#include <tuple>

namespace core {

/// Lets the tables of a projection follow arrivals, cell by cell in the order of the tables.
class Absorption
{
public:
    Absorption(Projection &projection, Arrivals &arrivals)
        : m_projection(projection), m_database(projection.m_database), m_arrivals(arrivals), m_updates(m_database),
          m_unsearched(m_database, "INSERT OR IGNORE INTO unsearched(row, entity) VALUES(?,?)")
    {
    }
    [[nodiscard]] Result<ChangeSet> run();

private:
    using Group = std::span<const Arrival>;
    /// What becomes of a cell.
    struct CellOutcome
    {
        const Arrival *shown = nullptr; ///< the arrival that shows now; none where an older version goes on showing
        bool isFirst = false;           ///< the cell had no version before
    };
    /// The statements every cell needs, prepared once.
    struct Statements
    {
        Database::Use advance;
        Database::Use begin;
        Database::Use current;
        Database::Use show;
        Database::Use rivals;
        Database::Use addRival;
        Database::Use dropRivals;
        Database::Use place;
        Database::Use age;
        Database::Use value;
        Database::Use others;
    };
    using Age = std::tuple<qint64, QByteArray, qint64>;

    [[nodiscard]] Result<> prepare();
    void sortByCells();
    [[nodiscard]] Result<> takeRow(Group ops);
    [[nodiscard]] Result<CellOutcome> takeCell(Group versions);
    [[nodiscard]] Result<bool> followChain(Group versions, CellOutcome &outcome);
    [[nodiscard]] Result<CellOutcome> settle(Group versions);
    [[nodiscard]] Result<std::set<OpId>> headsBefore(qint64 row, Column column, OpId &shown);
    [[nodiscard]] Result<> checkVersion(OpId version, Group versions);
    [[nodiscard]] Result<Age> ageOf(OpId op);
    [[nodiscard]] Result<PlainValue> valueOf(const Arrival &op);
    [[nodiscard]] Result<> checkOneEntity(qint64 row, Entity entity, const Arrival &op);
    [[nodiscard]] Result<> twoEntities(OpId arrived, OpId other);
    [[nodiscard]] Result<> updateRow(qint64 row, Entity entity);
    [[nodiscard]] Result<> insertWhole(qint64 row, Entity entity, const Arrival &op);
    [[nodiscard]] Result<> takeUnshown(const Arrival &op, std::optional<Entity> entity, bool wasDead);
    void noteFields(qint64 row, Entity entity, FieldUpdates::Cells cells);
    void noteReference(Column column, const PlainValue &value);
    [[nodiscard]] Result<> finish();

    Projection &m_projection;
    Database &m_database;
    Arrivals &m_arrivals;
    std::optional<Statements> m_use;
    std::vector<std::pair<qint64, Column>> m_rivals; ///< cells with several live versions, in order
    bool m_anyDead = false;
    bool m_anyDisputed = false;
    bool m_lifeChanged = false;
    bool m_deadTouched = false;
    bool m_referenceWritten = false;
    FieldUpdates m_updates;
    RowBatch m_unsearched; ///< rows whose texts changed
    std::vector<const Arrival *> m_shown; ///< of the row at hand: versions that show now
    std::vector<std::pair<Column, PlainValue>> m_cells; ///< of the row at hand
    std::deque<QByteArray> m_readAgain; ///< texts of the row at hand that were not kept
    std::set<Column> m_parents; ///< parent columns that were written
    std::unordered_map<qint64, std::pair<qint64, QByteArray>> m_ages;
    Projection::Doubtful m_doubtful;
    ChangeSet m_changes;
};

} // namespace core
