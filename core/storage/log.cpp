// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/log.h"

#include "core/base/hash.h"
#include "core/storage/canonical.h"
#include "core/storage/rowbatch.h"

#include <algorithm>
#include <future>

namespace core {

Result<> Log::append(LogTransaction &transaction, qint64 now)
{
    if (transaction.ops.size() > size_t(opid::mask))
        return failure(Error::Code::TooLarge);
    RASHIN_TRY(place(transaction, now));
    RASHIN_LET(const QByteArray document, documentId());
    RASHIN_LET(const Hashes named, hashesNamed(transaction));
    // Of many ops the hash is made while they are stored: it alone has to wait.
    const auto policy = transaction.ops.size() >= opsForThreads ? std::launch::async : std::launch::deferred;
    auto hash = std::async(policy, [&] { return hashOf(transaction, document, named); });
    RASHIN_TRY(storeOps(transaction));
    transaction.hash = hash.get();
    return storeHead(transaction);
}

Result<> Log::adopt(const LogTransaction &transaction)
{
    RASHIN_TRY(storeHead(transaction));
    return storeOps(transaction);
}

Result<> Log::place(LogTransaction &transaction, qint64 now) const
{
    RASHIN_LET(const qint64 last, lastNumber());
    transaction.number = last + 1;
    for (size_t i = 0; i < transaction.ops.size(); ++i)
        transaction.ops[i].id = opid::of(transaction.number, static_cast<qint64>(i));
    transaction.nonce = randomBytes(8);
    transaction.clock = now << 16;
    transaction.parents.clear();
    RASHIN_LET(auto tips, m_database.use("SELECT t.hash, x.hlc FROM tip t JOIN tx x ON x.hash = t.hash ORDER BY t.hash"));
    for (;;) {
        RASHIN_LET(const bool row, tips->step());
        if (!row)
            break;
        transaction.parents += tips->blob(0);
        transaction.clock = std::max(transaction.clock, tips->integer(1) + 1);
    }
    RASHIN_LET(auto sequence, m_database.use("SELECT v FROM local WHERE k = 'sequence'"));
    RASHIN_LET(const bool known, sequence->step());
    transaction.sequence = known ? sequence->integer(0) + 1 : 1;
    return {};
}

Result<Log::Hashes> Log::hashesNamed(const LogTransaction &transaction) const
{
    Hashes named;
    for (const LogOp &op : transaction.ops) {
        for (const auto *versions : {&op.previous, &op.seen}) {
            for (const OpId version : *versions) {
                const qint64 number = opid::transactionOf(version);
                if (!named.contains(number)) {
                    RASHIN_LET(named[number], hashOfTransaction(number));
                }
            }
        }
    }
    return named;
}

QByteArray Log::hashOf(const LogTransaction &transaction, const QByteArray &document, const Hashes &named)
{
    std::vector<CanonicalForm::Reference> references;
    CanonicalForm form;
    const auto addReferences = [&](const std::vector<OpId> &versions) {
        references.clear();
        for (const OpId version : versions)
            references.emplace_back(named.value(opid::transactionOf(version)), opid::placeOf(version));
        form.addReferences(references);
    };
    form.addHead(document, transaction, static_cast<qint64>(transaction.ops.size()));
    for (const LogOp &op : transaction.ops) {
        form.add(op.row);
        form.add(qint64{op.column});
        form.add(op.value);
        addReferences(op.previous);
        addReferences(op.seen);
    }
    return form.result();
}

Result<QByteArray> Log::hashOf(const LogTransaction &transaction, const QByteArray &document) const
{
    RASHIN_LET(const Hashes named, hashesNamed(transaction));
    return hashOf(transaction, document, named);
}

Result<> Log::setDocumentId(const QByteArray &id)
{
    if (id.isEmpty())
        return failure(Error::Code::Damaged, QStringLiteral("meta.document"));
    RASHIN_LET(auto update, m_database.use("UPDATE meta SET v = ? WHERE k = 'document'"));
    return update->bind(0, id).run();
}

Result<> Log::storeHead(const LogTransaction &transaction)
{
    RASHIN_LET(auto insert, m_database.use(logsql::insertTransaction));
    insert->bind(0, transaction.number).bind(1, transaction.hash).bind(2, transaction.site);
    insert->bind(3, transaction.sequence).bind(4, transaction.nonce).bind(5, transaction.clock);
    insert->bind(6, transaction.author).bind(7, transaction.office).bind(8, transaction.action);
    insert->bind(9, transaction.reason).bind(11, transaction.parents);
    if (transaction.undoOf.isEmpty())
        insert->bindNull(10);
    else
        insert->bind(10, transaction.undoOf);
    RASHIN_TRY(insert->run());
    RASHIN_LET(auto sequence, m_database.use("INSERT OR REPLACE INTO local(k, v) VALUES('sequence', ?)"));
    return sequence->bind(0, transaction.sequence).run();
}

Result<> Log::storeOps(const LogTransaction &transaction)
{
    RowBatch rows(m_database, logsql::insertOp);
    RASHIN_LET(auto further, m_database.use(logsql::insertFurther));
    RASHIN_LET(auto seen, m_database.use(logsql::insertSeen));
    for (const LogOp &op : transaction.ops) {
        const PlainValue previous = op.previous.empty() ? PlainValue(nullptr) : PlainValue(op.previous.front());
        RASHIN_TRY(rows.add({PlainValue(op.id), PlainValue(op.row), PlainValue(qint64{op.column}), RowBatch::cellOf(op.value),
                             previous}));
        for (size_t i = 1; i < op.previous.size(); ++i)
            RASHIN_TRY(further->bind(0, op.id).bind(1, op.previous[i]).run());
        for (const OpId version : op.seen)
            RASHIN_TRY(seen->bind(0, op.id).bind(1, version).run());
    }
    return rows.flush();
}

Result<LogTransaction> Log::read(qint64 number) const
{
    RASHIN_LET(auto query, m_database.use("SELECT hash, site, seq, nonce, hlc, author, office, action, reason, undo_of, "
                                          "parents FROM tx WHERE id = ?"));
    query->bind(0, number);
    RASHIN_LET(const bool found, query->step());
    if (!found)
        return failure(Error::Code::NotFound, QString::number(number));
    LogTransaction transaction;
    transaction.number = number;
    transaction.hash = query->blob(0);
    transaction.site = query->blob(1);
    transaction.sequence = query->integer(2);
    transaction.nonce = query->blob(3);
    transaction.clock = query->integer(4);
    transaction.author = query->text(5);
    transaction.office = query->integer(6);
    transaction.action = query->text(7);
    transaction.reason = query->text(8);
    transaction.undoOf = query->blob(9);
    transaction.parents = query->blob(10);
    RASHIN_TRY(readOps(transaction));
    return transaction;
}

Result<> Log::readOps(LogTransaction &transaction) const
{
    RASHIN_LET(auto query, m_database.use("SELECT id, row, col, val, prev FROM op WHERE id >= ? AND id < ? ORDER BY id"));
    RASHIN_LET(auto further, m_database.use("SELECT prev FROM xprev WHERE op = ?"));
    RASHIN_LET(auto seen, m_database.use("SELECT sop FROM seen WHERE op = ?"));
    const auto collect = [](Statement &statement, OpId op, std::vector<OpId> &into) -> Result<> {
        statement.bind(0, op);
        for (;;) {
            RASHIN_LET(const bool row, statement.step());
            if (!row)
                return {};
            into.push_back(statement.integer(0));
        }
    };
    query->bind(0, opid::of(transaction.number, 0)).bind(1, opid::of(transaction.number + 1, 0));
    for (;;) {
        RASHIN_LET(const bool row, query->step());
        if (!row)
            return {};
        LogOp op;
        op.id = query->integer(0);
        op.row = query->integer(1);
        op.column = static_cast<Column>(query->integer(2));
        op.value = query->value(3);
        if (!query->isNull(4))
            op.previous.push_back(query->integer(4));
        RASHIN_TRY(collect(*further, op.id, op.previous));
        if (isExistence(op.column))
            RASHIN_TRY(collect(*seen, op.id, op.seen));
        transaction.ops.push_back(std::move(op));
    }
}

Result<qint64> Log::numberOf(const QByteArray &hash) const
{
    RASHIN_LET(auto query, m_database.use("SELECT id FROM tx WHERE hash = ?"));
    query->bind(0, hash);
    RASHIN_LET(const bool found, query->step());
    if (!found)
        return failure(Error::Code::NotFound, QString::fromLatin1(hash.toHex()));
    return query->integer(0);
}

Result<qint64> Log::lastNumber() const
{
    RASHIN_LET(auto query, m_database.use("SELECT max(id) FROM tx"));
    RASHIN_LET(const bool row, query->step());
    return row ? query->integer(0) : 0;
}

Result<QByteArray> Log::documentId() const
{
    RASHIN_LET(auto query, m_database.use("SELECT v FROM meta WHERE k = 'document'"));
    RASHIN_LET(const bool row, query->step());
    if (!row)
        return failure(Error::Code::Damaged, QStringLiteral("meta.document"));
    return query->blob(0);
}

Result<QByteArray> Log::hashOfTransaction(qint64 number) const
{
    RASHIN_LET(auto query, m_database.use("SELECT hash FROM tx WHERE id = ?"));
    query->bind(0, number);
    RASHIN_LET(const bool row, query->step());
    if (!row)
        return failure(Error::Code::Damaged, QStringLiteral("tx %1").arg(number));
    return query->blob(0);
}

} // namespace core
