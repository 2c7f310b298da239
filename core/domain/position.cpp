// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/position.h"

#include "core/base/hash.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace core::position {

namespace {

constexpr QStringView digits = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

qsizetype digitOf(QChar c)
{
    return digits.indexOf(c);
}

/// Length of the whole number including its head: a…z hold 1…26 digits, Z…A the same below zero. 0 for no head.
qsizetype wholeLength(QStringView text)
{
    const char16_t head = text.isEmpty() ? u' ' : text.front().unicode();
    if (head >= u'a' && head <= u'z')
        return head - u'a' + 2;
    return head >= u'A' && head <= u'Z' ? u'Z' - head + 2 : 0;
}

QStringView wholeOf(QStringView text)
{
    return text.first(wholeLength(text));
}

QStringView fractionOf(QStringView text)
{
    return text.sliced(wholeLength(text));
}

/// Adds `step` (1 or −1) to the digits behind the head; true when it ran over.
bool carry(QString &whole, int step)
{
    for (qsizetype i = whole.size() - 1; i > 0; --i) {
        const qsizetype digit = digitOf(whole[i]) + step;
        whole[i] = digits[(digit + digits.size()) % digits.size()];
        if (digit >= 0 && digit < digits.size())
            return false;
    }
    return true;
}

/// The next whole number, nothing after the last.
std::optional<QString> incremented(QStringView whole)
{
    QString next = whole.toString();
    if (!carry(next, 1))
        return next;
    if (next.front() == u'z')
        return std::nullopt;
    if (next.front() == u'Z')
        return u"a0"_s;
    next[0] = QChar(char16_t(next[0].unicode() + 1));
    return QString(next.front()) + QString(wholeLength(next) - 1, u'0');
}

/// The whole number before, nothing before the first.
std::optional<QString> decremented(QStringView whole)
{
    QString next = whole.toString();
    if (!carry(next, -1))
        return next;
    if (next.front() == u'A')
        return std::nullopt;
    if (next.front() == u'a')
        return u"Zz"_s;
    next[0] = QChar(char16_t(next[0].unicode() - 1));
    return QString(next.front()) + QString(wholeLength(next) - 1, u'z');
}

/// A fraction strictly between two; an empty `high` is one. Never a beginning of `high`, so a suffix keeps the order.
QString midpoint(QStringView low, QStringView high)
{
    QString middle;
    bool open = high.isEmpty();
    for (qsizetype i = 0;; ++i) {
        const qsizetype from = i < low.size() ? digitOf(low[i]) : 0;
        const qsizetype to = open ? digits.size() : (i < high.size() ? digitOf(high[i]) : 0);
        if (to - from > 1)
            return middle + digits[(from + to) / 2];
        middle += digits[from];
        open = open || to > from;
    }
}

std::optional<QString> placeBefore(QStringView after)
{
    const std::optional<QString> whole = decremented(wholeOf(after));
    if (whole || fractionOf(after).isEmpty())
        return whole;
    return wholeOf(after).toString() + midpoint({}, fractionOf(after));
}

/// The place between two valid positions; no beginning of `after`, so a suffix keeps the order.
std::optional<QString> placeBetween(QStringView before, QStringView after)
{
    if (before.isEmpty())
        return after.isEmpty() ? u"a0"_s : placeBefore(after);
    const QStringView whole = wholeOf(before);
    if (!after.isEmpty() && whole == wholeOf(after))
        return whole.toString() + midpoint(fractionOf(before), fractionOf(after));
    const std::optional<QString> next = incremented(whole);
    if (next && (after.isEmpty() || *next < wholeOf(after)))
        return next;
    return whole.toString() + midpoint(fractionOf(before), {});
}

} // namespace

bool isValid(QStringView text)
{
    const qsizetype whole = wholeLength(text);
    if (whole == 0 || text.size() < whole || text.size() > longest || (text.size() > whole && text.endsWith(u'0')))
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) { return digitOf(c) >= 0; });
}

std::optional<QString> between(QStringView before, QStringView after, QStringView suffix)
{
    const bool ordered = before.isEmpty() || after.isEmpty() || before < after;
    if (!ordered || (!before.isEmpty() && !isValid(before)) || (!after.isEmpty() && !isValid(after)))
        return std::nullopt;
    std::optional<QString> place = placeBetween(before, after);
    if (!place)
        return std::nullopt;
    for (const QChar c : suffix) {
        if (digitOf(c) >= 0)
            place->append(c);
    }
    if (fractionOf(*place).endsWith(u'0'))
        place->append(u'V');
    return isValid(*place) ? place : std::nullopt;
}

std::vector<QString> spread(int count)
{
    std::vector<QString> places;
    QString place = u"a0"_s;
    for (int i = 0; i < count; ++i) {
        places.push_back(place);
        place = *incremented(place);
    }
    return places;
}

QString randomSuffix()
{
    QString suffix;
    for (const char byte : randomBytes(4))
        suffix += digits[static_cast<uchar>(byte) % digits.size()];
    return suffix;
}

} // namespace core::position
