// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/standstill.h"

#include "core/report/offices.h"
#include "core/storage/touchquery.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

bool goesOn(const Record &project, int year)
{
    return !project.isGhost() && project.text(Field::ProjectState) != QLatin1String("ended")
           && project.integer(Field::ProjectEndYear).value_or(year) >= year;
}

Standstill::Owner ownerOf(const Offices &offices, std::optional<RowId> office, int year)
{
    if (!office)
        return Standstill::Owner::Missing;
    const Offices::Office *found = offices.find(*office);
    const bool isThere = found && found->validTo.value_or(year) >= year;
    return isThere ? Standstill::Owner::InOffice : Standstill::Owner::Ended;
}

/// Every office's place in the list of all; those without one before all.
std::map<std::optional<RowId>, size_t> placesOf(const Offices &offices)
{
    std::map<std::optional<RowId>, size_t> places;
    for (const Offices::Office &office : offices.all())
        places.emplace(office.id, places.size() + 1);
    return places;
}

} // namespace

Result<std::vector<Standstill>> readStandstill(const Reader &reader, int year, const QDateTime &before,
                                               std::optional<RowId> office)
{
    RASHIN_LET(const Offices offices, Offices::read(reader));
    RASHIN_LET(const auto projects, reader.records(Entity::Project));
    RASHIN_LET(const auto touches, touchquery::ofProjects(reader));
    std::map<RowId, const touchquery::Touch *> touched;
    for (const touchquery::Touch &touch : touches)
        touched.emplace(touch.project, &touch);
    std::vector<Standstill> found;
    for (const Record &project : projects) {
        const auto known = touched.find(project.id());
        if (!goesOn(project, year) || known == touched.end())
            continue;
        Standstill one{project.id(), project.row(Field::ProjectOfficeMain), {}, known->second->at, known->second->author};
        one.owner = ownerOf(offices, one.office, year);
        const bool isOrphan = one.owner != Standstill::Owner::InOffice;
        const bool isInScope = isOrphan || !office || offices.isWithin(one.office, *office);
        if (isInScope && (isOrphan || one.touched < before))
            found.push_back(std::move(one));
    }
    const auto places = placesOf(offices);
    const auto place = [&](const Standstill &one) {
        const auto at = places.find(one.office);
        return std::tuple(one.owner == Standstill::Owner::InOffice, at == places.end() ? 0 : at->second, one.touched);
    };
    std::ranges::stable_sort(found, [&](const Standstill &a, const Standstill &b) { return place(a) < place(b); });
    return found;
}

} // namespace core
