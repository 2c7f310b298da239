// SPDX-License-Identifier: GPL-3.0-or-later
// What only honest work of several offices can bring about: deleted rows still referred to, and circles of parents.
#include "core/storage/projected.h"
#include "core/storage/projection.h"

#include <algorithm>
#include <tuple>

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace projected;

/// Deleted rows that something living still refers to stay visible; so do rows that only such rows refer to.
Result<> Projection::updateGhosts()
{
    std::vector<std::pair<qint64, Entity>> old;
    {
        RASHIN_LET(auto query, m_database.use("SELECT row, entity FROM ghost"));
        RASHIN_TRY(query->each([&](const Statement &ghost) {
            old.emplace_back(ghost.integer(0), static_cast<Entity>(ghost.integer(1)));
        }));
    }
    for (const auto &[row, entity] : old) {
        RASHIN_LET(const bool dead, isDead(row));
        if (dead) // a revived one has its proper row already
            RASHIN_TRY(deleteRow(row, entity));
    }
    RASHIN_TRY(m_database.exec(u"DELETE FROM ghost"_s));
    RASHIN_LET(const Value anyDead, m_database.single("SELECT EXISTS(SELECT 1 FROM dead)"));
    if (!anyDead.toInteger())
        return {};
    for (bool found = true; found;) {
        found = false;
        for (const EntitySpec &target : registry::entities()) {
            for (const FieldSpec *reference : registry::referencesTo(target.entity)) {
                std::vector<qint64> rows;
                RASHIN_LET(auto query, m_database.use(
                    "SELECT d.row FROM dead d WHERE d.entity = ? AND d.row NOT IN (SELECT row FROM ghost) AND EXISTS("
                    "SELECT 1 FROM " + tableOf(reference->entity()) + " c WHERE c." + columnName(columnOf(reference->field))
                    + " = d.row)"));
                query->bind(0, static_cast<qint64>(target.entity));
                RASHIN_TRY(query->each([&](const Statement &row) { rows.push_back(row.integer(0)); }));
                RASHIN_LET(auto mark, m_database.use("INSERT INTO ghost(row, entity) VALUES(?,?)"));
                for (const qint64 row : rows) {
                    RASHIN_TRY(mark->bind(0, row).bind(1, static_cast<qint64>(target.entity)).run());
                    RASHIN_LET(const auto cells, cellsOf(row, target.entity));
                    RASHIN_TRY(insertRow(row, target.entity, cells));
                    found = true;
                }
            }
        }
    }
    return {};
}

/// Two offices may move two nodes below each other. Each circle is cut at its newest parent assignment; the row keeps
/// its cell and is shown without a parent until somebody moves it.
Result<> Projection::updateCuts(Field parent)
{
    const QByteArray table = tableOf(entityOf(parent));
    RASHIN_TRY(m_database.exec(u"DELETE FROM cut WHERE row IN (SELECT id FROM %1) OR row IN (SELECT row FROM dead)"_s
                                   .arg(QString::fromLatin1(table))));
    struct Node
    {
        qint64 parent;
        std::tuple<qint64, QByteArray, qint64> age;
    };
    std::map<qint64, Node> nodes;
    RASHIN_LET(auto query, m_database.use("SELECT n.id, n.parent, t.hlc, t.hash, c.op & 16777215 FROM " + table
                                          + " n CROSS JOIN cell c ON c.row = n.id AND c.col = ? "
                                            "CROSS JOIN tx t ON t.id = c.op >> 24 WHERE n.parent IS NOT NULL"));
    query->bind(0, qint64{columnOf(parent)});
    RASHIN_TRY(query->each([&](const Statement &row) {
        nodes.emplace(row.integer(0), Node{row.integer(1), {row.integer(2), row.blob(3), row.integer(4)}});
    }));
    RASHIN_LET(auto insert, m_database.use("INSERT OR IGNORE INTO cut(row) VALUES(?)"));
    std::unordered_set<qint64> done;
    for (const auto &[start, node] : nodes) {
        std::vector<qint64> path;
        qint64 at = start;
        while (nodes.contains(at) && !done.contains(at)) {
            const auto seen = std::find(path.begin(), path.end(), at);
            if (seen != path.end()) {
                const auto newest = std::max_element(
                    seen, path.end(), [&](qint64 a, qint64 b) { return nodes.at(a).age < nodes.at(b).age; });
                RASHIN_TRY(insert->bind(0, *newest).run());
                break;
            }
            path.push_back(at);
            at = nodes.at(at).parent;
        }
        done.insert(path.begin(), path.end());
    }
    return {};
}

} // namespace core
