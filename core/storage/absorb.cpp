// SPDX-License-Identifier: GPL-3.0-or-later
// The third way to the same tables: following what a merge has brought, with work in proportion to it.
#include "core/storage/arrivals.h"
#include "core/storage/fieldupdates.h"
#include "core/storage/projected.h"
#include "core/storage/projection.h"

#include <algorithm>
#include <deque>
#include <set>
#include <span>
#include <tuple>

namespace core {

using namespace projected;

/// Lets the tables of a projection follow arrivals, cell by cell in the order of the tables.
class Absorption
{
public:
    Absorption(Projection &projection, Arrivals &arrivals)
        : m_projection(projection), m_database(projection.m_database), m_arrivals(arrivals), m_updates(m_database)
    {
    }
    [[nodiscard]] Result<ChangeSet> run();

private:
    using Group = std::span<const Arrival *const>;
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
    [[nodiscard]] std::vector<const Arrival *> inOrderOfCells() const;
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
    [[nodiscard]] Result<> updateRow(qint64 row, Entity entity, const std::vector<const Arrival *> &shown);
    [[nodiscard]] Result<> insertWhole(qint64 row, Entity entity, const Arrival &op);
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
    std::vector<std::pair<Column, PlainValue>> m_cells; ///< of the row at hand
    std::deque<QByteArray> m_readAgain; ///< texts of the row at hand that were not kept
    std::set<Column> m_parents; ///< parent columns that were written
    std::unordered_map<qint64, std::pair<qint64, QByteArray>> m_ages;
    Projection::Doubtful m_doubtful;
    ChangeSet m_changes;
};

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
    const std::vector<const Arrival *> ops = inOrderOfCells();
    for (auto first = ops.cbegin(); first != ops.cend();) {
        const auto last = std::find_if(first, ops.cend(), [&](const Arrival *op) { return op->row != (*first)->row; });
        RASHIN_TRY(takeRow({first, last}));
        first = last;
    }
    RASHIN_TRY(finish());
    return std::move(m_changes);
}

std::vector<const Arrival *> Absorption::inOrderOfCells() const
{
    // What is compared lies side by side: sorting pointers to it takes twice as long.
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
    std::vector<const Arrival *> ops;
    ops.reserve(keys.size());
    for (const Key &key : keys)
        ops.push_back(&m_arrivals.ops[key.rest & ((quint64{1} << 40) - 1)]);
    return ops;
}

Result<> Absorption::takeRow(Group ops)
{
    const qint64 row = ops.front()->row;
    const int number = ops.front()->column >> 8;
    if ((ops.back()->column >> 8) != number)
        return twoEntities(std::max(ops.front()->id, ops.back()->id), std::min(ops.front()->id, ops.back()->id));
    std::vector<const Arrival *> shown;
    bool isFresh = false; // nobody had said before whether it exists
    bool isMade = false;  // by one write that says it does
    bool lifeWritten = false;
    bool onlyMakes = true;
    for (auto first = ops.begin(); first != ops.end();) {
        const Column column = (*first)->column;
        const auto last = std::find_if(first, ops.end(), [&](const Arrival *op) { return op->column != column; });
        const Group versions(first, last);
        RASHIN_LET(const CellOutcome outcome, takeCell(versions));
        if (isExistence(column)) {
            lifeWritten = true;
            isFresh = outcome.isFirst;
            for (const Arrival *op : versions) {
                RASHIN_LET(const PlainValue value, valueOf(*op));
                onlyMakes = onlyMakes && value == PlainValue(qint64{1});
            }
            isMade = outcome.isFirst && versions.size() == 1 && onlyMakes;
        } else if (outcome.shown && isKnown(column)) {
            shown.push_back(outcome.shown);
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
    if (!entity)
        return {};
    if (isFresh)
        return insertWhole(row, *entity, *ops.front()); // finish() takes it away again where it arrived deleted
    return wasDead || shown.empty() ? Result<>() : updateRow(row, *entity, shown);
}

Result<Absorption::CellOutcome> Absorption::takeCell(Group versions)
{
    const Arrival &first = *versions.front();
    CellOutcome outcome;
    const bool isContested = !m_rivals.empty()
                             && std::binary_search(m_rivals.begin(), m_rivals.end(), std::pair(first.row, first.column));
    if (!isContested) {
        RASHIN_LET(const bool done, followChain(versions, outcome));
        if (done)
            return outcome;
    }
    return settle(versions);
}

/// The common case: edits one after another, on the very version that shows here. That the statement changes a row is
/// the proof.
Result<bool> Absorption::followChain(Group versions, CellOutcome &outcome)
{
    const Arrival &first = *versions.front();
    const Arrival &last = *versions.back();
    OpId before = first.previous;
    for (const Arrival *op : versions) {
        if (op->previous != before || (!m_arrivals.further.empty() && m_arrivals.further.contains(op->id)))
            return false;
        before = op->id;
    }
    outcome = {&last, first.previous == 0};
    if (first.previous == 0) {
        RASHIN_TRY(m_use->begin->bind(0, first.row).bind(1, qint64{first.column}).bind(2, last.id).run());
        return m_use->begin->changes() == 1;
    }
    RASHIN_TRY(m_use->advance->bind(0, first.row).bind(1, qint64{first.column}).bind(2, first.previous)
                   .bind(3, last.id).run());
    return m_use->advance->changes() == 1;
}

Result<std::set<OpId>> Absorption::headsBefore(qint64 row, Column column, OpId &shown)
{
    std::set<OpId> heads;
    RASHIN_LET(const bool known, m_use->current->bind(0, row).bind(1, qint64{column}).step());
    if (known) {
        shown = m_use->current->integer(0);
        heads.insert(shown);
        m_use->current->reset();
    }
    m_use->rivals->bind(0, row).bind(1, qint64{column});
    for (;;) {
        RASHIN_LET(const bool more, m_use->rivals->step());
        if (!more)
            return heads;
        heads.insert(m_use->rivals->integer(0));
    }
}

/// A version that is named as replaced must be one of this very cell, and an earlier one.
Result<> Absorption::checkVersion(OpId version, Group versions)
{
    const Arrival &cell = *versions.front();
    RASHIN_LET(const bool right,
               m_use->place->bind(0, version).bind(1, cell.row).bind(2, qint64{cell.column}).step());
    m_use->place->reset();
    return right ? Result<>() : failure(Error::Code::Damaged, QStringLiteral("a write replaces another cell's version"));
}

/// Heads after = (heads before and what arrived) without what arrivals replace: right, because both logs are closed
/// under their references.
Result<Absorption::CellOutcome> Absorption::settle(Group versions)
{
    const Arrival &cell = *versions.front();
    OpId before = 0;
    RASHIN_LET(auto heads, headsBefore(cell.row, cell.column, before));
    const bool isFirst = heads.empty();
    const bool hadRivals = heads.size() > 1;
    for (const Arrival *op : versions)
        heads.insert(op->id);
    for (const Arrival *op : versions) {
        if (op->previous != 0) {
            RASHIN_TRY(checkVersion(op->previous, versions));
            heads.erase(op->previous);
        }
        const auto more = m_arrivals.further.find(op->id);
        for (const OpId version : more == m_arrivals.further.end() ? std::vector<OpId>() : more->second) {
            RASHIN_TRY(checkVersion(version, versions));
            heads.erase(version);
        }
    }
    OpId winner = *heads.begin();
    if (heads.size() > 1) {
        RASHIN_LET(Age best, ageOf(winner));
        for (const OpId head : heads) {
            RASHIN_LET(Age age, ageOf(head));
            if (age > best)
                std::tie(winner, best) = std::pair(head, std::move(age));
        }
    }
    if (hadRivals)
        RASHIN_TRY(m_use->dropRivals->bind(0, cell.row).bind(1, qint64{cell.column}).run());
    for (const OpId head : heads) {
        if (head != winner)
            RASHIN_TRY(m_use->addRival->bind(0, cell.row).bind(1, qint64{cell.column}).bind(2, head).run());
    }
    if (winner == before)
        return CellOutcome{nullptr, isFirst};
    RASHIN_TRY(m_use->show->bind(0, cell.row).bind(1, qint64{cell.column}).bind(2, winner).run());
    const auto shown = std::find_if(versions.begin(), versions.end(), [&](const Arrival *op) { return op->id == winner; });
    if (shown != versions.end())
        return CellOutcome{*shown, isFirst};
    // The one that showed is replaced, and an older rival comes to the front.
    m_arrivals.surfaced.push_back({winner, cell.row, 0, cell.column, {}});
    return CellOutcome{&m_arrivals.surfaced.back(), isFirst};
}

Result<Absorption::Age> Absorption::ageOf(OpId op)
{
    const qint64 number = opid::transactionOf(op);
    auto known = m_ages.find(number);
    if (known == m_ages.end()) {
        RASHIN_LET(const bool found, m_use->age->bind(0, number).step());
        if (!found)
            return failure(Error::Code::Damaged, QStringLiteral("tx %1").arg(number));
        known = m_ages.emplace(number, std::pair(m_use->age->integer(0), m_use->age->blob(1))).first;
        m_use->age->reset();
    }
    return Age(known->second.first, known->second.second, opid::placeOf(op));
}

Result<PlainValue> Absorption::valueOf(const Arrival &op)
{
    if (!std::holds_alternative<std::monostate>(op.value))
        return op.value;
    RASHIN_LET(const bool found, m_use->value->bind(0, op.id).step());
    PlainValue value = found ? m_use->value->plain(0) : PlainValue();
    if (const auto *text = std::get_if<QByteArrayView>(&value))
        value = QByteArrayView(m_readAgain.emplace_back(text->toByteArray()));
    m_use->value->reset();
    return value;
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

Result<> Absorption::updateRow(qint64 row, Entity entity, const std::vector<const Arrival *> &shown)
{
    m_cells.clear();
    m_readAgain.clear();
    bool isSearched = false;
    for (const Arrival *op : shown) {
        RASHIN_LET(const PlainValue value, valueOf(*op));
        m_cells.emplace_back(op->column, value);
        isSearched = isSearched || registry::spec(static_cast<Field>(op->column)).isText();
    }
    RASHIN_LET(const bool isThere, m_updates.write(row, entity, m_cells));
    if (!isThere)
        return insertWhole(row, entity, *shown.front()); // nobody ever said that it exists
    if (isSearched)
        RASHIN_TRY(m_projection.noteForSearch(row, entity));
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
