// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing the plan tree up to date: what stays keeps its node, so selection and expansion stay too.
#include "ui/models/plantree.h"

namespace ui {

using core::Result;

/// First half of bringing a subtree up to date: its nodes come to where they belong, taken from elsewhere in the tree
/// where they are loaded. What does not belong stands behind them until dropRest().
Result<> PlanTree::place(PlanNode &node, const QSet<PlanNodeId> *touched)
{
    RASHIN_LET(const Lines lines, wanted(node, touched));
    QSet<PlanNodeId> here;
    for (const PlanLine &line : lines)
        here.insert(line.id);
    int at = 0;
    for (const PlanLine &line : lines)
        putAt(node, at++, line, here);
    node.kept = at;
    for (int i = 0; i < at; ++i) {
        PlanNode &child = *node.children[static_cast<size_t>(i)];
        if (child.line.id.kind != Kind::Project)
            RASHIN_TRY(place(child, touched));
    }
    return {};
}

void PlanTree::putAt(PlanNode &parent, int at, const PlanLine &line, const QSet<PlanNodeId> &wantedHere)
{
    PlanNode *node = loaded(line.id);
    if (!node)
        return insert(parent, at, line);
    auto &children = parent.children;
    const int last = static_cast<int>(children.size()) - 1;
    // What is to go is put behind, so that one that goes costs one move and not one for each that follows it.
    while (node->parent == &parent && children[static_cast<size_t>(at)].get() != node
           && !wantedHere.contains(children[static_cast<size_t>(at)]->line.id))
        move(*children[static_cast<size_t>(at)], parent, last);
    if (node->parent != &parent || node->place != at)
        move(*node, parent, at);
    show(*node, line);
}

void PlanTree::dropRest(PlanNode &node)
{
    const int count = static_cast<int>(node.children.size());
    if (node.kept < count) {
        beginRemoveRows(indexOf(node), node.kept, count - 1);
        for (int i = node.kept; i < count; ++i)
            forget(*node.children[static_cast<size_t>(i)]);
        node.children.erase(node.children.begin() + node.kept, node.children.end());
        endRemoveRows();
    }
    for (const auto &child : node.children) {
        if (child->line.id.kind != Kind::Project)
            dropRest(*child);
    }
}

void PlanTree::forget(const PlanNode &node)
{
    m_nodes.remove(node.line.id);
    for (const auto &child : node.children)
        forget(*child);
}

void PlanTree::show(PlanNode &node, const PlanLine &line)
{
    if (node.line == line)
        return;
    node.line = line;
    if (!m_resetting)
        emit dataChanged(indexOf(node), indexOf(node, ColumnCount - 1));
}

void PlanTree::insert(PlanNode &parent, int at, const PlanLine &line)
{
    auto node = std::make_unique<PlanNode>();
    node->line = line;
    node->parent = &parent;
    // With a filter all that is shown is in memory already.
    node->fetched = !m_filter.isEmpty() || projectsAt(line.id) == 0;
    m_nodes.insert(line.id, node.get());
    if (!m_resetting)
        beginInsertRows(indexOf(parent), at, at);
    parent.children.insert(parent.children.begin() + at, std::move(node));
    renumber(parent, at);
    if (!m_resetting)
        endInsertRows();
}

void PlanTree::move(PlanNode &node, PlanNode &to, int at)
{
    PlanNode &from = *node.parent;
    const int source = node.place;
    // Qt names the row before which it shall stand while it is still where it was.
    const int before = &from == &to && at > source ? at + 1 : at;
    beginMoveRows(indexOf(from), source, source, indexOf(to), before);
    auto held = std::move(from.children[static_cast<size_t>(source)]);
    from.children.erase(from.children.begin() + source);
    to.children.insert(to.children.begin() + at, std::move(held));
    node.parent = &to;
    renumber(from, 0);
    renumber(to, 0);
    endMoveRows();
}

void PlanTree::renumber(PlanNode &node, int from)
{
    for (size_t i = static_cast<size_t>(from); i < node.children.size(); ++i)
        node.children[i]->place = static_cast<int>(i);
}

/// Sums up the numbers of projects, and says which ones became different.
int PlanTree::recount(PlanNode &node)
{
    int sum = node.holdsProjects() ? projectsAt(node.line.id) : 0;
    for (const auto &child : node.children) {
        if (child->line.id.kind != Kind::Project)
            sum += recount(*child);
    }
    if (std::exchange(node.projects, sum) != sum && !m_resetting && node.parent)
        emit dataChanged(indexOf(node, CountColumn), indexOf(node, CountColumn));
    return sum;
}

} // namespace ui
