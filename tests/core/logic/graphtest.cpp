// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/logicgraph.h"
#include "tests/support/testing.h"

#include <random>

using namespace core;

namespace {

/// Which element can be reached from which, by squaring until nothing changes: slow, and hard to get wrong.
std::vector<std::vector<bool>> reachable(size_t elements, const std::vector<LogicArrow> &arrows)
{
    std::vector<std::vector<bool>> found(elements, std::vector<bool>(elements));
    for (const auto &[from, to] : arrows)
        found[from][to] = true;
    for (size_t between = 0; between < elements; ++between) {
        for (size_t from = 0; from < elements; ++from) {
            for (size_t to = 0; to < elements; ++to)
                found[from][to] = found[from][to] || (found[from][between] && found[between][to]);
        }
    }
    return found;
}

} // namespace

TEST_CASE("arrows on a circle are exactly those whose head leads back to their tail", "[logic]")
{
    std::mt19937 random(7);
    int circles = 0;
    for (int round = 0; round < 400; ++round) {
        const size_t elements = 1 + random() % 12;
        std::vector<LogicArrow> arrows;
        for (size_t i = 0, count = random() % 20; i < count; ++i)
            arrows.emplace_back(random() % elements, random() % elements);
        const auto reach = reachable(elements, arrows);
        std::vector<size_t> expected;
        for (size_t i = 0; i < arrows.size(); ++i) {
            if (arrows[i].first == arrows[i].second || reach[arrows[i].second][arrows[i].first])
                expected.push_back(i);
        }
        CHECK(circularArrows(elements, arrows) == expected);
        circles += expected.empty() ? 0 : 1;
        for (size_t from = 0; from < elements; ++from) {
            for (size_t to = 0; to < elements; ++to)
                CHECK(leadsTo(arrows, from, to) == (from == to || reach[from][to]));
        }
    }
    CHECK(circles > 100);
}

TEST_CASE("a chain of a hundred thousand elements is no circle and overruns no stack", "[logic]")
{
    constexpr size_t elements = 100'000;
    std::vector<LogicArrow> arrows;
    for (size_t i = 1; i < elements; ++i)
        arrows.emplace_back(i - 1, i);
    CHECK(circularArrows(elements, arrows).empty());
    arrows.emplace_back(elements - 1, 0);
    CHECK(circularArrows(elements, arrows).size() == elements);
}
