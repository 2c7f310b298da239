// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/fontbook.h"

#include <QStringView>

#include <vector>

namespace ui::print {

/// A typeface at a size, with the distance from one line to the next; lengths in units.
struct TextStyle
{
    Face face = Face::Mincho;
    int size = 0;
    int leading = 0;

    friend bool operator==(const TextStyle &, const TextStyle &) = default;
};

/// One line of a broken text: which characters, how wide they are, and how much may be spread between them so that
/// the line ends at the edge (0 for the last line of a paragraph).
struct Line
{
    int begin = 0;
    int length = 0;
    int width = 0;
    int stretch = 0;
};

/// Parts a text into lines no wider than `width` units, by the Japanese rules: 、。」 never start a line, 「 never ends
/// one, words and numbers stay whole unless a line cannot hold them. No character but blanks at line ends is left out.
/// An empty text has no lines.
[[nodiscard]] std::vector<Line> breakLines(QStringView text, const TextStyle &style, int width, const FontBook &fonts);

/// Width of the text on one line, in units.
[[nodiscard]] int textWidth(QStringView text, const TextStyle &style, const FontBook &fonts);

/// The character at `index`, which is moved behind it.
[[nodiscard]] inline char32_t nextCharacter(QStringView text, int &index)
{
    const QChar first = text[index++];
    if (first.isHighSurrogate() && index < text.size() && text[index].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[index++]);
    return first.unicode();
}

} // namespace ui::print
