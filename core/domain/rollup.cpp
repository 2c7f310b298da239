// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rollup.h"

#include <algorithm>
#include <set>

namespace core {

Tree::Tree(std::span<const TreeLink> links)
{
    for (const TreeLink &link : links)
        m_parents.emplace(link.node, link.parent);
    for (auto &[node, parent] : m_parents) {
        if (parent && !m_parents.contains(*parent))
            parent.reset();
    }
    cutCircles();
}

void Tree::cutCircles()
{
    std::set<RowId> settled; // known to lead to a root
    for (const auto &[start, unused] : m_parents) {
        std::vector<RowId> path;
        std::set<RowId> onPath;
        std::optional<RowId> at = start;
        while (at && !settled.contains(*at) && onPath.insert(*at).second) {
            path.push_back(*at);
            at = m_parents.at(*at);
        }
        if (at && !settled.contains(*at)) {
            const RowId smallest = *std::min_element(std::find(path.begin(), path.end(), *at), path.end());
            m_parents.at(smallest).reset();
            m_cut.push_back(smallest);
        }
        settled.insert(path.begin(), path.end());
    }
    std::sort(m_cut.begin(), m_cut.end());
}

std::optional<RowId> Tree::parent(RowId node) const
{
    const auto it = m_parents.find(node);
    return it == m_parents.end() ? std::nullopt : it->second;
}

std::vector<RowId> Tree::upwards(RowId node) const
{
    std::vector<RowId> path;
    if (!contains(node))
        return path;
    for (std::optional<RowId> at = node; at; at = parent(*at))
        path.push_back(*at);
    return path;
}

bool Tree::isWithin(RowId node, RowId above) const
{
    const std::vector<RowId> path = upwards(node);
    return std::find(path.begin(), path.end(), above) != path.end();
}

Members membersOf(const Tree &tree, std::span<const Membership> links)
{
    Members members;
    for (const auto &[node, parent] : tree.nodes())
        members[node];
    for (const Membership &link : links) {
        for (const RowId node : tree.upwards(link.node))
            members[node].push_back(link.row);
    }
    for (auto &[node, rows] : members) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    }
    return members;
}

std::optional<double> Tally::mean() const
{
    if (measured == 0)
        return std::nullopt;
    return sum / measured;
}

} // namespace core
