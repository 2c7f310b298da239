// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/conflictquery.h"

#include "core/storage/logunion.h"

#include <algorithm>
#include <functional>
#include <set>

namespace core {

using namespace Qt::Literals::StringLiterals;

QString Conflict::id() const
{
    return row.toString() + u'.' + QString::number(field ? columnOf(*field) : existenceOf(entity));
}

namespace conflictquery {

namespace {

using Merged = std::vector<std::pair<qint64, qint64>>;

bool isWithin(const Merged &merged, qint64 number)
{
    return std::any_of(merged.begin(), merged.end(),
                       [&](const auto &range) { return range.first <= number && number <= range.second; });
}

/// The live versions of a cell, the shown one first.
Result<std::vector<OpId>> headsOf(const Reader &reader, RowId row, Column column)
{
    RASHIN_LET(auto query, reader.database().use("SELECT op, 0 FROM cell WHERE row = ?1 AND col = ?2 UNION ALL SELECT op, "
                                                 "1 FROM rival WHERE row = ?1 AND col = ?2 ORDER BY 2, 1"));
    query->bind(0, row.value()).bind(1, qint64{column});
    std::vector<OpId> heads;
    RASHIN_TRY(query->each([&](const Statement &head) { heads.push_back(head.integer(0)); }));
    return heads;
}

Result<ConflictVersion> versionOf(const Reader &reader, OpId op, const Merged &merged)
{
    RASHIN_LET(auto query, reader.database().use(
        "SELECT o.col, o.val, t.hash, t.author, t.office, t.hlc, t.site = (SELECT v FROM local WHERE k = 'site') FROM op o "
        "JOIN tx t ON t.id = o.id >> 24 WHERE o.id = ?"));
    RASHIN_LET(const bool found, query->bind(0, op).step());
    if (!found)
        return failure(Error::Code::Damaged, u"op %1"_s.arg(op));
    ConflictVersion version;
    version.op = op;
    const auto column = static_cast<Column>(query->integer(0));
    if (!isExistence(column))
        version.field = registry::fieldFromNumber(column);
    version.value = query->value(1);
    version.transaction = QString::fromLatin1(query->blob(2).toHex());
    version.id = version.transaction.left(16) + u'.' + QString::number(opid::placeOf(op));
    version.author = query->text(3);
    version.office = query->row(4);
    version.at = QDateTime::fromMSecsSinceEpoch(query->integer(5) >> 16, Qt::UTC);
    version.isOwn = query->integer(6) != 0 && !isWithin(merged, opid::transactionOf(op));
    return version;
}

Result<std::set<OpId>> ancestorsOf(const Reader &reader, OpId op)
{
    std::set<OpId> found;
    RASHIN_LET(auto query, reader.database().use(
        "WITH RECURSIVE w(id) AS (SELECT ?1 UNION SELECT o.prev FROM w JOIN op o ON o.id = w.id WHERE o.prev IS NOT NULL "
        "UNION SELECT x.prev FROM w JOIN xprev x ON x.op = w.id) SELECT id FROM w WHERE id <> ?1"));
    query->bind(0, op);
    RASHIN_TRY(query->each([&](const Statement &version) { found.insert(version.integer(0)); }));
    return found;
}

/// The newest version that all heads go back to. The arrival order of a file is a causal one, so the last of the common
/// ancestors is none of the others' ancestor.
Result<Value> baseOf(const Reader &reader, const std::vector<OpId> &heads)
{
    std::set<OpId> common;
    for (size_t i = 0; i < heads.size(); ++i) {
        RASHIN_LET(const auto ancestors, ancestorsOf(reader, heads[i]));
        if (i == 0)
            common = ancestors;
        else
            std::erase_if(common, [&](OpId op) { return !ancestors.contains(op); });
    }
    if (common.empty())
        return Value();
    RASHIN_LET(auto query, reader.database().use("SELECT val FROM op WHERE id = ?"));
    RASHIN_LET(const bool found, query->bind(0, *common.rbegin()).step());
    return found ? query->value(0) : Value();
}

Result<bool> isDead(const Reader &reader, RowId row)
{
    RASHIN_LET(auto query, reader.database().use("SELECT 1 FROM dead WHERE row = ?"));
    return query->bind(0, row.value()).step();
}

Result<std::optional<Conflict>> cellConflict(const Reader &reader, RowId row, Field field, const Merged &merged)
{
    if (registry::spec(field).kind.type == FieldType::Position)
        return std::nullopt;
    RASHIN_LET(const auto heads, headsOf(reader, row, columnOf(field)));
    RASHIN_LET(const bool dead, isDead(reader, row));
    if (heads.size() < 2 || dead)
        return std::nullopt;
    Conflict made{Conflict::Kind::Cell, entityOf(field), row, field, {}, {}};
    for (const OpId head : heads) {
        RASHIN_LET(auto version, versionOf(reader, head, merged));
        version.isShown = head == heads.front();
        made.versions.push_back(std::move(version));
    }
    const bool allEqual = std::all_of(made.versions.begin(), made.versions.end(), [&](const ConflictVersion &version) {
        return version.value == made.versions.front().value;
    });
    if (allEqual)
        return std::nullopt;
    RASHIN_LET(made.base, baseOf(reader, heads));
    return std::optional(std::move(made));
}

/// Field versions that no live deletion of the row had seen.
Result<std::vector<OpId>> unseenBy(const Reader &reader, RowId row, Entity entity)
{
    RASHIN_LET(auto query, reader.database().use(
        "WITH head(col, op) AS (SELECT col, op FROM cell WHERE row = ?1 UNION ALL SELECT col, op FROM rival WHERE row = ?1)"
        " SELECT h.op FROM head h WHERE h.col <> ?2 AND NOT EXISTS(SELECT 1 FROM head d JOIN op o ON o.id = d.op WHERE "
        "d.col = ?2 AND o.val = 0 AND ((d.op >> 24) = (h.op >> 24) OR EXISTS(SELECT 1 FROM seen s WHERE s.op = d.op AND "
        "s.sop = h.op))) ORDER BY h.col, h.op"));
    query->bind(0, row.value()).bind(1, qint64{existenceOf(entity)});
    std::vector<OpId> found;
    RASHIN_TRY(query->each([&](const Statement &version) { found.push_back(version.integer(0)); }));
    return found;
}

Result<std::optional<Conflict>> rowConflict(const Reader &reader, Entity entity, RowId row, const Merged &merged)
{
    RASHIN_LET(auto disputed, reader.database().use("SELECT 1 FROM disputed WHERE row = ? AND entity = ?"));
    RASHIN_LET(const bool open,
               disputed->bind(0, row.value()).bind(1, static_cast<qint64>(entity)).step());
    if (!open)
        return std::nullopt;
    Conflict made{Conflict::Kind::DeleteEdit, entity, row, {}, Value::integer(1), {}};
    RASHIN_LET(const auto life, headsOf(reader, row, existenceOf(entity)));
    RASHIN_LET(const auto edits, unseenBy(reader, row, entity));
    for (const auto *ops : {&life, &edits}) {
        for (const OpId op : *ops) {
            RASHIN_LET(auto version, versionOf(reader, op, merged));
            // It is the row that shows: everything but the deletions.
            version.isShown = version.field || version.value.toInteger() != 0;
            made.versions.push_back(std::move(version));
        }
    }
    std::stable_sort(made.versions.begin(), made.versions.end(),
                     [](const auto &a, const auto &b) { return a.isShown < b.isShown; });
    return std::optional(std::move(made));
}

/// Visits every cell and row that may be in conflict, in order, until `visit` says false.
Result<> visitCandidates(const Reader &reader, const std::function<Result<bool>(RowId, Entity, std::optional<Field>)> &visit)
{
    RASHIN_LET(auto query, reader.database().use(
        "SELECT DISTINCT row, col FROM rival WHERE (col & 255) <> 0 UNION SELECT row, entity << 8 FROM disputed "
        "ORDER BY 1, 2"));
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return {};
        const auto row = query->row(0);
        const auto column = static_cast<Column>(query->integer(1));
        const auto entity = registry::entityFromNumber(column >> 8);
        const auto field = registry::fieldFromNumber(column);
        if (!row || !entity || (!field && !isExistence(column)))
            continue; // of a later version: it shows there
        RASHIN_LET(const bool goOn, visit(*row, *entity, isExistence(column) ? std::nullopt : field));
        if (!goOn)
            return {};
    }
}

} // namespace

Result<std::optional<Conflict>> at(const Reader &reader, Entity entity, RowId row, std::optional<Field> field)
{
    RASHIN_LET(const auto merged, LogUnion::ranges(reader.database()));
    return field ? cellConflict(reader, row, *field, merged) : rowConflict(reader, entity, row, merged);
}

Result<std::vector<Conflict>> open(const Reader &reader, int limit)
{
    std::vector<Conflict> found;
    RASHIN_LET(const auto merged, LogUnion::ranges(reader.database()));
    RASHIN_TRY(visitCandidates(
        reader, [&](RowId row, Entity entity, std::optional<Field> field) -> Result<bool> {
            RASHIN_LET(auto conflict, field ? cellConflict(reader, row, *field, merged)
                                            : rowConflict(reader, entity, row, merged));
            if (conflict)
                found.push_back(*std::move(conflict));
            return found.size() < size_t(limit);
        }));
    return found;
}

Result<qint64> count(const Reader &reader)
{
    qint64 found = 0;
    RASHIN_LET(auto cells, reader.database().use(
        "SELECT r.col FROM rival r JOIN op o ON o.id = r.op JOIN cell c ON c.row = r.row AND c.col = r.col "
        "JOIN op p ON p.id = c.op WHERE (r.col & 255) <> 0 AND r.row NOT IN (SELECT row FROM dead) GROUP BY r.row, r.col "
        "HAVING sum(typeof(o.val) <> typeof(p.val) OR o.val IS NOT p.val) > 0"));
    RASHIN_TRY(cells->each([&](const Statement &cell) {
        const auto field = registry::fieldFromNumber(static_cast<int>(cell.integer(0)));
        found += field && registry::spec(*field).kind.type != FieldType::Position ? 1 : 0;
    }));
    RASHIN_LET(auto rows, reader.database().use("SELECT entity FROM disputed"));
    RASHIN_TRY(rows->each([&](const Statement &row) {
        found += registry::entityFromNumber(static_cast<int>(row.integer(0))) ? 1 : 0;
    }));
    return found;
}

Result<bool> mayConcern(const Reader &reader, const ChangeSet &changes)
{
    constexpr size_t mostLookedAt = 200; // beyond, counting all conflicts is as quick
    if (changes.wholesale || changes.rows.size() > mostLookedAt)
        return true;
    for (const ChangeSet::Row &row : changes.rows) {
        RASHIN_LET(auto query,
                   reader.database().use("SELECT 1 FROM rival WHERE row = ?1 UNION ALL SELECT 1 FROM disputed "
                                         "WHERE row = ?1"));
        RASHIN_LET(const bool found, query->bind(0, row.id.value()).step());
        if (found)
            return true;
    }
    return false;
}

Result<Conflict> find(const Reader &reader, const QString &id)
{
    const auto row = RowId::parse(QStringView(id).left(id.indexOf(u'.')));
    bool isNumber = false;
    const int column = QStringView(id).mid(id.indexOf(u'.') + 1).toInt(&isNumber);
    const auto entity = registry::entityFromNumber(column >> 8);
    const auto field = registry::fieldFromNumber(column);
    if (!row || !isNumber || !entity || (!field && !isExistence(column)))
        return failure(Error::Code::NotFound, id);
    RASHIN_LET(auto found, at(reader, *entity, *row, isExistence(column) ? std::nullopt : field));
    return found ? Result<Conflict>(*std::move(found)) : failure(Error::Code::NotFound, id);
}

} // namespace conflictquery

} // namespace core
