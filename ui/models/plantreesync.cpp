// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what the plan tree shows, and following changes.
#include "core/base/text.h"
#include "core/workspace/workspace.h"
#include "ui/models/plantree.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::ChangeSet;
using core::Entity;
using core::Field;
using core::Result;
using core::planquery::PolicyLine;
using core::planquery::ProjectLine;

namespace {

PlanLine lineOf(const ProjectLine &project)
{
    return {PlanNodeId::of(Entity::Project, project.id), project.code, project.name, {}, {}, project.state,
            project.ghost};
}

PlanLine lineOf(const core::Record &record, Field number, Field text)
{
    const QString firstLine = record.text(text).section(u'\n', 0, 0);
    return {PlanNodeId::of(record.entity(), record.id()), number == text ? QString() : record.text(number), firstLine,
            {}, {}, {}, record.isGhost()};
}

Result<std::vector<PlanLine>> linesOf(const core::Reader &reader, Entity entity, Field number, Field text)
{
    RASHIN_LET(const auto records, reader.records(entity));
    std::vector<PlanLine> lines;
    std::transform(records.begin(), records.end(), std::back_inserter(lines),
                   [&](const core::Record &record) { return lineOf(record, number, text); });
    return lines;
}

bool isFound(const PlanLine &line, const QString &key)
{
    return core::searchKey(line.number).contains(key) || core::searchKey(line.text).contains(key);
}

/// Fields of a project on which it depends where it stands, or whether it is shown.
bool isTelling(Field field)
{
    constexpr Field telling[] = {Field::ProjectCode,  Field::ProjectPolicyMain, Field::ProjectPosition,
                                 Field::ProjectKana,  Field::ProjectFormerNames, Field::ProjectOfficeMain,
                                 Field::ProjectKind};
    return std::ranges::find(telling, field) != std::end(telling);
}

} // namespace

// --- reading

Result<> PlanTree::load()
{
    RASHIN_TRY(readGround(nullptr));
    beginResetModel();
    m_resetting = true;
    m_nodes.clear();
    m_root = std::make_unique<PlanNode>();
    const auto placed = place(*m_root, nullptr);
    recount(*m_root);
    m_resetting = false;
    endResetModel();
    emit countsChanged();
    return placed;
}

Result<> PlanTree::setFilter(const core::planquery::PlanFilter &filter)
{
    if (filter == m_filter)
        return {};
    m_filter = filter;
    return load();
}

/// Reads what may be different after `changes`; everything without.
Result<> PlanTree::readGround(const ChangeSet *changes)
{
    const auto touches = [&](auto what) { return !changes || changes->touches(what); };
    const core::Reader &reader = m_workspace.read();
    if (touches(Entity::Plan)) {
        RASHIN_LET(m_plan, linesOf(reader, Entity::Plan, Field::PlanTitle, Field::PlanTitle));
        if (m_plan.empty())
            m_plan.push_back({{Kind::Plan, {}}, {}, tr("Plan"), {}, {}, {}});
    }
    if (touches(Entity::Vision)) {
        RASHIN_LET(m_visions, linesOf(reader, Entity::Vision, Field::VisionNumber, Field::VisionText));
    }
    if (touches(Entity::Challenge)) {
        RASHIN_LET(m_challenges, linesOf(reader, Entity::Challenge, Field::ChallengeNumber, Field::ChallengeText));
    }
    if (touches(Entity::Policy)) {
        RASHIN_LET(m_policies, core::planquery::policies(reader));
        m_known.clear();
        for (const PolicyLine &policy : m_policies)
            m_known.insert(policy.id);
    }
    if (touches(Field::ProjectPolicyMain) || touches(Entity::Policy))
        RASHIN_TRY(readCounts());
    return m_filter.isEmpty() ? Result<>() : readMatches();
}

Result<> PlanTree::readCounts()
{
    RASHIN_LET(const auto counts, core::planquery::projectCounts(m_workspace.read()));
    m_counts.clear();
    m_all = 0;
    for (const auto &[policy, number] : counts) {
        m_counts.insert(policy ? PlanNodeId{Kind::Policy, policy} : PlanNodeId{Kind::Unassigned, {}}, number);
        m_all += number;
    }
    return {};
}

/// What the filter lets through: projects, the policies they hang on with all above, and policies found by name.
Result<> PlanTree::readMatches()
{
    const QString key = core::searchKey(m_filter.text);
    const bool byTextOnly = !m_filter.office && m_filter.kind.isEmpty() && m_filter.state.isEmpty();
    QHash<core::RowId, const PolicyLine *> known;
    for (const PolicyLine &policy : m_policies)
        known.insert(policy.id, &policy);
    QSet<core::RowId> whole;
    for (const PolicyLine &policy : m_policies) {
        // Bounded by the number of policies: a circle is cut already, this is for what a later version might do.
        const PolicyLine *at = &policy;
        for (size_t depth = 0; at && !key.isEmpty() && depth < m_policies.size(); ++depth) {
            if (isFound(policyLine(*at), key))
                whole.insert(policy.id);
            at = at->parent ? known.value(*at->parent) : nullptr;
        }
    }
    RASHIN_LET(const auto projects, core::planquery::matches(m_workspace.read(), m_filter, whole));
    m_matches.clear();
    for (const ProjectLine &project : projects)
        m_matches[homeOf(project)].push_back(lineOf(project));
    m_shown.clear();
    for (const PolicyLine &policy : m_policies) {
        if (!m_matches.contains({Kind::Policy, policy.id}) && !(byTextOnly && whole.contains(policy.id)))
            continue;
        const PolicyLine *at = &policy;
        while (at && !m_shown.contains(at->id)) {
            m_shown.insert(at->id);
            at = at->parent ? known.value(*at->parent) : nullptr;
        }
    }
    return {};
}

PlanLine PlanTree::policyLine(const PolicyLine &policy) const
{
    return {PlanNodeId::of(Entity::Policy, policy.id), policy.number, policy.title, policy.source, policy.sourceNote,
            {}, policy.ghost};
}

PlanNodeId PlanTree::homeOf(const ProjectLine &project) const
{
    const bool known = project.policy && m_known.contains(*project.policy);
    return known ? PlanNodeId{Kind::Policy, project.policy} : PlanNodeId{Kind::Unassigned, {}};
}

int PlanTree::projectsAt(const PlanNodeId &id) const
{
    return m_filter.isEmpty() ? m_counts.value(id) : static_cast<int>(m_matches.value(id).size());
}

Result<PlanTree::Lines> PlanTree::projectsUnder(const PlanNodeId &id) const
{
    if (!m_filter.isEmpty())
        return m_matches.value(id);
    RASHIN_LET(const auto projects, core::planquery::projectsOf(m_workspace.read(), id.row));
    Lines lines;
    std::transform(projects.begin(), projects.end(), std::back_inserter(lines),
                   [](const ProjectLine &project) { return lineOf(project); });
    return lines;
}

PlanTree::Lines PlanTree::policiesUnder(std::optional<core::RowId> parent) const
{
    Lines lines;
    for (const PolicyLine &policy : m_policies) {
        if (policy.parent == parent && (m_filter.isEmpty() || m_shown.contains(policy.id)))
            lines.push_back(policyLine(policy));
    }
    return lines;
}

PlanTree::Lines PlanTree::topLines() const
{
    Lines lines;
    if (m_filter.isEmpty()) {
        lines.push_back({{Kind::Visions, {}}, {}, tr("Visions"), {}, {}, {}});
        lines.push_back({{Kind::Challenges, {}}, {}, tr("Challenges"), {}, {}, {}});
    }
    for (PlanLine &line : policiesUnder(std::nullopt))
        lines.push_back(std::move(line));
    if (projectsAt({Kind::Unassigned, {}}) > 0)
        lines.push_back({{Kind::Unassigned, {}}, {}, tr("(Not assigned)"), {}, {}, {}});
    return lines;
}

/// The rows a node shall have. Projects are read anew where the node is among `touched` (nullptr: all), else they are
/// those it has.
Result<PlanTree::Lines> PlanTree::wanted(const PlanNode &node, const QSet<PlanNodeId> *touched) const
{
    const PlanNodeId &id = node.line.id;
    switch (id.kind) {
    case Kind::Root:
        return m_plan;
    case Kind::Plan:
        return node.place == 0 ? topLines() : Lines();
    case Kind::Visions:
        return m_visions;
    case Kind::Challenges:
        return m_challenges;
    default:
        break;
    }
    Lines lines = id.kind == Kind::Policy ? policiesUnder(id.row) : Lines();
    if (!node.holdsProjects() || !node.fetched)
        return lines;
    if (!touched || touched->contains(id)) {
        RASHIN_LET(const auto projects, projectsUnder(id));
        lines.insert(lines.end(), projects.begin(), projects.end());
        return lines;
    }
    for (const auto &child : node.children) {
        if (child->line.id.kind == Kind::Project)
            lines.push_back(child->line);
    }
    return lines;
}

// --- following changes

void PlanTree::applyChanges(const ChangeSet &changes)
{
    if (const auto done = update(changes); !done)
        emit failed(done.error());
}

Result<> PlanTree::update(const ChangeSet &changes)
{
    if (changes.wholesale)
        return load();
    constexpr Entity shown[] = {Entity::Plan, Entity::Vision, Entity::Challenge, Entity::Policy};
    const bool ground = std::ranges::any_of(shown, [&](Entity entity) { return changes.touches(entity); });
    const bool projects = std::ranges::any_of(changes.rows, [](const ChangeSet::Row &row) {
        return row.entity == Entity::Project
               && (row.kind != ChangeSet::Row::Kind::Updated || std::ranges::any_of(row.fields, isTelling));
    });
    const bool filtered =
        !m_filter.isEmpty() && (changes.touches(Entity::Project) || changes.touches(Entity::ProjectOffice));
    if (!ground && !projects && !filtered)
        return updateLines(changes);
    m_updating = true;
    const auto done = rearrange(changes);
    m_updating = false;
    emit countsChanged();
    return done;
}

Result<> PlanTree::rearrange(const ChangeSet &changes)
{
    RASHIN_TRY(readGround(&changes));
    RASHIN_LET(const auto touched, touchedParents(changes));
    RASHIN_TRY(place(*m_root, m_filter.isEmpty() ? &touched : nullptr));
    dropRest(*m_root);
    recount(*m_root);
    return {};
}

/// Only what projects show is different, not where they stand.
Result<> PlanTree::updateLines(const ChangeSet &changes)
{
    for (const ChangeSet::Row &row : changes.rows) {
        PlanNode *node = row.entity == Entity::Project ? loaded({Kind::Project, row.id}) : nullptr;
        if (!node)
            continue;
        RASHIN_LET(const auto line, core::planquery::project(m_workspace.read(), row.id));
        if (line)
            show(*node, lineOf(*line));
    }
    return {};
}

/// The nodes that lost or got projects, or hold them in another order.
Result<QSet<PlanNodeId>> PlanTree::touchedParents(const ChangeSet &changes) const
{
    QSet<PlanNodeId> touched;
    for (const ChangeSet::Row &row : changes.rows) {
        if (row.entity == Entity::Policy && row.kind != ChangeSet::Row::Kind::Updated)
            touched.insert({Kind::Unassigned, {}});
        if (row.entity != Entity::Project)
            continue;
        if (const PlanNode *node = loaded({Kind::Project, row.id}))
            touched.insert(node->parent->line.id);
        RASHIN_LET(const auto line, core::planquery::project(m_workspace.read(), row.id));
        if (line)
            touched.insert(homeOf(*line));
    }
    return touched;
}

} // namespace ui
