// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <QtEndian>

#include <sodium.h>

namespace core {

namespace {

auto *stateOf(void *bytes)
{
    return static_cast<crypto_generichash_state *>(bytes);
}

const unsigned char *unsignedBytes(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

Hasher::Hasher()
{
    static_assert(sizeof(State) >= sizeof(crypto_generichash_state));
    static const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
    crypto_generichash_init(stateOf(&m_state), nullptr, 0, size);
}

void Hasher::add(QByteArrayView bytes)
{
    crypto_generichash_update(stateOf(&m_state), unsignedBytes(bytes), static_cast<unsigned long long>(bytes.size()));
}

void Hasher::addNumber(quint64 number)
{
    const quint64 little = qToLittleEndian(number);
    add(QByteArrayView(reinterpret_cast<const char *>(&little), sizeof little));
}

QByteArray Hasher::result()
{
    QByteArray out(size, Qt::Uninitialized);
    crypto_generichash_final(stateOf(&m_state), reinterpret_cast<unsigned char *>(out.data()), size);
    return out;
}

QByteArray hashOf(QByteArrayView bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.result();
}

QByteArray randomBytes(int count)
{
    QByteArray out(count, Qt::Uninitialized);
    randombytes_buf(out.data(), static_cast<size_t>(count));
    return out;
}

} // namespace core
