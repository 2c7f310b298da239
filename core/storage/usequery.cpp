// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/usequery.h"

namespace core::usequery {

namespace {

Result<Uses> usesIn(const Reader &reader, const FieldSpec &field, RowId row, int most)
{
    // Every reference has an index from its other end (see ddl.cpp).
    const QLatin1String table = registry::spec(field.entity()).name;
    const QString sql = QStringLiteral("SELECT id FROM \"%1\" WHERE \"%2\" = ? AND id NOT IN (SELECT row FROM ghost) "
                                       "ORDER BY id");
    RASHIN_LET(auto query, reader.database().use(sql.arg(table, field.name).toUtf8()));
    query->bind(0, row.value());
    Uses uses{field.field, 0, {}};
    RASHIN_TRY(query->each([&](const Statement &found) {
        const auto id = found.row(0);
        if (id && uses.total++ < most)
            uses.rows.push_back(*id);
    }));
    return uses;
}

} // namespace

Result<std::vector<Uses>> of(const Reader &reader, Entity entity, RowId row, int most)
{
    std::vector<Uses> found;
    for (const FieldSpec *field : registry::referencesTo(entity)) {
        RASHIN_LET(Uses uses, usesIn(reader, *field, row, most));
        if (uses.total > 0)
            found.push_back(std::move(uses));
    }
    return found;
}

} // namespace core::usequery
