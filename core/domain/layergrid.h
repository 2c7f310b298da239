// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

/// What a layered layout is worked out on; of no use outside of core/domain.
namespace core::layers {

/// A place in a column: a box, or where an arrow passes.
struct Spot
{
    int column = 0;
    double height = 0;
    double gap = 0;              ///< to keep on each side
    double middle = 0;           ///< where it ends up
    size_t order = 0;            ///< place in its column
    std::vector<size_t> before = {}; ///< spots of the column to the left it is joined to
    std::vector<size_t> after = {};  ///< and of the column to the right
};

using Columns = std::vector<std::vector<size_t>>; ///< spots of each column, from the top
using Neighbours = std::vector<size_t> Spot::*;

/// The spots, joined between neighbouring columns; `paths[edge]` are the spots an arrow goes through.
struct Grid
{
    std::vector<Spot> spots;
    Columns columns;
    std::vector<std::vector<size_t>> paths;

    void join(size_t left, size_t right)
    {
        spots[left].after.push_back(right);
        spots[right].before.push_back(left);
    }
    void number(const std::vector<size_t> &column)
    {
        for (size_t i = 0; i < column.size(); ++i)
            spots[column[i]].order = i;
    }
};

/// Of arrows between neighbouring columns: pairs whose ends are in opposite order.
[[nodiscard]] int crossingsOf(const Grid &grid);

/// Finds an order of every column with few crossings: from the order given, then from a few shuffled ones, as many as the
/// graph's size permits at leisure. What the sweeps find depends on where they start. The same grid gives the same order.
void orderColumns(Grid &grid);

} // namespace core::layers
