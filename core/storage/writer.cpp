// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/writer.h"

#include <algorithm>
#include <utility>

namespace core {

Writer::Chain &Writer::chainOf(qint64 row)
{
    if (m_latest.second == nullptr || m_latest.first != row)
        m_latest = {row, &m_rows[row]};
    return *m_latest.second;
}

const Writer::Chain *Writer::knownChain(qint64 row) const
{
    if (m_latest.second != nullptr && m_latest.first == row)
        return m_latest.second;
    const auto found = m_rows.find(row);
    return found == m_rows.end() ? nullptr : &found->second;
}

/// The latest write of the cell, as place + 1; 0 where there is none.
size_t Writer::placeOf(const Chain &chain, Column column) const
{
    size_t at = chain.last;
    while (at != 0 && m_writes[at - 1].column != column)
        at = m_writes[at - 1].before;
    return at;
}

void Writer::append(Chain &chain, qint64 row, Column column, const Value &value, bool isForced)
{
    m_writes.push_back({row, column, value, chain.last, isForced});
    chain.last = m_writes.size();
}

void Writer::write(qint64 row, Column column, const Value &value)
{
    Chain &chain = chainOf(row);
    if (const size_t at = placeOf(chain, column))
        m_writes[at - 1].value = value;
    else
        append(chain, row, column, value, false);
}

void Writer::writeAnother(qint64 row, Column column, const Value &value)
{
    Chain &chain = chainOf(row);
    if (const size_t at = placeOf(chain, column))
        m_writes[at - 1].isForced = true; // of several versions none may be left out for saying what is there already
    append(chain, row, column, value, true);
}

void Writer::deleteUnaware(qint64 row, Column existence, std::vector<OpId> unseen, bool another)
{
    if (another)
        writeAnother(row, existence, Value::integer(0));
    else
        write(row, existence, Value::integer(0));
    const size_t at = placeOf(chainOf(row), existence);
    m_writes[at - 1].isForced = true;
    m_unseen[at] = std::move(unseen);
}

bool Writer::isNew(qint64 row) const
{
    const Chain *chain = knownChain(row);
    return chain != nullptr && chain->isNew;
}

const Value *Writer::pending(qint64 row, Column column) const
{
    const Chain *chain = knownChain(row);
    const size_t at = chain != nullptr ? placeOf(*chain, column) : 0;
    return at == 0 ? nullptr : &m_writes[at - 1].value;
}

Result<Writer::Committed> Writer::finish(const Authorship &authorship, qint64 now)
{
    RASHIN_LET(LogTransaction transaction, transactionOf(authorship));
    if (transaction.ops.empty())
        return Committed{};
    const bool isLarge = transaction.ops.size() >= opsForThreads;
    auto inOrder = std::async(isLarge ? std::launch::async : std::launch::deferred,
                              [&] { return Projection::inOrderOfCells(transaction); });
    RASHIN_TRY(m_log.append(transaction, now));
    RASHIN_LET(ChangeSet changes, m_projection.apply(transaction, inOrder.get()));
    if (isLarge)
        dispose(std::exchange(transaction.ops, {}));
    return Committed{transaction.hash, transaction.number, std::move(changes)};
}

// To give the memory of a million cells back takes as long as a commit, and can happen beside it.
void Writer::dispose(std::vector<LogOp> ops)
{
    m_latest = {0, nullptr};
    m_disposal = std::async(std::launch::async, [ops = std::move(ops), writes = std::exchange(m_writes, {}),
                                                 rows = std::exchange(m_rows, {})]() mutable {
        ops = {};
        writes = {};
        rows = {};
    });
}

Result<LogTransaction> Writer::transactionOf(const Authorship &authorship)
{
    LogTransaction transaction;
    RASHIN_LET(auto site, m_database.use("SELECT v FROM local WHERE k = 'site'"));
    RASHIN_LET(const bool known, site->step());
    if (!known)
        return failure(Error::Code::Damaged, QStringLiteral("local.site"));
    transaction.site = site->blob(0);
    transaction.author = authorship.author;
    transaction.office = authorship.office;
    transaction.action = authorship.action;
    transaction.reason = authorship.reason;
    transaction.undoOf = authorship.undoOf;
    transaction.ops.reserve(m_writes.size());
    for (size_t at = 1; at <= m_writes.size(); ++at) {
        Write &write = m_writes[at - 1];
        LogOp op;
        op.row = write.row;
        op.column = write.column;
        op.value = std::exchange(write.value, Value());
        bool different = true;
        RASHIN_TRY(fillOp(op, different));
        if (isExistence(op.column) && op.value.toInteger() == 0)
            RASHIN_TRY(fillSeen(op, m_unseen.contains(at) ? m_unseen.at(at) : std::vector<OpId>()));
        if (different || write.isForced)
            transaction.ops.push_back(std::move(op));
    }
    return transaction;
}

Result<> Writer::fillOp(LogOp &op, bool &different)
{
    if (chainOf(op.row).isNew) {
        different = !op.value.isNull();
        return {};
    }
    RASHIN_LET(op.previous, m_projection.heads(op.row, op.column));
    if (op.previous.empty())
        different = !op.value.isNull();
    if (op.previous.size() == 1) {
        RASHIN_LET(auto query, m_database.use("SELECT val FROM op WHERE id = ?"));
        RASHIN_LET(const bool found, query->bind(0, op.previous.front()).step());
        different = !found || query->value(0) != op.value;
    }
    if (isExistence(op.column) && op.value.toInteger() == 0) {
        // Deleting a row that lives in spite of a deletion is a further deletion: it has seen more.
        RASHIN_LET(const bool dead, m_projection.isDead(op.row));
        different = different || (!dead && !op.previous.empty());
    }
    return {};
}

Result<> Writer::fillSeen(LogOp &op, const std::vector<OpId> &unseen) const
{
    RASHIN_LET(auto query, m_database.use("SELECT op FROM cell WHERE row = ?1 AND col <> ?2 UNION ALL "
                                          "SELECT op FROM rival WHERE row = ?1 AND col <> ?2 ORDER BY 1"));
    query->bind(0, op.row).bind(1, qint64{op.column});
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return {};
        if (std::find(unseen.begin(), unseen.end(), query->integer(0)) == unseen.end())
            op.seen.push_back(query->integer(0));
    }
}

} // namespace core
