// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/era.h"
#include "tests/support/testing.h"

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QString nameOf(int year)
{
    return formatEraYear(eraYearOf(*FiscalYear::from(year)));
}

QString nameOn(int year, int month, int day)
{
    return formatEraYear(*eraYearOn(QDate(year, month, day)));
}

/// The western year a text certainly says, otherwise −1.
int certain(const QString &text, std::optional<Era> assumed = {})
{
    const YearReading read = parseFiscalYear(text, assumed);
    CHECK((read.reading == Reading::Certain) == read.year.has_value());
    return read.year ? read.year->value() : -1;
}

Reading reading(const QString &text)
{
    return parseFiscalYear(text).reading;
}

} // namespace

TEST_CASE("eras change on their first days", "[domain]")
{
    CHECK(nameOn(1912, 7, 29) == u"明治45"_s);
    CHECK(nameOn(1912, 7, 30) == u"大正元"_s);
    CHECK(nameOn(1926, 12, 24) == u"大正15"_s);
    CHECK(nameOn(1926, 12, 25) == u"昭和元"_s);
    CHECK(nameOn(1989, 1, 7) == u"昭和64"_s);
    CHECK(nameOn(1989, 1, 8) == u"平成元"_s);
    CHECK(nameOn(2019, 4, 30) == u"平成31"_s);
    CHECK(nameOn(2019, 5, 1) == u"令和元"_s);
    CHECK_FALSE(eraYearOn(QDate(1868, 1, 24)));
    CHECK_FALSE(eraYearOn(QDate()));
}

TEST_CASE("fiscal years are called as the ministries call them", "[domain]")
{
    CHECK(nameOf(1987) == u"昭和62"_s);
    CHECK(nameOf(1988) == u"昭和63"_s); // although it ended in 平成元年
    CHECK(nameOf(1989) == u"平成元"_s);
    CHECK(nameOf(2018) == u"平成30"_s);
    CHECK(nameOf(2019) == u"令和元"_s); // although it began in 平成31年
    CHECK(nameOf(2026) == u"令和8"_s);
    CHECK(nameOf(1868) == u"明治元"_s);
    CHECK(formatFiscalYear(*FiscalYear::from(2026)) == u"令和8（2026）年度"_s);
    CHECK(formatFiscalYear(*FiscalYear::from(2019)) == u"令和元（2019）年度"_s);
}

TEST_CASE("years are read as files write them", "[domain]")
{
    CHECK(certain(u"令和元"_s) == 2019);
    CHECK(certain(u"令和元年度"_s) == 2019);
    CHECK(certain(u"令和７"_s) == 2025);
    CHECK(certain(u"平成13"_s) == 2001);
    CHECK(certain(u"R6"_s) == 2024);
    CHECK(certain(u"Ｒ７"_s) == 2025);
    CHECK(certain(u"r６年度"_s) == 2024);
    CHECK(certain(u"H31"_s) == 2019);
    CHECK(certain(u"S63"_s) == 1988);
    CHECK(certain(u"㋿6年"_s) == 2024);
    CHECK(certain(u"㍻30年度"_s) == 2018);
    CHECK(certain(u"2024"_s) == 2024);
    CHECK(certain(u"２０２４年度"_s) == 2024);
    CHECK(certain(u"FY2024"_s) == 2024);
    CHECK(certain(u"令和8（2026）年度"_s) == 2026);
    CHECK(certain(u"令和8年度\n(2026年度)"_s) == 2026);
    CHECK(certain(u"平成31／令和元年度"_s) == 2019);
    CHECK(certain(u" 令和 ６ 年度 "_s) == 2024);
    CHECK(certain(u"令和六年度"_s) == 2024);
    CHECK(certain(u"昭和六十三年"_s) == 1988);
    CHECK(certain(u"平成十年"_s) == 1998);
    CHECK(certain(u"平成三一年"_s) == 2019);
}

TEST_CASE("a bare number is ambiguous, never guessed, unless the era is given", "[domain]")
{
    for (const QString &text : {u"18"_s, u"１８"_s, u"8年度"_s, u"元"_s, u"02"_s})
        CHECK(reading(text) == Reading::Ambiguous);
    CHECK(parseFiscalYear(u"18").bare == 18);
    CHECK(certain(u"18"_s, Era::Heisei) == 2006);
    CHECK(certain(u"元年度"_s, Era::Reiwa) == 2019);
    CHECK(certain(u"2024"_s, Era::Heisei) == 2024);
}

TEST_CASE("what is no single year is refused", "[domain]")
{
    for (const QString &text : {u"R6～R10"_s, u"R6-R10"_s, u"令和8（2024）年度"_s, u"R6\nR7"_s, u"R6.4.1"_s,
                                u"2024/4/1"_s, u"R0"_s, u"令和"_s, u"未定"_s, u"123"_s, u"12345"_s, u"1800"_s,
                                u"令和2024"_s, u"①"_s, u"R6/7"_s, u"平成十十"_s,
                                u"018"_s, u"昭和100"_s}) {
        INFO(text);
        CHECK(reading(text) == Reading::Refused);
    }
}

TEST_CASE("an empty cell or a dash is no year", "[domain]")
{
    for (const QString &text : {u""_s, u"　"_s, u"-"_s, u"－"_s, u"―"_s, u"–"_s})
        CHECK(reading(text) == Reading::Empty);
}

TEST_CASE("a year beyond its era is read and marked", "[domain]")
{
    CHECK(certain(u"平成32年度"_s) == 2020);
    CHECK(parseFiscalYear(u"平成32年度").outsideEra);
    CHECK(parseFiscalYear(u"昭和64年度").outsideEra);
    CHECK_FALSE(parseFiscalYear(u"平成31年度").outsideEra);
    CHECK_FALSE(parseFiscalYear(u"令和元年度").outsideEra);
    CHECK_FALSE(parseFiscalYear(u"昭和63年度").outsideEra);
    CHECK_FALSE(parseFiscalYear(u"1950").outsideEra);
}

TEST_CASE("every fiscal year reads back from each way of writing it", "[domain]")
{
    for (auto year = FiscalYear::from(FiscalYear::earliest); year; year = year->next()) {
        const EraYear era = eraYearOf(*year);
        CHECK(fiscalYearOf(era) == year);
        CHECK(parseFiscalYear(formatFiscalYear(*year)).year == (era.year < 100 ? year : std::nullopt));
        if (era.year >= 100)
            continue;
        CHECK(parseFiscalYear(formatEraYear(era)).year == year);
        CHECK(parseFiscalYear(formatEraYearShort(era)).year == year);
        CHECK_FALSE(parseFiscalYear(formatEraYear(era)).outsideEra);
    }
    CHECK_FALSE(fiscalYearOf({Era::Reiwa, 0}));
    CHECK_FALSE(fiscalYearOf({Era::Reiwa, std::numeric_limits<int>::max()}));
}

TEST_CASE("days are read as files write them", "[domain]")
{
    for (const QString &text : {u"R6.4.1"_s, u"令和6年4月1日"_s, u"2024-04-01"_s, u"2024/4/1"_s, u"2024年4月1日"_s,
                                u"20240401"_s, u"Ｒ６．４．１"_s, u"令和６年　４月　１日"_s, u"令和六年四月一日"_s, u"２０２４／４／１"_s}) {
        INFO(text);
        CHECK(parseDate(text).date == QDate(2024, 4, 1));
        CHECK_FALSE(parseDate(text).outsideEra);
    }
    CHECK(parseDate(u"6.4.1").reading == Reading::Ambiguous);
    CHECK(parseDate(u"6.4.1", Era::Reiwa).date == QDate(2024, 4, 1));
    CHECK(parseDate(u"-").reading == Reading::Empty);
    CHECK(parseDate(u"平成31年5月1日").date == QDate(2019, 5, 1));
    CHECK(parseDate(u"平成31年5月1日").outsideEra);
    CHECK(parseDate(u"令和元年4月1日").outsideEra);
    for (const QString &text : {u"2024-02-30"_s, u"2024/4"_s, u"令和6年4月"_s, u"4/1"_s, u"明治4年1月1日"_s,
                                u"R6.4.1～R7.3.31"_s, u"45383"_s, u"来年"_s}) {
        INFO(text);
        CHECK(parseDate(text).reading == Reading::Refused);
    }
}

TEST_CASE("every day since 1873 reads back from its era", "[domain]")
{
    for (QDate day(1873, 1, 1); day < QDate(2100, 1, 1); day = day.addDays(17)) {
        const DateReading read = parseDate(formatEraDate(day));
        CHECK(read.date == day);
        CHECK_FALSE(read.outsideEra);
    }
}
