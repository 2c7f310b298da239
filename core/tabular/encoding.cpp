// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/encoding.h"

#include "core/base/platform/codepage.h"

#include <QStringConverter>

#include <algorithm>
#include <optional>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<QString> strictly(QStringConverter::Encoding encoding, QByteArrayView bytes)
{
    QStringDecoder decoder(encoding, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

bool isHalfKatakana(QChar c)
{
    return c.unicode() >= 0xFF61 && c.unicode() <= 0xFF9F;
}

bool hasHiragana(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x3041 && c.unicode() <= 0x3096; });
}

// The two-byte characters of EUC-JP read as CP932 turn into pairs of half-width katakana.
bool looksLikeEuc(const QString &asCp932, const QString &asEuc)
{
    const auto katakana = std::count_if(asCp932.begin(), asCp932.end(), isHalfKatakana);
    const auto foreign = std::count_if(asCp932.begin(), asCp932.end(), [](QChar c) { return c.unicode() > 0x7F; });
    return katakana * 2 > foreign && hasHiragana(asEuc);
}

std::optional<Decoded> decodeLegacy(QByteArrayView bytes)
{
    auto cp932 = decode(Codepage::Cp932, bytes);
    auto euc = decode(Codepage::EucJp, bytes);
    if (euc && (!cp932 || looksLikeEuc(*cp932, *euc)))
        return Decoded{*std::move(euc), Encoding::EucJp};
    if (cp932)
        return Decoded{*std::move(cp932), Encoding::Cp932};
    return std::nullopt;
}

// Latin letters, digits and separators of UTF-16 have one NUL each, always on the same side.
std::optional<Encoding> utf16WithoutMark(QByteArrayView bytes)
{
    if (bytes.size() % 2)
        return std::nullopt;
    const qsizetype looked = std::min<qsizetype>(bytes.size(), 4096);
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < looked; i += 2) {
        even += bytes[i] == '\0';
        odd += bytes[i + 1] == '\0';
    }
    if (odd > looked / 16 && even == 0)
        return Encoding::Utf16Le;
    if (even > looked / 16 && odd == 0)
        return Encoding::Utf16Be;
    return std::nullopt;
}

// Line by line, to say where; a trail byte of CP932 is never a line feed.
int firstBadLine(QByteArrayView bytes, bool mayBeCp932)
{
    int line = 1;
    for (qsizetype from = 0; from < bytes.size(); ++line) {
        const qsizetype end = std::find(bytes.begin() + from, bytes.end(), '\n') - bytes.begin();
        const QByteArrayView part = bytes.sliced(from, end - from);
        if (!strictly(QStringConverter::Utf8, part) && !(mayBeCp932 && decode(Codepage::Cp932, part)))
            return line;
        from = end + 1;
    }
    return 1;
}

Result<Decoded> decodeUtf16(QByteArrayView bytes, Encoding encoding)
{
    const auto known = encoding == Encoding::Utf16Le ? QStringConverter::Utf16LE : QStringConverter::Utf16BE;
    auto text = bytes.size() % 2 == 0 ? strictly(known, bytes) : std::nullopt;
    if (!text)
        return failure(Error::Code::Unreadable, u"encoding utf-16"_s);
    if (text->startsWith(QChar::ByteOrderMark))
        text->remove(0, 1);
    return Decoded{*std::move(text), encoding};
}

Result<Decoded> decodeMarked(QByteArrayView bytes)
{
    auto text = strictly(QStringConverter::Utf8, bytes.sliced(3));
    if (!text)
        return failure(Error::Code::Unreadable, u"encoding line %1"_s.arg(firstBadLine(bytes.sliced(3), false)));
    return Decoded{*std::move(text), Encoding::Utf8Bom};
}

QChar microsoftTwin(char32_t c)
{
    switch (c) {
    case U'〜': return u'～';
    case U'−': return u'－';
    case U'‖': return u'∥';
    case U'—': return u'―';
    case U'¢': return u'￠';
    case U'£': return u'￡';
    case U'¬': return u'￢';
    default: return {};
    }
}

} // namespace

Result<Decoded> decodeText(QByteArrayView bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return decodeMarked(bytes);
    if (bytes.startsWith("\xFF\xFE"))
        return decodeUtf16(bytes, Encoding::Utf16Le);
    if (bytes.startsWith("\xFE\xFF"))
        return decodeUtf16(bytes, Encoding::Utf16Be);
    if (bytes.contains('\0')) {
        if (const auto encoding = utf16WithoutMark(bytes))
            return decodeUtf16(bytes, *encoding);
        return failure(Error::Code::Unreadable, u"binary"_s);
    }
    if (auto text = strictly(QStringConverter::Utf8, bytes))
        return Decoded{*std::move(text), Encoding::Utf8};
    if (auto legacy = decodeLegacy(bytes))
        return *std::move(legacy);
    return failure(Error::Code::Unreadable, u"encoding line %1"_s.arg(firstBadLine(bytes, true)));
}

Cp932Text toCp932(const QString &text)
{
    if (auto whole = encode(Codepage::Cp932, text))
        return {*std::move(whole), {}};
    Cp932Text result;
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const QString character = text.mid(i, pair ? 2 : 1);
        auto bytes = encode(Codepage::Cp932, character);
        if (const QChar twin = microsoftTwin(character[0].unicode()); !bytes && !twin.isNull())
            bytes = encode(Codepage::Cp932, QStringView(&twin, 1));
        if (!bytes)
            result.unmappable.push_back({i, character});
        result.bytes += bytes.value_or("\x81\xAC");
        i += character.size();
    }
    return result;
}

} // namespace core::tabular
