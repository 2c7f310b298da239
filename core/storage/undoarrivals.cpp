// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Undo that takes a merge back: many transactions of others at once, as one step of this copy.
#include "core/storage/undo.h"

#include <algorithm>
#include <unordered_set>

namespace core {

bool Undo::Arrived::contains(OpId op) const
{
    const qint64 transaction = opid::transactionOf(op);
    return transaction >= first && transaction <= last;
}

Result<std::vector<std::pair<qint64, Column>>> Undo::cellsOf(const Arrived &arrived) const
{
    std::vector<std::pair<qint64, Column>> cells;
    RASHIN_LET(auto query, m_database.use("SELECT DISTINCT row, col FROM op WHERE id >= ? AND id < ? ORDER BY row, col"));
    query->bind(0, opid::of(arrived.first, 0)).bind(1, opid::of(arrived.last + 1, 0));
    RASHIN_TRY(query->each([&](const Statement &row) {
        cells.emplace_back(row.integer(0), static_cast<Column>(row.integer(1)));
    }));
    return cells;
}

/// What would be live without the arrivals: the live versions that did not arrive, and what the arrivals replaced – but
/// for what those have replaced themselves.
Result<std::vector<OpId>> Undo::versionsWithout(const Arrived &arrived, const std::vector<OpId> &heads) const
{
    std::vector<OpId> left;
    std::vector<OpId> toLookAt;
    for (const OpId head : heads)
        (arrived.contains(head) ? toLookAt : left).push_back(head);
    std::unordered_set<OpId> met(toLookAt.begin(), toLookAt.end());
    std::unordered_set<OpId> replaced;
    std::vector<OpId> older = left;
    while (!toLookAt.empty()) {
        const OpId at = toLookAt.back();
        toLookAt.pop_back();
        RASHIN_LET(const auto previous, previousOf(at));
        for (const OpId op : previous) {
            if (!met.insert(op).second)
                continue;
            if (arrived.contains(op))
                toLookAt.push_back(op);
            else
                older.push_back(op);
        }
    }
    // Of those, only what none of the others has replaced, directly or by way of further versions.
    std::vector<OpId> walking = older;
    std::unordered_set<OpId> walked;
    while (!walking.empty()) {
        const OpId at = walking.back();
        walking.pop_back();
        RASHIN_LET(const auto previous, previousOf(at));
        for (const OpId op : previous) {
            replaced.insert(op);
            if (walked.insert(op).second)
                walking.push_back(op);
        }
    }
    std::sort(older.begin(), older.end());
    older.erase(std::unique(older.begin(), older.end()), older.end());
    std::erase_if(older, [&](OpId op) { return replaced.contains(op); });
    return older;
}

/// Whether a live version in the row was written here after the arrivals.
Result<bool> Undo::isWrittenSince(const Arrived &arrived, qint64 row) const
{
    RASHIN_LET(auto query, m_database.use("SELECT 1 FROM cell WHERE row = ?1 AND op >= ?2 LIMIT 1"));
    query->bind(0, row).bind(1, opid::of(arrived.last + 1, 0));
    return query->step();
}

Result<std::vector<Undo::Skipped>> Undo::takeBackArrivals(qint64 first, qint64 last, Writer &writer) const
{
    const Arrived arrived{first, last};
    RASHIN_LET(const auto touched, cellsOf(arrived));
    std::vector<Skipped> skipped;
    Cells cells;
    std::unordered_set<qint64> going;   // rows that came with the merge
    std::unordered_set<qint64> staying; // of those: somebody has written in them since
    for (const auto &[row, column] : touched) { // a row's existence comes first
        if (going.contains(row))
            continue; // its cells go with it
        RASHIN_LET(const auto heads, m_projection.heads(row, column));
        const bool shows = std::any_of(heads.begin(), heads.end(), [&](OpId op) { return arrived.contains(op); });
        if (!shows || staying.contains(row)) {
            skipped.push_back({row, column});
            continue;
        }
        LogOp op;
        op.id = opid::of(first, 0);
        op.row = row;
        op.column = column;
        RASHIN_LET(op.previous, versionsWithout(arrived, heads));
        if (isExistence(column) && op.previous.empty()) {
            RASHIN_LET(const bool written, isWrittenSince(arrived, row));
            (written ? staying : going).insert(row);
            if (written) {
                skipped.push_back({row, column});
                continue;
            }
        }
        RASHIN_LET(auto before, versionsBefore(op));
        cells.emplace_back(std::move(op), std::move(before));
    }
    RASHIN_LET(const auto left, writeBackAll(cells, writer));
    skipped.insert(skipped.end(), left.begin(), left.end());
    return skipped;
}

} // namespace core
