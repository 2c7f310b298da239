// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rollup.h"
#include "tests/support/testing.h"

#include <algorithm>
#include <random>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

RowId id(int number)
{
    return *RowId::from(number);
}

/// City 1, branches 2 and 3, sections 4 and 5 of 2, section 6 of 3.
Tree offices()
{
    return Tree(std::vector<TreeLink>{
        {id(4), id(2)}, {id(5), id(2)}, {id(6), id(3)}, {id(2), id(1)}, {id(3), id(1)}, {id(1)}});
}

} // namespace

TEST_CASE("rows count up the tree once, however often they hang on it", "[domain]")
{
    const std::vector<Membership> links{{id(100), id(4)}, {id(100), id(5)}, {id(100), id(6)},
                                        {id(101), id(6)}, {id(102), id(2)}, {id(103), id(99)}};
    const Members members = membersOf(offices(), links);
    CHECK(members.at(id(4)) == std::vector{id(100)});
    CHECK(members.at(id(2)) == std::vector{id(100), id(102)});
    CHECK(members.at(id(3)) == std::vector{id(100), id(101)});
    CHECK(members.at(id(1)) == std::vector{id(100), id(101), id(102)});
    CHECK(members.size() == 6);
    CHECK(membersOf(offices(), {}).at(id(1)).empty());
}

TEST_CASE("a mean is over what was measured", "[domain]")
{
    const std::vector<RowId> rows{id(1), id(2), id(3)};
    const Tally tally = tallyOf(rows, [](RowId row) {
        return row == id(2) ? std::nullopt : std::optional(10.0 * static_cast<double>(row.value()));
    });
    CHECK(tally.rows == 3);
    CHECK(tally.measured == 2);
    CHECK(tally.sum == 40);
    CHECK(tally.mean() == 20.0);
    CHECK_FALSE(Tally{}.mean());
}

TEST_CASE("a mix counts every row once, also those without a key", "[domain]")
{
    const std::vector<RowId> rows{id(1), id(2), id(3), id(4)};
    const Mix<QString> mix = mixOf<QString>(rows, [](RowId row) {
        return row == id(4) ? std::nullopt : std::optional(row == id(1) ? u"scrap"_s : u"continue"_s);
    });
    CHECK(mix.of(u"continue"_s) == 2);
    CHECK(mix.of(u"scrap"_s) == 1);
    CHECK(mix.of(u"level_up"_s) == 0);
    CHECK(mix.none == 1);
    CHECK(mix.total() == 4);
}

TEST_CASE("a circle of links is cut at its smallest id, whatever the order of the links", "[domain]")
{
    std::vector<TreeLink> links{{id(7), id(5)}, {id(5), id(6)}, {id(6), id(7)},
                                {id(8), id(6)}, {id(9), id(9)}, {id(3), id(77)}};
    for (int turn = 0; turn < 6; ++turn) {
        std::rotate(links.begin(), links.begin() + 1, links.end());
        const Tree tree(links);
        CHECK(tree.cutNodes() == std::vector{id(5), id(9)});
        CHECK(tree.upwards(id(8)) == std::vector{id(8), id(6), id(7), id(5)});
        CHECK(tree.depth(id(9)) == 1);
        CHECK(tree.depth(id(3)) == 1); // its parent is not there
        CHECK(tree.depth(id(77)) == 0);
        CHECK(tree.isWithin(id(8), id(5)));
        CHECK_FALSE(tree.isWithin(id(5), id(8)));
    }
}

TEST_CASE("any links whatever make a tree, and its members are those a plain search finds", "[domain]")
{
    std::mt19937 random(13);
    const auto any = [&](int limit) { return id(1 + static_cast<int>(random() % static_cast<unsigned>(limit))); };
    for (int i = 0; i < 300; ++i) {
        std::vector<TreeLink> links;
        for (int node = 1; node <= 12; ++node)
            links.push_back({id(node), random() % 4 ? std::optional(any(14)) : std::nullopt});
        std::vector<Membership> rows;
        for (int row = 0; row < 30; ++row)
            rows.push_back({id(100 + static_cast<int>(random() % 20)), any(13)});
        const Tree tree(links);
        const Members members = membersOf(tree, rows);
        for (const auto &[node, found] : members) {
            std::set<RowId> expected;
            for (const Membership &link : rows) {
                std::optional<RowId> at = tree.contains(link.node) ? std::optional(link.node) : std::nullopt;
                while (at && *at != node)
                    at = tree.parent(*at);
                if (at)
                    expected.insert(link.row);
            }
            CHECK(std::equal(found.begin(), found.end(), expected.begin(), expected.end()));
        }
    }
}
