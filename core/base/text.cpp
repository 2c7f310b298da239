// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <algorithm>

namespace core {

namespace {

bool isPlain(const QString &text)
{
    // Kana with a separate sound mark and every other composition start at U+0300, surrogates at U+D800.
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() != 0
               && (c.unicode() < 0x0300 || (c.unicode() >= 0x3000 && c.unicode() < 0x3099)
                   || (c.unicode() >= 0x309B && c.unicode() < 0xD800) || (c.unicode() >= 0xFF00 && c.unicode() < 0xFFF0));
    });
}

QString withoutStrays(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            ++i;
        else if (text[i].isNull() || text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

QString normalised(const QString &text)
{
    return isPlain(text) ? text : withoutStrays(text).normalized(QString::NormalizationForm_C);
}

QString searchKey(const QString &text)
{
    QString key = text.normalized(QString::NormalizationForm_KC).toLower();
    key.removeIf([](QChar c) { return c.isSpace(); });
    for (QChar &c : key) {
        if (c.unicode() >= 0x30A1 && c.unicode() <= 0x30F6) // ァ–ヶ
            c = QChar(c.unicode() - 0x60);
    }
    return key;
}

namespace {

/// A sound mark or accent that makes one character with the one before it: ｶﾞ is が.
bool joinsPrevious(QChar c)
{
    return c.isMark() || c.unicode() == 0xFF9E || c.unicode() == 0xFF9F || c.isLowSurrogate();
}

} // namespace

QList<Stretch> findKey(const QString &text, const QString &key)
{
    if (key.isEmpty())
        return {};
    // Folded piece by piece, so that every unit of the key knows which piece of the text it came from.
    QString folded;
    QList<Stretch> origins;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at + 1;
        while (end < text.size() && joinsPrevious(text[end]))
            ++end;
        const QString piece = searchKey(text.mid(at, end - at));
        folded += piece;
        origins.insert(origins.size(), piece.size(), Stretch{at, end - at});
        at = end;
    }
    QList<Stretch> found;
    for (qsizetype at = folded.indexOf(key); at >= 0; at = folded.indexOf(key, at + key.size())) {
        const Stretch last = origins[at + key.size() - 1];
        found.append({origins[at].start, last.start + last.length - origins[at].start});
    }
    return found;
}

} // namespace core
