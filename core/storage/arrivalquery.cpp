// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/arrivalquery.h"

#include "core/storage/log.h"
#include "core/storage/projected.h"

namespace core::arrivalquery {

Result<Arrival> transaction(const Reader &reader, qint64 number)
{
    RASHIN_LET(auto query, reader.database().use("SELECT author, hlc, office FROM tx WHERE id = ?"));
    RASHIN_LET(const bool found, query->bind(0, number).step());
    if (!found)
        return failure(Error::Code::NotFound, QString::number(number));
    return Arrival{query->text(0), QDateTime::fromMSecsSinceEpoch(query->integer(1) >> 16, Qt::UTC), query->row(2)};
}

Result<> visit(const Reader &reader, qint64 number, const std::function<Result<>(const ArrivedCell &)> &visitor)
{
    RASHIN_LET(const Arrival by, transaction(reader, number));
    RASHIN_LET(auto query, reader.database().use(
        "SELECT o.row, o.col, p.val, o.val, (SELECT hash FROM tx WHERE id = ?3) FROM op o LEFT JOIN op p ON p.id = o.prev "
        "WHERE o.id >= ?1 AND o.id < ?2 ORDER BY o.id"));
    query->bind(0, opid::of(number, 0)).bind(1, opid::of(number + 1, 0)).bind(2, number);
    QString hash;
    return query->each([&](const Statement &op) -> Result<> {
        const auto row = op.row(0);
        const auto column = static_cast<Column>(op.integer(1));
        const auto entity = registry::entityFromNumber(column >> 8);
        const auto field = registry::fieldFromNumber(column);
        if (!row || !entity || (!field && !isExistence(column)))
            return {};
        if (hash.isEmpty())
            hash = QString::fromLatin1(op.blob(4).toHex());
        return visitor({hash, by.author, by.office, by.at, *entity, *row, isExistence(column) ? std::nullopt : field,
                        op.value(2), op.value(3)});
    });
}

Result<std::optional<RowId>> reference(const Reader &reader, RowId row, Field field)
{
    RASHIN_LET(auto query, reader.database().use("SELECT o.val FROM cell c JOIN op o ON o.id = c.op WHERE c.row = ? AND "
                                                 "c.col = ?"));
    RASHIN_LET(const bool found, query->bind(0, row.value()).bind(1, qint64{columnOf(field)}).step());
    return found ? query->row(0) : std::nullopt;
}

Result<std::vector<std::pair<RowId, std::optional<RowId>>>> references(const Reader &reader, Field field)
{
    std::vector<std::pair<RowId, std::optional<RowId>>> found;
    RASHIN_LET(auto query, reader.database().use("SELECT id, " + projected::columnName(columnOf(field)) + " FROM "
                                                 + projected::tableOf(entityOf(field))));
    RASHIN_TRY(query->each([&](const Statement &read) {
        if (const auto row = read.row(0))
            found.emplace_back(*row, read.row(1));
    }));
    return found;
}

} // namespace core::arrivalquery
