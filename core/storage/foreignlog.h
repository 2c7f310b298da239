// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/foreignconnection.h"
#include "core/storage/log.h"
#include "core/storage/unknownwalk.h"

#include <functional>
#include <memory>
#include <optional>

namespace core {

/// A transaction as a foreign file tells it; texts are UTF-8. Formally right, not yet believed.
struct ForeignTransaction
{
    qint64 number = 0; ///< the foreign file's own
    QByteArray hash;
    QByteArray site;
    qint64 sequence = 0;
    QByteArray nonce;
    qint64 clock = 0;
    QByteArray author;
    qint64 office = 0;
    QByteArray action;
    QByteArray reason;
    QByteArray undoOf;
    QByteArray parents;
};

/// The log of a file that somebody handed us. Every value is parsed here; that a transaction says what its hash claims is
/// for LogUnion to prove. May be used by one thread at a time, whichever.
class ForeignLog
{
public:
    /// As ForeignConnection::open().
    [[nodiscard]] static Result<std::unique_ptr<ForeignLog>> open(const QString &path,
                                                                  const std::atomic_bool *cancel = nullptr);
    ForeignLog(const ForeignLog &) = delete;
    ForeignLog &operator=(const ForeignLog &) = delete;

    /// As ForeignConnection::checkPages().
    [[nodiscard]] Result<> checkPages() { return m_connection->checkPages(); }

    [[nodiscard]] QByteArray documentId() const { return m_document; }
    /// Who wrote in the file last, and for which office – as the file says.
    [[nodiscard]] QByteArray siteId() const { return m_site; }
    [[nodiscard]] std::optional<RowId> office() const { return m_office; }

    using Knows = UnknownWalk::Knows;
    /// Whether every tip of the file's log is known already.
    [[nodiscard]] Result<bool> isKnownWholly(const Knows &knows);
    /// The numbers of the transactions that are not known, rising. Work in proportion to them: it walks back from the
    /// tips. Damaged where one is missing.
    [[nodiscard]] Result<std::vector<qint64>> unknown(const Knows &knows);
    /// One of them, whole. Cheapest where they are asked for in rising order.
    [[nodiscard]] Result<ForeignTransaction> transaction(qint64 number);
    /// The hash of a transaction by the file's number for it; Damaged where there is none.
    [[nodiscard]] Result<QByteArray> hashOf(qint64 number);

    /// One op as it is read; valid until the next one. Numbers are the foreign file's.
    struct Op
    {
        qint64 row = 0;
        Column column = 0;
        PlainValue value;
        const std::vector<OpId> *previous = nullptr;
        const std::vector<OpId> *seen = nullptr;
    };
    /// Hands over the ops of a transaction in their order. Cheapest where transactions are asked for in rising order.
    [[nodiscard]] Result<> ops(qint64 transaction, const std::function<Result<>(const Op &)> &take);
    /// How many there are, without reading them.
    [[nodiscard]] Result<qint64> opCount(qint64 transaction);

private:
    /// A statement ordered by op number that is read forwards, and sought anew only over gaps.
    struct Cursor
    {
        std::optional<Statement> statement;
        OpId at = -1;          ///< the largest number there is once it has ended
        OpId soughtFrom = -1;
    };

    ForeignLog() = default;
    [[nodiscard]] Result<> readIdentity();
    [[nodiscard]] Result<Statement> prepare(QByteArrayView sql) { return m_connection->prepare(sql); }
    [[nodiscard]] Result<QByteArrayList> unknownTips(const Knows &knows);
    [[nodiscard]] Result<ForeignTransaction> transactionFrom(const Statement &row) const;
    [[nodiscard]] Result<> seek(Cursor &cursor, const char *sql, OpId first);
    [[nodiscard]] static Result<> advance(Cursor &cursor);
    [[nodiscard]] Result<> collect(Cursor &cursor, OpId op, std::vector<OpId> &into) const;

    std::unique_ptr<ForeignConnection> m_connection; ///< before its statements
    QByteArray m_document;
    QByteArray m_site;
    std::optional<RowId> m_office;
    std::optional<Statement> m_hashOf;
    Cursor m_transactions;
    Cursor m_ops;
    Cursor m_further;
    Cursor m_seen;
    qint64 m_lastRead = 0; ///< the transaction that was asked for last
    qint64 m_last = 0;     ///< the one whose ops were
    std::vector<OpId> m_previousList;
    std::vector<OpId> m_seenList;
};

} // namespace core
