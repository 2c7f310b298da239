// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/log.h"
#include "core/storage/projection.h"
#include "core/storage/writer.h"

#include <vector>

namespace core {

/// Taking back: a further transaction that gives every cell the versions it had before – as far as nobody has changed
/// it since. Redo is the undo of an undo. All of it is in the log, so it works after a restart, and travels.
class Undo
{
public:
    explicit Undo(Database &database) : m_database(database), m_log(database), m_projection(database) {}

    /// A cell that is left alone, because somebody changed it since or its row is gone.
    struct Skipped
    {
        qint64 row;
        Column column;
    };
    /// Writes into `writer` what takes the transaction back.
    [[nodiscard]] Result<std::vector<Skipped>> takeBack(qint64 transaction, Writer &writer) const;

    /// Writes into `writer` what takes back all that arrived with a merge as the local transactions `first` … `last`: every
    /// cell gets the versions it had without them. Left alone are cells that were changed here since, and rows that came
    /// with the merge and in which somebody here has written since.
    [[nodiscard]] Result<std::vector<Skipped>> takeBackArrivals(qint64 first, qint64 last, Writer &writer) const;

    /// What can be undone and redone by who writes in this copy, newest last. The making of the document is no step.
    struct Stacks
    {
        std::vector<qint64> undo;
        std::vector<qint64> redo;

        /// One more transaction of this copy: an edit (`undone` = 0), or one that took `undone` back.
        void follow(qint64 number, qint64 undone, QStringView action);
    };
    /// Reads them out of the log once; afterwards they follow.
    [[nodiscard]] Result<Stacks> stacks() const;
    /// What the transaction does in people's eyes: "undo of a redo of X" is X.
    [[nodiscard]] Result<QString> originalAction(qint64 transaction) const;

private:
    struct Version
    {
        OpId op;
        Value value;
    };
    [[nodiscard]] Result<std::vector<Version>> versionsBefore(const LogOp &op) const;
    [[nodiscard]] Result<bool> isAsLeft(const LogOp &op, std::vector<OpId> versions) const;
    [[nodiscard]] Result<OpId> standsFor(OpId op) const;
    [[nodiscard]] Result<OpId> versionIn(qint64 transaction, OpId sameCellAs) const;
    [[nodiscard]] Result<std::vector<OpId>> previousOf(OpId op) const;
    [[nodiscard]] Result<std::vector<OpId>> unseenBefore(const LogOp &op, const std::vector<Version> &before) const;
    [[nodiscard]] Result<> writeBack(const LogOp &op, const std::vector<Version> &before, Writer &writer) const;
    [[nodiscard]] Result<bool> comesBack(const std::vector<std::pair<LogOp, std::vector<Version>>> &cells,
                                         qint64 row) const;

    using Cells = std::vector<std::pair<LogOp, std::vector<Version>>>;
    struct Arrived
    {
        qint64 first;
        qint64 last;
        [[nodiscard]] bool contains(OpId op) const;
    };
    [[nodiscard]] Result<std::vector<std::pair<qint64, Column>>> cellsOf(const Arrived &arrived) const;
    [[nodiscard]] Result<std::vector<OpId>> versionsWithout(const Arrived &arrived, const std::vector<OpId> &heads) const;
    [[nodiscard]] Result<bool> isWrittenSince(const Arrived &arrived, qint64 row) const;
    [[nodiscard]] Result<std::vector<Skipped>> writeBackAll(const Cells &cells, Writer &writer) const;

    Database &m_database;
    Log m_log;
    Projection m_projection;
};

} // namespace core
