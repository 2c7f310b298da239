// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/blankcellfilter.h"

#include <algorithm>
#include <cstring>

namespace core::tabular {

namespace {

constexpr QByteArrayView cellStart = "<c r=\"";
constexpr QByteArrayView rowEnd = "</row>";
constexpr qsizetype longestTag = 256; // of a blank cell; a real one has some thirty bytes

} // namespace

BlankCellFilter::BlankCellFilter(QIODevice &source, int chunk) : m_source(source), m_chunk(chunk)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 BlankCellFilter::readData(char *data, qint64 size)
{
    while (m_taken == m_ready.size() && !m_sourceEnded)
        refill();
    const qsizetype given = std::min<qsizetype>(size, m_ready.size() - m_taken);
    if (given == 0)
        return -1;
    std::memcpy(data, m_ready.constData() + m_taken, size_t(given));
    m_taken += given;
    return given;
}

void BlankCellFilter::refill()
{
    m_ready.resize(0);
    m_taken = 0;
    const qsizetype before = m_raw.size();
    m_raw.resize(before + m_chunk);
    const qint64 got = m_source.read(m_raw.data() + before, m_chunk);
    m_raw.resize(before + std::max<qint64>(got, 0));
    m_sourceEnded = got <= 0;
    filter(m_sourceEnded);
}

BlankCellFilter::Verdict BlankCellFilter::judge(QByteArrayView tag, bool isLast, qsizetype &length) const
{
    const QByteArrayView window = tag.first(std::min(tag.size(), longestTag));
    const qsizetype end = window.indexOf('>');
    const bool cutOff = end < 0 || tag.size() < end + 1 + cellStart.size();
    if (!window.startsWith(cellStart.first(std::min(cellStart.size(), window.size()))))
        return Verdict::Keep;
    if (cutOff)
        return isLast || (end < 0 && window.size() == longestTag) ? Verdict::Keep : Verdict::Undecided;
    const QByteArrayView next = tag.sliced(end + 1);
    const bool isBlank = window[end - 1] == '/' && std::count(window.begin(), window.begin() + end, '"') % 2 == 0;
    length = end + 1;
    return isBlank && (next.startsWith(cellStart) || next.startsWith(rowEnd)) ? Verdict::Drop : Verdict::Keep;
}

void BlankCellFilter::filter(bool isLast)
{
    const QByteArrayView raw = m_raw;
    qsizetype kept = 0; // everything before is decided
    qsizetype at = 0;
    while (!m_passOn) {
        at = raw.indexOf('<', at);
        if (at < 0 || (at + 1 == raw.size() && !isLast))
            break;
        const char kind = at + 1 < raw.size() ? raw[at + 1] : '\0';
        m_passOn = kind == '!' || (kind == '?' && !m_atStart);
        m_atStart = false;
        qsizetype length = 1;
        const Verdict verdict = kind == 'c' ? judge(raw.sliced(at), isLast, length) : Verdict::Keep;
        if (verdict == Verdict::Undecided)
            break;
        if (verdict == Verdict::Drop) {
            m_ready += raw.sliced(kept, at - kept);
            kept = at + length;
            at = kept;
        } else {
            ++at;
        }
    }
    const qsizetype decided = m_passOn || at < 0 ? raw.size() : at;
    m_ready += raw.sliced(kept, decided - kept);
    m_raw.remove(0, decided);
}

} // namespace core::tabular
