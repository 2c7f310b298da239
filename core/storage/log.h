// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/schema/registry.h"
#include "core/storage/database.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace core {

/// Local number of an operation in the log: transaction number << 24 | its place in the transaction. Never leaves the
/// file.
using OpId = qint64;

/// From so many ops on it is worth a thread to work at a transaction from two sides.
inline constexpr size_t opsForThreads = 10'000;

namespace opid {
inline constexpr int shift = 24;
inline constexpr qint64 mask = (qint64{1} << shift) - 1;
[[nodiscard]] constexpr qint64 transactionOf(OpId op) { return op >> shift; }
[[nodiscard]] constexpr qint64 placeOf(OpId op) { return op & mask; }
[[nodiscard]] constexpr OpId of(qint64 transaction, qint64 place) { return (transaction << shift) | place; }
} // namespace opid

/// Number of a cell's column in the log; 0 within an entity is "the row exists".
using Column = int;
[[nodiscard]] constexpr Column columnOf(Field field) { return static_cast<Column>(field); }
[[nodiscard]] constexpr Column existenceOf(Entity entity) { return static_cast<Column>(entity) << 8; }
[[nodiscard]] constexpr bool isExistence(Column column) { return (column & 255) == 0; }

/// One write of one cell, with the writes of that cell which its author saw and replaced.
struct LogOp
{
    OpId id = 0;
    qint64 row = 0;
    Column column = 0;
    Value value;
    std::vector<OpId> previous; ///< none for the first write of a cell; several where it settles a conflict
    std::vector<OpId> seen;     ///< of a deletion: every other cell version of the row its author saw
};

/// One transaction of the log: immutable, named by the hash of what it says.
struct LogTransaction
{
    qint64 number = 0; ///< local arrival number, in causal order
    QByteArray hash;
    QByteArray site;
    qint64 sequence = 0;
    QByteArray nonce;
    qint64 clock = 0; ///< hybrid logical clock: milliseconds << 16, never before its parents. A hint, never causality
    QString author;
    qint64 office = 0; ///< row of the writer's office; 0 = none
    QString action;
    QString reason;
    QByteArray undoOf; ///< hash of the transaction this one takes back
    QByteArray parents; ///< sorted hashes of the tips of the log its writer had
    std::vector<LogOp> ops;
};

/// What puts a transaction into the tables of the log; parameters in the order of the columns.
namespace logsql {
inline constexpr char insertTransaction[] = "INSERT INTO tx(id, hash, site, seq, nonce, hlc, author, office, action, "
                                            "reason, undo_of, parents) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)";
inline constexpr char insertOp[] = "INSERT INTO op(id, row, col, val, prev) VALUES(?,?,?,?,?)";
inline constexpr char insertFurther[] = "INSERT INTO xprev(op, prev) VALUES(?,?)";
inline constexpr char insertSeen[] = "INSERT INTO seen(op, sop) VALUES(?,?)";
} // namespace logsql

/// The append-only truth of a document. Semantics and proofs: the tables tx, op, xprev, seen as in core/storage/README.md.
class Log
{
public:
    explicit Log(Database &database) : m_database(database) {}

    /// Fills number, sequence, parents, clock (not before `now`, milliseconds since 1970), the ops' ids and the hash,
    /// and appends. To be called inside a Transaction; the heads are the projection's business.
    [[nodiscard]] Result<> append(LogTransaction &transaction, qint64 now);

    /// Appends a transaction as it is, under the number it has: one of another file of this document. What it says must
    /// have been proved.
    [[nodiscard]] Result<> adopt(const LogTransaction &transaction);

    /// The transaction with its ops; NotFound where the log has none of that number.
    [[nodiscard]] Result<LogTransaction> read(qint64 number) const;
    [[nodiscard]] Result<qint64> numberOf(const QByteArray &hash) const;
    [[nodiscard]] Result<qint64> lastNumber() const;
    [[nodiscard]] Result<QByteArray> documentId() const;
    /// For a log that has no transaction yet, and that is to be of the same document as another.
    [[nodiscard]] Result<> setDocumentId(const QByteArray &id);

    /// The hash over the canonical form (BLAKE2b-256). `document` is the document's id.
    [[nodiscard]] Result<QByteArray> hashOf(const LogTransaction &transaction, const QByteArray &document) const;

private:
    /// Hashes of transactions by their local numbers.
    using Hashes = QHash<qint64, QByteArray>;
    /// Of all transactions whose versions the ops replace or saw.
    [[nodiscard]] Result<Hashes> hashesNamed(const LogTransaction &transaction) const;
    [[nodiscard]] static QByteArray hashOf(const LogTransaction &transaction, const QByteArray &document, const Hashes &named);
    [[nodiscard]] Result<> place(LogTransaction &transaction, qint64 now) const;
    [[nodiscard]] Result<> storeHead(const LogTransaction &transaction);
    [[nodiscard]] Result<> storeOps(const LogTransaction &transaction);
    [[nodiscard]] Result<QByteArray> hashOfTransaction(qint64 number) const;
    [[nodiscard]] Result<> readOps(LogTransaction &transaction) const;

    Database &m_database;
};

} // namespace core
