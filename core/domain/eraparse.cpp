// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/era.h"
#include "core/domain/width.h"

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace core {

namespace {

/// Walks through a cell's text, narrowed and without blanks.
class Scanner
{
public:
    explicit Scanner(QStringView text) : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

    bool take(QStringView word)
    {
        if (!m_rest.startsWith(word, Qt::CaseInsensitive))
            return false;
        m_rest = m_rest.sliced(word.size());
        return true;
    }

    /// Takes one of the characters of `any`.
    bool takeOne(QStringView any)
    {
        if (atEnd() || !any.contains(m_rest.front()))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    /// 令和, ㋿ or R.
    std::optional<Era> takeEra()
    {
        static constexpr QStringView squares = u"㍾㍽㍼㍻㋿"; // one character each, in the order of the table
        for (const EraSpec &era : eras()) {
            if (take(era.name) || takeOne(squares.sliced(static_cast<qsizetype>(era.era), 1))
                || take(QStringView(&era.letter, 1)))
                return era.era;
        }
        return std::nullopt;
    }

    /// 元, an ASCII number of at most eight digits, or a Japanese one up to 九十九. Its length tells 2024 from 02.
    std::optional<int> takeNumber(qsizetype *digits = nullptr)
    {
        if (take(u"元"))
            return 1;
        const QStringView ascii = takeWhile([](QChar c) { return c >= u'0' && c <= u'9'; });
        if (digits)
            *digits = ascii.size();
        if (!ascii.isEmpty())
            return ascii.size() <= 8 ? std::optional<int>(ascii.toInt()) : std::nullopt;
        return japanese(takeWhile([](QChar c) { return QStringView(u"〇一二三四五六七八九十").contains(c); }));
    }

private:
    template <typename Predicate>
    QStringView takeWhile(Predicate wanted)
    {
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), wanted);
        const QStringView taken = m_rest.first(end - m_rest.begin());
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }

    /// 六, 十, 十二, 三十一, and digit by digit 三一.
    static std::optional<int> japanese(QStringView text)
    {
        if (text.isEmpty() || text.size() > 3 || text.count(u'十') > 1)
            return std::nullopt;
        const auto digit = [](QChar c) { return static_cast<int>(QStringView(u"〇一二三四五六七八九").indexOf(c)); };
        const qsizetype ten = text.indexOf(u'十');
        if (ten < 0)
            return text.size() == 2 ? digit(text[0]) * 10 + digit(text[1])
                                    : (text.size() == 1 ? std::optional<int>(digit(text[0])) : std::nullopt);
        if (ten > 1 || text.size() - ten > 2)
            return std::nullopt;
        return (ten == 1 ? digit(text[0]) : 1) * 10 + (text.size() > ten + 1 ? digit(text.back()) : 0);
    }

    QStringView m_rest;
};

/// A year as written: western when there is no era.
struct WrittenYear
{
    std::optional<Era> era;
    int number = 0;

    [[nodiscard]] bool isBare() const { return !era && number < 100; }
    /// The western year.
    [[nodiscard]] int western() const { return era ? spec(*era).firstDay.year() + number - 1 : number; }
};

/// Four digits are a western year, one or two a year of an era; nothing else is a year.
std::optional<WrittenYear> takeYear(Scanner &scanner)
{
    const std::optional<Era> era = scanner.takeEra();
    qsizetype digits = 0;
    const std::optional<int> number = scanner.takeNumber(&digits);
    if (!number || *number < 1 || digits == 3 || digits > 4 || (era && digits > 2))
        return std::nullopt;
    return WrittenYear{era, *number};
}

/// The text narrowed and without blanks; a line break stays, because it may part two statements.
QString packed(QStringView text)
{
    QString narrow = narrowed(text.trimmed());
    narrow.remove(u' ');
    return narrow;
}

bool isNothing(QStringView text)
{
    return text.isEmpty() || isDash(text);
}

/// The years a cell names, parted by brackets, slashes, line breaks and 年度; nothing when there is anything else in it.
std::optional<std::vector<WrittenYear>> yearsIn(QStringView text)
{
    std::vector<WrittenYear> years;
    Scanner scanner(text);
    scanner.take(u"FY");
    while (!scanner.atEnd()) {
        const std::optional<WrittenYear> year = takeYear(scanner);
        if (!year)
            return std::nullopt;
        years.push_back(*year);
        bool parted = false;
        while (scanner.take(u"年度") || scanner.takeOne(u"年()/・\n"))
            parted = true;
        if (!parted && !scanner.atEnd())
            return std::nullopt;
    }
    return years;
}

bool hasDayIn(FiscalYear year, Era era)
{
    const auto first = eraYearOn(year.firstDay());
    const auto last = eraYearOn(year.lastDay());
    return first && last && first->era <= era && era <= last->era;
}

YearReading readYear(const WrittenYear &written)
{
    const std::optional<FiscalYear> year = FiscalYear::from(written.western());
    if (!year)
        return {Reading::Refused};
    return {Reading::Certain, year, 0, written.era && !hasDayIn(*year, *written.era)};
}

} // namespace

YearReading parseFiscalYear(QStringView text, std::optional<Era> assumed)
{
    const QString cell = packed(text);
    if (isNothing(cell))
        return {Reading::Empty};
    std::optional<std::vector<WrittenYear>> years = yearsIn(cell);
    if (!years || years->empty())
        return {Reading::Refused};
    for (WrittenYear &year : *years) {
        if (year.isBare() && !assumed)
            return years->size() == 1 ? YearReading{Reading::Ambiguous, {}, year.number} : YearReading{};
        if (year.isBare())
            year.era = assumed;
    }
    const WrittenYear &first = years->front();
    const bool agree = std::all_of(years->begin(), years->end(),
                                   [&](const WrittenYear &other) { return other.western() == first.western(); });
    return agree ? readYear(first) : YearReading{Reading::Refused};
}

namespace {

struct WrittenDate
{
    WrittenYear year;
    int month = 0;
    int day = 0;
};

std::optional<WrittenDate> takeDate(Scanner &scanner)
{
    const std::optional<WrittenYear> year = takeYear(scanner);
    if (!year || !scanner.takeOne(u"年./-"))
        return std::nullopt;
    const std::optional<int> month = scanner.takeNumber();
    if (!month || !scanner.takeOne(u"月./-"))
        return std::nullopt;
    const std::optional<int> day = scanner.takeNumber();
    scanner.take(u"日");
    return day && scanner.atEnd() ? std::optional<WrittenDate>({*year, *month, *day}) : std::nullopt;
}

} // namespace

DateReading parseDate(QStringView text, std::optional<Era> assumed)
{
    const QString cell = packed(text);
    if (isNothing(cell))
        return {Reading::Empty};
    if (const QDate compact = QDate::fromString(cell, u"yyyyMMdd"); cell.size() == 8 && compact.isValid())
        return {Reading::Certain, compact};
    Scanner scanner(cell);
    std::optional<WrittenDate> written = takeDate(scanner);
    if (!written)
        return {Reading::Refused};
    if (written->year.isBare() && !assumed)
        return {Reading::Ambiguous};
    if (written->year.isBare())
        written->year.era = assumed;
    const QDate date(written->year.western(), written->month, written->day);
    const std::optional<Era> era = written->year.era;
    if (!date.isValid() || (era && date < QDate(1873, 1, 1)))
        return {Reading::Refused};
    return {Reading::Certain, date, era && eraYearOn(date)->era != *era};
}

} // namespace core
