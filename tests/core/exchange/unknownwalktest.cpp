// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/storage/unknownwalk.h"
#include "tests/support/testing.h"

#include <algorithm>
#include <random>
#include <set>

using namespace core;

namespace {

/// A log of transactions numbered from 1, each with its parents; what is known has only known ancestors.
struct History
{
    std::vector<std::vector<int>> parents{{}};
    std::vector<bool> known{true};

    [[nodiscard]] int last() const { return int(parents.size()) - 1; }
    void add(std::vector<int> parentsOf, bool isKnown)
    {
        parents.push_back(std::move(parentsOf));
        known.push_back(isKnown);
    }
};

QByteArray hashOf(int number)
{
    return QByteArray::number(number).rightJustified(Hasher::size, '0');
}

QByteArray hashesOf(std::vector<int> numbers)
{
    QByteArray hashes;
    std::sort(numbers.begin(), numbers.end());
    for (const int number : numbers)
        hashes += hashOf(number);
    return hashes;
}

struct Answer
{
    bool isWhole = false;
    std::vector<qint64> numbers;
    int asked = 0;
};

/// Walks a file that holds the history from its `first` on.
Answer walk(const History &history, int first = 1)
{
    Answer answer;
    const UnknownWalk::Knows knows = [&](QByteArrayView hash) -> Result<bool> {
        ++answer.asked;
        return history.known[size_t(hash.toByteArray().toInt())];
    };
    std::set<int> tips;
    for (int number = 1; number <= history.last(); ++number) {
        for (const int parent : history.parents[size_t(number)])
            tips.erase(parent);
        tips.insert(number);
    }
    QByteArrayList unknown;
    for (const int tip : tips) {
        if (!history.known[size_t(tip)])
            unknown += hashOf(tip);
    }
    UnknownWalk walk(knows, unknown);
    for (int number = history.last(); number >= first && !walk.isDone(); --number) {
        const QByteArray hash = hashOf(number);
        REQUIRE_OK(walk.visit(number, hash, hashesOf(history.parents[size_t(number)])));
    }
    answer.isWhole = walk.isDone() || walk.finish().has_value();
    answer.numbers = std::move(walk).numbers();
    return answer;
}

History randomHistory(std::mt19937 &random)
{
    History history;
    const int length = 1 + int(random() % 60);
    const bool isTangled = random() % 2;
    for (int number = 1; number <= length; ++number) {
        std::set<int> parents;
        const auto earlier = [&] { return 1 + int(random() % unsigned(number - 1)); };
        if (number > 1)
            parents.insert(isTangled && random() % 3 == 0 ? earlier() : number - 1);
        if (number > 1 && isTangled && random() % 4 == 0)
            parents.insert(earlier());
        const bool mayBeKnown = std::all_of(parents.begin(), parents.end(), [&](int at) { return history.known[size_t(at)]; });
        history.add({parents.begin(), parents.end()}, mayBeKnown && random() % 8 != 0);
    }
    return history;
}

} // namespace

TEST_CASE("walking back from the tips finds exactly what is unknown, however a log is tangled", "[exchange]")
{
    std::mt19937 random(3);
    for (int i = 0; i < 2000; ++i) {
        const History history = randomHistory(random);
        std::vector<qint64> expected;
        for (int number = 1; number <= history.last(); ++number) {
            if (!history.known[size_t(number)])
                expected.push_back(number);
        }
        const Answer answer = walk(history);
        INFO("history " << i);
        REQUIRE(answer.isWhole);
        REQUIRE(answer.numbers == expected);
    }
}

TEST_CASE("along a line of transactions only a few are asked for", "[exchange]")
{
    History history;
    for (int number = 1; number <= 3000; ++number)
        history.add(number == 1 ? std::vector<int>() : std::vector{number - 1}, number <= 1234);
    const Answer answer = walk(history);
    CHECK(answer.numbers.size() == 3000 - 1234);
    CHECK(answer.asked < 40);
}

TEST_CASE("a log that begins after what is known is whole, and one with a gap is not", "[exchange]")
{
    History history;
    for (int number = 1; number <= 100; ++number)
        history.add(number == 1 ? std::vector<int>() : std::vector{number - 1}, number <= 40);
    CHECK(walk(history, 41).isWhole);
    CHECK(walk(history, 41).numbers.size() == 60);
    CHECK_FALSE(walk(history, 42).isWhole);
}
