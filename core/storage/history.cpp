// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/history.h"

#include <algorithm>
#include <limits>

namespace core {

Result<HistoryEntry> History::entry(qint64 number) const
{
    RASHIN_LET(auto query, m_database.use("SELECT hash, hlc, author, office, action, reason, undo_of, "
                                          "(SELECT count(*) FROM op WHERE id >= t.id << 24 AND id < (t.id + 1) << 24) "
                                          "FROM tx t WHERE id = ?"));
    RASHIN_LET(const bool found, query->bind(0, number).step());
    if (!found)
        return failure(Error::Code::NotFound, QString::number(number));
    HistoryEntry made;
    made.number = number;
    made.transaction = QString::fromLatin1(query->blob(0).toHex());
    made.at = QDateTime::fromMSecsSinceEpoch(query->integer(1) >> 16, Qt::UTC);
    made.author = query->text(2);
    made.office = query->row(3);
    made.action = query->text(4);
    made.reason = query->text(5);
    made.undoOf = QString::fromLatin1(query->blob(6).toHex());
    made.operations = query->integer(7);
    return made;
}

Result<std::optional<CellChange>> History::change(OpId op) const
{
    RASHIN_LET(auto query, m_database.use("SELECT o.row, o.col, p.val, o.val FROM op o LEFT JOIN op p ON p.id = o.prev "
                                          "WHERE o.id = ?"));
    RASHIN_LET(const bool found, query->bind(0, op).step());
    const auto row = found ? query->row(0) : std::nullopt;
    const auto column = found ? static_cast<Column>(query->integer(1)) : 0;
    const auto entity = registry::entityFromNumber(column >> 8);
    if (!row || !entity)
        return std::optional<CellChange>();
    return std::optional(CellChange{*entity, *row, registry::fieldFromNumber(column), query->value(2), query->value(3)});
}

Result<std::vector<HistoryEntry>> History::entries(int limit, qint64 before, int changesPerEntry) const
{
    std::vector<HistoryEntry> found;
    RASHIN_LET(auto numbers, m_database.use("SELECT id FROM tx WHERE id < ? ORDER BY id DESC LIMIT ?"));
    RASHIN_LET(auto ops, m_database.use("SELECT id FROM op WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"));
    numbers->bind(0, before ? before : std::numeric_limits<qint64>::max()).bind(1, qint64{limit});
    RASHIN_TRY(numbers->each([&](const Statement &number) -> Result<> {
        RASHIN_LET(HistoryEntry made, entry(number.integer(0)));
        ops->bind(0, opid::of(made.number, 0)).bind(1, opid::of(made.number + 1, 0)).bind(2, qint64{changesPerEntry});
        RASHIN_LET(const auto changed, ops->all<OpId>([](const Statement &op) { return op.integer(0); }));
        for (const OpId op : changed) {
            RASHIN_LET(auto cell, change(op));
            if (cell)
                made.changes.push_back(*std::move(cell));
        }
        found.push_back(std::move(made));
        return {};
    }));
    return found;
}

Result<std::vector<OpId>> History::versions(RowId row, Column first, Column last) const
{
    // From the live versions back along the links: the log needs no index for it.
    RASHIN_LET(auto query, m_database.use(
        "WITH RECURSIVE w(id) AS (SELECT op FROM cell WHERE row = ?1 AND col BETWEEN ?2 AND ?3 "
        "UNION SELECT op FROM rival WHERE row = ?1 AND col BETWEEN ?2 AND ?3 "
        "UNION SELECT o.prev FROM w JOIN op o ON o.id = w.id WHERE o.prev IS NOT NULL "
        "UNION SELECT x.prev FROM w JOIN xprev x ON x.op = w.id) SELECT id FROM w ORDER BY id DESC"));
    query->bind(0, row.value()).bind(1, qint64{first}).bind(2, qint64{last});
    return query->all<OpId>([](const Statement &version) { return version.integer(0); });
}

Result<std::vector<HistoryEntry>> History::fromOps(const std::vector<OpId> &ops, int limit) const
{
    std::vector<HistoryEntry> found;
    for (const OpId op : ops) {
        const qint64 number = opid::transactionOf(op);
        if (found.empty() || found.back().number != number) {
            if (found.size() == size_t(limit))
                break;
            RASHIN_LET(HistoryEntry made, entry(number));
            found.push_back(std::move(made));
        }
        RASHIN_LET(auto cell, change(op));
        if (cell)
            found.back().changes.insert(found.back().changes.begin(), *std::move(cell));
    }
    return found;
}

Result<std::vector<HistoryEntry>> History::ofRow(Entity entity, RowId row, int limit) const
{
    RASHIN_LET(const auto ops, versions(row, existenceOf(entity), existenceOf(entity) + 255));
    return fromOps(ops, limit);
}

Result<std::vector<HistoryEntry>> History::ofField(RowId row, Field field, int limit) const
{
    RASHIN_LET(const auto ops, versions(row, columnOf(field), columnOf(field)));
    return fromOps(ops, limit);
}

Result<qint64> History::transactionCount() const
{
    RASHIN_LET(const Value count, m_database.single("SELECT count(*) FROM tx"));
    return count.toInteger();
}

Result<qint64> History::ownCountSince(const QByteArrayList &known) const
{
    qint64 newest = 0;
    const Log log(m_database);
    for (const QByteArray &hash : known) {
        const auto number = log.numberOf(hash);
        if (!number && number.error().code != Error::Code::NotFound)
            return failure(number.error());
        newest = std::max(newest, number.value_or(0));
    }
    RASHIN_LET(auto query, m_database.use("SELECT count(*) FROM tx WHERE id > ? AND site = "
                                          "(SELECT v FROM local WHERE k = 'site')"));
    RASHIN_LET(const bool found, query->bind(0, newest).step());
    return found ? query->integer(0) : 0;
}

Result<qint64> History::operationCount() const
{
    RASHIN_LET(const Value count, m_database.single("SELECT count(*) FROM op"));
    return count.toInteger();
}

} // namespace core
