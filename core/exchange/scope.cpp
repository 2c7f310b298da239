// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/scope.h"

#include <algorithm>

namespace core {

namespace {

/// The row an edit is a part of, going up from part to whole; none where the row belongs to no project.
struct Belonging
{
    std::optional<RowId> project;
    std::optional<RowId> evaluation;
    std::optional<RowId> judged; ///< the policy that a policy evaluation is of
};

Result<Belonging> belongingOf(Entity entity, RowId row, const Reader &merged)
{
    Belonging found;
    constexpr int deepest = 5;
    for (int depth = 0; depth < deepest; ++depth) {
        if (entity == Entity::Project) {
            found.project = row;
            return found;
        }
        if (entity == Entity::Evaluation)
            found.evaluation = row;
        const auto &fields = registry::spec(entity).fields;
        const auto owner = std::find_if(fields.begin(), fields.end(), [](const FieldSpec &field) { return field.isOwner(); });
        if (owner == fields.end())
            return found;
        RASHIN_LET(const auto whole, arrivalquery::reference(merged, row, owner->field));
        if (!whole)
            return found;
        if (entity == Entity::PolicyEvaluation)
            found.judged = whole;
        row = *whole;
        entity = owner->kind.target;
    }
    return found;
}

} // namespace

Result<Scope> Scope::of(const Reader &reader)
{
    Scope scope;
    RASHIN_LET(const auto offices, arrivalquery::references(reader, Field::OfficeParent));
    for (const auto &[office, parent] : offices) {
        if (parent)
            scope.m_parents.insert(office, *parent);
    }
    RASHIN_LET(const auto projects, arrivalquery::references(reader, Field::ProjectOfficeMain));
    for (const auto &[project, office] : projects)
        scope.m_projects.insert(project, office);
    for (const auto &[field, links] : {std::pair(Field::PolicyOffice, &scope.m_policies),
                                       std::pair(Field::PolicyParent, &scope.m_above)}) {
        RASHIN_LET(const auto policies, arrivalquery::references(reader, field));
        for (const auto &[policy, target] : policies) {
            if (target)
                links->insert(policy, *target);
        }
    }
    RASHIN_LET(scope.m_rules, FieldRules::of(reader));
    RASHIN_LET(const auto records, reader.records(Entity::Office));
    for (const Record &office : records) {
        if (const auto role = fromCode<OfficeKind>(office.text(Field::OfficeKind)))
            scope.m_roles.insert(office.id(), *role);
    }
    return scope;
}

bool Scope::isClosed(const ArrivedCell &cell) const
{
    const auto role = m_roles.constFind(*cell.office);
    return cell.field && role != m_roles.constEnd() && m_rules.isClosed(*cell.field, *role);
}

Result<std::optional<RowId>> Scope::projectOf(Entity entity, RowId row, const Reader &reader) const
{
    RASHIN_LET(const Belonging whole, belongingOf(entity, row, reader));
    return whole.project;
}

bool Scope::isWithin(RowId office, RowId top) const
{
    constexpr int deepest = 50; // a circle of offices ends here
    for (int depth = 0; depth < deepest; ++depth) {
        if (office == top)
            return true;
        const auto parent = m_parents.constFind(office);
        if (parent == m_parents.constEnd())
            return false;
        office = *parent;
    }
    return false;
}

Result<std::optional<RowId>> Scope::officeOf(RowId project, const Reader &merged) const
{
    const auto known = m_projects.constFind(project);
    if (known != m_projects.constEnd())
        return *known;
    return arrivalquery::reference(merged, project, Field::ProjectOfficeMain);
}

/// An office is in charge of a policy it, or one above it in the tree, names.
bool Scope::isInCharge(RowId policy, RowId office) const
{
    constexpr int deepest = 10; // a circle of policies ends here
    for (int depth = 0; depth < deepest; ++depth) {
        if (const auto named = m_policies.constFind(policy); named != m_policies.constEnd())
            return isWithin(*named, office);
        const auto above = m_above.constFind(policy);
        if (above == m_above.constEnd())
            return false;
        policy = *above;
    }
    return false;
}

Result<std::optional<OutOfScope::Reason>> Scope::violation(const ArrivedCell &cell, const Reader &merged) const
{
    using Reason = OutOfScope::Reason;
    if (!cell.office)
        return std::nullopt;
    RASHIN_LET(const Belonging whole, belongingOf(cell.entity, cell.row, merged));
    if (whole.judged && isInCharge(*whole.judged, *cell.office))
        return isClosed(cell) ? std::optional(Reason::FieldRule) : std::nullopt;
    if (!whole.project)
        return std::optional(Reason::CommonData);
    RASHIN_LET(const auto office, officeOf(*whole.project, merged));
    if (!office || !isWithin(*office, *cell.office))
        return std::optional(Reason::OtherOffice);
    if (whole.evaluation) {
        RASHIN_LET(const auto stage, arrivalquery::reference(merged, *whole.evaluation, Field::EvaluationStage));
        const auto number = stage ? merged.value(*stage, Field::StageNumber) : Result<Value>(Value());
        if (number && number->toInteger() > 1)
            return std::optional(Reason::LaterStage);
    }
    return isClosed(cell) ? std::optional(Reason::FieldRule) : std::nullopt;
}

} // namespace core
