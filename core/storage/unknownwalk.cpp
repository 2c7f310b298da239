// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/unknownwalk.h"

#include "core/base/hash.h"

#include <algorithm>
#include <utility>

namespace core {

Result<> UnknownWalk::visit(qint64 number, QByteArrayView hash, QByteArrayView parents)
{
    if (!m_wanted.remove(QByteArray::fromRawData(hash.data(), hash.size())))
        return settle(); // no line goes on over a gap
    m_found.push_back(number);
    if (parents.size() == Hasher::size && m_wanted.isEmpty())
        return suppose(parents);
    RASHIN_TRY(settle());
    if (m_found.empty() || m_found.back() != number)
        return {};
    for (qsizetype at = 0; at < parents.size(); at += Hasher::size) {
        const QByteArrayView parent = parents.sliced(at, Hasher::size);
        RASHIN_LET(const bool known, m_knows(parent));
        if (!known) // one that was found already stands behind its child: it is missing where it should be
            m_wanted.insert(parent.toByteArray());
    }
    return {};
}

Result<> UnknownWalk::suppose(QByteArrayView parent)
{
    if (m_line.isEmpty())
        m_certain = m_found.size();
    m_line += parent;
    m_wanted.insert(parent.toByteArray());
    if (m_line.size() < m_longest * Hasher::size)
        return {};
    m_longest *= 2;
    return settle();
}

/// Finds out which part of the line is known.
Result<> UnknownWalk::settle()
{
    const QByteArray line = std::exchange(m_line, {});
    qsizetype unknown = 0;
    qsizetype known = line.size() / Hasher::size; // the first that is, or beyond the end
    const auto isKnown = [&](qsizetype at) { return m_knows(QByteArrayView(line).sliced(at * Hasher::size, Hasher::size)); };
    if (known == 0)
        return {};
    RASHIN_LET(const bool isLastKnown, isKnown(known - 1));
    if (!isLastKnown)
        return {};
    for (--known; unknown < known;) {
        const qsizetype middle = (unknown + known) / 2;
        RASHIN_LET(const bool isMiddleKnown, isKnown(middle));
        if (isMiddleKnown)
            known = middle;
        else
            unknown = middle + 1;
    }
    m_found.resize(std::min(m_found.size(), m_certain + size_t(known)));
    m_wanted.clear();
    return {};
}

Result<> UnknownWalk::finish()
{
    RASHIN_TRY(settle());
    return isDone() ? Result<>() : damaged("a transaction is missing");
}

std::vector<qint64> UnknownWalk::numbers() &&
{
    std::reverse(m_found.begin(), m_found.end());
    return std::move(m_found);
}

} // namespace core
