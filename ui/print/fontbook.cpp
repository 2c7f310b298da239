// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/fontbook.h"

#include <QFont>
#include <QFontDatabase>

#include <cmath>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;

namespace {

// Widths are measured at this size without hinting: the font's own design units.
constexpr double measuringSize = 1000;

constexpr std::u32string_view neverStart =
    U"、。，．・：；？！゛゜´｀¨＾ヽヾゝゞ々ー―’”）〕］｝〉》」』】〙〗〟｠»°′″℃¢％‰!),.:;?]}"
    U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ‐゠–〜～‼⁇⁈⁉";
constexpr std::u32string_view neverEnd = U"‘“（〔［｛〈《「『【〘〖〝｟«￥＄£＃№△▲([{$#";
constexpr std::u32string_view inseparable = U"…‥—―〳〴〵";

QStringList wanted(Face face)
{
    const QStringList gothic{u"BIZ UDGothic"_s, u"BIZ UDPGothic"_s, u"BIZ UDゴシック"_s};
    const QStringList mincho{u"BIZ UDMincho"_s, u"BIZ UDMincho Medium"_s, u"BIZ UDPMincho"_s, u"BIZ UD明朝"_s};
    const QStringList rest{u"Yu Mincho"_s, u"MS Mincho"_s,        u"IPAexMincho"_s, u"Noto Serif CJK JP"_s,
                           u"MS Gothic"_s, u"Noto Sans CJK JP"_s, u"Noto Sans"_s,   u"DejaVu Sans"_s};
    return (face == Face::Mincho ? mincho + gothic : gothic + mincho) + rest;
}

QStringList installed(Face face)
{
    QStringList families;
    for (const QString &family : wanted(face)) {
        if (QFontDatabase::hasFamily(family))
            families.append(family);
    }
    if (families.isEmpty())
        families.append(QFontDatabase::systemFont(QFontDatabase::GeneralFont).family());
    return families;
}

bool isLatin(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'_' || c == U'@'
           || c == U'&' || c == U'\'' || c == U'"' || c == U'+' || c == U'-' || c == U'/' || c == U'=' || c == U'~'
           || c == U'*' || c == U'\\' || c == U'.' || c == U',' || c == U':' || c == U'%' || (c >= 0xC0 && c < 0x370);
}

bool isIgnored(char32_t c)
{
    return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x00AD || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F)
           || (c >= 0xE0100 && c <= 0xE01EF) || (c < 0x20 && c != U'\n' && c != U'\t') || c == 0x7F;
}

bool contains(std::u32string_view set, char32_t c)
{
    return set.find(c) != std::u32string_view::npos;
}

} // namespace

quint8 breakingOf(char32_t c)
{
    if (c == U'\n' || c == 0x2028 || c == 0x2029)
        return LineEnd;
    if (isIgnored(c))
        return Ignored;
    if (c == U' ' || c == U'\t')
        return Space;
    quint8 bits = BreaksFreely;
    if (isLatin(c))
        bits |= LatinLetter;
    if (contains(neverStart, c))
        bits |= NeverStartsLine;
    if (contains(neverEnd, c))
        bits |= NeverEndsLine;
    if (contains(inseparable, c))
        bits |= Inseparable;
    return bits;
}

FontBook::FontBook()
{
    for (int face = 0; face < faceCount; ++face)
        m_families[size_t(face)] = installed(Face(face));
}

FontBook::~FontBook() = default;

const QRawFont &FontBook::rawFont(Face face, quint8 font, double pixels) const
{
    const auto key = quint32(std::lround(pixels * 64)) << 8 | quint32(font) << 2 | quint32(face);
    for (const Sized &sized : m_sized) {
        if (sized.key == key)
            return sized.font;
    }
    QFont wantedFont(m_families[size_t(face)].at(font));
    wantedFont.setHintingPreference(QFont::PreferNoHinting);
    wantedFont.setPixelSize(int(measuringSize));
    wantedFont.setBold(face == Face::GothicBold);
    QRawFont made = QRawFont::fromFont(wantedFont, QFontDatabase::Japanese);
    made.setPixelSize(pixels);
    m_sized.push_back({key, made});
    return m_sized.back().font;
}

FontBook::Glyph FontBook::look(Face face, char32_t character) const
{
    Glyph glyph;
    glyph.isKnown = true;
    glyph.breaking = breakingOf(character);
    if (glyph.breaking & (LineEnd | Ignored))
        return glyph;
    const char32_t drawn = character == U'\t' ? U' ' : character;
    const QString text = QString::fromUcs4(&drawn, 1);
    const auto count = quint8(std::min<qsizetype>(m_families[size_t(face)].size(), 60));
    for (quint8 font = 0; font < count && glyph.index == 0; ++font) {
        const QRawFont &raw = rawFont(face, font, measuringSize);
        const QList<quint32> found = raw.glyphIndexesForString(text);
        if (found.isEmpty() || (found.first() == 0 && font + 1 < count))
            continue;
        glyph.index = found.first();
        glyph.font = font;
        const QList<QPointF> advances = raw.advancesForGlyphIndexes({glyph.index});
        glyph.advance = quint16(std::lround(advances.isEmpty() ? measuringSize : advances.first().x()));
    }
    return glyph;
}

const FontBook::Glyph &FontBook::learn(Face face, char32_t character) const
{
    if (character >= 0x10000) {
        const auto key = std::make_pair(face, character);
        auto known = m_beyond.find(key);
        if (known == m_beyond.end())
            known = m_beyond.emplace(key, look(face, character)).first;
        return known->second;
    }
    std::unique_ptr<Page> &page = m_pages[size_t(face)][character >> 8];
    if (!page)
        page = std::make_unique<Page>();
    return (*page)[character & 0xff] = look(face, character);
}

} // namespace ui::print
