// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/logtail.h"

#include "core/storage/log.h"
#include "core/storage/projected.h"
#include "core/storage/reader.h"

#include <map>
#include <set>

namespace core {

namespace {

constexpr int longestList = 2000; // operations; beyond, nobody goes through a list

using Kind = ChangeSet::Row::Kind;

/// The columns written of each row, in the order of rows.
using Written = std::map<std::pair<Entity, RowId>, std::set<Column>>;

Result<std::optional<Written>> writtenSince(Database &database, qint64 number)
{
    RASHIN_LET(auto query, database.use("SELECT row, col FROM op WHERE id >= ? LIMIT ?"));
    query->bind(0, opid::of(number + 1, 0)).bind(1, qint64{longestList + 1});
    Written written;
    for (int count = 0;; ++count) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return written;
        if (count == longestList)
            return std::optional<Written>();
        const auto row = query->row(0);
        const auto column = static_cast<Column>(query->integer(1));
        const auto entity = registry::entityFromNumber(column >> 8);
        if (row && entity)
            written[{*entity, *row}].insert(column);
    }
}

std::vector<Field> fieldsOf(const std::set<Column> &columns)
{
    std::vector<Field> fields;
    for (const Column column : columns) {
        if (const auto field = registry::fieldFromNumber(column); field && !isExistence(column))
            fields.push_back(*field);
    }
    return fields;
}

} // namespace

Result<LogTail> LogTail::of(Database &database)
{
    RASHIN_LET(auto query, database.use("SELECT id, hash FROM tx ORDER BY id DESC LIMIT 1"));
    LogTail tail;
    RASHIN_LET(const bool any, query->step());
    if (any) {
        tail.m_number = query->integer(0);
        tail.m_hash = query->blob(1);
    }
    return tail;
}

Result<bool> LogTail::isContinuation(Database &database) const
{
    RASHIN_LET(auto query, database.use("SELECT hash FROM tx WHERE id = ?"));
    query->bind(0, m_number);
    RASHIN_LET(const bool known, query->step());
    return known && query->blob(0) == m_hash;
}

Result<ChangeSet> LogTail::advance(Database &database)
{
    RASHIN_LET(const bool continues, isContinuation(database));
    RASHIN_LET(const LogTail now, of(database));
    ChangeSet changes;
    if (!continues) {
        changes.wholesale = true;
    } else if (now.m_number != m_number) {
        RASHIN_LET(const auto written, writtenSince(database, m_number));
        changes.wholesale = !written;
        const Reader reader(database);
        for (const auto &[row, columns] : written.value_or(Written())) {
            RASHIN_LET(const bool exists, reader.exists(row.first, row.second));
            // What came into being is written with its existence; what a settled conflict brings back looks the same.
            const bool isNew = exists && columns.contains(existenceOf(row.first));
            const Kind kind = !exists ? Kind::Removed : isNew ? Kind::Added : Kind::Updated;
            changes.rows.push_back({row.first, row.second, kind, fieldsOf(columns)});
        }
    }
    *this = now;
    return changes;
}

} // namespace core
