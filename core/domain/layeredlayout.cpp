// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/layeredlayout.h"

#include <algorithm>
#include <map>
#include <random>

namespace core {

namespace {

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

bool isDrawable(const LayoutEdge &edge, size_t count)
{
    return edge.from != edge.to && edge.from < count && edge.to < count;
}

/// Arrows as they are laid out: those against the groups' order or closing a circle are turned.
class Arrows
{
public:
    Arrows(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges)
        : m_nodes(nodes)
        , m_followers(nodes.size())
        , m_state(nodes.size())
    {
        for (size_t i = 0; i < edges.size(); ++i)
            if (isDrawable(edges[i], nodes.size()))
                m_followers[edges[i].from].push_back(i);
        m_edges.assign(edges.begin(), edges.end());
        m_turned.resize(edges.size());
        for (size_t node = 0; node < nodes.size(); ++node)
            visit(node);
        for (size_t i = 0; i < edges.size(); ++i)
            if (m_turned[i])
                std::swap(m_edges[i].from, m_edges[i].to);
    }

    [[nodiscard]] const std::vector<LayoutEdge> &edges() const { return m_edges; }
    [[nodiscard]] bool isTurned(size_t edge) const { return m_turned[edge]; }

private:
    enum State : char { New, Open, Done };

    /// Depth first, without recursion: a chain of thousands must not exhaust the stack.
    void visit(size_t start)
    {
        std::vector<std::pair<size_t, size_t>> path; // node, next of its arrows
        const auto enter = [&](size_t node) {
            if (m_state[node] == New) {
                m_state[node] = Open;
                path.emplace_back(node, 0);
            }
        };
        enter(start);
        while (!path.empty()) {
            auto &[node, next] = path.back();
            if (next == m_followers[node].size()) {
                m_state[node] = Done;
                path.pop_back();
                continue;
            }
            const size_t edge = m_followers[node][next++];
            const size_t to = m_edges[edge].to;
            const int groups = m_nodes[to].group - m_nodes[node].group;
            m_turned[edge] = groups < 0 || (groups == 0 && m_state[to] == Open);
            if (groups == 0)
                enter(to);
        }
    }

    std::span<const LayoutNode> m_nodes;
    std::vector<std::vector<size_t>> m_followers;
    std::vector<char> m_state;
    std::vector<LayoutEdge> m_edges;
    std::vector<char> m_turned;
};

/// Column of each node: as far left as its group and its predecessors within the group let it.
std::vector<int> columnsOf(std::span<const LayoutNode> nodes, const std::vector<LayoutEdge> &edges)
{
    std::map<int, std::vector<size_t>> groups;
    for (size_t node = 0; node < nodes.size(); ++node)
        groups[nodes[node].group].push_back(node);
    std::vector<std::vector<size_t>> followers(nodes.size());
    std::vector<int> waiting(nodes.size());
    for (const LayoutEdge &edge : edges) {
        if (isDrawable(edge, nodes.size()) && nodes[edge.from].group == nodes[edge.to].group) {
            followers[edge.from].push_back(edge.to);
            ++waiting[edge.to];
        }
    }
    std::vector<int> columns(nodes.size());
    int first = 0;
    for (auto &[group, ready] : groups) {
        int last = first;
        std::vector<size_t> queue;
        for (const size_t node : ready)
            if (waiting[node] == 0)
                queue.push_back(node);
        for (const size_t node : ready)
            columns[node] = first;
        for (size_t i = 0; i < queue.size(); ++i) {
            last = std::max(last, columns[queue[i]]);
            for (const size_t follower : followers[queue[i]]) {
                columns[follower] = std::max(columns[follower], columns[queue[i]] + 1);
                if (--waiting[follower] == 0)
                    queue.push_back(follower);
            }
        }
        first = last + 1;
    }
    return columns;
}

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

Grid gridOf(std::span<const LayoutNode> nodes, const std::vector<LayoutEdge> &edges, const std::vector<int> &columns,
            const LayoutGaps &gaps)
{
    Grid grid;
    const int count = nodes.empty() ? 0 : *std::ranges::max_element(columns) + 1;
    grid.columns.resize(static_cast<size_t>(count));
    const auto add = [&grid](Spot spot) {
        auto &column = grid.columns[static_cast<size_t>(spot.column)];
        spot.order = column.size();
        column.push_back(grid.spots.size());
        grid.spots.push_back(std::move(spot));
    };
    for (size_t node = 0; node < nodes.size(); ++node)
        add({columns[node], nodes[node].size.height(), gaps.row / 2});
    std::map<std::pair<size_t, size_t>, std::vector<size_t>> known; // parallel arrows share their way
    for (const LayoutEdge &edge : edges) {
        std::vector<size_t> &path = grid.paths.emplace_back();
        if (!isDrawable(edge, nodes.size()))
            continue;
        auto &shared = known[{edge.from, edge.to}];
        if (shared.empty()) {
            shared.push_back(edge.from);
            for (int column = columns[edge.from] + 1; column < columns[edge.to]; ++column) {
                shared.push_back(grid.spots.size());
                add({column, 0, gaps.row / 4});
            }
            shared.push_back(edge.to);
            for (size_t i = 0; i + 1 < shared.size(); ++i)
                grid.join(shared[i], shared[i + 1]);
        }
        path = shared;
    }
    return grid;
}

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

int crossingsOf(const Grid &grid)
{
    int crossings = 0;
    for (size_t column = 0; column + 1 < grid.columns.size(); ++column)
        crossings += crossingsAfter(grid, column);
    return crossings;
}

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

/// Finds an order with few crossings: from the order given, then from a few shuffled ones, as many as the graph's size
/// permits at leisure. What the sweeps find depends on where they start.
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

/// Distance that the middles of two neighbours of a column must keep.
double distance(const Spot &upper, const Spot &lower)
{
    return upper.height / 2 + upper.gap + lower.gap + lower.height / 2;
}

/// Moves the spots of a column as near as possible (least squares) to where their neighbours on the given sides are,
/// keeping order and distances: with the distances taken off that is isotonic regression.
void settleColumn(Grid &grid, size_t column, std::initializer_list<Neighbours> sides)
{
    struct Pool
    {
        double sum;
        double weight;
        size_t count;
        [[nodiscard]] double mean() const { return sum / weight; }
    };
    std::vector<Pool> pools;
    std::vector<double> offsets;
    const std::vector<size_t> &spots = grid.columns[column];
    double offset = 0;
    for (size_t i = 0; i < spots.size(); ++i) {
        Spot &spot = grid.spots[spots[i]];
        offset += i ? distance(grid.spots[spots[i - 1]], spot) : 0;
        offsets.push_back(offset);
        double wanted = 0;
        double neighbours = 0;
        for (const Neighbours side : sides) {
            for (const size_t neighbour : spot.*side)
                wanted += grid.spots[neighbour].middle;
            neighbours += static_cast<double>((spot.*side).size());
        }
        // Who hangs on nobody would like to stay, but gives way to all others.
        const double weight = neighbours > 0 ? 1 : 1e-3;
        pools.push_back({((neighbours > 0 ? wanted / neighbours : spot.middle) - offset) * weight, weight, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().sum + last.sum, pools.back().weight + last.weight, pools.back().count + last.count};
        }
    }
    size_t at = 0;
    for (const Pool &pool : pools)
        for (size_t i = 0; i < pool.count; ++i, ++at)
            grid.spots[spots[at]].middle = pool.mean() + offsets[at];
}

void placeRows(Grid &grid)
{
    for (const auto &column : grid.columns) {
        double y = 0;
        for (size_t i = 0; i < column.size(); ++i) {
            y += i ? distance(grid.spots[column[i - 1]], grid.spots[column[i]]) : 0;
            grid.spots[column[i]].middle = y;
        }
    }
    const size_t count = grid.columns.size();
    for (int round = 0; round < 6; ++round) {
        for (size_t i = 1; i < count; ++i)
            settleColumn(grid, i, {&Spot::before});
        for (size_t i = count; i-- > 0;)
            settleColumn(grid, i, {&Spot::after});
    }
    for (int round = 0; round < 4; ++round)
        for (size_t i = 0; i < count; ++i)
            settleColumn(grid, i, {&Spot::before, &Spot::after});
}

/// Left side and width of each column.
struct Extent
{
    double left = 0;
    double width = 0;
};

std::vector<Extent> extentsOf(std::span<const LayoutNode> nodes, const std::vector<int> &columns, size_t count,
                              const LayoutGaps &gaps)
{
    std::vector<Extent> extents(count);
    for (size_t node = 0; node < nodes.size(); ++node) {
        double &width = extents[static_cast<size_t>(columns[node])].width;
        width = std::max(width, nodes[node].size.width());
    }
    for (size_t i = 1; i < count; ++i)
        extents[i].left = extents[i - 1].left + extents[i - 1].width + gaps.column;
    return extents;
}

/// The bends of an arrow: along the middle of each spot it passes, from side to side of the column, so that it keeps
/// clear of the boxes there.
std::vector<QPointF> bendsOf(const Grid &grid, const std::vector<size_t> &path, std::span<const LayoutNode> nodes,
                             const std::vector<Extent> &extents)
{
    std::vector<QPointF> bends;
    for (size_t i = 0; i < path.size(); ++i) {
        const Spot &spot = grid.spots[path[i]];
        const Extent &extent = extents[static_cast<size_t>(spot.column)];
        const bool isFirst = i == 0;
        const bool isLast = i + 1 == path.size();
        if (!isFirst)
            bends.emplace_back(extent.left, spot.middle);
        if (!isLast)
            bends.emplace_back(extent.left + (isFirst ? nodes[path[i]].size.width() : extent.width), spot.middle);
    }
    return bends;
}

} // namespace

LayeredLayout layOutInColumns(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
                              const LayoutGaps &gaps)
{
    LayeredLayout layout;
    const Arrows arrows(nodes, edges);
    layout.columns = columnsOf(nodes, arrows.edges());
    Grid grid = gridOf(nodes, arrows.edges(), layout.columns, gaps);
    orderColumns(grid);
    layout.crossings = crossingsOf(grid);
    placeRows(grid);

    double top = 0;
    double bottom = 0;
    for (const Spot &spot : grid.spots) {
        top = std::min(top, spot.middle - spot.height / 2);
        bottom = std::max(bottom, spot.middle + spot.height / 2);
    }
    for (Spot &spot : grid.spots)
        spot.middle -= top;
    const auto extents = extentsOf(nodes, layout.columns, grid.columns.size(), gaps);
    for (size_t node = 0; node < nodes.size(); ++node)
        layout.nodes.emplace_back(extents[static_cast<size_t>(layout.columns[node])].left,
                                  grid.spots[node].middle - nodes[node].size.height() / 2);
    for (size_t edge = 0; edge < edges.size(); ++edge) {
        auto &bends = layout.edges.emplace_back(bendsOf(grid, grid.paths[edge], nodes, extents));
        if (arrows.isTurned(edge))
            std::ranges::reverse(bends);
    }
    if (!extents.empty())
        layout.size = {extents.back().left + extents.back().width, bottom - top};
    return layout;
}

} // namespace core
