// SPDX-License-Identifier: GPL-3.0-or-later
// What only honest work of several offices can bring about: deleted rows still referred to, and circles of parents.
#include "core/storage/projected.h"
#include "core/storage/projection.h"

#include <algorithm>
#include <tuple>

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace projected;

/// Deleted rows that something living still refers to stay visible; so do rows that only such rows refer to. All of them,
/// from the definition; updateGhosts() comes to the same with less work.
Result<> Projection::rebuildGhosts()
{
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
                for (const qint64 row : rows)
                    RASHIN_TRY(showGhost(row, target.entity));
                found = found || !rows.empty();
            }
        }
    }
    return {};
}

Result<> Projection::showGhost(qint64 row, Entity entity)
{
    RASHIN_LET(auto mark, m_database.use("INSERT INTO ghost(row, entity) VALUES(?,?)"));
    RASHIN_TRY(mark->bind(0, row).bind(1, static_cast<qint64>(entity)).run());
    RASHIN_LET(const auto cells, cellsOf(row, entity));
    return insertRow(row, entity, cells);
}

Result<> Projection::hideGhost(qint64 row, Entity entity)
{
    RASHIN_LET(auto unmark, m_database.use("DELETE FROM ghost WHERE row = ?"));
    RASHIN_TRY(unmark->bind(0, row).run());
    RASHIN_LET(const auto dead, deadEntity(row));
    return dead ? deleteRow(row, entity) : Result<>(); // a revived one has its proper row already
}

Result<std::optional<Entity>> Projection::deadEntity(qint64 row) const
{
    RASHIN_LET(auto query, m_database.use("SELECT entity FROM dead WHERE row = ?"));
    RASHIN_LET(const bool found, query->bind(0, row).step());
    return found ? registry::entityFromNumber(static_cast<int>(query->integer(0))) : std::nullopt;
}

/// Whether something living refers to the row.
Result<bool> Projection::isHeld(qint64 row, Entity entity) const
{
    for (const FieldSpec *reference : registry::referencesTo(entity)) {
        RASHIN_LET(auto query, m_database.use("SELECT 1 FROM " + tableOf(reference->entity()) + " c WHERE c."
                                              + columnName(columnOf(reference->field))
                                              + " = ? AND NOT EXISTS(SELECT 1 FROM dead d WHERE d.row = c.id) LIMIT 1"));
        RASHIN_LET(const bool held, query->bind(0, row).step());
        if (held)
            return true;
    }
    return false;
}

void Projection::noteReferences(const Cells &cells)
{
    for (const auto &[column, value] : cells)
        noteReference(column, value);
}

void Projection::noteReference(Column column, const Value &value)
{
    if (m_anyDead && value.isInteger() && isKnown(column) && !isExistence(column)
        && registry::spec(static_cast<Field>(column)).isReference())
        m_referred.insert(value.toInteger());
}

/// Whatever becomes a ghost now is dead since now, or is named by a reference written now, or by a ghost that is new; so
/// only these are looked at, and those that are ghosts already: what held them may be gone.
Result<> Projection::updateGhosts(const Doubtful &touched)
{
    std::map<qint64, Entity> old;
    {
        RASHIN_LET(auto query, m_database.use("SELECT row, entity FROM ghost"));
        RASHIN_TRY(query->each([&](const Statement &ghost) {
            old.emplace(ghost.integer(0), static_cast<Entity>(ghost.integer(1)));
        }));
    }
    RASHIN_LET(const Value anyDead, m_database.single("SELECT EXISTS(SELECT 1 FROM dead)"));
    if (old.empty() && !anyDead.toInteger())
        return {};
    std::unordered_set<qint64> candidates = std::exchange(m_referred, {});
    for (const auto &[row, entity] : old)
        candidates.insert(row);
    for (const auto &[row, entity] : touched)
        candidates.insert(row);
    std::map<qint64, Entity> ghosts;
    std::vector<std::pair<qint64, Entity>> work;
    for (const qint64 row : candidates) {
        RASHIN_LET(const auto entity, deadEntity(row));
        if (!entity)
            continue;
        RASHIN_LET(const bool held, isHeld(row, *entity));
        if (held && ghosts.emplace(row, *entity).second)
            work.emplace_back(row, *entity);
    }
    RASHIN_TRY(followGhosts(ghosts, std::move(work)));
    for (const auto &[row, entity] : old) {
        if (!ghosts.contains(row) || touched.contains(row)) // what it says may have changed
            RASHIN_TRY(hideGhost(row, entity));
    }
    for (const auto &[row, entity] : ghosts) {
        if (!old.contains(row) || touched.contains(row))
            RASHIN_TRY(showGhost(row, entity));
    }
    return {};
}

/// What ghosts refer to is held by them, and so on.
Result<> Projection::followGhosts(std::map<qint64, Entity> &ghosts, std::vector<std::pair<qint64, Entity>> work) const
{
    while (!work.empty()) {
        const auto [row, entity] = work.back();
        work.pop_back();
        RASHIN_LET(const auto cells, cellsOf(row, entity));
        for (const auto &[column, value] : cells) {
            if (!value.isInteger() || !registry::spec(static_cast<Field>(column)).isReference())
                continue;
            const qint64 target = value.toInteger();
            RASHIN_LET(const auto dead, deadEntity(target));
            if (dead && *dead == registry::spec(static_cast<Field>(column)).kind.target
                && ghosts.emplace(target, *dead).second)
                work.emplace_back(target, *dead);
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
