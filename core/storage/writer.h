// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/changeset.h"
#include "core/storage/database.h"
#include "core/storage/log.h"
#include "core/storage/projection.h"

#include <future>
#include <unordered_map>

namespace core {

/// Who writes, where and why: what a transaction keeps besides its cells.
struct Authorship
{
    QString author;
    qint64 office = 0; ///< row of the writer's office; 0 = none
    QString action;    ///< name of the operation, such as "project.add"
    QString reason;    ///< in people's words; may be empty
    QByteArray undoOf;
};

/// Collects the cell writes of one transaction and puts them into log and tables. Knows no rule of the domain.
class Writer
{
public:
    explicit Writer(Database &database) : m_database(database), m_log(database), m_projection(database) {}

    /// The cell gets the value; a second write of the same cell replaces the first.
    void write(qint64 row, Column column, const Value &value);
    /// One more version of a cell that this transaction writes already: how an undo opens a conflict again.
    void writeAnother(qint64 row, Column column, const Value &value);
    /// A deletion that leaves some versions of the row's cells unseen, so that it goes on being in conflict with them: how
    /// an undo opens the conflict of a row again.
    void deleteUnaware(qint64 row, Column existence, std::vector<OpId> unseen, bool another);
    /// The row has no versions yet, so nothing needs to be looked up for it.
    void declareNew(qint64 row) { chainOf(row).isNew = true; }
    /// What this transaction writes into the cell, if it does.
    [[nodiscard]] const Value *pending(qint64 row, Column column) const;
    [[nodiscard]] bool isNew(qint64 row) const;

    struct Committed
    {
        QByteArray hash;   ///< empty where nothing was different: then nothing was appended
        qint64 number = 0; ///< local number of the transaction
        ChangeSet changes;
    };
    /// Appends and projects what was written, once. `now` in milliseconds since 1970. Commits nothing: that is the
    /// Transaction's business.
    [[nodiscard]] Result<Committed> finish(const Authorship &authorship, qint64 now);

private:
    struct Write
    {
        qint64 row;
        Column column;
        Value value;
        size_t before = 0;              ///< the row's write before this one; place in m_writes + 1
        bool isForced = false;          ///< also where it says what is there already
    };
    /// The writes of one row. They are few and mostly come together, so that a search for each cell in a table of all
    /// cells takes longer than going through them.
    struct Chain
    {
        size_t last = 0; ///< place in m_writes + 1
        bool isNew = false;
    };
    void dispose(std::vector<LogOp> ops);
    [[nodiscard]] Chain &chainOf(qint64 row);
    [[nodiscard]] const Chain *knownChain(qint64 row) const;
    [[nodiscard]] size_t placeOf(const Chain &chain, Column column) const;
    void append(Chain &chain, qint64 row, Column column, const Value &value, bool isForced);
    [[nodiscard]] Result<> fillOp(LogOp &op, bool &different);
    [[nodiscard]] Result<> fillSeen(LogOp &op, const std::vector<OpId> &unseen) const;
    [[nodiscard]] Result<LogTransaction> transactionOf(const Authorship &authorship);

    Database &m_database;
    Log m_log;
    Projection m_projection;
    std::vector<Write> m_writes;
    std::unordered_map<qint64, Chain> m_rows;
    std::unordered_map<size_t, std::vector<OpId>> m_unseen; ///< by place + 1 of a deletion: versions it is not aware of
    std::pair<qint64, Chain *> m_latest = {0, nullptr}; ///< the row written last
    std::future<void> m_disposal; ///< of what was written; waited for
};

} // namespace core
