// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/encoding.h"
#include "tests/support/testing.h"

using namespace Qt::Literals::StringLiterals;
using namespace core::tabular;

TEST_CASE("the encoding of a text is found out, never assumed", "[tabular]")
{
    const auto found = [](QByteArrayView bytes) {
        const auto decoded = decodeText(bytes);
        REQUIRE_OK(decoded);
        CHECK(decoded->text == u"港区,予算\n"_s);
        return decoded->encoding;
    };
    CHECK(found("港区,予算\n") == Encoding::Utf8);
    CHECK(found("\xEF\xBB\xBF港区,予算\n") == Encoding::Utf8Bom);
    CHECK(found("\x8D\x60\x8B\xE6,\x97\x5C\x8E\x5A\n") == Encoding::Cp932);
    CHECK(found("\xB9\xC1\xB6\xE8,\xCD\xBD\xBB\xBB\n") != Encoding::Utf8);
    CHECK(found(QByteArrayView("\xFF\xFE\x2F\x6E\x3A\x53,\0\x88\x4E\x97\x7B\n\0", 14)) == Encoding::Utf16Le);
    CHECK(found(QByteArrayView("\x6E\x2F\x53\x3A\0,\x4E\x88\x7B\x97\0\n", 12)) == Encoding::Utf16Be);
}

TEST_CASE("EUC-JP is told from CP932 by its kana", "[tabular]")
{
    const auto decoded = decodeText("\xA4\xDF\xA4\xCA\xA4\xC8"); // みなと, also ､ﾟ､ﾊ､ﾈ in CP932
    REQUIRE_OK(decoded);
    CHECK(decoded->encoding == Encoding::EucJp);
    CHECK(decoded->text == u"みなと"_s);
    CHECK(decodeText("\xD0\xC5\xC4,1\n")->text == u"ﾐﾅﾄ,1\n"_s);
}

TEST_CASE("a trail byte of 0x5C in CP932 is no backslash and no quote", "[tabular]")
{
    const auto decoded = decodeText("\x95\x5C,\x97\x5C\x8E\x5A,\x94\x5C\x97\xCD\n"); // 表,予算,能力
    REQUIRE_OK(decoded);
    CHECK(decoded->text == u"表,予算,能力\n"_s);
    CHECK(toCp932(decoded->text).bytes == "\x95\x5C,\x97\x5C\x8E\x5A,\x94\x5C\x97\xCD\n");
}

TEST_CASE("bytes that are in no encoding are refused with their line", "[tabular]")
{
    const auto mixed = decodeText("\x8D\x60\n港区ですよ\n\xFF\xFD\n");
    REQUIRE_FALSE(mixed);
    CHECK(mixed.error().code == core::Error::Code::Unreadable);
    CHECK(mixed.error().detail == u"encoding line 3"_s);
    const auto cut = decodeText("\xEF\xBB\xBF" "a\n\xE6\xB8");
    REQUIRE_FALSE(cut);
    CHECK(cut.error().detail == u"encoding line 2"_s);
    const auto binary = decodeText(QByteArrayView("\x7F" "ELF\0\0\0\1\0\0", 10));
    REQUIRE_FALSE(binary);
    CHECK(binary.error().detail == u"binary"_s);
}

TEST_CASE("every character of CP932 survives the round trip, but for Microsoft's doubles", "[tabular]")
{
    int characters = 0;
    for (int lead = 0x81; lead <= 0xFC; ++lead) {
        for (int trail = 0x40; trail <= 0xFC; ++trail) {
            const char bytes[] = {char(lead), char(trail), '\0'};
            const auto decoded = decodeText(bytes);
            if (!decoded || decoded->encoding != Encoding::Cp932 || decoded->text.size() != 1)
                continue;
            ++characters;
            const auto back = toCp932(decoded->text);
            CHECK(back.unmappable.empty());
            CHECK(decodeText(back.bytes)->text == decoded->text);
        }
    }
    CHECK(characters > 9000);
}

TEST_CASE("what CP932 lacks is listed with its place and marked in the text", "[tabular]")
{
    const auto encoded = toCp932(u"髙橋〜𠮷野€家"_s);
    REQUIRE(encoded.unmappable.size() == 2);
    CHECK(encoded.unmappable[0].at == 3);
    CHECK(encoded.unmappable[0].character == u"𠮷"_s);
    CHECK(encoded.unmappable[1].character == u"€"_s);
    CHECK(decodeText(encoded.bytes)->text == u"髙橋～〓野〓家"_s);
}
