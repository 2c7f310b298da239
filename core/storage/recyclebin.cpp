// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/recyclebin.h"

#include "core/storage/log.h"

#include <algorithm>
#include <unordered_map>

namespace core::recyclebin {

namespace {

/// A dead row and the transaction in which it died.
struct Dead
{
    qint64 row;
    Entity entity;
    qint64 transaction;
    std::vector<std::pair<Field, Value>> cells;
};

Result<std::vector<std::pair<Field, Value>>> cellsOf(Database &database, qint64 row, Entity entity)
{
    RASHIN_LET(auto query, database.use("SELECT c.col, o.val FROM cell c JOIN op o ON o.id = c.op WHERE c.row = ? AND "
                                        "c.col > ? AND c.col < ? ORDER BY c.col"));
    query->bind(0, row).bind(1, qint64{existenceOf(entity)}).bind(2, qint64{existenceOf(entity)} + 256);
    std::vector<std::pair<Field, Value>> cells;
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return cells;
        if (const auto field = registry::fieldFromNumber(static_cast<int>(query->integer(0))))
            cells.emplace_back(*field, query->value(1));
    }
}

Result<std::vector<Dead>> allDead(Database &database)
{
    std::vector<Dead> found;
    RASHIN_LET(auto query, database.use("SELECT d.row, d.entity, c.op >> 24 FROM dead d JOIN cell c ON c.row = d.row AND "
                                        "c.col = d.entity << 8 ORDER BY 3 DESC, c.op"));
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            break;
        if (const auto entity = registry::entityFromNumber(static_cast<int>(query->integer(1))))
            found.push_back({query->integer(0), *entity, query->integer(2), {}});
    }
    for (Dead &dead : found) {
        RASHIN_LET(dead.cells, cellsOf(database, dead.row, dead.entity));
    }
    return found;
}

/// The row it is a part of and went with, if it did.
const Dead *ownerOf(const Dead &part, const std::unordered_map<qint64, const Dead *> &known)
{
    for (const auto &[field, value] : part.cells) {
        if (!registry::spec(field).isOwner() || !value.row())
            continue;
        const auto owner = known.find(value.row()->value());
        if (owner != known.end() && owner->second->transaction == part.transaction)
            return owner->second;
    }
    return nullptr;
}

Result<RemovedRow> tell(Database &database, const Dead &dead, RowId id)
{
    RASHIN_LET(auto query, database.use("SELECT hash, hlc, author FROM tx WHERE id = ?"));
    RASHIN_LET(const bool found, query->bind(0, dead.transaction).step());
    if (!found)
        return failure(Error::Code::Damaged, QStringLiteral("tx %1").arg(dead.transaction));
    return RemovedRow{dead.entity,
                      id,
                      QDateTime::fromMSecsSinceEpoch(query->integer(1) >> 16, Qt::UTC),
                      query->text(2),
                      QString::fromLatin1(query->blob(0).toHex()),
                      0,
                      dead.cells};
}

} // namespace

Value RemovedRow::value(Field field) const
{
    const auto cell = std::ranges::find(cells, field, &std::pair<Field, Value>::first);
    return cell == cells.end() ? Value() : cell->second;
}

Result<std::vector<RemovedRow>> rows(const Reader &reader)
{
    RASHIN_LET(const std::vector<Dead> dead, allDead(reader.database()));
    std::unordered_map<qint64, const Dead *> known;
    for (const Dead &row : dead)
        known.emplace(row.row, &row);
    std::unordered_map<qint64, int> parts; // by the outermost row
    std::vector<const Dead *> outermost;
    for (const Dead &row : dead) {
        const Dead *top = &row;
        while (const Dead *owner = ownerOf(*top, known))
            top = owner;
        if (top == &row)
            outermost.push_back(&row);
        else
            ++parts[top->row];
    }
    std::vector<RemovedRow> found;
    for (const Dead *row : outermost) {
        const auto id = RowId::from(row->row);
        if (!id)
            continue;
        RASHIN_LET(RemovedRow removed, tell(reader.database(), *row, *id));
        removed.parts = parts[row->row];
        found.push_back(std::move(removed));
    }
    return found;
}

Result<std::vector<std::pair<Entity, RowId>>> withParts(const Reader &reader, RowId row)
{
    RASHIN_LET(const std::vector<Dead> dead, allDead(reader.database()));
    std::unordered_map<qint64, const Dead *> known;
    for (const Dead &one : dead)
        known.emplace(one.row, &one);
    std::vector<std::pair<Entity, RowId>> found;
    for (const Dead &one : dead) {
        const Dead *at = &one;
        while (at && at->row != row.value())
            at = ownerOf(*at, known);
        if (const auto id = RowId::from(one.row); at && id)
            found.emplace_back(one.entity, *id);
    }
    std::stable_partition(found.begin(), found.end(), [&](const auto &one) { return one.second == row; });
    return found.empty() ? Result<std::vector<std::pair<Entity, RowId>>>(failure(Error::Code::NotFound, row.toString()))
                         : Result<std::vector<std::pair<Entity, RowId>>>(std::move(found));
}

} // namespace core::recyclebin
