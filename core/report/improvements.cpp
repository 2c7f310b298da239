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

void ClosingLine::add(const ClosingLine &other)
{
    decided += other.decided;
    takenUp += other.takenUp;
    postponed += other.postponed;
    declined += other.declined;
}

ClosingLine ClosingYears::Office::sum() const
{
    ClosingLine sum{.office = office};
    for (const ClosingLine &line : years)
        sum.add(line);
    return sum;
}

Result<ClosingYears> readClosingYears(const Reader &reader, int from, int to)
{
    RASHIN_LET(const auto improvements, readImprovements(reader));
    RASHIN_LET(const auto projects, scorequery::projects(reader));
    RASHIN_LET(const Offices offices, Offices::read(reader));
    ClosingYears closing;
    for (int year = from; year <= to; ++year)
        closing.years.push_back(year);
    closing.total.years.resize(closing.years.size());
    std::map<std::optional<RowId>, std::vector<ClosingLine>> lines;
    for (const scorequery::ProjectHead &project : projects) {
        const auto unit = project.office ? offices.unit(*project.office) : std::nullopt;
        const auto [first, last] = improvements.equal_range(project.id);
        for (auto improvement = first; improvement != last; ++improvement) {
            const int year = improvement->second.year;
            if (year < from || year > to)
                continue;
            const size_t place = size_t(year - from);
            auto &own = lines[unit];
            own.resize(closing.years.size(), ClosingLine{.office = unit});
            own[place].add(improvement->second.state);
            closing.total.years[place].add(improvement->second.state);
        }
    }
    const auto take = [&](std::optional<RowId> unit) {
        if (const auto line = lines.find(unit); line != lines.end())
            closing.offices.push_back({unit, line->second});
    };
    for (const Offices::Office &office : offices.all())
        take(office.id);
    take(std::nullopt);
    return closing;
}

Result<Closing> readClosing(const Reader &reader, int year)
{
    RASHIN_LET(const ClosingYears years, readClosingYears(reader, year, year));
    Closing closing;
    for (const ClosingYears::Office &office : years.offices)
        closing.offices.push_back(office.years.front());
    closing.total = years.total.years.front();
    return closing;
}

} // namespace core
