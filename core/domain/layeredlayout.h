// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QSizeF>

#include <span>
#include <vector>

namespace core {

/// A box of a drawn graph. Lengths are in any one unit, all the same.
struct LayoutNode
{
    QSizeF size;
    int group = 0; ///< columns of a smaller group stand left of all columns of a greater one (input → activity → outcome)
};

/// An arrow between two nodes, by their index.
struct LayoutEdge
{
    size_t from = 0;
    size_t to = 0;
};

/// Distances between what is drawn.
struct LayoutGaps
{
    double column = 60; ///< between two columns
    double row = 16;    ///< between two boxes of a column; half of it around a passing arrow
};

/// Where a graph's boxes and arrows stand, the upper left corner of all at (0, 0).
struct LayeredLayout
{
    std::vector<QPointF> nodes = {};              ///< upper left corners, as the nodes given
    std::vector<int> columns = {};                ///< column of each node, from 0
    std::vector<std::vector<QPointF>> edges = {}; ///< from the right side of one box to the left side of the other through
                                                  ///< free room; against the flow from left to right side. Empty for an
                                                  ///< arrow from a box to itself, or to a node that is not there
    int crossings = 0;                            ///< of arrows between neighbouring columns
    QSizeF size = QSizeF(0, 0);
};

/// Lays a graph out in columns from left to right, as a logic model is read. Any graph will do: circles are opened by
/// turning an arrow for the purpose of layout. The same graph gives the same drawing.
///
/// Source: Sugiyama, Tagawa, Toda, Methods for Visual Understanding of Hierarchical System Structures (1981): columns by
/// longest path within each group, passing arrows given a place of their own in each column they cross, orders improved
/// by medians and exchanges of neighbours (Gansner et al. 1993), heights by the least squares to the neighbours' that
/// keep order and distances (pool adjacent violators).
[[nodiscard]] LayeredLayout layOutInColumns(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
                                            const LayoutGaps &gaps = {});

} // namespace core
