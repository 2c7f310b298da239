// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/undo.h"

#include "core/storage/logunion.h"

#include <algorithm>
#include <map>
#include <utility>

namespace core {

Result<std::vector<Undo::Version>> Undo::versionsBefore(const LogOp &op) const
{
    // The one that was shown is written last, so that it is shown again.
    struct Aged
    {
        std::tuple<qint64, QByteArray, qint64> age;
        Version version;
    };
    std::vector<Aged> found;
    RASHIN_LET(auto query, m_database.use("SELECT o.val, t.hlc, t.hash FROM op o JOIN tx t ON t.id = o.id >> 24 "
                                          "WHERE o.id = ?"));
    for (const OpId previous : op.previous) {
        RASHIN_LET(const bool row, query->bind(0, previous).step());
        if (!row)
            return failure(Error::Code::Damaged, QStringLiteral("op %1").arg(previous));
        found.push_back({{query->integer(1), query->blob(2), opid::placeOf(previous)}, {previous, query->value(0)}});
        query->reset();
    }
    std::sort(found.begin(), found.end(), [](const Aged &a, const Aged &b) { return a.age < b.age; });
    std::vector<Version> versions;
    for (Aged &aged : found)
        versions.push_back(std::move(aged.version));
    if (versions.empty())
        versions.push_back({0, isExistence(op.column) ? Value::integer(0) : Value()});
    return versions;
}

/// Whether the cell reads as the transaction left it: its live versions are the transaction's own, or an undo has
/// brought those back.
Result<bool> Undo::isAsLeft(const LogOp &op, std::vector<OpId> versions) const
{
    RASHIN_LET(auto heads, m_projection.heads(op.row, op.column));
    for (auto *list : {&heads, &versions}) {
        for (OpId &version : *list) {
            RASHIN_LET(version, standsFor(version));
        }
        std::sort(list->begin(), list->end());
    }
    return heads == versions;
}

/// The version that people entered: what an undo writes stands for the version it brings back. 0 stands for "never
/// written". Undoing a settled conflict brings several back and stands for itself.
Result<OpId> Undo::standsFor(OpId op) const
{
    while (op != 0) {
        RASHIN_LET(auto query, m_database.use("SELECT u.id FROM tx t JOIN tx u ON u.hash = t.undo_of WHERE t.id = ?"));
        RASHIN_LET(const bool isUndo, query->bind(0, opid::transactionOf(op)).step());
        if (!isUndo)
            return op;
        RASHIN_LET(const OpId undone, versionIn(query->integer(0), op));
        RASHIN_LET(const auto before, previousOf(undone));
        if (undone == 0 || before.size() > 1)
            return op;
        op = before.empty() ? 0 : before.front();
    }
    return op;
}

Result<OpId> Undo::versionIn(qint64 transaction, OpId sameCellAs) const
{
    RASHIN_LET(auto query, m_database.use("SELECT x.id FROM op o JOIN op x ON x.row = o.row AND x.col = o.col "
                                          "WHERE o.id = ? AND x.id >= ? AND x.id < ? ORDER BY x.id LIMIT 1"));
    query->bind(0, sameCellAs).bind(1, opid::of(transaction, 0)).bind(2, opid::of(transaction + 1, 0));
    RASHIN_LET(const bool found, query->step());
    return found ? query->integer(0) : 0;
}

Result<std::vector<OpId>> Undo::previousOf(OpId op) const
{
    std::vector<OpId> found;
    RASHIN_LET(auto query, m_database.use("SELECT prev FROM op WHERE id = ?1 AND prev IS NOT NULL UNION ALL "
                                          "SELECT prev FROM xprev WHERE op = ?1"));
    query->bind(0, op);
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return found;
        found.push_back(query->integer(0));
    }
}

/// Where the row was in conflict before – deleted by one of these versions, and written in by somebody else: the versions
/// of its cells that no deletion was aware of.
Result<std::vector<OpId>> Undo::unseenBefore(const LogOp &op, const std::vector<Version> &before) const
{
    std::vector<OpId> unseen;
    RASHIN_LET(auto heads, m_database.use("SELECT op FROM cell WHERE row = ?1 AND col <> ?2 AND op < ?3 UNION ALL "
                                          "SELECT op FROM rival WHERE row = ?1 AND col <> ?2 AND op < ?3"));
    RASHIN_LET(auto seen, m_database.use("SELECT 1 FROM seen WHERE op = ? AND sop = ?"));
    heads->bind(0, op.row).bind(1, qint64{op.column}).bind(2, opid::of(opid::transactionOf(op.id), 0));
    for (;;) {
        RASHIN_LET(const bool more, heads->step());
        if (!more)
            return unseen;
        const OpId head = heads->integer(0);
        bool isSeen = false;
        for (const Version &version : before) {
            if (version.op == 0 || version.value.toInteger() != 0)
                continue;
            RASHIN_LET(const bool found, seen->bind(0, version.op).bind(1, head).step());
            seen->reset();
            isSeen = isSeen || found || opid::transactionOf(version.op) == opid::transactionOf(head);
        }
        if (!isSeen)
            unseen.push_back(head);
    }
}

Result<> Undo::writeBack(const LogOp &op, const std::vector<Version> &before, Writer &writer) const
{
    for (size_t i = 0; i < before.size(); ++i) {
        const bool isDeletion = isExistence(op.column) && before[i].op != 0 && before[i].value.toInteger() == 0;
        std::vector<OpId> unseen;
        if (isDeletion) {
            RASHIN_LET(unseen, unseenBefore(op, before));
        }
        if (!unseen.empty())
            writer.deleteUnaware(op.row, op.column, std::move(unseen), i > 0);
        else if (i == 0)
            writer.write(op.row, op.column, before[i].value);
        else
            writer.writeAnother(op.row, op.column, before[i].value);
    }
    return {};
}

Result<bool> Undo::comesBack(const std::vector<std::pair<LogOp, std::vector<Version>>> &cells, qint64 row) const
{
    RASHIN_LET(const bool dead, m_projection.isDead(row));
    if (!dead)
        return true;
    return std::any_of(cells.begin(), cells.end(), [&](const auto &cell) {
        return cell.first.row == row && isExistence(cell.first.column) && cell.second.back().value.toInteger() == 1;
    });
}

Result<std::vector<Undo::Skipped>> Undo::takeBack(qint64 transaction, Writer &writer) const
{
    RASHIN_LET(const LogTransaction taken, m_log.read(transaction));
    std::map<std::pair<qint64, Column>, std::vector<OpId>> versions;
    for (const LogOp &op : taken.ops)
        versions[{op.row, op.column}].push_back(op.id);

    std::vector<Skipped> skipped;
    std::vector<std::pair<LogOp, std::vector<Version>>> cells;
    for (const LogOp &op : taken.ops) {
        auto &mine = versions[{op.row, op.column}];
        if (mine.empty())
            continue; // handled with the cell's first version
        RASHIN_LET(const bool untouched, isAsLeft(op, std::exchange(mine, {})));
        if (!untouched) {
            skipped.push_back({op.row, op.column});
            continue;
        }
        RASHIN_LET(auto before, versionsBefore(op));
        cells.emplace_back(op, std::move(before));
    }
    RASHIN_LET(const auto left, writeBackAll(cells, writer));
    skipped.insert(skipped.end(), left.begin(), left.end());
    return skipped;
}

Result<std::vector<Undo::Skipped>> Undo::writeBackAll(const Cells &cells, Writer &writer) const
{
    std::vector<Skipped> skipped;
    for (const auto &[op, before] : cells) {
        RASHIN_LET(const bool lives, comesBack(cells, op.row));
        if (!lives && !isExistence(op.column)) {
            skipped.push_back({op.row, op.column});
            continue;
        }
        RASHIN_TRY(writeBack(op, before, writer));
    }
    return skipped;
}

namespace {

/// Takes a step off a stack, with those above it that there was nothing to take back of.
bool takeOff(std::vector<qint64> &stack, qint64 number)
{
    const auto at = std::find(stack.begin(), stack.end(), number);
    const bool found = at != stack.end();
    stack.erase(at, stack.end());
    return found;
}

} // namespace

void Undo::Stacks::follow(qint64 number, qint64 undone, QStringView action)
{
    // The newest step taken back from the history is an undo like any other.
    const auto inTurn = [&](const std::vector<qint64> &stack) {
        return undone != 0 && (action == u"undo" || action == u"redo" || (!stack.empty() && stack.back() == undone));
    };
    if (inTurn(undo) && takeOff(undo, undone)) {
        redo.push_back(number);
    } else if (inTurn(redo) && takeOff(redo, undone)) {
        undo.push_back(number);
    } else { // an edit, or an older change taken back out of turn
        undo.push_back(number);
        redo.clear();
    }
}

Result<Undo::Stacks> Undo::stacks() const
{
    Stacks stacks;
    // What a copy made in the file manager wrote under the same site came here by a merge: not this copy's own steps.
    RASHIN_LET(const auto merged, LogUnion::ranges(m_database));
    auto range = merged.begin();
    RASHIN_LET(auto query, m_database.use("SELECT t.id, u.id, t.action FROM tx t LEFT JOIN tx u ON u.hash = t.undo_of "
                                          "WHERE t.site = (SELECT v FROM local WHERE k = 'site') AND t.parents <> x'' "
                                          "ORDER BY t.id"));
    RASHIN_TRY(query->each([&](const Statement &row) {
        const qint64 number = row.integer(0);
        while (range != merged.end() && range->second < number)
            ++range;
        if (range == merged.end() || range->first > number)
            stacks.follow(number, row.integer(1), row.text(2));
    }));
    return stacks;
}

Result<QString> Undo::originalAction(qint64 transaction) const
{
    RASHIN_LET(auto query, m_database.use("SELECT t.action, u.id FROM tx t LEFT JOIN tx u ON u.hash = t.undo_of "
                                          "WHERE t.id = ?"));
    QString action;
    for (qint64 at = transaction; at != 0; at = query->integer(1)) {
        query->reset();
        RASHIN_LET(const bool found, query->bind(0, at).step());
        if (!found)
            return failure(Error::Code::NotFound, QString::number(at));
        action = query->text(0);
    }
    return action;
}

} // namespace core
