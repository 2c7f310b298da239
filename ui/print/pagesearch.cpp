// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pagesearch.h"

#include <algorithm>

namespace ui::print {

namespace {

/// One character for one, so that places stay what they are.
QChar folded(QChar character)
{
    char16_t code = character.unicode();
    if (code >= 0xFF01 && code <= 0xFF5E) // wide letters and signs
        code = char16_t(code - 0xFEE0);
    if (code >= 0x30A1 && code <= 0x30F6) // katakana
        code = char16_t(code - 0x60);
    return code == 0x3000 ? QChar(u' ') : QChar(code).toCaseFolded();
}

QString folded(const QString &text)
{
    QString made = text;
    std::transform(text.begin(), text.end(), made.begin(), [](QChar each) { return folded(each); });
    return made;
}

/// Adds the part of a line that lies between two characters of its text.
void addPart(const PlacedText &text, const PlacedLine &line, int from, int to, const FontBook &fonts,
             std::vector<QRect> &places)
{
    from = std::max(from, line.begin);
    to = std::min(to, line.begin + line.length);
    if (from >= to)
        return;
    const QStringView all(text.text);
    const auto xOf = [&](int index) {
        const int spread = line.length > 1 ? line.stretch * (index - line.begin) / (line.length - 1) : 0;
        return line.x + textWidth(all.mid(line.begin, index - line.begin), text.style, fonts) + spread;
    };
    const int left = xOf(from);
    places.emplace_back(left, line.baseline - text.style.size, xOf(to) - left, text.style.size * 5 / 4);
}

} // namespace

std::vector<QRect> placesOf(const QString &wanted, const Page &page, const FontBook &fonts)
{
    std::vector<QRect> places;
    const QString needle = folded(wanted);
    if (needle.isEmpty())
        return places;
    for (const PlacedText &text : page.texts) {
        const QString hay = folded(text.text);
        for (qsizetype at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.size())) {
            for (const PlacedLine &line : text.lines)
                addPart(text, line, int(at), int(at + needle.size()), fonts, places);
        }
    }
    return places;
}

} // namespace ui::print
