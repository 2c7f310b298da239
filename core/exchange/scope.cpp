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

Result<std::optional<OutOfScope::Reason>> Scope::violation(const ArrivedCell &cell, const Reader &merged) const
{
    using Reason = OutOfScope::Reason;
    if (!cell.office)
        return std::nullopt;
    RASHIN_LET(const Belonging whole, belongingOf(cell.entity, cell.row, merged));
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
