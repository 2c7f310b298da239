// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstddef>

namespace core {

/// BLAKE2b-256 (RFC 7693) over what is fed to it, by libsodium.
class Hasher
{
public:
    static constexpr int size = 32;

    Hasher();
    void add(QByteArrayView bytes);
    void addNumber(quint64 number); ///< little-endian, eight bytes
    [[nodiscard]] QByteArray result();

private:
    struct alignas(64) State
    {
        std::array<std::byte, 384> bytes;
    };
    State m_state;
};

[[nodiscard]] QByteArray hashOf(QByteArrayView bytes);

/// Unpredictable bytes from the system.
[[nodiscard]] QByteArray randomBytes(int count);

} // namespace core
