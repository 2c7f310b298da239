// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testing.h"
#include "ui/models/evaluationinput.h"

using namespace Qt::Literals::StringLiterals;
using namespace ui;

namespace {

CriterionRule letters()
{
    return {core::RowId::random(),
            u"必要性"_s,
            {},
            {},
            {1, 4, core::GoodEnd::High},
            {{4, u"S"_s, {}}, {3, u"A"_s, {}}, {2, u"B"_s, {}}, {1, u"C"_s, {}}}};
}

} // namespace

TEST_CASE("a grade is read in any width and case, by label or by number", "[evaluation]")
{
    const CriterionRule rule = letters();
    for (const QString &text : {u"A"_s, u"a"_s, u"Ａ"_s, u"ａ"_s, u" A "_s, u"3"_s, u"３"_s, u"3.0"_s}) {
        INFO(text.toStdString());
        const auto parsed = evaluationinput::grade(text, rule);
        CHECK(parsed.isValid);
        CHECK(parsed.value == 3.0);
    }
    for (const QString &text : {u"5"_s, u"D"_s, u"AB"_s, u"1.5"_s, u"３０"_s, u"nan"_s}) {
        INFO(text.toStdString());
        CHECK_FALSE(evaluationinput::grade(text, rule).isValid);
    }
}

TEST_CASE("nothing and a dash are no grade, never 0", "[evaluation]")
{
    for (const QString &text : {QString(), u" "_s, u"　"_s, u"-"_s, u"－"_s, u"―"_s}) {
        const auto parsed = evaluationinput::grade(text, letters());
        CHECK(parsed.isValid);
        CHECK_FALSE(parsed.value);
    }
}

TEST_CASE("a label comes before the number it looks like", "[evaluation]")
{
    CriterionRule rule = letters();
    rule.steps = {{4, u"1"_s, {}}, {3, u"2"_s, {}}, {2, u"3"_s, {}}, {1, u"4"_s, {}}};
    CHECK(evaluationinput::grade(u"１"_s, rule).value == 4.0);
}

TEST_CASE("a scale without named grades takes any number between its ends", "[evaluation]")
{
    CriterionRule rule = letters();
    rule.steps.clear();
    CHECK(evaluationinput::grade(u"2.5"_s, rule).value == 2.5);
    CHECK_FALSE(evaluationinput::grade(u"4.5"_s, rule).isValid);
    CHECK_FALSE(evaluationinput::grade(u"高い"_s, rule).isValid);
}

TEST_CASE("a choice is its number, its name or the beginning of one name", "[evaluation]")
{
    const QStringList names = {u"継続"_s, u"レベルアップ"_s, u"スクラップ"_s, u"スクラップ（廃止）"_s};
    CHECK(evaluationinput::choice(u"２"_s, names, {}).value == 1);
    CHECK(evaluationinput::choice(u"継"_s, names, {}).value == 0);
    CHECK(evaluationinput::choice(u"ﾚﾍﾞﾙ"_s, names, {}).value == 1);
    CHECK(evaluationinput::choice(u"スクラップ"_s, names, {}).value == 2);
    CHECK_FALSE(evaluationinput::choice(u"ス"_s, names, {}).isValid);
    CHECK_FALSE(evaluationinput::choice(u"5"_s, names, {}).isValid);
    CHECK(evaluationinput::choice(u"up"_s, names, {u"down"_s, u"up"_s}).value == 1);
}

TEST_CASE("a block of Excel is read with its quotes and line ends, and written so that it reads the same",
          "[evaluation]")
{
    CHECK(evaluationinput::block(u"3\t2\r\n1\t\r\n"_s) == QList<QStringList>{{u"3"_s, u"2"_s}, {u"1"_s, QString()}});
    CHECK(evaluationinput::block(u"\"a\nb \"\"c\"\"\"\tx"_s) == QList<QStringList>{{u"a\nb \"c\""_s, u"x"_s}});
    CHECK(evaluationinput::block(u"3"_s) == QList<QStringList>{{u"3"_s}});
    CHECK(evaluationinput::block(u"\n3\n"_s) == QList<QStringList>{{QString()}, {u"3"_s}});
    CHECK(evaluationinput::block(QString()).isEmpty());
    const QList<QStringList> block = {{u"タブ\t"_s, u"改\n行"_s, u"引用\"符"_s}, {QString(), u"3"_s, QString()}};
    CHECK(evaluationinput::block(evaluationinput::toClipboard(block)) == block);
}
