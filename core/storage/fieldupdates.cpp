// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fieldupdates.h"

#include "core/storage/projected.h"

#include <algorithm>

namespace core {

using namespace projected;

namespace {

constexpr size_t mostExact = 24; ///< statements for an entity; a prepared one costs as much as ten rows written

bool isReference(Column column)
{
    return registry::spec(static_cast<Field>(column)).isReference();
}

} // namespace

Result<bool> FieldUpdates::write(qint64 row, Entity entity, Cells cells)
{
    Prepared &prepared = m_prepared[entity];
    m_key.clear();
    for (const auto &[column, value] : cells)
        m_key.push_back(column);
    const bool isExact = prepared.exact.contains(m_key) || prepared.exact.size() < mostExact
                         || std::any_of(m_key.begin(), m_key.end(), isReference);
    if (isExact) {
        RASHIN_LET(Statement * update, exactFor(prepared, entity, cells));
        int parameter = 0;
        for (const auto &[column, value] : cells)
            update->bindPlain(parameter++, value);
        RASHIN_TRY(update->bind(parameter, row).run());
        return update->changes() != 0;
    }
    RASHIN_LET(Statement * update, anyFor(prepared, entity, cells));
    update->clearBindings();
    for (const auto &[column, value] : cells) {
        const int place = prepared.places.at(column);
        update->bind(place, 1).bindPlain(place + 1, value);
    }
    RASHIN_TRY(update->bind(int(2 * prepared.places.size()), row).run());
    return update->changes() != 0;
}

Result<Statement *> FieldUpdates::exactFor(Prepared &prepared, Entity entity, Cells cells)
{
    const auto known = prepared.exact.find(m_key);
    if (known != prepared.exact.end())
        return &*known->second;
    QByteArray sql = "UPDATE " + tableOf(entity) + " SET ";
    for (const auto &[column, value] : cells) {
        sql += columnName(column) + "=?,";
        if (!isReference(column))
            prepared.columns.insert(column);
    }
    sql.chop(1);
    RASHIN_LET(auto update, m_database.use(sql + " WHERE id=?"));
    return &*prepared.exact.emplace(m_key, std::move(update)).first->second;
}

Result<Statement *> FieldUpdates::anyFor(Prepared &prepared, Entity entity, Cells cells)
{
    for (const auto &[column, value] : cells)
        prepared.columns.insert(column);
    if (prepared.any && prepared.columns.size() == prepared.places.size())
        return &**prepared.any;
    prepared.places.clear();
    QByteArray sql = "UPDATE " + tableOf(entity) + " SET ";
    for (const Column column : prepared.columns) {
        prepared.places.emplace(column, int(2 * prepared.places.size()));
        const QByteArray name = columnName(column);
        sql += name + "=CASE WHEN ? THEN ? ELSE " + name + " END,";
    }
    sql.chop(1);
    RASHIN_LET(auto update, m_database.use(sql + " WHERE id=?"));
    prepared.any.emplace(std::move(update));
    return &**prepared.any;
}

} // namespace core
