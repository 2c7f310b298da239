// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/provenlog.h"

#include <algorithm>
#include <span>

namespace core {

namespace {

constexpr size_t mostOps = 4096;             ///< in a batch
constexpr size_t mostStarts = 2048;
constexpr qsizetype roomForTexts = 128 * 1024; ///< bytes; more only where one text alone is longer
constexpr size_t mostWaiting = 4;            ///< batches read ahead

void addValue(CanonicalForm &form, const PlainValue &value)
{
    if (const auto *text = std::get_if<QByteArrayView>(&value))
        form.addText(*text);
    else if (const auto *integer = std::get_if<qint64>(&value))
        form.add(*integer);
    else if (const auto *real = std::get_if<double>(&value))
        form.addReal(*real);
    else
        form.addNull();
}

} // namespace

ProvenLog::ProvenLog(ForeignLog &source, QByteArray document, const std::vector<qint64> &numbers)
    : m_source(source), m_document(std::move(document)), m_numbers(numbers), m_thread([this] {
          Result<> end = readAll();
          const std::scoped_lock lock(m_mutex);
          m_end = std::move(end);
          m_changed.notify_all();
      })
{
}

ProvenLog::~ProvenLog()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Result<std::optional<ProvenLog::Batch>> ProvenLog::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_queue.empty() || m_end; });
    if (m_queue.empty())
        return *m_end ? Result<std::optional<Batch>>(std::nullopt) : failure(m_end->error());
    std::optional<Batch> first(std::move(m_queue.front()));
    m_queue.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return first;
}

Result<> ProvenLog::handOver()
{
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_queue.size() < mostWaiting || m_isStopped; });
        if (m_isStopped)
            return failure(Error::Code::Cancelled);
        m_queue.push_back(std::move(m_batch));
    }
    m_changed.notify_all();
    m_batch = {};
    m_hashedOps = 0;
    return {};
}

Result<> ProvenLog::readAll()
{
    for (const qint64 number : m_numbers)
        RASHIN_TRY(readTransaction(number));
    return handOver();
}

Result<> ProvenLog::readTransaction(qint64 number)
{
    if (m_batch.starts.size() >= mostStarts)
        RASHIN_TRY(handOver());
    RASHIN_LET(m_current, m_source.transaction(number));
    m_batch.starts.push_back({m_current, m_batch.ops.size()});
    m_opCount = 0;
    m_isHeadHashed = false;
    RASHIN_TRY(m_source.ops(number, [this](const ForeignLog::Op &op) { return collect(op); }));
    RASHIN_TRY(hashPending(true));
    return m_form.result() == m_current.hash ? Result<>() : damaged("a transaction is not what its hash says");
}

Result<> ProvenLog::collect(const ForeignLog::Op &op)
{
    if (m_opCount == opid::mask)
        return failure(Error::Code::TooLarge);
    if (isExistence(op.column) || !op.seen->empty()) {
        const auto *life = std::get_if<qint64>(&op.value);
        const bool isLife = isExistence(op.column) && life && (*life == 0 || *life == 1);
        if (!isLife || (*life == 1 && !op.seen->empty()))
            return damaged("existence");
    }
    const auto *text = std::get_if<QByteArrayView>(&op.value);
    RASHIN_TRY(makeRoom(text ? text->size() : 0));
    Op made{op.row, op.column, op.value, 0, 0};
    if (text) {
        const qsizetype at = m_batch.texts.size();
        m_batch.texts.append(*text);
        made.value = QByteArrayView(m_batch.texts.constData() + at, text->size());
    }
    RASHIN_TRY(refer(*op.previous));
    made.previousEnd = m_batch.references.size();
    RASHIN_TRY(refer(*op.seen));
    made.seenEnd = m_batch.references.size();
    m_batch.ops.push_back(made);
    ++m_opCount;
    return {};
}

Result<> ProvenLog::makeRoom(qsizetype bytes)
{
    const bool fits = m_batch.texts.size() + bytes <= m_batch.texts.capacity();
    if (m_batch.ops.size() >= mostOps || (!fits && !m_batch.texts.isEmpty())) {
        RASHIN_TRY(hashPending(false));
        RASHIN_TRY(handOver());
    }
    if (m_batch.texts.isEmpty() && bytes > m_batch.texts.capacity())
        m_batch.texts.reserve(std::max(bytes, roomForTexts));
    return {};
}

/// Notes versions that are referred to, and learns the hash of their transactions, by which the hash names them.
Result<> ProvenLog::refer(const std::vector<OpId> &versions)
{
    for (const OpId version : versions) {
        const qint64 number = opid::transactionOf(version);
        if (!m_hashes.contains(number)) {
            RASHIN_LET(const QByteArray hash, m_source.hashOf(number));
            m_hashes.emplace(number, hash);
            if (!std::binary_search(m_numbers.begin(), m_numbers.end(), number))
                m_batch.named.emplace_back(number, hash);
        }
        m_batch.references.push_back(version);
    }
    return {};
}

/// The canonical form of the ops in the batch at hand that are not in the hash yet; before the first, that of the
/// transaction.
Result<> ProvenLog::hashPending(bool isWhole)
{
    if (!m_isHeadHashed) {
        qint64 count = m_opCount;
        if (!isWhole) {
            RASHIN_LET(count, m_source.opCount(m_current.number));
        }
        m_form.addHead(m_document, m_current, count);
        m_isHeadHashed = true;
    }
    size_t begin = m_hashedOps == 0 ? 0 : m_batch.ops[m_hashedOps - 1].seenEnd;
    for (; m_hashedOps < m_batch.ops.size(); ++m_hashedOps) {
        const Op &op = m_batch.ops[m_hashedOps];
        m_form.add(op.row);
        m_form.add(qint64{op.column});
        addValue(m_form, op.value);
        hashReferences(begin, op.previousEnd);
        hashReferences(op.previousEnd, op.seenEnd);
        begin = op.seenEnd;
    }
    return {};
}

void ProvenLog::hashReferences(size_t begin, size_t end)
{
    m_references.clear();
    for (; begin < end; ++begin) {
        const OpId version = m_batch.references[begin];
        m_references.emplace_back(m_hashes.at(opid::transactionOf(version)), opid::placeOf(version));
    }
    m_form.addReferences(m_references);
}

} // namespace core
