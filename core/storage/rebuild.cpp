// SPDX-License-Identifier: GPL-3.0-or-later
// The second way to the same tables: everything computed anew from the log.
#include "core/schema/ddl.h"
#include "core/storage/projected.h"
#include "core/storage/projection.h"

#include <functional>

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace projected;

namespace {

/// The versions of a cell in the order in which they may be shown: newest clock first, ties by hash, then by place.
constexpr auto winnerOrder = "ORDER BY t.hlc DESC, t.hash DESC, o.id & 16777215 DESC";

} // namespace

Result<> Projection::rebuild()
{
    m_database.forgetStatements();
    for (const QString &table : ddl::searchTables() + ddl::projectionTables())
        RASHIN_TRY(m_database.exec(u"DROP TABLE IF EXISTS \"%1\""_s.arg(table)));
    RASHIN_TRY(create());
    RASHIN_TRY(rebuildHeads());
    RASHIN_TRY(rebuildLife());
    RASHIN_TRY(rebuildRows());
    RASHIN_TRY(rebuildGhosts());
    for (const Field parent : {Field::PolicyParent, Field::OfficeParent, Field::VerdictParent})
        RASHIN_TRY(updateCuts(parent));
    return {};
}

Result<> Projection::rebuildHeads()
{
    // A head is a version that no other version replaces; the winner of several is found as everywhere.
    const QString heads = u"FROM op o JOIN tx t ON t.id = o.id >> 24 WHERE NOT EXISTS(SELECT 1 FROM temp.replaced r "
                          "WHERE r.op = o.id)"_s;
    RASHIN_TRY(m_database.exec(u"CREATE TEMP TABLE replaced(op INTEGER PRIMARY KEY)"_s));
    RASHIN_TRY(m_database.exec(u"INSERT OR IGNORE INTO temp.replaced SELECT prev FROM op WHERE prev IS NOT NULL"_s));
    RASHIN_TRY(m_database.exec(u"INSERT OR IGNORE INTO temp.replaced SELECT prev FROM xprev"_s));
    RASHIN_TRY(m_database.exec(u"CREATE TEMP TABLE ranked AS SELECT o.row AS row, o.col AS col, o.id AS op, "
                               "row_number() OVER (PARTITION BY o.row, o.col %1) AS place %2 ORDER BY 1, 2, 4"_s
                                   .arg(QLatin1String(winnerOrder), heads)));
    RASHIN_TRY(m_database.exec(u"INSERT INTO cell SELECT row, col, op FROM temp.ranked WHERE place = 1"_s));
    RASHIN_TRY(m_database.exec(u"INSERT INTO rival SELECT row, col, op FROM temp.ranked WHERE place > 1"_s));
    RASHIN_TRY(m_database.exec(u"DROP TABLE temp.ranked"_s));
    RASHIN_TRY(m_database.exec(u"DROP TABLE temp.replaced"_s));

    RASHIN_TRY(m_database.exec(u"INSERT INTO tip SELECT hash FROM tx"_s));
    RASHIN_LET(auto parents, m_database.use("SELECT parents FROM tx"));
    RASHIN_LET(auto remove, m_database.use("DELETE FROM tip WHERE hash = ?"));
    for (;;) {
        RASHIN_LET(const bool more, parents->step());
        if (!more)
            return {};
        const QByteArray hashes = parents->blob(0);
        for (qsizetype at = 0; at < hashes.size(); at += 32)
            RASHIN_TRY(remove->bind(0, hashes.mid(at, 32)).run());
    }
}

Result<> Projection::rebuildLife()
{
    std::vector<std::pair<qint64, Entity>> candidates;
    {
        RASHIN_LET(auto query, m_database.use("SELECT c.row, c.col FROM cell c JOIN op o ON o.id = c.op WHERE (c.col & "
                                              "255) = 0 AND o.val = 0 UNION SELECT r.row, r.col FROM rival r JOIN op o "
                                              "ON o.id = r.op WHERE (r.col & 255) = 0 AND o.val = 0"));
        for (;;) {
            RASHIN_LET(const bool more, query->step());
            if (!more)
                break;
            candidates.emplace_back(query->integer(0), entityOfColumn(static_cast<Column>(query->integer(1))));
        }
    }
    RASHIN_LET(auto bury, m_database.use("INSERT INTO dead(row, entity) VALUES(?,?)"));
    for (const auto &[row, entity] : candidates) {
        RASHIN_LET(const bool dead, diesNow(row, entity));
        if (dead)
            RASHIN_TRY(bury->bind(0, row).bind(1, static_cast<qint64>(entity)).run());
        else
            RASHIN_TRY(updateDispute(row, entity, false));
    }
    return {};
}

Result<> Projection::rebuildRows()
{
    RASHIN_LET(auto query, m_database.use("SELECT c.row, c.col, o.val FROM cell c JOIN op o ON o.id = c.op "
                                          "WHERE c.row NOT IN (SELECT row FROM dead) ORDER BY c.row, c.col"));
    qint64 row = 0;
    Entity entity = Entity::Plan;
    Cells cells;
    const auto flush = [&]() -> Result<> {
        if (row != 0 && registry::entityFromNumber(static_cast<int>(entity)))
            RASHIN_TRY(insertRow(row, entity, cells));
        cells.clear();
        return {};
    };
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return flush();
        if (query->integer(0) != row) {
            RASHIN_TRY(flush());
            row = query->integer(0);
            entity = entityOfColumn(static_cast<Column>(query->integer(1)));
        }
        const auto column = static_cast<Column>(query->integer(1));
        if (!isExistence(column) && isKnown(column))
            cells.emplace_back(column, query->value(2));
    }
}

} // namespace core
