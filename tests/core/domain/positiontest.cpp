// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/position.h"
#include "core/schema/registry.h"
#include "tests/support/testing.h"

#include <algorithm>
#include <random>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

void checkStands(const QString &before, const QString &place, const QString &after)
{
    const bool right = position::isValid(place) && before.toLatin1() < place.toLatin1()
                       && (after.isEmpty() || place.toLatin1() < after.toLatin1());
    if (!right)
        FAIL_CHECK(before << " < " << place << " < " << after);
}

} // namespace

TEST_CASE("10,000 random insertions each stand strictly between their neighbours in byte order", "[domain]")
{
    std::mt19937 random(11);
    std::vector<QString> rows = position::spread(5);
    for (int i = 0; i < 10000; ++i) {
        const size_t at = random() % (rows.size() + 1);
        const QString before = at > 0 ? rows[at - 1] : QString();
        const QString after = at < rows.size() ? rows[at] : QString();
        const QString suffix = i % 3 == 0 ? QString() : position::randomSuffix();
        const auto place = position::between(before, after, suffix);
        REQUIRE(place);
        checkStands(before, *place, after);
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at), *place);
    }
    CHECK(std::is_sorted(rows.begin(), rows.end()));
    for (const QString &row : rows)
        CHECK(row.size() < 60);
}

TEST_CASE("appending and prepending for ever keeps positions short", "[domain]")
{
    QString last = u"a0"_s;
    QString first = last;
    for (int i = 0; i < 100000; ++i) {
        const QString next = *position::between(last, {});
        const QString before = *position::between({}, first);
        checkStands(last, next, {});
        checkStands({}, before, first);
        last = next;
        first = before;
    }
    CHECK(last.size() <= 4);
    CHECK(first.size() <= 5);
}

TEST_CASE("a gap that is halved for ever says so when it is full, and stays right until then", "[domain]")
{
    for (const bool upwards : {true, false}) {
        QString low = u"a0"_s;
        QString high = u"a1"_s;
        int halvings = 0;
        while (const auto place = position::between(low, high, u"7"_s)) {
            checkStands(low, *place, high);
            (upwards ? low : high) = *place;
            ++halvings;
        }
        CHECK(halvings > 150);
    }
}

TEST_CASE("initial positions are evenly spread, short and in order", "[domain]")
{
    const std::vector<QString> rows = position::spread(20000);
    CHECK(rows.size() == 20000);
    CHECK(std::is_sorted(rows.begin(), rows.end()));
    CHECK(std::set(rows.begin(), rows.end()).size() == rows.size());
    CHECK(rows.back().size() == 4);
    for (size_t i = 1; i < rows.size(); ++i)
        checkStands(rows[i - 1], *position::between(rows[i - 1], rows[i], u"0"_s), rows[i]);
    CHECK(position::spread(0).empty());
    CHECK(position::spread(-1).empty());
}

TEST_CASE("where there is no room or no position, nothing is invented", "[domain]")
{
    CHECK(position::between({}, {}) == u"a0"_s);
    CHECK_FALSE(position::between(u"a1", u"a1"));
    CHECK_FALSE(position::between(u"a2", u"a1"));
    CHECK_FALSE(position::between(u"", QString(u"A"_s + QString(26, u'0'))));
    for (const QString &bad : {u"b0"_s, u"0"_s, u"a10"_s, u"aあ"_s, u"a1 "_s, QString(u"a1"_s + QString(199, u'V'))}) {
        CHECK_FALSE(position::isValid(bad));
        CHECK_FALSE(position::between(bad, {}));
        CHECK_FALSE(position::between({}, bad));
    }
    CHECK(position::between(u"a1", u"a2", u" \n…"_s) == u"a1V"_s);
    CHECK(position::longest == registry::spec(Field::PolicyPosition).kind.maximum);
}
