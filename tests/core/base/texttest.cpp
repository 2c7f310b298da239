// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/kana.h"
#include "core/base/text.h"
#include "tests/support/testing.h"

using namespace Qt::Literals::StringLiterals;

TEST_CASE("lone surrogates and NUL cannot enter a document", "[base]")
{
    const QString bad = u"a"_s + QChar(0xD800) + u"b"_s + QChar(0) + u"c"_s;
    CHECK(core::normalised(bad) == u"a\uFFFDb\uFFFDc"_s);
    CHECK(core::normalised(u"𠮷野家"_s) == u"𠮷野家"_s);
}

TEST_CASE("search keys are blind to width, kana and blanks", "[base]")
{
    CHECK(core::searchKey(u"ボウサイ　訓練"_s) == core::searchKey(u"ぼうさい訓練"_s));
    CHECK(core::searchKey(u"ﾎﾞｳｻｲ"_s) == core::searchKey(u"ボウサイ"_s));
    CHECK(core::searchKey(u"ＩＣＴ"_s) == core::searchKey(u"ict"_s));
    CHECK(core::searchKey(u"防災"_s) != core::searchKey(u"防犯"_s));
}

TEST_CASE("letters typed with the input method off read as the kana they were meant for", "[base]")
{
    const std::pair<QString, QString> words[] = {
        {u"bousai"_s, u"ぼうさい"_s},       {u"gakkou kyuushoku"_s, u"がっこう きゅうしょく"_s},
        {u"Shimbashi"_s, u"しんばし"_s},    {u"tiiki"_s, u"ちいき"_s},
        {u"kodomo"_s, u"こども"_s},         {u"kan'i"_s, u"かんい"_s},
        {u"annai"_s, u"あんない"_s},        {u"konnnichi"_s, u"こんにち"_s},
        {u"matcha"_s, u"まっちゃ"_s},       {u"ｂｏｕｓａｉ"_s, u"ぼうさい"_s},
    };
    for (const auto &[typed, meant] : words)
        CHECK(core::kanaOf(typed) == meant);
    for (const QString &other : {u"xyz"_s, u"pdca"_s, u"防災"_s, u"project"_s, QString()})
        CHECK(core::kanaOf(other).isEmpty());
}
