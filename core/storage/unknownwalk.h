// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSet>

#include <functional>
#include <vector>

namespace core {

/// Finds what is unknown of a log by walking from its tips back to what is known.
///
/// What is known has only known ancestors. So along a line of transactions that have one parent each, one need not ask for
/// every one: asking after 1, 2, 4, … of them and then in between finds where the known begins.
class UnknownWalk
{
public:
    using Knows = std::function<Result<bool>(QByteArrayView hash)>;
    /// `tips`: those that are not known.
    UnknownWalk(const Knows &knows, const QByteArrayList &tips) : m_knows(knows), m_wanted(tips.begin(), tips.end()) {}

    [[nodiscard]] bool isDone() const { return m_wanted.isEmpty(); }
    /// The next transaction of the log, falling; `parents` are their hashes side by side.
    [[nodiscard]] Result<> visit(qint64 number, QByteArrayView hash, QByteArrayView parents);
    /// There are no more transactions; Damaged where one is missing.
    [[nodiscard]] Result<> finish();
    /// The numbers of what is not known, rising.
    [[nodiscard]] std::vector<qint64> numbers() &&;

private:
    [[nodiscard]] Result<> suppose(QByteArrayView parent);
    [[nodiscard]] Result<> settle();

    const Knows &m_knows;
    QSet<QByteArray> m_wanted; ///< hashes of what has to come yet
    std::vector<qint64> m_found; ///< falling
    size_t m_certain = 0;      ///< so many of them are unknown for certain; of those after it the hash is in the line
    QByteArray m_line;         ///< hashes of parents that are supposed to be unknown, side by side; the last may be wanted
    qsizetype m_longest = 1;   ///< of the line before it is settled
};

} // namespace core
