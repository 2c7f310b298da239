// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scope.h"

#include "core/domain/rollup.h"

#include <algorithm>
#include <map>

namespace core::report {

namespace {

struct Nodes
{
    Tree tree;
    std::vector<RowId> order; ///< top down, siblings in their stored order
};

void walk(const std::map<std::optional<RowId>, std::vector<RowId>> &children, std::optional<RowId> above,
          std::vector<RowId> &order)
{
    const auto found = children.find(above);
    if (found == children.end())
        return;
    for (const RowId child : found->second) {
        order.push_back(child);
        walk(children, child, order);
    }
}

Result<Nodes> nodesOf(const Reader &reader, Entity entity, Field parent)
{
    RASHIN_LET(const auto records, reader.records(entity));
    std::vector<TreeLink> links;
    for (const Record &record : records)
        links.push_back({record.id(), record.row(parent)});
    Nodes nodes{Tree(links), {}};
    std::map<std::optional<RowId>, std::vector<RowId>> children;
    for (const Record &record : records) // the tree's parents, because it has no circles and no loose ends
        children[nodes.tree.parent(record.id())].push_back(record.id());
    walk(children, std::nullopt, nodes.order);
    return nodes;
}

bool isWithin(const Nodes &nodes, std::optional<RowId> node, std::optional<RowId> above)
{
    return !above || (node && nodes.tree.contains(*node) && nodes.tree.isWithin(*node, *above));
}

} // namespace

Result<std::vector<ProjectGroup>> projectsIn(const Reader &reader, const Scope &scope, Grouping grouping)
{
    RASHIN_LET(const Nodes offices, nodesOf(reader, Entity::Office, Field::OfficeParent));
    RASHIN_LET(const Nodes policies, nodesOf(reader, Entity::Policy, Field::PolicyParent));
    RASHIN_LET(auto records, reader.records(Entity::Project));
    const bool byOffice = grouping == Grouping::Office;
    std::map<std::optional<RowId>, std::vector<Record>> members;
    for (Record &project : records) {
        const auto office = project.row(Field::ProjectOfficeMain);
        const auto policy = project.row(Field::ProjectPolicyMain);
        const bool chosen =
            scope.projects.empty()
            || std::find(scope.projects.begin(), scope.projects.end(), project.id()) != scope.projects.end();
        if (project.isGhost() || !chosen || !isWithin(offices, office, scope.office)
            || !isWithin(policies, policy, scope.policy))
            continue;
        const Nodes &nodes = byOffice ? offices : policies;
        const auto node = byOffice ? office : policy;
        members[node && nodes.tree.contains(*node) ? node : std::nullopt].push_back(std::move(project));
    }
    std::vector<ProjectGroup> groups;
    for (const RowId node : (byOffice ? offices : policies).order) {
        if (const auto found = members.find(node); found != members.end())
            groups.push_back({node, std::move(found->second)});
    }
    if (const auto loose = members.find(std::nullopt); loose != members.end())
        groups.push_back({std::nullopt, std::move(loose->second)});
    return groups;
}

} // namespace core::report
