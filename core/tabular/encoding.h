// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace core::tabular {

/// How the bytes of a text file spell its characters.
enum class Encoding { Utf8, Utf8Bom, Utf16Le, Utf16Be, Cp932, EucJp };

/// A whole text with the encoding it was found to be in.
struct Decoded
{
    QString text;
    Encoding encoding = Encoding::Utf8;
};

/// Finds out the encoding and decodes: byte order mark, UTF-16 by its NULs, strict UTF-8, strict CP932, EUC-JP.
///
/// Never replaces anything: bytes that fit no encoding give Unreadable with `encoding line N` (the first line that is
/// neither UTF-8 nor CP932); other NULs give Unreadable `binary`.
[[nodiscard]] Result<Decoded> decodeText(QByteArrayView bytes);

/// A character without a place in CP932, by its index in the text.
struct Unmappable
{
    qsizetype at = 0;
    QString character;
};

/// Bytes in CP932, and what had to be written as 〓 (geta), the printers' mark for a missing character.
struct Cp932Text
{
    QByteArray bytes;
    std::vector<Unmappable> unmappable;
};

/// The wave dash family (〜 − ‖ — ¢ £ ¬) is written as Microsoft's full-width twins, as every Japanese program does;
/// everything else that CP932 lacks is listed.
[[nodiscard]] Cp932Text toCp932(const QString &text);

} // namespace core::tabular
