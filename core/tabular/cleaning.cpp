// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/cleaning.h"

#include "core/base/text.h"
#include "core/tabular/csvwriter.h"

#include <algorithm>
#include <iterator>

namespace core::tabular {

namespace {

constexpr char32_t unified[] = {
#include "core/tabular/radicals.inc"
};
constexpr char16_t firstRadical = 0x2E80;

char32_t unifiedOf(QChar c)
{
    const int index = c.unicode() - firstRadical;
    return index >= 0 && index < int(std::size(unified)) ? unified[index] : 0;
}

bool isInvisible(QChar c)
{
    return c.unicode() == 0x00AD || c.unicode() == 0x200B || c.unicode() == 0x2060 || c.unicode() == 0xFEFF;
}

bool isControl(QChar c)
{
    return (c.unicode() < 0x20 && c != u'\n' && c != u'\t') || (c.unicode() >= 0x7F && c.unicode() < 0xA0);
}

// The common case, told at a glance: kana, kanji, ASCII and full-width forms.
bool isUntouchable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= 0x20 && u < 0x7F) || u == '\n' || (u >= 0x3000 && u < 0x3099) || (u >= 0x309B && u < 0xA000)
               || (u >= 0xFF01 && u < 0xFFF0) || (u >= 0x2190 && u < 0x2E80);
    });
}

QString filtered(const QString &text, Cleanings &done)
{
    QString kept;
    kept.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (const char32_t ideograph = unifiedOf(c)) {
            kept += QStringView(QString::fromUcs4(&ideograph, 1));
            done |= Cleaning::Radical;
        } else if (isInvisible(c)) {
            done |= Cleaning::Invisible;
        } else if (c == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n')
                kept += u'\n';
        } else if (isControl(c)) {
            done |= Cleaning::Control;
        } else {
            if (c.unicode() >= 0xE000 && c.unicode() < 0xF900)
                done |= Cleaning::PrivateUse;
            kept += c;
        }
    }
    return kept;
}

} // namespace

CleanText cleaned(const QString &text)
{
    CleanText result{text, {}};
    if (!isUntouchable(text)) {
        result.text = filtered(text, result.done);
        if (QString composed = normalised(result.text); composed != result.text) {
            result.text = std::move(composed);
            result.done |= Cleaning::Composed;
        }
    }
    if (result.text.startsWith(u'\'') && looksLikeFormula(QStringView(result.text).sliced(1))) {
        result.text.remove(0, 1);
        result.done |= Cleaning::Apostrophe;
    }
    return result;
}

QLatin1String codeOf(Cleaning cleaning)
{
    switch (cleaning) {
    case Cleaning::Composed: return QLatin1String("composed");
    case Cleaning::Radical: return QLatin1String("radical");
    case Cleaning::Invisible: return QLatin1String("invisible");
    case Cleaning::Apostrophe: return QLatin1String("apostrophe");
    case Cleaning::PrivateUse: return QLatin1String("private_use");
    case Cleaning::Control: return QLatin1String("control");
    }
    Q_UNREACHABLE();
}

namespace {

/// Neither composed nor folded by anything: hiragana, katakana, kanji, digits and small letters.
bool isKeyAlready(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'0' && u <= u'9') || (u >= u'a' && u <= u'z') || u == u'-' || u == u'.' || (u >= 0x3041 && u <= 0x3096)
               || (u >= 0x30A1 && u <= 0x30FC) || (u >= 0x4E00 && u <= 0x9FA5);
    });
}

} // namespace

QString headerKey(const QString &heading)
{
    if (isKeyAlready(heading))
        return heading;
    QString key = cleaned(heading).text.normalized(QString::NormalizationForm_KC).toLower();
    key.removeIf([](QChar c) { return c.isSpace(); });
    return key;
}

} // namespace core::tabular
