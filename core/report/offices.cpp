// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/offices.h"

namespace core {

namespace {

std::vector<TreeLink> linksOf(const std::vector<Offices::Office> &offices)
{
    std::vector<TreeLink> links;
    for (const Offices::Office &office : offices)
        links.push_back({office.id, office.parent});
    return links;
}

std::optional<int> year(const Record &row, Field field)
{
    const auto value = row.integer(field);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

} // namespace

Result<Offices> Offices::read(const Reader &reader)
{
    RASHIN_LET(const auto rows, reader.records(Entity::Office));
    std::vector<Office> offices;
    for (const Record &row : rows) {
        const QString name = row.text(Field::OfficeName);
        const QString shortName = row.text(Field::OfficeShortName);
        offices.push_back({row.id(), row.text(Field::OfficeCode), name, shortName.isEmpty() ? name : shortName,
                           fromCode<OfficeKind>(row.text(Field::OfficeKind)).value_or(OfficeKind::Section),
                           row.row(Field::OfficeParent), year(row, Field::OfficeValidFrom),
                           year(row, Field::OfficeValidTo)});
    }
    return Offices(std::move(offices));
}

Offices::Offices(std::vector<Office> offices) : m_offices(std::move(offices)), m_tree(linksOf(m_offices))
{
    for (size_t i = 0; i < m_offices.size(); ++i)
        m_places.emplace(m_offices[i].id, i);
}

const Offices::Office *Offices::find(RowId id) const
{
    const auto place = m_places.find(id);
    return place == m_places.end() ? nullptr : &m_offices[place->second];
}

std::vector<const Offices::Office *> Offices::branches() const
{
    std::vector<const Office *> found;
    for (const Office &office : m_offices)
        if (office.kind == OfficeKind::Branch)
            found.push_back(&office);
    return found;
}

int Offices::slot(RowId id) const
{
    const Office *own = find(id);
    int slot = 0;
    for (const Office &office : m_offices) {
        if (office.id == id)
            return slot;
        slot += own && office.kind == own->kind ? 1 : 0;
    }
    return 0;
}

std::optional<RowId> Offices::unit(RowId office) const
{
    std::optional<RowId> top;
    for (const RowId above : m_tree.upwards(office)) {
        top = above;
        if (const Office *found = find(above); found && found->kind != OfficeKind::Section)
            return above;
    }
    return top;
}

bool Offices::isWithin(std::optional<RowId> office, RowId above) const
{
    return office && m_tree.isWithin(*office, above);
}

} // namespace core
