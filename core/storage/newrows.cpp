// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/newrows.h"

#include "core/storage/projected.h"

#include <algorithm>

namespace core {

using namespace projected;

NewRows::NewRows(Database &database)
    : m_database(database), m_unsearched(database, "INSERT OR IGNORE INTO unsearched(row, entity) VALUES(?,?)")
{
}

const QByteArray &NewRows::insertSql(Entity entity)
{
    static const std::vector<QByteArray> made = [] {
        std::vector<QByteArray> sql;
        for (const EntitySpec &spec : registry::entities()) {
            sql.push_back("INSERT INTO " + tableOf(spec.entity) + " VALUES(?");
            for (size_t i = 0; i < spec.fields.size(); ++i)
                sql.back() += ",?";
            sql.back() += ')';
        }
        return sql;
    }();
    return made[registry::place(entity)];
}

bool NewRows::isSearched(Entity entity)
{
    const auto fields = registry::spec(entity).fields;
    return std::any_of(fields.begin(), fields.end(), [](const FieldSpec &field) { return field.isText(); });
}

NewRows::Table &NewRows::tableFor(Entity entity)
{
    const auto known = m_tables.find(entity);
    if (known != m_tables.end())
        return known->second;
    return m_tables.emplace(entity, Table{RowBatch(m_database, insertSql(entity)), isSearched(entity)}).first->second;
}

Result<> NewRows::add(qint64 row, Entity entity, std::span<const LogOp *const> ops)
{
    Table &table = tableFor(entity);
    m_cells.assign(1, PlainValue(row));
    auto op = ops.begin();
    for (const FieldSpec &field : registry::spec(entity).fields) {
        while (op != ops.end() && (*op)->column < columnOf(field.field))
            ++op;
        const bool isWritten = op != ops.end() && (*op)->column == columnOf(field.field);
        m_cells.push_back(isWritten ? RowBatch::cellOf((*op)->value) : RowBatch::Cell(PlainValue(nullptr)));
    }
    RASHIN_TRY(table.rows.add(m_cells));
    return table.isSearched ? m_unsearched.add({PlainValue(row), PlainValue(static_cast<qint64>(entity))}) : Result<>();
}

Result<> NewRows::flush()
{
    for (auto &[entity, table] : m_tables)
        RASHIN_TRY(table.rows.flush());
    return m_unsearched.flush();
}

} // namespace core
