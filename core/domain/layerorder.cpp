// SPDX-License-Identifier: GPL-3.0-or-later
// The order of the boxes within their columns: sweeps by medians and exchanges of neighbours.
#include "core/domain/layergrid.h"

#include <algorithm>
#include <random>

namespace core::layers {

namespace {

/// Crossings of the arrows between a column and the next: pairs whose ends are in opposite order.
int crossingsAfter(const Grid &grid, size_t column)
{
    std::vector<size_t> ends;
    for (const size_t spot : grid.columns[column]) {
        std::vector<size_t> orders;
        for (const size_t follower : grid.spots[spot].after)
            orders.push_back(grid.spots[follower].order);
        std::ranges::sort(orders);
        ends.insert(ends.end(), orders.begin(), orders.end());
    }
    int crossings = 0;
    std::vector<int> tree(column + 1 < grid.columns.size() ? grid.columns[column + 1].size() + 1 : 1);
    int seen = 0;
    for (const size_t end : ends) { // a Fenwick tree counts those already seen at or above
        int above = 0;
        for (size_t i = end + 1; i > 0; i &= i - 1)
            above += tree[i];
        crossings += seen++ - above;
        for (size_t i = end + 1; i < tree.size(); i += i & (~i + 1))
            ++tree[i];
    }
    return crossings;
}

} // namespace

int crossingsOf(const Grid &grid)
{
    int crossings = 0;
    for (size_t column = 0; column + 1 < grid.columns.size(); ++column)
        crossings += crossingsAfter(grid, column);
    return crossings;
}

namespace {

/// The median of the neighbours' places (Gansner's weighted one for an even number); −1 without neighbours.
double medianPlace(const Grid &grid, size_t spot, Neighbours side)
{
    std::vector<size_t> places;
    for (const size_t neighbour : grid.spots[spot].*side)
        places.push_back(grid.spots[neighbour].order);
    if (places.empty())
        return -1;
    std::ranges::sort(places);
    const size_t middle = places.size() / 2;
    const auto at = [&places](size_t i) { return static_cast<double>(places[i]); };
    if (places.size() % 2)
        return at(middle);
    if (places.size() == 2)
        return (at(0) + at(1)) / 2;
    const double left = at(middle - 1) - at(0);
    const double right = at(places.size() - 1) - at(middle);
    return left + right > 0 ? (at(middle - 1) * right + at(middle) * left) / (left + right) : at(middle);
}

/// Sorts a column by the medians; spots without neighbours on that side stay where they are.
void sortByMedian(Grid &grid, size_t column, Neighbours side)
{
    std::vector<std::pair<double, size_t>> moving;
    std::vector<size_t> &spots = grid.columns[column];
    for (const size_t spot : spots)
        if (const double median = medianPlace(grid, spot, side); median >= 0)
            moving.emplace_back(median, spot);
    std::ranges::stable_sort(moving, {}, &std::pair<double, size_t>::first);
    auto next = moving.begin();
    for (size_t &spot : spots)
        if (!(grid.spots[spot].*side).empty())
            spot = (next++)->second;
    grid.number(spots);
}

/// Crossings between the arrows of two neighbours of a column, the first standing above.
int crossingsBetween(const Grid &grid, size_t upper, size_t lower)
{
    int crossings = 0;
    for (const Neighbours side : {&Spot::before, &Spot::after})
        for (const size_t a : grid.spots[upper].*side)
            for (const size_t b : grid.spots[lower].*side)
                crossings += grid.spots[a].order > grid.spots[b].order ? 1 : 0;
    return crossings;
}

/// Exchanges neighbours as long as that saves crossings.
void exchangeNeighbours(Grid &grid)
{
    for (bool better = true; better;) {
        better = false;
        for (std::vector<size_t> &spots : grid.columns) {
            for (size_t i = 0; i + 1 < spots.size(); ++i) {
                if (crossingsBetween(grid, spots[i], spots[i + 1]) <= crossingsBetween(grid, spots[i + 1], spots[i]))
                    continue;
                std::swap(spots[i], spots[i + 1]);
                std::swap(grid.spots[spots[i]].order, grid.spots[spots[i + 1]].order);
                better = true;
            }
        }
    }
}

void sweep(Grid &grid, bool rightwards)
{
    const size_t count = grid.columns.size();
    for (size_t i = 1; i < count; ++i)
        sortByMedian(grid, rightwards ? i : count - 1 - i, rightwards ? &Spot::before : &Spot::after);
}

/// The best order found so far.
struct BestOrder
{
    Columns columns;
    int crossings = 0;
    bool take(const Grid &grid)
    {
        const int now = crossingsOf(grid);
        if (now >= crossings)
            return false;
        crossings = now;
        columns = grid.columns;
        return true;
    }
};

/// Sweeps both ways from where the grid stands until nothing improves any more.
void improve(Grid &grid, BestOrder &best)
{
    constexpr int patience = 6;
    for (int idle = 0, round = 0; idle < patience && best.crossings > 0; ++round) {
        sweep(grid, round % 2 == 0);
        exchangeNeighbours(grid);
        idle = best.take(grid) ? 0 : idle + 1;
    }
}

} // namespace

void orderColumns(Grid &grid)
{
    BestOrder best{grid.columns, crossingsOf(grid)};
    improve(grid, best);
    constexpr size_t leisure = 4000;
    std::mt19937 random(1);
    for (size_t start = 0; start < std::min<size_t>(12, leisure / (grid.spots.size() + 1)) && best.crossings > 0; ++start) {
        for (auto &column : grid.columns) {
            // Not std::shuffle: its result differs between libraries.
            for (size_t i = column.size(); i > 1; --i)
                std::swap(column[i - 1], column[random() % i]);
            grid.number(column);
        }
        improve(grid, best);
    }
    grid.columns = std::move(best.columns);
    for (const auto &column : grid.columns)
        grid.number(column);
}

} // namespace core::layers
