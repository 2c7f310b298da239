// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/number.h"

#include "core/domain/width.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace core {

namespace {

using Kind = NumberReading::Kind;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isSign(QChar c)
{
    return QStringView(u"△▲−-‐–").contains(c);
}

/// A number without its sign or brackets.
struct Unsigned
{
    QStringView digits;
    bool negative = false;
};

Unsigned withoutSign(QStringView text)
{
    if (text.startsWith(u'(') && text.endsWith(u')') && text.size() > 2)
        return Unsigned{text.sliced(1, text.size() - 2).trimmed(), true};
    if (!text.isEmpty() && isSign(text.front()))
        return Unsigned{text.sliced(1).trimmed(), true};
    if (text.startsWith(u'+'))
        return Unsigned{text.sliced(1).trimmed()};
    return Unsigned{text};
}

/// Blanks beside a comma are typing, not meaning.
QString withTidyCommas(QStringView text)
{
    QString tidy = text.toString();
    while (tidy.contains(u"  "))
        tidy.replace(u"  "_s, u" "_s);
    return tidy.replace(u", "_s, u","_s).replace(u" ,"_s, u","_s);
}

/// The digits of the whole part without separators; nothing unless they stand alone or in groups of three.
std::optional<QString> ungrouped(QStringView text, QChar separator)
{
    const QList<QStringView> groups = text.split(separator);
    QString digits;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QStringView group = groups[i];
        const bool rightSize = groups.size() == 1 || group.size() == 3 || (i == 0 && group.size() < 3);
        if (!rightSize || group.isEmpty() || !std::all_of(group.begin(), group.end(), isDigit))
            return std::nullopt;
        digits += group;
    }
    return digits;
}

/// Digits and a decimal point only, as QString::toDouble reads them; nothing when it is not plainly one number.
std::optional<QString> plain(QStringView text)
{
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.first(point);
    std::optional<QString> digits = ungrouped(whole, whole.contains(u',') ? u',' : u' ');
    if (!digits || point < 0)
        return digits;
    const QStringView fraction = text.sliced(point + 1);
    if (fraction.isEmpty() || !std::all_of(fraction.begin(), fraction.end(), isDigit))
        return std::nullopt;
    return *digits + u'.' + fraction.toString();
}

/// `1.2E-05`: only a machine writes a signed exponent, so it is no guess.
bool isScientific(QStringView text)
{
    const qsizetype e = text.indexOf(u'E', 0, Qt::CaseInsensitive);
    if (e < 1 || e + 2 >= text.size() || (text[e + 1] != u'-' && text[e + 1] != u'+'))
        return false;
    const QStringView exponent = text.sliced(e + 2);
    return plain(text.first(e)) && std::all_of(exponent.begin(), exponent.end(), isDigit);
}

NumberReading numberOf(const QString &digits, bool negative)
{
    const double value = QLocale::c().toDouble(digits);
    if (!std::isfinite(value))
        return {Kind::Uncertain};
    NumberReading reading{Kind::Number, negative && value != 0 ? -value : value};
    const QString whole = digits.section(u'.', 0, 0);
    const QStringView fraction = QStringView(digits).sliced(std::min(whole.size() + 1, digits.size()));
    bool fits = false;
    const qlonglong integer = (negative ? u"-"_s + whole : whole).toLongLong(&fits);
    if (fits && std::all_of(fraction.begin(), fraction.end(), [](QChar c) { return c == u'0'; }))
        reading.whole = integer;
    return reading;
}

QString signedText(const QString &digits)
{
    const bool isZero = std::none_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
    if (!digits.startsWith(u'-'))
        return digits;
    return isZero ? digits.sliced(1) : u"△"_s + digits.sliced(1);
}

/// Puts commas into the whole part of `-1234.5`.
QString grouped(QString digits)
{
    const qsizetype first = digits.startsWith(u'-') ? 1 : 0;
    const qsizetype point = digits.indexOf(u'.');
    for (qsizetype at = (point < 0 ? digits.size() : point) - 3; at > first; at -= 3)
        digits.insert(at, u',');
    return digits;
}

} // namespace

namespace {

/// Nothing but a few digits, as most cells of tables made by machines are.
NumberReading readDigits(QStringView digits)
{
    qint64 whole = 0;
    for (const QChar c : digits)
        whole = whole * 10 + (c.unicode() - u'0');
    NumberReading reading{Kind::Number, double(whole)};
    reading.whole = whole;
    return reading;
}

} // namespace

NumberReading parseNumber(QStringView text)
{
    constexpr qsizetype surely = 15; // digits a double holds exactly
    if (!text.isEmpty() && text.size() <= surely && std::all_of(text.begin(), text.end(), isDigit))
        return readDigits(text);
    const QString narrow = narrowed(text);
    const QStringView cell = QStringView(narrow).trimmed();
    if (cell.isEmpty() || isDash(cell))
        return {Kind::Empty};
    if (std::none_of(cell.begin(), cell.end(), isDigit))
        return {Kind::Refused};
    const Unsigned bare = withoutSign(cell);
    const std::optional<QString> digits = plain(withTidyCommas(bare.digits));
    if (digits)
        return numberOf(*digits, bare.negative);
    if (!isScientific(bare.digits))
        return {Kind::Uncertain};
    const double value = QLocale::c().toDouble(bare.digits);
    return std::isfinite(value) ? NumberReading{Kind::Number, bare.negative ? -value : value}
                                : NumberReading{Kind::Uncertain};
}

QString formatMoney(qint64 amount)
{
    return signedText(grouped(QString::number(amount)));
}

QString formatNumber(double number)
{
    if (!std::isfinite(number))
        return {};
    return signedText(grouped(QString::number(number, 'f', QLocale::FloatingPointShortest)));
}

QString formatDecimal(double number, int decimals)
{
    if (!std::isfinite(number))
        return {};
    // Rounded by hand: printing would round 0.125 to the even 0.12. A nudge of one unit in the last place lets 1.005,
    // stored as 1.00499…, round as it reads.
    const int digits = std::clamp(decimals, 0, 15);
    const double factor = std::pow(10.0, digits);
    const double scaled = std::abs(number) * factor;
    const double nudged = std::floor(std::nextafter(scaled, HUGE_VAL) + 0.5) / factor;
    const double rounded = scaled < 1e15 ? nudged : std::abs(number);
    return signedText(grouped(QString::number(std::copysign(rounded, number), 'f', digits)));
}

} // namespace core
