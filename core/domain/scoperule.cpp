// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scoperule.h"

#include "core/base/text.h"
#include "core/domain/number.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isNumeric(ScopeSubject subject)
{
    return subject == ScopeSubject::Age || subject == ScopeSubject::Cost || subject == ScopeSubject::LastEvaluated;
}

/// The words of a value: people part them as they are used to.
QStringList wordsOf(const QString &value)
{
    QString text = value;
    text.replace(u'、', u',').replace(u'，', u',').replace(u'､', u',');
    QStringList words;
    for (const QString &word : text.split(u',')) {
        if (const QString key = searchKey(word.trimmed()); !key.isEmpty())
            words.append(key);
    }
    return words;
}

std::vector<NumberReading> numbersOf(const QString &value)
{
    std::vector<NumberReading> numbers;
    for (const QString &word : value.split(u'、', Qt::SkipEmptyParts)) // a comma parts thousands
        numbers.push_back(parseNumber(word));
    return numbers;
}

QString wordOf(const ScopeFacts &facts, ScopeSubject subject)
{
    switch (subject) {
    case ScopeSubject::Kind: return facts.kind;
    case ScopeSubject::Delivery: return facts.delivery;
    case ScopeSubject::Obligation: return facts.obligation;
    case ScopeSubject::Code: return facts.code;
    default: return {};
    }
}

std::optional<double> numberOf(const ScopeFacts &facts, ScopeSubject subject)
{
    switch (subject) {
    case ScopeSubject::Age: return facts.age;
    case ScopeSubject::Cost: return facts.cost ? std::optional(static_cast<double>(*facts.cost)) : std::nullopt;
    default:
        return facts.sinceEvaluated ? std::optional<double>(*facts.sinceEvaluated)
                                    : std::numeric_limits<double>::infinity();
    }
}

bool wordFits(ScopeTest test, const QString &word, const QStringList &wanted)
{
    const bool is = wanted.contains(word);
    if (test == ScopeTest::Contains)
        return std::ranges::any_of(wanted, [&](const QString &part) { return word.contains(part); });
    return test == ScopeTest::IsNot ? !is : is;
}

bool numberFits(ScopeTest test, double number, const std::vector<NumberReading> &wanted)
{
    const bool is = std::ranges::any_of(wanted, [&](const NumberReading &one) { return one.value == number; });
    switch (test) {
    case ScopeTest::Below: return number < wanted.front().value;
    case ScopeTest::AtLeast: return number >= wanted.front().value;
    case ScopeTest::IsNot: return !is;
    default: return is;
    }
}

} // namespace

ScopeRule::Fault ScopeRule::fault() const
{
    if (subject == ScopeSubject::All)
        return Fault::None;
    if (!test)
        return Fault::TestMissing;
    const bool compares = test == ScopeTest::Below || test == ScopeTest::AtLeast;
    if (isNumeric(subject) ? test == ScopeTest::Contains : compares)
        return Fault::TestUnfit;
    if (wordsOf(value).isEmpty())
        return Fault::ValueMissing;
    const auto isNumber = [](const NumberReading &one) { return one.kind == NumberReading::Kind::Number; };
    const auto numbers = numbersOf(value);
    const bool areNumbers = std::ranges::all_of(numbers, isNumber) && (!compares || numbers.size() == 1);
    return isNumeric(subject) && !areNumbers ? Fault::ValueNoNumber : Fault::None;
}

bool ScopeRule::fits(const ScopeFacts &facts) const
{
    if (fault() != Fault::None)
        return false;
    if (subject == ScopeSubject::All)
        return true;
    if (!isNumeric(subject))
        return wordFits(*test, searchKey(wordOf(facts, subject).trimmed()), wordsOf(value));
    const auto known = numberOf(facts, subject);
    return known && numberFits(*test, *known, numbersOf(value));
}

} // namespace core
