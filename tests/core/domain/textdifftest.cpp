// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/textdiff.h"
#include "tests/support/testing.h"

#include <random>

using namespace core;
using namespace Qt::Literals::StringLiterals;
using Kind = DiffPart::Kind;

namespace {

QString without(const std::vector<DiffPart> &parts, Kind kind)
{
    QString text;
    for (const DiffPart &part : parts)
        text += part.kind == kind ? QString() : part.text;
    return text;
}

QString randomText(std::mt19937 &random)
{
    static const QString signs = u"子育て支援をする。 abc 12,340 カタカナ\n髙𠮷"_s;
    QString text;
    for (auto count = random() % 40; count > 0; --count)
        text += signs[static_cast<qsizetype>(random() % static_cast<unsigned>(signs.size()))];
    return text;
}

} // namespace

TEST_CASE("what stays, goes and comes makes up both texts", "[domain]")
{
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        const QString from = randomText(random);
        QString to = round % 3 ? from : randomText(random);
        for (auto edits = random() % 4; edits > 0 && !to.isEmpty(); --edits)
            to.replace(static_cast<qsizetype>(random() % static_cast<unsigned>(to.size())), random() % 3, randomText(random).left(3));
        const auto parts = textDiff(from, to);
        CHECK(without(parts, Kind::Added) == from);
        CHECK(without(parts, Kind::Removed) == to);
        for (size_t i = 1; i < parts.size(); ++i) {
            CHECK(parts[i].kind != parts[i - 1].kind);
            CHECK_FALSE((parts[i - 1].kind == Kind::Added && parts[i].kind == Kind::Removed));
        }
    }
}

TEST_CASE("only what differs is marked", "[domain]")
{
    CHECK(textDiff(u"保護者の負担を軽くする"_s, u"保護者の負担を軽くする"_s)
          == std::vector<DiffPart>{{Kind::Same, u"保護者の負担を軽くする"_s}});
    CHECK(textDiff(u"延べ1,200人が参加した"_s, u"延べ1,500人が参加した"_s)
          == std::vector<DiffPart>{{Kind::Same, u"延べ"_s},
                                   {Kind::Removed, u"1,200"_s},
                                   {Kind::Added, u"1,500"_s},
                                   {Kind::Same, u"人が参加した"_s}});
    CHECK(textDiff(u""_s, u"新しい"_s) == std::vector<DiffPart>{{Kind::Added, u"新しい"_s}});
    CHECK(textDiff(u"古い"_s, u""_s) == std::vector<DiffPart>{{Kind::Removed, u"古い"_s}});
    CHECK(textDiff(u""_s, u""_s).empty());
}

TEST_CASE("a single sign between two changes does not stand alone", "[domain]")
{
    const auto parts = textDiff(u"前の事業"_s, u"後の取組"_s);
    CHECK(parts.size() == 2);
}

TEST_CASE("texts of the largest size that have nothing in common are compared in no time", "[domain]")
{
    const auto parts = textDiff(QString(20000, u'前'), QString(20000, u'後'));
    CHECK(parts.size() == 2);
}
