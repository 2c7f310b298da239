// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/projection.h"

#include "core/schema/ddl.h"
#include "core/storage/newrows.h"
#include "core/storage/projected.h"

#include <algorithm>

namespace core {

using namespace projected;

namespace {

/// Beyond this many rows nobody goes through a list of changes: all is asked anew.
constexpr size_t longestChangeList = 2000;

} // namespace

Result<> Projection::create()
{
    for (const QString &sql : ddl::projection())
        RASHIN_TRY(m_database.exec(sql));
    return {};
}

Result<ChangeSet> Projection::apply(const LogTransaction &transaction, Shown shown)
{
    ChangeSet changes;
    RASHIN_TRY(updateTips(transaction));
    RASHIN_TRY(updateHeads(shown));
    RASHIN_LET(const Value anyDead, m_database.single("SELECT EXISTS(SELECT 1 FROM dead)"));
    m_anyDead = anyDead.toInteger() != 0;
    RASHIN_LET(const Doubtful doubtful, doubtfulOf(transaction));
    std::unordered_set<qint64> reborn;
    RASHIN_LET(const bool lifeChanged, updateLife(doubtful, changes, reborn));
    m_anyDead = m_anyDead || lifeChanged;
    RASHIN_TRY(updateRows(shown, reborn, changes));

    const auto isWritten = [&](auto &&wanted) {
        return std::any_of(shown.begin(), shown.end(), [&](const LogOp *op) { return wanted(op->column); });
    };
    const auto isReference = [](Column column) {
        const auto field = registry::fieldFromNumber(column);
        return field && registry::spec(*field).isReference();
    };
    if (lifeChanged || isWritten(isReference))
        RASHIN_TRY(updateGhosts(doubtful));
    for (const Field parent : {Field::PolicyParent, Field::OfficeParent, Field::VerdictParent}) {
        if (lifeChanged || isWritten([&](Column column) { return column == columnOf(parent); }))
            RASHIN_TRY(updateCuts(parent));
    }
    if (changes.rows.size() > longestChangeList)
        changes = ChangeSet{{}, true};
    return changes;
}

Result<> Projection::updateTips(const LogTransaction &transaction)
{
    RASHIN_LET(auto remove, m_database.use("DELETE FROM tip WHERE hash = ?"));
    for (qsizetype at = 0; at < transaction.parents.size(); at += 32)
        RASHIN_TRY(remove->bind(0, transaction.parents.mid(at, 32)).run());
    RASHIN_LET(auto insert, m_database.use("INSERT INTO tip(hash) VALUES(?)"));
    return insert->bind(0, transaction.hash).run();
}

Projection::Shown Projection::inOrderOfCells(const LogTransaction &transaction)
{
    // What is compared lies side by side: sorting pointers to it takes twice as long.
    struct Key
    {
        qint64 row;
        quint64 rest; ///< column, then place in the transaction
        auto operator<=>(const Key &) const = default;
    };
    constexpr int placeBits = opid::shift;
    std::vector<Key> keys;
    keys.reserve(transaction.ops.size());
    for (const LogOp &op : transaction.ops)
        keys.push_back({op.row, quint64(op.column) << placeBits | keys.size()});
    std::sort(keys.begin(), keys.end());
    Shown ops;
    ops.reserve(keys.size());
    for (const Key &key : keys)
        ops.push_back(&transaction.ops[key.rest & quint64(opid::mask)]);
    return ops;
}

// In the order of the table, which makes a large import several times faster than in the order of entry.
Result<> Projection::updateHeads(Shown &shown)
{
    RowBatch first(m_database, "INSERT INTO cell(row, col, op) VALUES(?,?,?)");
    size_t kept = 0;
    for (const LogOp *op : shown) {
        // A second version of one cell in one transaction: an undo that opens a conflict again. The later one shows.
        const bool another = kept > 0 && shown[kept - 1]->row == op->row && shown[kept - 1]->column == op->column;
        if (op->previous.empty() && !another) {
            RASHIN_TRY(first.add({PlainValue(op->row), PlainValue(qint64{op->column}), PlainValue(op->id)}));
        } else {
            if (another)
                RASHIN_TRY(first.flush());
            RASHIN_TRY(setHead(*op, another));
        }
        shown[another ? kept - 1 : kept++] = op;
    }
    shown.resize(kept);
    return first.flush();
}

namespace {

/// The first version of a row's existence: nothing was known of the row before.
bool makesRow(const LogOp &op)
{
    return isExistence(op.column) && op.previous.empty() && op.value.toInteger() == 1;
}

} // namespace

Result<Projection::Doubtful> Projection::doubtfulOf(const LogTransaction &transaction) const
{
    Doubtful doubtful;
    for (const LogOp &op : transaction.ops) {
        if (isExistence(op.column) && !makesRow(op))
            doubtful.emplace(op.row, entityOfColumn(op.column));
    }
    if (!m_anyDead)
        return doubtful;
    for (const LogOp &op : transaction.ops) {
        RASHIN_LET(const bool dead, isDead(op.row));
        if (dead)
            doubtful.emplace(op.row, entityOfColumn(op.column));
    }
    return doubtful;
}

Result<> Projection::setHead(const LogOp &op, bool another)
{
    if (another) {
        RASHIN_LET(auto demote, m_database.use("INSERT INTO rival(row, col, op) SELECT row, col, op FROM cell "
                                               "WHERE row = ? AND col = ?"));
        RASHIN_TRY(demote->bind(0, op.row).bind(1, qint64{op.column}).run());
    } else if (op.previous.size() > 1) {
        RASHIN_LET(auto settle, m_database.use("DELETE FROM rival WHERE row = ? AND col = ?"));
        RASHIN_TRY(settle->bind(0, op.row).bind(1, qint64{op.column}).run());
    }
    RASHIN_LET(auto show, m_database.use("INSERT OR REPLACE INTO cell(row, col, op) VALUES(?,?,?)"));
    return show->bind(0, op.row).bind(1, qint64{op.column}).bind(2, op.id).run();
}

Result<std::vector<OpId>> Projection::heads(qint64 row, Column column) const
{
    RASHIN_LET(auto query, m_database.use("SELECT op, 0 FROM cell WHERE row = ?1 AND col = ?2 UNION ALL "
                                          "SELECT op, 1 FROM rival WHERE row = ?1 AND col = ?2 ORDER BY 2, 1"));
    query->bind(0, row).bind(1, qint64{column});
    std::vector<OpId> found;
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return found;
        found.push_back(query->integer(0));
    }
}

Result<bool> Projection::isDead(qint64 row) const
{
    RASHIN_LET(auto query, m_database.use("SELECT 1 FROM dead WHERE row = ?"));
    return query->bind(0, row).step();
}

/// Cleanly dead: every live version of the existence cell says 0, and every live version of every other cell was seen
/// by one of those deletions, or made together with it.
Result<bool> Projection::diesNow(qint64 row, Entity entity) const
{
    RASHIN_LET(auto query, m_database.use(
        "WITH head(col, op) AS (SELECT col, op FROM cell WHERE row = ?1 UNION ALL SELECT col, op FROM rival WHERE row = ?1)"
        " SELECT NOT EXISTS(SELECT 1 FROM head h JOIN op o ON o.id = h.op WHERE h.col = ?2 AND o.val <> 0)"
        " AND NOT EXISTS(SELECT 1 FROM head h WHERE h.col <> ?2 AND NOT EXISTS("
        "   SELECT 1 FROM head d WHERE d.col = ?2 AND ((d.op >> 24) = (h.op >> 24)"
        "     OR EXISTS(SELECT 1 FROM seen s WHERE s.op = d.op AND s.sop = h.op))))"));
    query->bind(0, row).bind(1, qint64{existenceOf(entity)});
    RASHIN_LET(const bool found, query->step());
    return found && query->integer(0) != 0;
}

/// A row is disputed while it lives although somebody deleted it: a deletion is among its live versions, and somebody
/// else holds against it that the row exists or what it says.
Result<> Projection::updateDispute(qint64 row, Entity entity, bool isDead)
{
    RASHIN_LET(auto clear, m_database.use("DELETE FROM disputed WHERE row = ?"));
    RASHIN_TRY(clear->bind(0, row).run());
    if (isDead)
        return {};
    RASHIN_LET(auto mark, m_database.use(
        "INSERT INTO disputed(row, entity) SELECT ?1, ?3 WHERE EXISTS(SELECT 1 FROM (SELECT op FROM cell WHERE row = ?1 "
        "AND col = ?2 UNION ALL SELECT op FROM rival WHERE row = ?1 AND col = ?2) h JOIN op o ON o.id = h.op "
        "WHERE o.val = 0)"));
    return mark->bind(0, row).bind(1, qint64{existenceOf(entity)}).bind(2, static_cast<qint64>(entity)).run();
}

Result<bool> Projection::updateLife(const Doubtful &doubtful, ChangeSet &changes, std::unordered_set<qint64> &reborn)
{
    bool changed = false;
    for (const auto &[row, entity] : doubtful) {
        RASHIN_LET(const bool was, isDead(row));
        RASHIN_LET(const bool is, diesNow(row, entity));
        RASHIN_TRY(updateDispute(row, entity, is));
        if (was == is)
            continue;
        changed = true;
        const auto id = RowId::from(row);
        const bool isKnown = registry::entityFromNumber(static_cast<int>(entity)).has_value();
        if (is) {
            RASHIN_LET(auto bury, m_database.use("INSERT INTO dead(row, entity) VALUES(?,?)"));
            RASHIN_TRY(bury->bind(0, row).bind(1, static_cast<qint64>(entity)).run());
            RASHIN_TRY(deleteRow(row, entity));
            if (id && isKnown)
                changes.rows.push_back({entity, *id, ChangeSet::Row::Kind::Removed, {}});
        } else {
            RASHIN_LET(auto revive, m_database.use("DELETE FROM dead WHERE row = ?"));
            RASHIN_TRY(revive->bind(0, row).run());
            RASHIN_TRY(deleteRow(row, entity)); // its ghost, if there was one
            RASHIN_LET(const auto cells, cellsOf(row, entity));
            RASHIN_TRY(insertRow(row, entity, cells));
            noteReferences(cells);
            reborn.insert(row);
            if (id && isKnown)
                changes.rows.push_back({entity, *id, ChangeSet::Row::Kind::Added, {}});
        }
    }
    return changed;
}

Result<> Projection::updateRows(const Shown &shown, const std::unordered_set<qint64> &reborn, ChangeSet &changes)
{
    NewRows fresh(m_database);
    for (auto first = shown.begin(); first != shown.end();) {
        const auto last = std::find_if(first, shown.end(), [&](const LogOp *op) { return op->row != (*first)->row; });
        if (!reborn.contains((*first)->row))
            RASHIN_TRY(showRow({first, last}, fresh, changes));
        first = last;
    }
    return fresh.flush();
}

Result<> Projection::showRow(std::span<const LogOp *const> ops, NewRows &fresh, ChangeSet &changes)
{
    const auto id = RowId::from(ops.front()->row);
    const auto entity = registry::entityFromNumber(ops.front()->column >> 8);
    if (!id || !entity)
        return {};
    for (const LogOp *op : ops)
        noteReference(op->column, op->value);
    if (!makesRow(*ops.front()))
        return updateShown(ops, *entity, *id, changes);
    if (changes.rows.size() <= longestChangeList)
        changes.rows.push_back({*entity, *id, ChangeSet::Row::Kind::Added, {}});
    return fresh.add(id->value(), *entity, ops);
}

Result<> Projection::updateShown(std::span<const LogOp *const> ops, Entity entity, RowId id, ChangeSet &changes)
{
    Cells cells;
    ChangeSet::Row change{entity, id, ChangeSet::Row::Kind::Updated, {}};
    for (const LogOp *op : ops) {
        if (isExistence(op->column) || !isKnown(op->column))
            continue;
        cells.emplace_back(op->column, op->value);
        change.fields.push_back(static_cast<Field>(op->column));
    }
    RASHIN_LET(const bool dead, isDead(id.value()));
    if (dead || cells.empty())
        return {};
    RASHIN_TRY(updateRow(id.value(), entity, cells));
    changes.rows.push_back(std::move(change));
    return {};
}

Result<> Projection::insertRow(qint64 row, Entity entity, const Cells &cells)
{
    if (!registry::entityFromNumber(static_cast<int>(entity)))
        return {}; // of a later version: only the log holds it
    RASHIN_LET(auto insert, m_database.use(NewRows::insertSql(entity)));
    insert->bind(0, row);
    int parameter = 1;
    auto cell = cells.begin(); // both are in the order of columns
    for (const FieldSpec &field : registry::spec(entity).fields) {
        if (cell != cells.end() && cell->first == columnOf(field.field))
            insert->bind(parameter++, (cell++)->second);
        else
            insert->bindNull(parameter++);
    }
    RASHIN_TRY(insert->run());
    return noteForSearch(row, entity);
}

Result<> Projection::updateRow(qint64 row, Entity entity, const Cells &cells)
{
    QByteArray sql = "UPDATE " + tableOf(entity) + " SET ";
    for (const auto &[column, value] : cells)
        sql += columnName(column) + "=?,";
    sql.chop(1);
    RASHIN_LET(auto update, m_database.use(sql + " WHERE id=?"));
    int parameter = 0;
    for (const auto &[column, value] : cells)
        update->bind(parameter++, value);
    RASHIN_TRY(update->bind(parameter, row).run());
    const bool text = std::any_of(cells.begin(), cells.end(), [](const auto &cell) {
        return registry::spec(static_cast<Field>(cell.first)).isText();
    });
    return text ? noteForSearch(row, entity) : Result<>();
}

Result<> Projection::deleteRow(qint64 row, Entity entity)
{
    if (!registry::entityFromNumber(static_cast<int>(entity)))
        return {};
    RASHIN_LET(auto remove, m_database.use("DELETE FROM " + tableOf(entity) + " WHERE id = ?"));
    RASHIN_TRY(remove->bind(0, row).run());
    return noteForSearch(row, entity);
}

Result<> Projection::noteForSearch(qint64 row, Entity entity)
{
    if (!NewRows::isSearched(entity))
        return {};
    RASHIN_LET(auto note, m_database.use("INSERT OR IGNORE INTO unsearched(row, entity) VALUES(?,?)"));
    return note->bind(0, row).bind(1, static_cast<qint64>(entity)).run();
}

Result<Projection::Cells> Projection::cellsOf(qint64 row, Entity entity) const
{
    RASHIN_LET(auto query, m_database.use("SELECT c.col, o.val FROM cell c JOIN op o ON o.id = c.op WHERE c.row = ? "
                                          "AND c.col > ? AND c.col < ? ORDER BY c.col"));
    query->bind(0, row).bind(1, qint64{existenceOf(entity)}).bind(2, qint64{existenceOf(entity)} + 256);
    Cells cells;
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return cells;
        const auto column = static_cast<Column>(query->integer(0));
        if (isKnown(column))
            cells.emplace_back(column, query->value(1));
    }
}

} // namespace core
