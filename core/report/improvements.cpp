// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/improvements.h"

#include "core/storage/scorequery.h"

namespace core {

bool Improvement::concerns(int planYear) const
{
    if (year >= planYear)
        return false;
    const bool isSettled = state == ImprovementState::TakenUp || state == ImprovementState::Declined;
    return !isSettled || !answered || *answered >= planYear;
}

bool Improvement::isOpenIn(int planYear) const
{
    if (!concerns(planYear))
        return false;
    return state == ImprovementState::Open
           || (state == ImprovementState::Postponed && answered.value_or(planYear) < planYear);
}

Result<std::multimap<RowId, Improvement>> readImprovements(const Reader &reader)
{
    RASHIN_LET(const auto rows, reader.records(Entity::Improvement));
    std::multimap<RowId, Improvement> found;
    for (const Record &row : rows) {
        const auto project = row.row(Field::ImprovementProject);
        const auto year = row.integer(Field::ImprovementYear);
        if (row.isGhost() || !project || !year)
            continue;
        Improvement made{row.id(), *project, static_cast<int>(*year)};
        made.state = fromCode<ImprovementState>(row.text(Field::ImprovementState)).value_or(ImprovementState::Open);
        if (const auto answered = row.integer(Field::ImprovementAnswered))
            made.answered = static_cast<int>(*answered);
        found.emplace(*project, made);
    }
    return found;
}

std::optional<double> ClosingLine::rate() const
{
    return decided > 0 ? std::optional(double(takenUp + declined) / decided) : std::nullopt;
}

void ClosingLine::add(ImprovementState state)
{
    ++decided;
    takenUp += state == ImprovementState::TakenUp ? 1 : 0;
    postponed += state == ImprovementState::Postponed ? 1 : 0;
    declined += state == ImprovementState::Declined ? 1 : 0;
}

Result<Closing> readClosing(const Reader &reader, int year)
{
    RASHIN_LET(const auto improvements, readImprovements(reader));
    RASHIN_LET(const auto projects, scorequery::projects(reader));
    RASHIN_LET(const Offices offices, Offices::read(reader));
    std::map<std::optional<RowId>, ClosingLine> lines;
    Closing closing;
    for (const scorequery::ProjectHead &project : projects) {
        const auto unit = project.office ? offices.unit(*project.office) : std::nullopt;
        const auto [first, last] = improvements.equal_range(project.id);
        for (auto improvement = first; improvement != last; ++improvement) {
            if (improvement->second.year != year)
                continue;
            lines[unit].office = unit;
            lines[unit].add(improvement->second.state);
            closing.total.add(improvement->second.state);
        }
    }
    for (const Offices::Office &office : offices.all())
        if (const auto line = lines.find(office.id); line != lines.end())
            closing.offices.push_back(line->second);
    if (const auto none = lines.find(std::nullopt); none != lines.end())
        closing.offices.push_back(none->second);
    return closing;
}

} // namespace core
