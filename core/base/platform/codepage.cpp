// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/codepage.h"

#include <QStringConverter>

#include <algorithm>

namespace core {

namespace {

const char *nameOf(Codepage codepage)
{
    return codepage == Codepage::Cp932 ? "Shift_JIS" : "EUC-JP"; // ICU's "Shift_JIS" is Microsoft's
}

// ICU lets bytes 0x80–0x9F pass as C1 controls; no office writes those.
bool hasC1(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x80 && c.unicode() < 0xA0; });
}

} // namespace

std::optional<QString> decode(Codepage codepage, QByteArrayView bytes)
{
    QStringDecoder decoder(nameOf(codepage), QStringDecoder::Flag::Stateless);
    if (!decoder.isValid())
        return std::nullopt;
    QString text = decoder(bytes);
    if (decoder.hasError() || hasC1(text))
        return std::nullopt;
    return text;
}

std::optional<QByteArray> encode(Codepage codepage, QStringView text)
{
    QStringEncoder encoder(nameOf(codepage), QStringEncoder::Flag::Stateless);
    if (!encoder.isValid())
        return std::nullopt;
    QByteArray bytes = encoder(text);
    if (encoder.hasError())
        return std::nullopt;
    return bytes;
}

} // namespace core
