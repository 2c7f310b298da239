// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/number.h"
#include "tests/support/testing.h"

#include <cmath>
#include <limits>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace core;
using Kind = NumberReading::Kind;

namespace {

void checkReads(const QString &text, double value)
{
    INFO(text);
    const NumberReading read = parseNumber(text);
    CHECK(read.kind == Kind::Number);
    CHECK(read.value == value);
}

void checkKind(const QString &text, Kind kind)
{
    INFO(text);
    const NumberReading read = parseNumber(text);
    CHECK(read.kind == kind);
    CHECK(read.value == 0);
    CHECK_FALSE(read.whole);
}

} // namespace

TEST_CASE("numbers are read as people write them", "[domain]")
{
    checkReads(u"1,234"_s, 1234);
    checkReads(u"１，２３４"_s, 1234);
    checkReads(u"104,602\t"_s, 104602); // Ofunato
    checkReads(u"0４"_s, 4);             // Ofunato
    checkReads(u"1, 234,　567"_s, 1234567);
    checkReads(u"1 234 567"_s, 1234567);
    checkReads(u"12.50"_s, 12.5);
    checkReads(u"１２．５"_s, 12.5);
    checkReads(u"+5"_s, 5);
    checkReads(u"1.0000000000000001E-2"_s, 0.010000000000000000);
    CHECK(parseNumber(u"12.00").whole == 12);
    CHECK(parseNumber(u"-9223372036854775808").whole == std::numeric_limits<qint64>::min());
    CHECK_FALSE(parseNumber(u"12.5").whole);
    CHECK_FALSE(parseNumber(u"9223372036854775808").whole);
    CHECK(parseNumber(u"30,000,000,000,001").whole == 30000000000001);
}

TEST_CASE("negative numbers have many faces", "[domain]")
{
    for (const QString &text : {u"△1,234"_s, u"▲1,234"_s, u"−1,234"_s, u"-1,234"_s, u"－１，２３４"_s, u"‐1234"_s,
                                u"(1,234)"_s, u"（1,234）"_s, u"△ 1,234"_s, u"( 1,234 )"_s})
        checkReads(text, -1234);
    CHECK_FALSE(std::signbit(parseNumber(u"△0").value));
    CHECK(parseNumber(u"△0").whole == 0);
}

TEST_CASE("a dash alone says there is no number, which is not 0", "[domain]")
{
    for (const QString &text : {u"-"_s, u"－"_s, u"―"_s, u"‐"_s, u"–"_s, u"−"_s, u"ー"_s, u""_s, u"　"_s,
                                u" - "_s, u"\t\n"_s})
        checkKind(text, Kind::Empty);
}

TEST_CASE("what is not plainly one number is reported, never guessed", "[domain]")
{
    for (const QString &text : {u"29（4）"_s, u"29(4)"_s, u"約100"_s, u"100人"_s, u"12,34"_s, u"1,23,456"_s,
                                u"1234,567"_s, u"1.2.3"_s, u"3/4"_s, u"10～20"_s, u"85%"_s, u"100\n200"_s,
                                u"12 34"_s, u"--5"_s, u"△(5)"_s, u"(-5)"_s, u"1.E+2"_s, u"2E3"_s, u"0x10"_s,
                                u"5-"_s, u".5"_s, u"5."_s, u",100"_s, u"1e+999"_s})
        checkKind(text, Kind::Uncertain);
}

TEST_CASE("text is refused", "[domain]")
{
    // ① and ² are no digits: a compatible normal form would turn them into some.
    for (const QString &text : {u"未定"_s, u"なし"_s, u"①"_s, u"－－"_s, u"△"_s, u"nan"_s, u"inf"_s, u"%"_s})
        checkKind(text, Kind::Refused);
    checkKind(u"10²"_s, Kind::Uncertain);
}

TEST_CASE("amounts are written in groups of three with △", "[domain]")
{
    CHECK(formatMoney(0) == u"0"_s);
    CHECK(formatMoney(-1234) == u"△1,234"_s);
    CHECK(formatMoney(123) == u"123"_s);
    CHECK(formatMoney(-123) == u"△123"_s);
    CHECK(formatMoney(101700000) == u"101,700,000"_s);
    CHECK(formatMoney(std::numeric_limits<qint64>::min()) == u"△9,223,372,036,854,775,808"_s);
    CHECK(formatNumber(-1234.5) == u"△1,234.5"_s);
    CHECK(formatNumber(-0.0) == u"0"_s);
    CHECK(formatNumber(0.1) == u"0.1"_s);
    CHECK(formatNumber(std::nan("")).isEmpty());
}

TEST_CASE("rounding is half away from zero, as officials do it", "[domain]")
{
    CHECK(formatDecimal(98, 1) == u"98.0"_s);
    CHECK(formatDecimal(0.125, 2) == u"0.13"_s);
    CHECK(formatDecimal(-0.125, 2) == u"△0.13"_s);
    CHECK(formatDecimal(1.005, 2) == u"1.01"_s);
    CHECK(formatDecimal(0.5, 0) == u"1"_s);
    CHECK(formatDecimal(-0.04, 1) == u"0.0"_s);
    CHECK(formatDecimal(1234567.89, 1) == u"1,234,567.9"_s);
    CHECK(formatDecimal(999.95, 1) == u"1,000.0"_s);
    CHECK(formatDecimal(1e20, 1) == u"100,000,000,000,000,000,000.0"_s);
    CHECK(formatDecimal(HUGE_VAL, 1).isEmpty());
}

TEST_CASE("whatever is written reads back as the same number", "[domain]")
{
    std::mt19937_64 random(20260629);
    for (int i = 0; i < 20000; ++i) {
        const auto amount = static_cast<qint64>(random()) >> (random() % 64);
        CHECK(parseNumber(formatMoney(amount)).whole == amount);
        double number = std::bit_cast<double>(random());
        if (!std::isfinite(number))
            continue;
        CHECK(parseNumber(formatNumber(number)).value == number);
        number = static_cast<double>(amount % 1000000) / 100;
        CHECK(parseNumber(formatNumber(number)).value == number);
    }
}

TEST_CASE("no text whatever makes the reader of numbers stumble", "[domain]")
{
    std::mt19937 random(7);
    const QString alphabet = u"0123456789,.-△()（）　 \tE+４年\n"_s;
    int numbers = 0;
    for (int i = 0; i < 50000; ++i) {
        QString text;
        for (unsigned length = random() % 8; length > 0; --length)
            text += alphabet[static_cast<qsizetype>(random() % static_cast<unsigned>(alphabet.size()))];
        const NumberReading read = parseNumber(text);
        if (read.kind == Kind::Number) {
            ++numbers;
            CHECK(std::isfinite(read.value));
            CHECK(parseNumber(formatNumber(read.value)).value == read.value);
        }
    }
    CHECK(numbers > 1000);
}
