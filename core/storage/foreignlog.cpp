// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foreignlog.h"

#include "core/base/hash.h"
#include "core/storage/foreignvalue.h"

#include <sqlite3.h>

#include <limits>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace foreignvalue;

namespace {

constexpr int longestName = 4000;                ///< bytes of an author or the name of an operation
constexpr int longestReason = 400'000;           ///< bytes
constexpr int longestKey = 64;                   ///< bytes of a site or nonce
constexpr qint64 mostTransactions = qint64{1} << 38;
constexpr qint64 latestClock = qint64{1} << 62;  ///< so that adding one to it never runs over

} // namespace

Result<std::unique_ptr<ForeignLog>> ForeignLog::open(const QString &path, const std::atomic_bool *cancel)
{
    std::unique_ptr<ForeignLog> log(new ForeignLog);
    RASHIN_LET(log->m_connection, ForeignConnection::open(path, cancel));
    RASHIN_TRY(log->readIdentity());
    return log;
}

Result<> ForeignLog::readIdentity()
{
    RASHIN_LET(auto meta, prepare("SELECT k, v FROM meta"));
    for (;;) {
        RASHIN_LET(const bool more, meta.step());
        if (!more)
            break;
        if (meta.text(0) != u"document")
            return failure(Error::Code::TooNew, u"meta: "_s + meta.text(0).left(100)); // needs what this version lacks
        if (!isBlob(meta, 1, 16) || meta.view(1).size() != 16)
            return damaged("document id");
        m_document = meta.blob(1);
    }
    if (m_document.isEmpty())
        return damaged("document id");
    RASHIN_LET(auto local, prepare("SELECT k, v FROM local WHERE k IN ('site', 'office')"));
    for (;;) {
        RASHIN_LET(const bool more, local.step());
        if (!more)
            return {};
        if (local.text(0) == u"office")
            m_office = local.row(1);
        else if (isBlob(local, 1, longestKey))
            m_site = local.blob(1);
    }
}

Result<QByteArrayList> ForeignLog::unknownTips(const Knows &knows)
{
    QByteArrayList tips;
    RASHIN_LET(auto query, prepare("SELECT hash FROM tip"));
    RASHIN_TRY(query.each([&](const Statement &row) -> Result<> {
        if (!isHash(row, 0))
            return damaged("tip");
        RASHIN_LET(const bool known, knows(row.view(0)));
        if (!known)
            tips.push_back(row.blob(0));
        return {};
    }));
    return tips;
}

Result<bool> ForeignLog::isKnownWholly(const Knows &knows)
{
    RASHIN_LET(const auto tips, unknownTips(knows));
    return tips.empty();
}

Result<ForeignTransaction> ForeignLog::transactionFrom(const Statement &row) const
{
    for (const int number : {0, 3, 5, 7}) {
        if (row.type(number) != SQLITE_INTEGER)
            return damaged("number");
    }
    const bool isFormed = isHash(row, 1) && isBlob(row, 2, longestKey) && isBlob(row, 4, longestKey)
                          && isText(row, 6, longestName) && isText(row, 8, longestName) && isText(row, 9, longestReason)
                          && (row.isNull(10) || isHash(row, 10)) && isBlob(row, 11, longestValue);
    if (!isFormed)
        return damaged("transaction");
    ForeignTransaction made;
    made.number = row.integer(0);
    made.hash = row.blob(1);
    made.site = row.blob(2);
    made.sequence = row.integer(3);
    made.nonce = row.blob(4);
    made.clock = row.integer(5);
    made.author = row.view(6).toByteArray();
    made.office = row.integer(7);
    made.action = row.view(8).toByteArray();
    made.reason = row.view(9).toByteArray();
    made.undoOf = row.blob(10);
    made.parents = row.blob(11);
    if (made.number < 1 || made.number >= mostTransactions || made.clock < 0 || made.clock >= latestClock
        || made.sequence < 0 || made.sequence >= latestClock || made.office < 0)
        return damaged("number out of range");
    RASHIN_TRY(checkParents(made.parents));
    return made;
}

Result<std::vector<qint64>> ForeignLog::unknown(const Knows &knows)
{
    RASHIN_LET(const auto tips, unknownTips(knows));
    UnknownWalk walk(knows, tips);
    RASHIN_LET(auto query, prepare("SELECT id, hash, parents FROM tx ORDER BY id DESC"));
    while (!walk.isDone()) {
        RASHIN_LET(const bool more, query.step());
        if (!more) {
            RASHIN_TRY(walk.finish());
            break;
        }
        if (!isHash(query, 1) || !isBlob(query, 2, longestValue))
            return damaged("transaction");
        RASHIN_TRY(checkParents(query.view(2)));
        RASHIN_TRY(walk.visit(query.integer(0), query.view(1), query.view(2)));
    }
    return std::move(walk).numbers();
}

Result<ForeignTransaction> ForeignLog::transaction(qint64 number)
{
    if (number <= std::exchange(m_lastRead, number)) // a second time: from the start
        m_transactions.at = -1;
    RASHIN_TRY(seek(m_transactions,
                    "SELECT id, hash, site, seq, nonce, hlc, author, office, action, reason, undo_of, parents FROM tx "
                    "WHERE id >= ? ORDER BY id", number));
    if (m_transactions.at != number)
        return damaged("a transaction is missing");
    RASHIN_LET(ForeignTransaction made, transactionFrom(*m_transactions.statement));
    RASHIN_TRY(advance(m_transactions));
    return made;
}

Result<QByteArray> ForeignLog::hashOf(qint64 number)
{
    if (!m_hashOf) {
        RASHIN_LET(Statement statement, prepare("SELECT hash FROM tx WHERE id = ?"));
        m_hashOf.emplace(std::move(statement));
    }
    RASHIN_LET(const bool found, m_hashOf->bind(0, number).step());
    if (!found || !isHash(*m_hashOf, 0))
        return damaged("a transaction is missing");
    QByteArray hash = m_hashOf->blob(0);
    m_hashOf->reset();
    return hash;
}

Result<> ForeignLog::advance(Cursor &cursor)
{
    RASHIN_LET(const bool more, cursor.statement->step());
    if (more && cursor.statement->type(0) != SQLITE_INTEGER)
        return damaged("op");
    cursor.at = more ? cursor.statement->integer(0) : std::numeric_limits<OpId>::max();
    return {};
}

Result<> ForeignLog::seek(Cursor &cursor, const char *sql, OpId first)
{
    if (!cursor.statement) {
        RASHIN_LET(Statement statement, prepare(sql));
        cursor.statement.emplace(std::move(statement));
    } else if (cursor.at >= first && cursor.soughtFrom <= first) {
        return {}; // nothing between here and there
    }
    cursor.soughtFrom = first;
    cursor.statement->reset();
    cursor.statement->bind(0, first);
    return advance(cursor);
}

Result<> ForeignLog::collect(Cursor &cursor, OpId op, std::vector<OpId> &into) const
{
    while (cursor.at == op) {
        if (cursor.statement->type(1) != SQLITE_INTEGER)
            return damaged("reference");
        const OpId version = cursor.statement->integer(1);
        if (version < 0)
            return damaged("reference");
        into.push_back(version);
        RASHIN_TRY(advance(cursor));
    }
    // One that belongs to no op of the transaction would never be hashed.
    return cursor.at < op ? Result<>(damaged("a stray reference")) : Result<>();
}

Result<> ForeignLog::ops(qint64 transaction, const std::function<Result<>(const Op &)> &take)
{
    const OpId first = opid::of(transaction, 0);
    const OpId end = opid::of(transaction + 1, 0);
    if (transaction <= std::exchange(m_last, transaction)) { // read a second time: from the start
        for (Cursor *cursor : {&m_ops, &m_further, &m_seen})
            cursor->at = -1;
    }
    RASHIN_TRY(seek(m_ops, "SELECT id, row, col, val, prev FROM op WHERE id >= ? ORDER BY id", first));
    RASHIN_TRY(seek(m_further, "SELECT op, prev FROM xprev WHERE op >= ? ORDER BY op, prev", first));
    RASHIN_TRY(seek(m_seen, "SELECT op, sop FROM seen WHERE op >= ? ORDER BY op, sop", first));
    for (OpId expected = first; m_ops.at < end; ++expected) {
        const Statement &row = *m_ops.statement;
        const PlainValue value = row.plain(3);
        if (m_ops.at != expected || row.type(1) != SQLITE_INTEGER || row.type(2) != SQLITE_INTEGER
            || (row.type(4) != SQLITE_NULL && row.type(4) != SQLITE_INTEGER) || !isOurs(value))
            return damaged("op");
        Op op;
        op.row = row.integer(1);
        const qint64 column = row.integer(2);
        if (op.row < 1 || column < 256 || column > 0xFFFF)
            return damaged("cell");
        op.column = static_cast<Column>(column);
        op.value = value;
        m_previousList.clear();
        m_seenList.clear();
        if (!row.isNull(4))
            m_previousList.push_back(row.integer(4));
        RASHIN_TRY(collect(m_further, expected, m_previousList));
        RASHIN_TRY(collect(m_seen, expected, m_seenList));
        op.previous = &m_previousList;
        op.seen = &m_seenList;
        RASHIN_TRY(take(op));
        RASHIN_TRY(advance(m_ops));
    }
    const bool stray = m_further.at < end || m_seen.at < end;
    return stray ? Result<>(damaged("a stray reference")) : Result<>();
}

Result<qint64> ForeignLog::opCount(qint64 transaction)
{
    RASHIN_LET(auto last, prepare("SELECT id FROM op WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1"));
    last.bind(0, opid::of(transaction, 0)).bind(1, opid::of(transaction + 1, 0));
    RASHIN_LET(const bool found, last.step());
    // That they are numbered without a gap, ops() finds out.
    return found ? opid::placeOf(last.integer(0)) + 1 : 0;
}

} // namespace core
