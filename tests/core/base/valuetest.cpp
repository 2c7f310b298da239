// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"

#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using core::Value;

TEST_CASE("an empty text is no value", "[base]")
{
    CHECK(Value::text(u""_s).isNull());
    CHECK(Value::text(QString()).isNull());
    CHECK(Value() == Value::text(u""_s));
}

TEST_CASE("real numbers are stored in one form only", "[base]")
{
    CHECK(Value::real(std::numeric_limits<double>::quiet_NaN()).isNull());
    CHECK_FALSE(std::signbit(Value::real(-0.0).toReal()));
    CHECK(Value::real(1) != Value::integer(1));
}

TEST_CASE("text is stored as NFC, and otherwise as entered", "[base]")
{
    CHECK(Value::text(u"か\u3099"_s) == Value::text(u"が"_s));
    CHECK(Value::text(u"㈱ＡＢ　①"_s).toText() == u"㈱ＡＢ　①"_s);
    CHECK(Value::text(u"\u2F47"_s).toText() == u"\u2F47"_s);
}

TEST_CASE("a number beyond 63 bits does not become another number silently", "[base]")
{
    CHECK(Value::real(1e300).toInteger() == 0);
    CHECK(Value::real(-12.7).toInteger() == -12);
}
