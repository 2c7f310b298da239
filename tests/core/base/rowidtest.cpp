// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"

using namespace Qt::Literals::StringLiterals;
using core::RowId;

TEST_CASE("a row id survives being written down", "[base]")
{
    for (int i = 0; i < 1000; ++i) {
        const RowId id = RowId::random();
        CHECK(id.value() > 0);
        CHECK(RowId::parse(id.toString()) == id);
        CHECK(id.toString().size() == 16);
    }
}

TEST_CASE("what is no row id is refused", "[base]")
{
    for (const QString &text : {u""_s, u"0000000000000000"_s, u"8000000000000000"_s, u"12345"_s, u"zzzzzzzzzzzzzzzz"_s})
        CHECK_FALSE(RowId::parse(text));
    CHECK_FALSE(RowId::from(-1));
}
