// SPDX-License-Identifier: GPL-3.0-or-later
// The third way to the same tables: following what a merge has brought, with work in proportion to it.
#include "core/storage/absorption.h"
#include "core/storage/projected.h"

#include <algorithm>

namespace core {

using namespace projected;

Result<ChangeSet> Projection::absorb(Arrivals &arrivals)
{
    return Absorption(*this, arrivals).run();
}

Result<> Absorption::prepare()
{
    const auto use = [&](const char *sql) { return m_database.use(sql); };
    RASHIN_LET(auto advance, use("UPDATE cell SET op = ?4 WHERE row = ?1 AND col = ?2 AND op = ?3"));
    RASHIN_LET(auto begin, use("INSERT OR IGNORE INTO cell(row, col, op) VALUES(?,?,?)"));
    RASHIN_LET(auto current, use("SELECT op FROM cell WHERE row = ? AND col = ?"));
    RASHIN_LET(auto show, use("INSERT OR REPLACE INTO cell(row, col, op) VALUES(?,?,?)"));
    RASHIN_LET(auto rivals, use("SELECT op FROM rival WHERE row = ? AND col = ?"));
    RASHIN_LET(auto addRival, use("INSERT INTO rival(row, col, op) VALUES(?,?,?)"));
    RASHIN_LET(auto dropRivals, use("DELETE FROM rival WHERE row = ? AND col = ?"));
    RASHIN_LET(auto place, use("SELECT 1 FROM op WHERE id = ? AND row = ? AND col = ?"));
    RASHIN_LET(auto age, use("SELECT hlc, hash FROM tx WHERE id = ?"));
    RASHIN_LET(auto value, use("SELECT val FROM op WHERE id = ?"));
    RASHIN_LET(auto others, use("SELECT op FROM cell WHERE row = ? AND (col < ? OR col > ?) LIMIT 1"));
    m_use.emplace(Statements{std::move(advance), std::move(begin), std::move(current), std::move(show),
                             std::move(rivals), std::move(addRival), std::move(dropRivals), std::move(place),
                             std::move(age), std::move(value), std::move(others)});
    RASHIN_LET(auto contested, use("SELECT DISTINCT row, col FROM rival ORDER BY row, col"));
    for (;;) {
        RASHIN_LET(const bool more, contested->step());
        if (!more)
            break;
        m_rivals.emplace_back(contested->integer(0), static_cast<Column>(contested->integer(1)));
    }
    RASHIN_LET(const Value anyDead, m_database.single("SELECT EXISTS(SELECT 1 FROM dead)"));
    RASHIN_LET(const Value anyDisputed, m_database.single("SELECT EXISTS(SELECT 1 FROM disputed)"));
    m_anyDead = anyDead.toInteger() != 0;
    m_anyDisputed = anyDisputed.toInteger() != 0;
    return {};
}

Result<ChangeSet> Absorption::run()
{
    RASHIN_TRY(prepare());
    sortByCells();
    const Group ops(m_arrivals.ops);
    for (auto first = ops.begin(); first != ops.end();) {
        const auto last = std::find_if(first, ops.end(), [&](const Arrival &op) { return op.row != first->row; });
        RASHIN_TRY(takeRow({first, last}));
        first = last;
    }
    RASHIN_TRY(finish());
    return std::move(m_changes);
}

void Absorption::sortByCells()
{
    // What is compared lies side by side, and what is read afterwards in the order of reading.
    struct Key
    {
        qint64 row;
        quint64 rest; ///< column, then place among the arrivals
        auto operator<=>(const Key &) const = default;
    };
    std::vector<Key> keys;
    keys.reserve(m_arrivals.ops.size());
    for (const Arrival &op : m_arrivals.ops)
        keys.push_back({op.row, quint64(op.column) << 40 | keys.size()});
    std::sort(keys.begin(), keys.end());
    std::vector<Arrival> sorted;
    sorted.reserve(keys.size());
    for (const Key &key : keys)
        sorted.push_back(m_arrivals.ops[key.rest & ((quint64{1} << 40) - 1)]);
    m_arrivals.ops = std::move(sorted);
}

Result<> Absorption::takeRow(Group ops)
{
    const qint64 row = ops.front().row;
    const int number = ops.front().column >> 8;
    if ((ops.back().column >> 8) != number)
        return twoEntities(std::max(ops.front().id, ops.back().id), std::min(ops.front().id, ops.back().id));
    m_shown.clear();
    bool isFresh = false; // nobody had said before whether it exists
    bool isMade = false;  // by one write that says it does
    bool lifeWritten = false;
    bool onlyMakes = true;
    bool anyFirst = false; // some cell had no version before
    for (auto first = ops.begin(); first != ops.end();) {
        const Column column = first->column;
        const auto last = std::find_if(first, ops.end(), [&](const Arrival &op) { return op.column != column; });
        const Group versions(first, last);
        RASHIN_LET(const CellOutcome outcome, takeCell(versions));
        anyFirst = anyFirst || outcome.isFirst;
        if (isExistence(column)) {
            lifeWritten = true;
            isFresh = outcome.isFirst;
            for (const Arrival &op : versions) {
                RASHIN_LET(const PlainValue value, valueOf(op));
                onlyMakes = onlyMakes && value == PlainValue(qint64{1});
            }
            isMade = outcome.isFirst && versions.size() == 1 && onlyMakes;
        } else if (outcome.shown && isKnown(column)) {
            m_shown.push_back(outcome.shown);
        }
        first = last;
    }
    const auto entity = registry::entityFromNumber(number);
    bool wasDead = false;
    if (m_anyDead) {
        RASHIN_LET(wasDead, m_projection.isDead(row));
    }
    // A row both sides made, or one that is only written: alive it was, and alive it stays.
    const bool staysAlive = !wasDead && (!lifeWritten || (onlyMakes && !m_anyDisputed));
    if (!isMade && !staysAlive)
        m_doubtful.emplace(row, static_cast<Entity>(number));
    m_deadTouched = m_deadTouched || wasDead;
    if (entity && isFresh)
        return insertWhole(row, *entity, ops.front()); // finish() takes it away again where it arrived deleted
    if (entity && !wasDead && !m_shown.empty())
        return updateRow(row, *entity);
    return anyFirst ? takeUnshown(ops.front(), entity, wasDead) : Result<>();
}

/// Nothing of the arrivals shows, but the row may be new by them: one of which nobody ever said that it exists, with fields
/// of a later version, is there all the same.
Result<> Absorption::takeUnshown(const Arrival &op, std::optional<Entity> entity, bool wasDead)
{
    if (!entity || wasDead)
        return checkOneEntity(op.row, entityOfColumn(op.column), op);
    RASHIN_LET(auto row, m_database.use("SELECT 1 FROM " + tableOf(*entity) + " WHERE id = ?"));
    RASHIN_LET(const bool isThere, row->bind(0, op.row).step());
    return isThere ? Result<>() : insertWhole(op.row, *entity, op);
}

/// Ids are random or made of the entity and its key, so no honest row has a namesake of another kind.
Result<> Absorption::checkOneEntity(qint64 row, Entity entity, const Arrival &op)
{
    const qint64 first = existenceOf(entity);
    RASHIN_LET(const bool other, m_use->others->bind(0, row).bind(1, first).bind(2, first + 255).step());
    const OpId version = other ? m_use->others->integer(0) : 0;
    m_use->others->reset();
    return other ? twoEntities(op.id, version) : Result<>();
}

/// Refused, since no version of ours writes it; whose work it is has to be said, or one file would keep an office out
/// without anybody knowing whom to ask.
Result<> Absorption::twoEntities(OpId arrived, OpId other)
{
    m_arrivals.refused = arrived;
    RASHIN_LET(auto query, m_database.use("SELECT author, hash FROM tx WHERE id = ?"));
    QStringList work;
    for (const OpId op : {arrived, other}) {
        RASHIN_LET(const bool found, query->bind(0, opid::transactionOf(op)).step());
        if (found)
            work += QStringLiteral("%1 (%2)").arg(query->text(0), QString::fromLatin1(query->blob(1).toHex().left(12)));
        query->reset();
    }
    return failure(Error::Code::TwoEntities, work.join(QStringLiteral(", ")));
}

Result<> Absorption::updateRow(qint64 row, Entity entity)
{
    m_cells.clear();
    m_readAgain.clear();
    bool isSearched = false;
    for (const Arrival *op : m_shown) {
        RASHIN_LET(const PlainValue value, valueOf(*op));
        m_cells.emplace_back(op->column, value);
        isSearched = isSearched || registry::spec(static_cast<Field>(op->column)).isText();
    }
    RASHIN_LET(const bool isThere, m_updates.write(row, entity, m_cells));
    if (!isThere)
        return insertWhole(row, entity, *m_shown.front()); // nobody ever said that it exists
    if (isSearched)
        RASHIN_TRY(m_unsearched.add({PlainValue(row), PlainValue(static_cast<qint64>(entity))}));
    noteFields(row, entity, m_cells);
    return {};
}

Result<> Absorption::insertWhole(qint64 row, Entity entity, const Arrival &op)
{
    RASHIN_TRY(checkOneEntity(row, entity, op));
    RASHIN_TRY(m_projection.deleteRow(row, entity)); // there could be one of which nobody ever said that it exists
    RASHIN_LET(const auto cells, m_projection.cellsOf(row, entity));
    for (const auto &[column, value] : cells)
        noteReference(column, value.isInteger() ? PlainValue(value.toInteger()) : PlainValue());
    if (const auto id = RowId::from(row))
        m_changes.rows.push_back({entity, *id, ChangeSet::Row::Kind::Added, {}});
    return m_projection.insertRow(row, entity, cells);
}

void Absorption::noteFields(qint64 row, Entity entity, FieldUpdates::Cells cells)
{
    const auto id = RowId::from(row);
    if (!id)
        return;
    ChangeSet::Row change{entity, *id, ChangeSet::Row::Kind::Updated, {}};
    change.fields.reserve(cells.size());
    for (const auto &[column, value] : cells) {
        change.fields.push_back(static_cast<Field>(column));
        noteReference(column, value);
    }
    m_changes.rows.push_back(std::move(change));
}

void Absorption::noteReference(Column column, const PlainValue &value)
{
    if (!registry::spec(static_cast<Field>(column)).isReference())
        return;
    m_referenceWritten = true;
    m_parents.insert(column);
    if (const auto *target = std::get_if<qint64>(&value))
        m_projection.m_referred.insert(*target);
}

Result<> Absorption::finish()
{
    RASHIN_TRY(m_unsearched.flush());
    std::unordered_set<qint64> reborn;
    RASHIN_LET(const bool lifeChanged, m_projection.updateLife(m_doubtful, m_changes, reborn));
    m_lifeChanged = lifeChanged;
    if (m_lifeChanged || m_referenceWritten || m_deadTouched)
        RASHIN_TRY(m_projection.updateGhosts(m_doubtful));
    for (const Field parent : {Field::PolicyParent, Field::OfficeParent, Field::VerdictParent}) {
        if (m_lifeChanged || m_deadTouched || m_parents.contains(columnOf(parent)))
            RASHIN_TRY(m_projection.updateCuts(parent));
    }
    return {};
}

} // namespace core
