// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/arrivals.h"
#include "core/storage/changeset.h"
#include "core/storage/provenlog.h"
#include "core/storage/rowbatch.h"

#include <QSet>

#include <functional>
#include <optional>

namespace core {

/// Unites this document's log with foreign ones, inside the caller's Transaction: the whole of a merge.
///
/// Set union: commutative, associative, idempotent; it writes no transaction of its own. Each transaction is taken as
/// it is; its hash and every reference are proved before take() answers; any failure leaves the caller to roll
/// everything back.
class LogUnion
{
public:
    /// Told how many of how many new transactions are in; false stops with Cancelled.
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    explicit LogUnion(Database &database, Progress progress = {});

    /// What a source had that this log had not.
    struct Taken
    {
        qint64 transactions = 0;
        qint64 operations = 0;
        std::vector<qint64> numbers; ///< the new transactions, as they are numbered here
    };
    /// Appends what the source has and this log has not. OtherDocument where it is no copy of this document; Damaged
    /// where anything in it is not what it claims to be.
    [[nodiscard]] Result<Taken> take(ForeignLog &source);

    /// Lets the tables follow all that was taken, and says what is different in them. TwoEntities where a row was written
    /// as two things.
    [[nodiscard]] Result<ChangeSet> project();
    /// The transaction for which project() refused, as it is numbered here; 0 where it was not for one alone.
    [[nodiscard]] qint64 refused() const { return opid::transactionOf(m_arrivals.refused); }

    /// The transaction ids, as they are numbered here, that came with a merge and not from this copy's own keyboard.
    [[nodiscard]] static Result<std::vector<std::pair<qint64, qint64>>> ranges(Database &database);
    /// Tells whether the log of this document has a transaction; for as long as the document is open.
    [[nodiscard]] static Result<ForeignLog::Knows> knows(Database &database);

private:
    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<bool> knows(QByteArrayView hash);
    [[nodiscard]] Result<> takeBatch(ProvenLog::Batch batch);
    [[nodiscard]] Result<> takeStart(const ForeignTransaction &transaction);
    [[nodiscard]] Result<> takeOp(const ProvenLog::Op &op, std::span<const OpId> previous, std::span<const OpId> seen);
    [[nodiscard]] Result<OpId> resolve(OpId foreign) const;
    [[nodiscard]] Result<> learn(const std::vector<std::pair<qint64, QByteArray>> &named);
    [[nodiscard]] Result<> checkParents(const ForeignTransaction &transaction);
    [[nodiscard]] Result<> checkSeen(const Arrival &op, OpId seen);
    [[nodiscard]] Result<> store(const ForeignTransaction &transaction);
    [[nodiscard]] Result<> storeOp(const Arrival &op);
    [[nodiscard]] Result<> writePending();
    [[nodiscard]] Result<> writeTips();
    [[nodiscard]] Result<> remember(qint64 first, qint64 last);

    /// What every transaction needs, prepared once.
    struct Statements
    {
        Database::Use known;
        Database::Use numberOf;
        Database::Use further;
        Database::Use seen;
        Database::Use cellOf;
    };

    Database &m_database;
    Progress m_progress;
    Arrivals m_arrivals;
    std::optional<Statements> m_use;
    RowBatch m_transactionRows;
    RowBatch m_opRows;
    qint64 m_keptBytes = 0;

    // Of the source at hand.
    std::vector<qint64> m_fresh;                  ///< its numbers of what is new, rising
    std::unordered_map<qint64, qint64> m_numbers; ///< its number of an older transaction → ours
    qint64 m_base = 0;   ///< our last number before
    qint64 m_number = 0; ///< ours of the transaction at hand
    qint64 m_place = 0;  ///< of the next op in it
    QByteArray m_last;        ///< hash of the one taken last: the parent of the next one, as a rule
    bool m_isLastTip = false; ///< nobody has built on it yet
    QSet<QByteArray> m_tips;  ///< other new ones that nobody has built on
    QSet<QByteArray> m_followed; ///< older ones that somebody has built on
};

} // namespace core
