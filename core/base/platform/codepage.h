// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace core {

/// Character sets that Japanese offices still use and Qt itself does not carry: here by Qt's ICU; a Windows build
/// without ICU asks the system's code pages instead.
enum class Codepage { Cp932, EucJp };

/// The text, or nothing if any byte is not allowed there. CP932 is Microsoft's: 0x8160 is U+FF5E, 0x5C is a backslash.
[[nodiscard]] std::optional<QString> decode(Codepage codepage, QByteArrayView bytes);
/// The bytes, or nothing if any character has none there.
[[nodiscard]] std::optional<QByteArray> encode(Codepage codepage, QStringView text);

} // namespace core
