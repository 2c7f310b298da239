// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/storage/log.h"

#include <QByteArrayList>
#include <QDateTime>

#include <optional>
#include <vector>

namespace core {

/// One cell's change as the log tells it.
struct CellChange
{
    Entity entity;
    RowId row;
    std::optional<Field> field; ///< none: the row itself was added or removed (or a field of a later version)
    Value before;
    Value after;
};

/// One transaction for people: who, when, why and what.
struct HistoryEntry
{
    qint64 number = 0;
    QString transaction; ///< hash in hexadecimal digits
    QDateTime at;        ///< UTC, by the writer's clock
    QString author;
    std::optional<RowId> office;
    QString action;
    QString reason;
    QString undoOf; ///< hash of the transaction it took back; empty otherwise
    qint64 operations = 0;
    std::vector<CellChange> changes;
};

/// Reads the log back: of the file, of a row, of a field. Newest first.
class History
{
public:
    explicit History(Database &database) : m_database(database) {}

    /// Transactions before the local number `before` (0 = from the newest). `changesPerEntry` bounds how much of a large
    /// import is listed; `operations` says how many there are.
    [[nodiscard]] Result<std::vector<HistoryEntry>> entries(int limit, qint64 before = 0,
                                                            int changesPerEntry = 200) const;
    [[nodiscard]] Result<std::vector<HistoryEntry>> ofRow(Entity entity, RowId row, int limit) const;
    [[nodiscard]] Result<std::vector<HistoryEntry>> ofField(RowId row, Field field, int limit) const;
    [[nodiscard]] Result<qint64> transactionCount() const;
    [[nodiscard]] Result<qint64> operationCount() const;
    /// How many transactions were written in this copy after all of these (hashes; those the log has not are passed over).
    [[nodiscard]] Result<qint64> ownCountSince(const QByteArrayList &known) const;

private:
    [[nodiscard]] Result<HistoryEntry> entry(qint64 number) const;
    [[nodiscard]] Result<std::vector<HistoryEntry>> fromOps(const std::vector<OpId> &ops, int limit) const;
    [[nodiscard]] Result<std::vector<OpId>> versions(RowId row, Column first, Column last) const;
    [[nodiscard]] Result<std::optional<CellChange>> change(OpId op) const;

    Database &m_database;
};

} // namespace core
