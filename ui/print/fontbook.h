// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRawFont>
#include <QString>

#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace ui::print {

/// All lengths of a layout are whole units of 1/1200 inch (0.06 point), so that it is the same on every screen,
/// printer and PC, and short to write into a PDF.
inline constexpr int unitsPerInch = 1200;
[[nodiscard]] constexpr int fromPoints(double points)
{
    return static_cast<int>(points * unitsPerInch / 72 + 0.5);
}
[[nodiscard]] constexpr int fromMillimetres(double millimetres)
{
    return static_cast<int>(millimetres * unitsPerInch / 25.4 + 0.5);
}

/// The typefaces of paper: Mincho for text, Gothic for labels and headings.
enum class Face : quint8 { Mincho, Gothic, GothicBold };
inline constexpr int faceCount = 3;

/// How a character behaves at the end of a line (JIS X 4051, the part that offices know as 禁則処理).
enum Breaking : quint8 {
    BreaksFreely = 0,
    LatinLetter = 1,     ///< stays with its neighbours of the same kind: words, numbers
    NeverStartsLine = 2, ///< 、。」
    NeverEndsLine = 4,   ///< 「△
    Space = 8,           ///< vanishes at the end of a line
    Inseparable = 16,    ///< …… ――
    LineEnd = 32,        ///< a line break of the text itself
    Ignored = 64,        ///< takes no room and draws nothing
};
[[nodiscard]] quint8 breakingOf(char32_t character);

/// Knows glyph, width and line breaking of every character in every face, each asked for once.
///
/// The glyph comes from the first family of a fixed list that has it: BIZ UD, then other Japanese fonts. BIZ UD comes
/// first because only with it the text of a PDF can be searched (Noto's holds Kangxi radicals).
/// To be used by the thread that made it.
class FontBook
{
public:
    struct Glyph
    {
        quint32 index = 0;
        quint16 advance = 0; ///< thousandths of the type size
        quint8 font = 0;     ///< which font of the face's list
        quint8 breaking = 0; ///< bits of Breaking
        bool isKnown = false;
    };

    FontBook();
    ~FontBook();
    FontBook(const FontBook &) = delete;
    FontBook &operator=(const FontBook &) = delete;

    [[nodiscard]] const Glyph &glyph(Face face, char32_t character) const
    {
        const Page *page = character < 0x10000 ? m_pages[size_t(face)][character >> 8].get() : nullptr;
        if (page && (*page)[character & 0xff].isKnown)
            return (*page)[character & 0xff];
        return learn(face, character);
    }

    /// The font to draw a glyph with. `pixels` is the type size on the device.
    [[nodiscard]] const QRawFont &rawFont(Face face, quint8 font, double pixels) const;

    /// The families that are installed, in the order they are tried; for the about box and for tests.
    [[nodiscard]] QStringList families(Face face) const { return m_families[size_t(face)]; }

private:
    using Page = std::array<Glyph, 256>;
    struct Sized
    {
        quint32 key;
        QRawFont font;
    };
    const Glyph &learn(Face face, char32_t character) const;
    Glyph look(Face face, char32_t character) const;

    std::array<QStringList, faceCount> m_families;
    mutable std::array<std::array<std::unique_ptr<Page>, 256>, faceCount> m_pages;
    mutable std::map<std::pair<Face, char32_t>, Glyph> m_beyond; // outside the basic plane, or surrogates
    mutable std::vector<Sized> m_sized;
};

} // namespace ui::print
