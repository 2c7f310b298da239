// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/canonical.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>

namespace core {

void CanonicalForm::add(qint64 number)
{
    put('I');
    putNumber(static_cast<quint64>(number));
}

void CanonicalForm::add(QByteArrayView bytes)
{
    put('B');
    putNumber(static_cast<quint64>(bytes.size()));
    put(bytes.data(), bytes.size());
}

void CanonicalForm::add(const Value &value)
{
    if (value.isNull())
        addNull();
    else if (value.isInteger())
        add(value.toInteger());
    else if (value.isReal())
        addReal(value.toReal());
    else
        addText(value.toText().toUtf8());
}

void CanonicalForm::addNull()
{
    put('N');
}

void CanonicalForm::addReal(double number)
{
    put('R');
    putNumber(std::bit_cast<quint64>(number));
}

void CanonicalForm::addText(QByteArrayView utf8)
{
    // A long text counts by its own hash: should old values ever be moved to an archive, what stays behind can
    // still be verified.
    constexpr int longest = 64;
    const bool isLong = utf8.size() > longest;
    const QByteArray hash = isLong ? hashOf(utf8) : QByteArray();
    const QByteArrayView kept = isLong ? QByteArrayView(hash) : utf8;
    put(isLong ? 'H' : 'T');
    putNumber(static_cast<quint64>(kept.size()));
    put(kept.data(), kept.size());
}

void CanonicalForm::addReferences(std::span<Reference> references)
{
    if (references.size() > 1)
        std::sort(references.begin(), references.end());
    add(static_cast<qint64>(references.size()));
    for (const auto &[hash, place] : references) {
        put(hash.constData(), hash.size());
        putNumber(static_cast<quint64>(place));
    }
}

QByteArray CanonicalForm::result()
{
    flush();
    QByteArray hash = m_hasher.result();
    m_hasher = Hasher();
    return hash;
}

void CanonicalForm::put(const void *bytes, qsizetype size)
{
    if (m_size + size > qsizetype(m_pending.size()))
        flush();
    if (size > qsizetype(m_pending.size())) {
        m_hasher.add(QByteArrayView(static_cast<const char *>(bytes), size));
    } else if (size > 0) {
        std::memcpy(m_pending.data() + m_size, bytes, size_t(size));
        m_size += size;
    }
}

void CanonicalForm::putNumber(quint64 number)
{
    const quint64 little = qToLittleEndian(number);
    put(&little, sizeof little);
}

void CanonicalForm::flush()
{
    if (m_size > 0)
        m_hasher.add(QByteArrayView(m_pending.data(), m_size));
    m_size = 0;
}

} // namespace core
