// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// A row of a tree and the row above it: office and branch, initiative and policy.
struct TreeLink
{
    RowId node;
    std::optional<RowId> parent = {};
};

/// A tree made from parent links that may be wrong, because a merge can bring together links that make a circle.
///
/// Never hangs: of the nodes of a circle the one with the smallest id loses its parent link and becomes a root. A
/// parent that is not among the nodes makes a root too. Of two links of one node the first counts.
class Tree
{
public:
    explicit Tree(std::span<const TreeLink> links);

    [[nodiscard]] bool contains(RowId node) const { return m_parents.contains(node); }
    /// The row above; none for a root or an unknown row.
    [[nodiscard]] std::optional<RowId> parent(RowId node) const;
    /// The row itself, the one above it, and so on up to its root. Empty for an unknown row.
    [[nodiscard]] std::vector<RowId> upwards(RowId node) const;
    /// 1 for a root; 0 for an unknown row.
    [[nodiscard]] int depth(RowId node) const { return static_cast<int>(upwards(node).size()); }
    /// Whether `node` is `above` or hangs somewhere below it.
    [[nodiscard]] bool isWithin(RowId node, RowId above) const;
    /// Nodes whose link was cut because it closed a circle, by ascending id: findings for a person.
    [[nodiscard]] const std::vector<RowId> &cutNodes() const { return m_cut; }
    /// All nodes with their parents, by ascending id.
    [[nodiscard]] const std::map<RowId, std::optional<RowId>> &nodes() const { return m_parents; }

private:
    void cutCircles();
    std::map<RowId, std::optional<RowId>> m_parents;
    std::vector<RowId> m_cut;
};

/// A row (a project, an indicator) that hangs on a node of a tree.
struct Membership
{
    RowId row;
    RowId node;
};

/// The distinct rows at or below each node, by ascending id. Every node of the tree has an entry.
using Members = std::map<RowId, std::vector<RowId>>;

/// Which rows each node answers for. A row that hangs on several nodes of one branch (main and secondary links)
/// counts once there; where it hangs on nodes of two branches it counts once in each and once above both, so branches
/// need not sum to the whole. Give only the main links where they must. Links to unknown nodes are left out.
[[nodiscard]] Members membersOf(const Tree &tree, std::span<const Membership> links);

/// Sum, mean and count of a measure (score, percent, amount) over rows.
struct Tally
{
    int rows = 0;     ///< how many there are
    int measured = 0; ///< how many have the measure; the others are not counted as 0
    double sum = 0;   ///< in the measure's unit

    /// Sum ÷ measured; none where nothing was measured.
    [[nodiscard]] std::optional<double> mean() const;
};

/// Tallies `measure(RowId) -> std::optional<double>` over rows. Rows are added in their order, so equal inputs
/// give equal sums to the last bit.
template <typename Measure>
[[nodiscard]] Tally tallyOf(std::span<const RowId> rows, Measure &&measure)
{
    Tally tally;
    for (const RowId row : rows) {
        ++tally.rows;
        if (const std::optional<double> value = measure(row)) {
            ++tally.measured;
            tally.sum += *value;
        }
    }
    return tally;
}

/// How many rows fell to each key: verdicts, attainment bands, states.
template <typename Key>
struct Mix
{
    std::map<Key, int> counts = {};
    int none = 0; ///< rows without a key: not evaluated, not computable

    [[nodiscard]] int of(const Key &key) const
    {
        const auto it = counts.find(key);
        return it == counts.end() ? 0 : it->second;
    }
    [[nodiscard]] int total() const
    {
        int sum = none;
        for (const auto &[key, count] : counts)
            sum += count;
        return sum;
    }
};

/// Counts `keyOf(RowId) -> std::optional<Key>` over rows; the sum of all counts is the number of rows.
template <typename Key, typename KeyOf>
[[nodiscard]] Mix<Key> mixOf(std::span<const RowId> rows, KeyOf &&keyOf)
{
    Mix<Key> mix;
    for (const RowId row : rows) {
        if (const std::optional<Key> key = keyOf(row))
            ++mix.counts[*key];
        else
            ++mix.none;
    }
    return mix;
}

} // namespace core
