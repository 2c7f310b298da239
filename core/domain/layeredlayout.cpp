// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/layeredlayout.h"

#include "core/domain/layergrid.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

using layers::Grid;
using layers::Neighbours;
using layers::Spot;

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
    layers::orderColumns(grid);
    layout.crossings = layers::crossingsOf(grid);
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
