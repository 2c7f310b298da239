// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/exportscope.h"

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The reference that makes a row a part of another one; the one to the project where there are several.
const FieldSpec *ownerOf(Entity entity)
{
    const FieldSpec *owner = nullptr;
    for (const FieldSpec &field : registry::spec(entity).fields) {
        if (field.isOwner() && (!owner || field.kind.target == Entity::Project))
            owner = &field;
    }
    return owner;
}

/// Does the row hang from a project, at any depth?
bool isOfProject(Entity entity)
{
    const FieldSpec *owner = ownerOf(entity);
    return entity == Entity::Project || (owner && isOfProject(owner->kind.target));
}

} // namespace

Result<ExportScope> ExportScope::of(const Reader &reader, const ExportOptions &options)
{
    ExportScope scope(reader, options);
    RASHIN_TRY(scope.loadOffices());
    return scope;
}

Result<> ExportScope::loadOffices()
{
    if (!m_options.office)
        return {};
    RASHIN_LET(const auto offices, m_reader.records(Entity::Office));
    m_offices.insert(*m_options.office);
    for (size_t before = 0; before != m_offices.size();) {
        before = m_offices.size();
        for (const Record &office : offices) {
            const auto parent = office.row(Field::OfficeParent);
            if (parent && m_offices.contains(*parent))
                m_offices.insert(office.id());
        }
    }
    return {};
}

std::vector<const FieldSpec *> ExportScope::fields(Entity entity) const
{
    std::vector<const FieldSpec *> taken;
    for (const FieldSpec &field : registry::spec(entity).fields) {
        if (!m_options.publicOnly || field.disclosure == Disclosure::Public)
            taken.push_back(&field);
    }
    return taken;
}

Result<std::vector<Record>> ExportScope::rows(Entity entity)
{
    Filter filter;
    const FieldSpec *year = registry::spec(entity).find(u"year");
    if (m_options.year && year)
        filter.equals.emplace_back(year->field, Value::integer(*m_options.year));
    RASHIN_LET(auto all, m_reader.records(entity, filter));
    std::vector<Record> taken;
    for (Record &record : all) {
        RASHIN_LET(const bool inside, isInside(record));
        if (inside && !record.isGhost())
            taken.push_back(std::move(record));
    }
    return taken;
}

Result<> ExportScope::loadOwners(Entity entity)
{
    const auto [at, isNew] = m_inside.try_emplace(entity);
    if (!isNew)
        return {};
    RASHIN_LET(const auto all, m_reader.records(entity));
    for (const Record &record : all) {
        RASHIN_LET(const bool inside, isInside(record));
        if (inside)
            m_inside[entity].insert(record.id());
    }
    return {};
}

Result<bool> ExportScope::isInside(const Record &record)
{
    if (!m_options.office || !isOfProject(record.entity()))
        return true;
    if (record.entity() == Entity::Project) {
        const auto office = record.row(Field::ProjectOfficeMain);
        return office && m_offices.contains(*office);
    }
    const FieldSpec *owner = ownerOf(record.entity());
    const auto row = record.row(owner->field);
    RASHIN_TRY(loadOwners(owner->kind.target));
    return row && m_inside[owner->kind.target].contains(*row);
}

QString ExportScope::label(const FieldSpec &field, const Value &value)
{
    const auto row = value.row();
    if (!row)
        return {};
    const auto known = m_labels.find(*row);
    if (known != m_labels.end())
        return known->second;
    QString label;
    const auto record = m_reader.record(field.kind.target, *row);
    for (const QLatin1String name : {"code"_L1, "number"_L1, "name"_L1, "title"_L1}) {
        const FieldSpec *naming = registry::spec(field.kind.target).find(QString(name));
        const bool maySee = naming && (!m_options.publicOnly || naming->disclosure == Disclosure::Public);
        if (record && maySee && label.isEmpty())
            label = registry::toText(naming->field, record->value(naming->field));
    }
    return m_labels[*row] = label;
}

} // namespace core::tabular
