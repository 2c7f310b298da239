// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officelist.h"

#include "core/domain/codes.h"

#include <QSet>

namespace ui {

using core::Field;
using core::Record;

namespace {

bool existsIn(const Record &office, int year)
{
    return office.integer(Field::OfficeValidFrom).value_or(year) <= year
           && office.integer(Field::OfficeValidTo).value_or(year) >= year;
}

using Chosen = std::vector<const Record *>;

void addBelow(std::vector<OfficeLine> &lines, const Chosen &offices, std::optional<core::RowId> parent, int depth)
{
    for (const Record *office : offices) {
        if (office->row(Field::OfficeParent) != parent)
            continue;
        lines.push_back({office->id(), office->text(Field::OfficeName), office->text(Field::OfficeKind), depth});
        // A merge can close a circle of parents; nothing in one hangs from a root, so this ends.
        addBelow(lines, offices, office->id(), depth + 1);
    }
}

} // namespace

std::vector<OfficeLine> officeLines(const core::Reader &reader, int year)
{
    const auto all = reader.records(core::Entity::Office);
    std::vector<OfficeLine> lines;
    if (!all)
        return lines;
    Chosen existing;
    for (const Record &office : *all) {
        if (existsIn(office, year))
            existing.push_back(&office);
    }
    addBelow(lines, existing, std::nullopt, 0);
    return lines;
}

bool hasBranches(const core::Reader &reader)
{
    const auto branch = reader.find(core::Field::OfficeKind, core::Value::text(QString(core::toCode(core::OfficeKind::Branch))));
    return branch && *branch;
}

QString shortOfficeName(const core::Reader &reader, core::RowId office)
{
    const auto record = reader.record(core::Entity::Office, office);
    if (!record)
        return {};
    const QString brief = record->text(Field::OfficeShortName);
    return brief.isEmpty() ? record->text(Field::OfficeName) : brief;
}

std::vector<core::RowId> officeWithParts(const core::Reader &reader, core::RowId office)
{
    std::vector<core::RowId> found{office};
    const auto all = reader.records(core::Entity::Office);
    if (!all)
        return found;
    QSet<qint64> seen{office.value()};
    for (size_t next = 0; next < found.size(); ++next) {
        for (const Record &candidate : *all) {
            if (candidate.row(Field::OfficeParent) != found[next] || seen.contains(candidate.id().value()))
                continue;
            seen.insert(candidate.id().value());
            found.push_back(candidate.id());
        }
    }
    return found;
}

} // namespace ui
