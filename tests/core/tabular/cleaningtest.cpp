// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/cleaning.h"
#include "tests/support/testing.h"

using namespace Qt::Literals::StringLiterals;
using namespace core::tabular;

TEST_CASE("what copying from a PDF leaves behind is mended and noted", "[tabular]")
{
    const auto radicals = cleaned(u"令和８年⽉⽇ ⻑寿"_s);
    CHECK(radicals.text == u"令和８年月日 長寿"_s);
    CHECK(radicals.done == Cleaning::Radical);
    const auto invisible = cleaned(u"区\u00AD民\u200Bの\u2060声"_s);
    CHECK(invisible.text == u"区民の声"_s);
    CHECK(invisible.done == Cleaning::Invisible);
    const auto composed = cleaned(u"ほ\u3099うさい"_s);
    CHECK(composed.text == u"ぼうさい"_s);
    CHECK(composed.done == Cleaning::Composed);
}

TEST_CASE("width, blanks and dashes stay as entered", "[tabular]")
{
    const QString text = u"　ＩＣＴ（１）－〜ｶﾅ①㈱ \n- x"_s;
    CHECK(cleaned(text).text == text);
    CHECK(cleaned(text).done == Cleanings());
    CHECK(cleaned(u"a\r\nb\rc"_s).text == u"a\nb\nc"_s);
    CHECK(cleaned(u"\uE000外字"_s).done == Cleaning::PrivateUse);
}

TEST_CASE("headings are compared without line breaks, blanks and width", "[tabular]")
{
    CHECK(headerKey(u"政策番号\n十の位"_s) == headerKey(u"政策番号　十の位 "_s));
    CHECK(headerKey(u"事業費計  （A）"_s) == headerKey(u"事業費計(Ａ)"_s));
    CHECK(headerKey(u"施策名"_s) != headerKey(u"政策名"_s));
}
