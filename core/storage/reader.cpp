// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/reader.h"

namespace core {

namespace {

QByteArray quoted(QLatin1String name)
{
    return '"' + QByteArray(name.data(), name.size()) + '"';
}

QByteArray columnsOf(const EntitySpec &entity)
{
    QByteArray sql = "SELECT id, id IN (SELECT row FROM ghost)";
    for (const FieldSpec &field : entity.fields)
        sql += ", " + quoted(field.name);
    return sql + " FROM " + quoted(entity.name);
}

QByteArray conditions(const Filter &filter)
{
    QByteArray sql;
    for (const auto &[field, value] : filter.equals)
        sql += (sql.isEmpty() ? " WHERE " : " AND ") + quoted(registry::spec(field).name) + " IS ?";
    return sql;
}

QByteArray order(const EntitySpec &entity, const Filter &filter)
{
    QByteArray sql = " ORDER BY ";
    for (const Field field : filter.orderBy)
        sql += quoted(registry::spec(field).name) + ", ";
    if (filter.orderBy.empty()) {
        for (const char *name : {"position", "depth", "number", "code", "year"}) {
            if (entity.find(QString::fromLatin1(name)))
                sql += quoted(QLatin1String(name)) + ", ";
        }
    }
    return sql + "id";
}

void bind(Statement &query, const Filter &filter)
{
    for (size_t i = 0; i < filter.equals.size(); ++i)
        query.bind(static_cast<int>(i), filter.equals[i].second);
}

Result<Record> recordFrom(const Statement &query, const EntitySpec &entity)
{
    const auto id = query.row(0);
    if (!id)
        return failure(Error::Code::Damaged, QString(entity.name));
    std::vector<Value> values;
    values.reserve(entity.fields.size());
    for (size_t i = 0; i < entity.fields.size(); ++i)
        values.push_back(query.value(static_cast<int>(i) + 2));
    return Record(entity.entity, *id, std::move(values), query.integer(1) != 0);
}

} // namespace

Result<Record> Reader::record(Entity entity, RowId id) const
{
    const EntitySpec &spec = registry::spec(entity);
    RASHIN_LET(auto query, m_database->use(columnsOf(spec) + " WHERE id = ?"));
    RASHIN_LET(const bool found, query->bind(0, id.value()).step());
    if (!found)
        return failure(Error::Code::NotFound, spec.name + u' ' + id.toString());
    return recordFrom(*query, spec);
}

Result<std::vector<Record>> Reader::records(Entity entity, const Filter &filter) const
{
    const EntitySpec &spec = registry::spec(entity);
    RASHIN_LET(auto query, m_database->use(columnsOf(spec) + conditions(filter) + order(spec, filter)));
    bind(*query, filter);
    std::vector<Record> found;
    RASHIN_TRY(query->each([&](const Statement &row) -> Result<> {
        RASHIN_LET(auto record, recordFrom(row, spec));
        found.push_back(std::move(record));
        return {};
    }));
    return found;
}

Result<std::optional<Record>> Reader::first(Entity entity, const Filter &filter) const
{
    const EntitySpec &spec = registry::spec(entity);
    RASHIN_LET(auto query, m_database->use(columnsOf(spec) + conditions(filter) + order(spec, filter) + " LIMIT 1"));
    bind(*query, filter);
    RASHIN_LET(const bool found, query->step());
    if (!found)
        return std::nullopt;
    RASHIN_LET(auto record, recordFrom(*query, spec));
    return std::optional(std::move(record));
}

Result<qint64> Reader::count(Entity entity) const
{
    RASHIN_LET(auto query, m_database->use("SELECT count(*) FROM " + quoted(registry::spec(entity).name)));
    RASHIN_LET(const bool row, query->step());
    return row ? query->integer(0) : 0;
}

Result<std::optional<RowId>> Reader::find(Field field, const Value &value) const
{
    const QByteArray table = quoted(registry::spec(entityOf(field)).name);
    RASHIN_LET(auto query, m_database->use("SELECT id FROM " + table + " WHERE " + quoted(registry::spec(field).name)
                                           + " = ? ORDER BY id LIMIT 1"));
    RASHIN_LET(const bool found, query->bind(0, value).step());
    return found ? query->row(0) : std::nullopt;
}

Result<Value> Reader::value(RowId row, Field field) const
{
    const QByteArray table = quoted(registry::spec(entityOf(field)).name);
    RASHIN_LET(auto query,
               m_database->use("SELECT " + quoted(registry::spec(field).name) + " FROM " + table + " WHERE id = ?"));
    RASHIN_LET(const bool found, query->bind(0, row.value()).step());
    if (!found)
        return failure(Error::Code::NotFound, row.toString());
    return query->value(0);
}

Result<bool> Reader::exists(Entity entity, RowId row) const
{
    static const std::vector<QByteArray> sql = [] {
        std::vector<QByteArray> made;
        for (const EntitySpec &spec : registry::entities())
            made.push_back("SELECT 1 FROM " + quoted(spec.name) + " WHERE id = ? AND id NOT IN (SELECT row FROM ghost)");
        return made;
    }();
    RASHIN_LET(auto query, m_database->use(sql[registry::place(entity)]));
    return query->bind(0, row.value()).step();
}

Result<bool> Reader::isCut(RowId row) const
{
    RASHIN_LET(auto query, m_database->use("SELECT 1 FROM cut WHERE row = ?"));
    return query->bind(0, row.value()).step();
}

} // namespace core
