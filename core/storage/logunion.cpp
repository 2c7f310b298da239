// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/logunion.h"

#include "core/base/hash.h"
#include "core/storage/projection.h"

#include <QSet>

#include <sqlite3.h>

#include <algorithm>
#include <span>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Beyond this, values are read again from the log when they are needed: memory stays bounded however much comes in.
constexpr qint64 mostKeptBytes = 64 * 1024 * 1024;

tl::unexpected<Error> damaged(const char *why)
{
    return failure(Error::Code::Damaged, QString::fromLatin1(why));
}

void addValue(CanonicalForm &form, const sqlite3_value *value)
{
    auto *raw = const_cast<sqlite3_value *>(value);
    switch (sqlite3_value_type(raw)) {
    case SQLITE_INTEGER: form.add(qint64{sqlite3_value_int64(raw)}); break;
    case SQLITE_FLOAT: form.addReal(sqlite3_value_double(raw)); break;
    case SQLITE_TEXT:
        form.addText({reinterpret_cast<const char *>(sqlite3_value_text(raw)), sqlite3_value_bytes(raw)});
        break;
    default: form.addNull();
    }
}

bool isZeroOrOne(const sqlite3_value *value)
{
    auto *raw = const_cast<sqlite3_value *>(value);
    return sqlite3_value_type(raw) == SQLITE_INTEGER && (sqlite3_value_int64(raw) & ~1) == 0;
}

} // namespace

KeptValue::KeptValue(const sqlite3_value *value) : m_value(sqlite3_value_dup(value)) {}

qint64 KeptValue::bytes() const
{
    return m_value ? 64 + sqlite3_value_bytes(m_value.get()) : 0;
}

void KeptValue::Free::operator()(sqlite3_value *value) const
{
    sqlite3_value_free(value);
}

LogUnion::LogUnion(Database &database, Progress progress) : m_database(database), m_progress(std::move(progress)) {}

Result<bool> LogUnion::knows(const QByteArray &hash)
{
    RASHIN_LET(const bool known, m_use->known->bindView(0, hash).step());
    m_use->known->reset();
    return known;
}

Result<> LogUnion::prepare()
{
    RASHIN_LET(auto known, m_database.use("SELECT 1 FROM tx WHERE hash = ?"));
    RASHIN_LET(auto numberOf, m_database.use("SELECT id FROM tx WHERE hash = ?"));
    RASHIN_LET(auto transaction, m_database.use("INSERT INTO tx(id, hash, site, seq, nonce, hlc, author, office, action, "
                                                "reason, undo_of, parents) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)"));
    RASHIN_LET(auto op, m_database.use("INSERT INTO op(id, row, col, val, prev) VALUES(?,?,?,?,?)"));
    RASHIN_LET(auto further, m_database.use("INSERT OR IGNORE INTO xprev(op, prev) VALUES(?,?)"));
    RASHIN_LET(auto seen, m_database.use("INSERT OR IGNORE INTO seen(op, sop) VALUES(?,?)"));
    m_use.emplace(Statements{std::move(known), std::move(numberOf), std::move(transaction), std::move(op),
                             std::move(further), std::move(seen)});
    return {};
}

Result<LogUnion::Taken> LogUnion::take(ForeignLog &source)
{
    if (!m_use)
        RASHIN_TRY(prepare());
    const Log log(m_database);
    RASHIN_LET(m_document, log.documentId());
    if (source.documentId() != m_document)
        return failure(Error::Code::OtherDocument);
    RASHIN_LET(const qint64 last, log.lastNumber());
    if (m_arrivals.first == 0)
        m_arrivals.first = opid::of(last + 1, 0);
    RASHIN_LET(const auto fresh, source.unknown([this](const QByteArray &hash) { return knows(hash); }));
    m_numbers.clear();
    Taken taken;
    const size_t before = m_arrivals.ops.size();
    for (const ForeignTransaction &transaction : fresh) {
        const qint64 number = last + 1 + taken.transactions;
        RASHIN_TRY(takeTransaction(source, transaction, number));
        taken.numbers.push_back(number);
        ++taken.transactions;
        if (m_progress && !m_progress(taken.transactions, qint64(fresh.size())))
            return failure(Error::Code::Cancelled);
    }
    taken.operations = qint64(m_arrivals.ops.size() - before);
    RASHIN_TRY(updateTips(fresh));
    if (taken.transactions > 0)
        RASHIN_TRY(remember(last + 1, last + taken.transactions));
    return taken;
}

Result<> LogUnion::takeTransaction(ForeignLog &source, const ForeignTransaction &transaction, qint64 number)
{
    for (qsizetype at = 0; at < transaction.parents.size(); at += Hasher::size) {
        if (QByteArrayView(transaction.parents).sliced(at, Hasher::size) == m_lastTaken)
            continue;
        RASHIN_LET(const bool known, knows(transaction.parents.mid(at, Hasher::size)));
        if (!known)
            return damaged("a transaction before its parent");
    }
    m_firstOp = m_arrivals.ops.size();
    m_pending.clear();
    m_references.clear();
    m_seenHere.clear();
    qint64 place = 0;
    RASHIN_TRY(source.ops(transaction.number, [&](const ForeignLog::Op &op) {
        return collectOp(source, op, opid::of(number, place++));
    }));
    RASHIN_TRY(prove(transaction));
    RASHIN_TRY(store(transaction, number));
    RASHIN_TRY(storeOps());
    m_numbers.emplace(transaction.number, Known{number, transaction.hash});
    m_lastTaken = transaction.hash;
    return {};
}

Result<> LogUnion::collectOp(ForeignLog &source, const ForeignLog::Op &op, OpId id)
{
    if (opid::placeOf(id) == opid::mask)
        return failure(Error::Code::TooLarge);
    const bool isDeletion = isExistence(op.column) && isZeroOrOne(op.value)
                            && sqlite3_value_int64(const_cast<sqlite3_value *>(op.value)) == 0;
    if ((isExistence(op.column) && !isZeroOrOne(op.value)) || (!isDeletion && !op.seen->empty()))
        return damaged("existence");
    Arrival made;
    made.id = id;
    made.row = op.row;
    made.column = op.column;
    made.value = KeptValue(op.value);
    for (size_t i = 0; i < op.previous->size(); ++i) {
        RASHIN_LET(const OpId version, resolve(source, (*op.previous)[i]));
        if (i == 0)
            made.previous = version;
        else if (version == made.previous)
            return damaged("a version twice");
        else
            m_arrivals.further[id].push_back(version);
    }
    const size_t previousEnd = m_references.size();
    for (const OpId foreign : *op.seen) {
        RASHIN_LET(const OpId version, resolve(source, foreign));
        RASHIN_TRY(checkSeen(made, version));
        m_seenHere.push_back(version);
    }
    m_arrivals.ops.push_back(std::move(made));
    m_pending.push_back({previousEnd, m_references.size(), m_seenHere.size()});
    return {};
}

/// Our number for a version that the source names by its own, and its name for the hash. It belongs to an earlier
/// transaction: one of this log, or one just taken.
Result<OpId> LogUnion::resolve(ForeignLog &source, OpId foreign)
{
    const qint64 transaction = opid::transactionOf(foreign);
    auto at = m_numbers.find(transaction);
    if (at == m_numbers.end()) {
        RASHIN_LET(const QByteArray hash, source.hashOf(transaction));
        RASHIN_LET(const bool known, m_use->numberOf->bindView(0, hash).step());
        if (!known)
            return damaged("a version is missing");
        at = m_numbers.emplace(transaction, Known{m_use->numberOf->integer(0), hash}).first;
        m_use->numberOf->reset();
    }
    m_references.emplace_back(at->second.hash, opid::placeOf(foreign));
    return opid::of(at->second.number, opid::placeOf(foreign));
}

Result<> LogUnion::checkSeen(const Arrival &op, OpId seen)
{
    RASHIN_LET(auto query, m_database.use("SELECT row, col FROM op WHERE id = ?"));
    RASHIN_LET(const bool found, query->bind(0, seen).step());
    const bool isRight = found && query->integer(0) == op.row && query->integer(1) != op.column
                         && (query->integer(1) >> 8) == (op.column >> 8);
    return isRight ? Result<>() : Result<>(damaged("a deletion saw what is not there"));
}

Result<> LogUnion::prove(const ForeignTransaction &transaction)
{
    m_form.add(QByteArrayView("rashin tx 1"));
    for (const QByteArray &part : {m_document, transaction.site, transaction.nonce, transaction.undoOf, transaction.parents})
        m_form.add(QByteArrayView(part));
    for (const qint64 number : {transaction.sequence, transaction.clock, transaction.office})
        m_form.add(number);
    for (const QByteArray &text : {transaction.author, transaction.action, transaction.reason})
        m_form.add(QByteArrayView(text));
    m_form.add(static_cast<qint64>(m_pending.size()));
    const std::span<CanonicalForm::Reference> references(m_references);
    size_t begin = 0;
    for (size_t i = 0; i < m_pending.size(); ++i) {
        const Arrival &op = m_arrivals.ops[m_firstOp + i];
        const size_t previousEnd = m_pending[i].previousEnd;
        const size_t seenEnd = m_pending[i].seenEnd;
        m_form.add(op.row);
        m_form.add(qint64{op.column});
        addValue(m_form, op.value.get());
        m_form.addReferences(references.subspan(begin, previousEnd - begin));
        m_form.addReferences(references.subspan(previousEnd, seenEnd - previousEnd));
        begin = seenEnd;
    }
    return m_form.result() == transaction.hash ? Result<>() : Result<>(damaged("a transaction is not what its hash says"));
}

Result<> LogUnion::store(const ForeignTransaction &transaction, qint64 number)
{
    Database::Use &insert = m_use->transaction;
    insert->bind(0, number).bindView(1, transaction.hash).bindView(2, transaction.site);
    insert->bind(3, transaction.sequence).bindView(4, transaction.nonce).bind(5, transaction.clock);
    insert->bindTextView(6, transaction.author).bind(7, transaction.office).bindTextView(8, transaction.action);
    insert->bindTextView(9, transaction.reason).bindView(11, transaction.parents);
    if (transaction.undoOf.isEmpty())
        insert->bindNull(10);
    else
        insert->bindView(10, transaction.undoOf);
    return insert->run();
}

Result<> LogUnion::storeOps()
{
    Database::Use &insert = m_use->op;
    size_t seenBegin = 0;
    for (size_t i = 0; i < m_pending.size(); ++i) {
        Arrival &op = m_arrivals.ops[m_firstOp + i];
        insert->bind(0, op.id).bind(1, op.row).bind(2, qint64{op.column}).bindRaw(3, op.value.get());
        if (op.previous == 0)
            insert->bindNull(4);
        else
            insert->bind(4, op.previous);
        RASHIN_TRY(insert->run());
        const auto more = m_arrivals.further.empty() ? m_arrivals.further.end() : m_arrivals.further.find(op.id);
        if (more != m_arrivals.further.end()) {
            for (const OpId version : more->second)
                RASHIN_TRY(m_use->further->bind(0, op.id).bind(1, version).run());
        }
        for (; seenBegin < m_pending[i].seenHereEnd; ++seenBegin)
            RASHIN_TRY(m_use->seen->bind(0, op.id).bind(1, m_seenHere[seenBegin]).run());
        m_keptBytes += op.value.bytes();
        if (m_keptBytes > mostKeptBytes)
            op.value = {};
    }
    return {};
}

Result<> LogUnion::updateTips(const std::vector<ForeignTransaction> &fresh)
{
    QSet<QByteArray> tips;
    QSet<QByteArray> followed;
    for (const ForeignTransaction &transaction : fresh) {
        for (qsizetype at = 0; at < transaction.parents.size(); at += Hasher::size) {
            const QByteArray parent = transaction.parents.mid(at, Hasher::size);
            if (!tips.remove(parent))
                followed.insert(parent);
        }
        tips.insert(transaction.hash);
    }
    RASHIN_LET(auto remove, m_database.use("DELETE FROM tip WHERE hash = ?"));
    for (const QByteArray &hash : followed)
        RASHIN_TRY(remove->bindView(0, hash).run());
    RASHIN_LET(auto insert, m_database.use("INSERT INTO tip(hash) VALUES(?)"));
    for (const QByteArray &hash : tips)
        RASHIN_TRY(insert->bindView(0, hash).run());
    return {};
}

/// Which transactions came by a merge: two copies made in the file manager write under one site id, and undo shall take
/// back what was done here.
Result<> LogUnion::remember(qint64 first, qint64 last)
{
    RASHIN_LET(auto insert, m_database.use("INSERT OR REPLACE INTO local(k, v) VALUES(?, ?)"));
    return insert->bind(0, u"merged:%1"_s.arg(first)).bind(1, last).run();
}

Result<std::vector<std::pair<qint64, qint64>>> LogUnion::ranges(Database &database)
{
    std::vector<std::pair<qint64, qint64>> found;
    RASHIN_LET(auto query, database.use("SELECT CAST(substr(k, 8) AS INTEGER), v FROM local WHERE k >= 'merged:' AND "
                                        "k < 'merged;' ORDER BY 1"));
    for (;;) {
        RASHIN_LET(const bool more, query->step());
        if (!more)
            return found;
        found.emplace_back(query->integer(0), query->integer(1));
    }
}

Result<ChangeSet> LogUnion::project()
{
    if (m_arrivals.ops.empty())
        return ChangeSet{};
    return Projection(m_database).absorb(m_arrivals);
}

} // namespace core
