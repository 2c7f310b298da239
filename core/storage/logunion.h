// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/arrivals.h"
#include "core/storage/canonical.h"
#include "core/storage/changeset.h"
#include "core/storage/foreignlog.h"

#include <functional>
#include <optional>

namespace core {

/// Unites this document's log with foreign ones, inside the caller's Transaction: the whole of a merge.
///
/// Set union: commutative, associative, idempotent; it writes no transaction of its own. Each transaction is taken as
/// it is, once its hash and every reference have been proved; any failure leaves the caller to roll everything back.
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

    /// Lets the tables follow all that was taken, and says what is different in them.
    [[nodiscard]] Result<ChangeSet> project();

    /// The transaction ids, as they are numbered here, that came with a merge and not from this copy's own keyboard.
    [[nodiscard]] static Result<std::vector<std::pair<qint64, qint64>>> ranges(Database &database);

private:
    struct Known
    {
        qint64 number;
        QByteArray hash;
    };
    [[nodiscard]] Result<bool> knows(const QByteArray &hash);
    [[nodiscard]] Result<> takeTransaction(ForeignLog &source, const ForeignTransaction &transaction, qint64 number);
    [[nodiscard]] Result<> collectOp(ForeignLog &source, const ForeignLog::Op &op, OpId id);
    [[nodiscard]] Result<OpId> resolve(ForeignLog &source, OpId foreign);
    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<> checkSeen(const Arrival &op, OpId seen);
    [[nodiscard]] Result<> prove(const ForeignTransaction &transaction);
    [[nodiscard]] Result<> store(const ForeignTransaction &transaction, qint64 number);
    [[nodiscard]] Result<> storeOps();
    [[nodiscard]] Result<> updateTips(const std::vector<ForeignTransaction> &fresh);
    [[nodiscard]] Result<> remember(qint64 first, qint64 last);

    /// Where the references of an op of the transaction at hand end among all of them.
    struct Pending
    {
        size_t previousEnd;
        size_t seenEnd;
        size_t seenHereEnd;
    };
    /// What every transaction needs, prepared once.
    struct Statements
    {
        Database::Use known;
        Database::Use numberOf;
        Database::Use transaction;
        Database::Use op;
        Database::Use further;
        Database::Use seen;
    };

    Database &m_database;
    Progress m_progress;
    QByteArray m_document;
    Arrivals m_arrivals;
    size_t m_firstOp = 0; ///< of the transaction at hand, among the arrivals
    std::vector<Pending> m_pending;
    std::vector<CanonicalForm::Reference> m_references; ///< of all its ops, as the hash names them
    std::vector<OpId> m_seenHere;                       ///< of all its ops, as we number them
    QByteArray m_lastTaken;                             ///< hash: the parent of the next one, as a rule
    std::optional<Statements> m_use;
    CanonicalForm m_form;
    qint64 m_keptBytes = 0;
    std::unordered_map<qint64, Known> m_numbers; ///< the source's number of a transaction → ours
};

} // namespace core
