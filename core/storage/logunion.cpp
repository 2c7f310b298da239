// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/logunion.h"

#include "core/base/hash.h"
#include "core/storage/journalsync.h"
#include "core/storage/projection.h"

#include <algorithm>
#include <memory>
#include <span>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Beyond this, values are read again from the log when they are needed: memory stays bounded however much comes in.
constexpr qint64 mostKeptBytes = 64 * 1024 * 1024;

/// From here on the journal is large enough for its sync to be worth a thread.
constexpr size_t manyOps = 20'000;

constexpr char selectNumber[] = "SELECT id FROM tx WHERE hash = ?";

Result<bool> isFound(Database::Use &statement, QByteArrayView hash)
{
    RASHIN_LET(const bool found, statement->bindView(0, hash).step());
    statement->reset();
    return found;
}

bool hasTwice(std::vector<OpId> versions)
{
    std::sort(versions.begin(), versions.end());
    return std::adjacent_find(versions.begin(), versions.end()) != versions.end();
}

} // namespace

LogUnion::LogUnion(Database &database, Progress progress)
    : m_database(database)
    , m_progress(std::move(progress))
    , m_transactionRows(database, logsql::insertTransaction)
    , m_opRows(database, logsql::insertOp)
{
}

Result<ForeignLog::Knows> LogUnion::knows(Database &database)
{
    RASHIN_LET(auto statement, database.use(selectNumber));
    auto shared = std::make_shared<Database::Use>(std::move(statement));
    return [shared](QByteArrayView hash) { return isFound(*shared, hash); };
}

Result<bool> LogUnion::knows(QByteArrayView hash)
{
    return isFound(m_use->known, hash);
}

Result<> LogUnion::prepare()
{
    RASHIN_LET(auto known, m_database.use("SELECT 1 FROM tx WHERE hash = ?"));
    RASHIN_LET(auto numberOf, m_database.use(selectNumber));
    RASHIN_LET(auto further, m_database.use(logsql::insertFurther));
    RASHIN_LET(auto seen, m_database.use(logsql::insertSeen));
    RASHIN_LET(auto cellOf, m_database.use("SELECT row, col FROM op WHERE id = ?"));
    m_use.emplace(Statements{std::move(known), std::move(numberOf), std::move(further), std::move(seen),
                             std::move(cellOf)});
    return {};
}

Result<LogUnion::Taken> LogUnion::take(ForeignLog &source)
{
    if (!m_use)
        RASHIN_TRY(prepare());
    const Log log(m_database);
    RASHIN_LET(const QByteArray document, log.documentId());
    if (source.documentId() != document)
        return failure(Error::Code::OtherDocument);
    RASHIN_LET(m_base, log.lastNumber());
    m_number = m_base;
    if (m_arrivals.first == 0)
        m_arrivals.first = opid::of(m_base + 1, 0);
    RASHIN_LET(m_fresh, source.unknown([this](QByteArrayView hash) { return knows(hash); }));
    m_numbers.clear();
    const size_t before = m_arrivals.ops.size();
    ProvenLog proven(source, document, m_fresh);
    for (;;) {
        RASHIN_LET(auto batch, proven.next());
        if (!batch)
            break;
        RASHIN_TRY(takeBatch(*std::move(batch)));
        if (m_progress && !m_progress(m_number - m_base, qint64(m_fresh.size())))
            return failure(Error::Code::Cancelled);
    }
    RASHIN_TRY(writeTips());
    Taken taken;
    taken.transactions = m_number - m_base;
    taken.operations = qint64(m_arrivals.ops.size() - before);
    for (qint64 number = m_base + 1; number <= m_number; ++number)
        taken.numbers.push_back(number);
    if (taken.transactions > 0)
        RASHIN_TRY(remember(m_base + 1, m_number));
    return taken;
}

Result<> LogUnion::takeBatch(ProvenLog::Batch batch)
{
    RASHIN_TRY(learn(batch.named));
    const size_t firstArrival = m_arrivals.ops.size();
    const std::span<const OpId> references(batch.references);
    auto start = batch.starts.cbegin();
    size_t begin = 0;
    for (size_t i = 0; i < batch.ops.size(); ++i) {
        for (; start != batch.starts.cend() && start->firstOp == i; ++start)
            RASHIN_TRY(takeStart(start->transaction));
        const ProvenLog::Op &op = batch.ops[i];
        RASHIN_TRY(takeOp(op, references.subspan(begin, op.previousEnd - begin),
                          references.subspan(op.previousEnd, op.seenEnd - op.previousEnd)));
        begin = op.seenEnd;
    }
    for (; start != batch.starts.cend(); ++start)
        RASHIN_TRY(takeStart(start->transaction));
    RASHIN_TRY(writePending()); // before the texts go
    m_keptBytes += batch.texts.size();
    if (m_keptBytes <= mostKeptBytes) {
        m_arrivals.texts.push_back(std::move(batch.texts));
        return {};
    }
    for (size_t i = firstArrival; i < m_arrivals.ops.size(); ++i) {
        if (std::holds_alternative<QByteArrayView>(m_arrivals.ops[i].value))
            m_arrivals.ops[i].value = {};
    }
    return {};
}

/// Our numbers of older transactions that what comes refers to: this log must have them.
Result<> LogUnion::learn(const std::vector<std::pair<qint64, QByteArray>> &named)
{
    for (const auto &[number, hash] : named) {
        RASHIN_LET(const bool known, m_use->numberOf->bindView(0, hash).step());
        if (!known)
            return damaged("a version is missing");
        m_numbers.emplace(number, m_use->numberOf->integer(0));
        m_use->numberOf->reset();
    }
    return {};
}

Result<> LogUnion::takeStart(const ForeignTransaction &transaction)
{
    RASHIN_TRY(checkParents(transaction));
    ++m_number;
    m_place = 0;
    return store(transaction);
}

/// Every parent is here already; what has a child is no tip any more.
Result<> LogUnion::checkParents(const ForeignTransaction &transaction)
{
    for (qsizetype at = 0; at < transaction.parents.size(); at += Hasher::size) {
        const QByteArray parent = transaction.parents.mid(at, Hasher::size);
        if (parent == m_last) {
            m_isLastTip = false;
            continue;
        }
        RASHIN_TRY(m_transactionRows.flush());
        RASHIN_LET(const bool known, knows(parent));
        if (!known)
            return damaged("a transaction before its parent");
        if (!m_tips.remove(parent))
            m_followed.insert(parent);
    }
    if (m_isLastTip)
        m_tips.insert(m_last);
    m_last = transaction.hash;
    m_isLastTip = true;
    return {};
}

Result<> LogUnion::takeOp(const ProvenLog::Op &op, std::span<const OpId> previous, std::span<const OpId> seen)
{
    Arrival made{opid::of(m_number, m_place++), op.row, 0, op.column, op.value};
    std::vector<OpId> further;
    for (const OpId foreign : previous) {
        RASHIN_LET(const OpId version, resolve(foreign));
        if (made.previous == 0)
            made.previous = version;
        else
            further.push_back(version);
    }
    RASHIN_TRY(storeOp(made));
    if (!further.empty()) {
        if (hasTwice(further) || std::find(further.begin(), further.end(), made.previous) != further.end())
            return damaged("a version twice");
        for (const OpId version : further)
            RASHIN_TRY(m_use->further->bind(0, made.id).bind(1, version).run());
        m_arrivals.further.emplace(made.id, std::move(further));
    }
    for (const OpId foreign : seen) {
        RASHIN_LET(const OpId version, resolve(foreign));
        RASHIN_TRY(checkSeen(made, version));
        RASHIN_TRY(m_use->seen->bind(0, made.id).bind(1, version).run());
    }
    m_arrivals.ops.push_back(std::move(made));
    return {};
}

/// Our number for a version that the source names by its own. It belongs to an earlier transaction: one of this log, or
/// one just taken.
Result<OpId> LogUnion::resolve(OpId foreign) const
{
    const qint64 transaction = opid::transactionOf(foreign);
    const qint64 place = opid::placeOf(foreign);
    const auto fresh = std::lower_bound(m_fresh.begin(), m_fresh.end(), transaction);
    if (fresh != m_fresh.end() && *fresh == transaction) {
        const qint64 number = m_base + 1 + (fresh - m_fresh.begin());
        return number < m_number ? Result<OpId>(opid::of(number, place)) : damaged("a version of later");
    }
    const auto known = m_numbers.find(transaction);
    return known == m_numbers.end() ? damaged("a version is missing") : Result<OpId>(opid::of(known->second, place));
}

Result<> LogUnion::checkSeen(const Arrival &op, OpId seen)
{
    RASHIN_TRY(m_opRows.flush());
    RASHIN_LET(const bool found, m_use->cellOf->bind(0, seen).step());
    const bool isRight = found && m_use->cellOf->integer(0) == op.row && m_use->cellOf->integer(1) != op.column
                         && (m_use->cellOf->integer(1) >> 8) == (op.column >> 8);
    m_use->cellOf->reset();
    return isRight ? Result<>() : Result<>(damaged("a deletion saw what is not there"));
}

Result<> LogUnion::store(const ForeignTransaction &transaction)
{
    using Blob = RowBatch::Blob;
    const auto text = [](const QByteArray &utf8) { return PlainValue(QByteArrayView(utf8)); };
    const RowBatch::Cell undoOf = transaction.undoOf.isEmpty() ? RowBatch::Cell(PlainValue(nullptr)) : Blob{transaction.undoOf};
    return m_transactionRows.add({PlainValue(m_number), Blob{transaction.hash}, Blob{transaction.site},
                                  PlainValue(transaction.sequence), Blob{transaction.nonce}, PlainValue(transaction.clock),
                                  text(transaction.author), PlainValue(transaction.office), text(transaction.action),
                                  text(transaction.reason), undoOf, Blob{transaction.parents}});
}

Result<> LogUnion::storeOp(const Arrival &op)
{
    return m_opRows.add({PlainValue(op.id), PlainValue(op.row), PlainValue(qint64{op.column}), op.value,
                         op.previous == 0 ? PlainValue(nullptr) : PlainValue(op.previous)});
}

Result<> LogUnion::writePending()
{
    RASHIN_TRY(m_transactionRows.flush());
    return m_opRows.flush();
}

Result<> LogUnion::writeTips()
{
    if (m_isLastTip)
        m_tips.insert(m_last);
    m_isLastTip = false;
    m_last.clear();
    RASHIN_LET(auto remove, m_database.use("DELETE FROM tip WHERE hash = ?"));
    for (const QByteArray &hash : std::exchange(m_followed, {}))
        RASHIN_TRY(remove->bindView(0, hash).run());
    RASHIN_LET(auto insert, m_database.use("INSERT INTO tip(hash) VALUES(?)"));
    for (const QByteArray &hash : std::exchange(m_tips, {}))
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
    std::optional<JournalSync> journal;
    if (m_arrivals.ops.size() >= manyOps)
        journal.emplace(m_database.path());
    return Projection(m_database).absorb(m_arrivals);
}

} // namespace core
