// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/canonical.h"
#include "core/storage/foreignlog.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace core {

/// New transactions of a foreign log, read, parsed and hashed on a thread of its own, while their taker writes those before.
///
/// They come in batches, a large transaction in several. What has come is proved only once all has: the taker writes inside
/// a transaction and rolls back where an error comes instead of a batch. The source belongs to this object while it lives.
class ProvenLog
{
public:
    struct Op
    {
        qint64 row = 0;
        Column column = 0;
        PlainValue value;        ///< texts lie in the batch's
        size_t previousEnd = 0;  ///< where its references end among the batch's: first what it replaces, then what it saw
        size_t seenEnd = 0;
    };
    /// A transaction that begins in the batch.
    struct Start
    {
        ForeignTransaction transaction;
        size_t firstOp = 0;
    };
    /// A piece of the log. Ops before the first start belong to the transaction that began before.
    struct Batch
    {
        std::vector<Start> starts;
        std::vector<Op> ops;
        std::vector<OpId> references; ///< by the source's numbers
        std::vector<std::pair<qint64, QByteArray>> named; ///< older transactions that are referred to: number, hash
        QByteArray texts; ///< never grows beyond what was reserved, so that nothing in it moves
    };

    /// `numbers`: what ForeignLog::unknown() answered. `document`: the id that the hashes are to be made with.
    ProvenLog(ForeignLog &source, QByteArray document, const std::vector<qint64> &numbers);
    ~ProvenLog();
    ProvenLog(const ProvenLog &) = delete;
    ProvenLog &operator=(const ProvenLog &) = delete;

    /// The next batch; none after the last, and only then is everything proved.
    [[nodiscard]] Result<std::optional<Batch>> next();

private:
    [[nodiscard]] Result<> readAll();
    [[nodiscard]] Result<> readTransaction(qint64 number);
    [[nodiscard]] Result<> collect(const ForeignLog::Op &op);
    [[nodiscard]] Result<> refer(const std::vector<OpId> &versions);
    [[nodiscard]] Result<> makeRoom(qsizetype bytes);
    [[nodiscard]] Result<> hashPending(bool isWhole);
    void hashReferences(size_t begin, size_t end);
    [[nodiscard]] Result<> handOver();

    ForeignLog &m_source;
    const QByteArray m_document;
    const std::vector<qint64> &m_numbers;

    // Of the reading thread.
    Batch m_batch;
    ForeignTransaction m_current;
    qint64 m_opCount = 0;     ///< of the transaction at hand, so far
    size_t m_hashedOps = 0;   ///< of the batch at hand
    bool m_isHeadHashed = false;
    CanonicalForm m_form;
    std::unordered_map<qint64, QByteArray> m_hashes; ///< of all transactions that were referred to
    std::vector<CanonicalForm::Reference> m_references;

    // Of both, under the mutex.
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_queue;
    std::optional<Result<>> m_end;
    bool m_isStopped = false;

    std::thread m_thread;
};

} // namespace core
