// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/improvements.h"

#include "core/storage/cyclequery.h"
#include "core/storage/scorequery.h"

#include <algorithm>

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
    RASHIN_LET(const auto heads, cyclequery::improvements(reader));
    std::multimap<RowId, Improvement> found;
    for (const auto &head : heads)
        found.emplace(head.project, Improvement{head.id, head.project, head.year,
                                                fromCode<ImprovementState>(head.state).value_or(ImprovementState::Open),
                                                head.answered});
    return found;
}

namespace {

/// Only what is shown is read with its texts.
Result<ImprovementLine> lineOf(const Reader &reader, const Improvement &improvement)
{
    RASHIN_LET(const Record record, reader.record(Entity::Improvement, improvement.id));
    ImprovementLine line{.improvement = improvement};
    line.text = record.text(Field::ImprovementText);
    line.owner = record.text(Field::ImprovementOwner);
    line.due = QDate::fromString(record.text(Field::ImprovementDue), Qt::ISODate);
    line.reason = record.text(Field::ImprovementReason);
    return line;
}

} // namespace

Result<std::vector<ImprovementLine>> readImprovementLines(const Reader &reader, int planYear, std::optional<RowId> office)
{
    RASHIN_LET(const auto improvements, readImprovements(reader));
    RASHIN_LET(const auto projects, scorequery::projects(reader));
    RASHIN_LET(const Offices offices, Offices::read(reader));
    std::vector<ImprovementLine> lines;
    for (const scorequery::ProjectHead &project : projects) {
        if (office && !offices.isWithin(project.office, *office))
            continue;
        const size_t first = lines.size();
        for (auto [at, end] = improvements.equal_range(project.id); at != end; ++at) {
            if (!at->second.concerns(planYear))
                continue;
            RASHIN_LET(ImprovementLine line, lineOf(reader, at->second));
            line.projectCode = project.code;
            line.projectName = project.name;
            const Offices::Office *known = project.office ? offices.find(*project.office) : nullptr;
            line.officeName = known ? known->shortName : QString();
            lines.push_back(std::move(line));
        }
        std::stable_sort(lines.begin() + static_cast<qsizetype>(first), lines.end(),
                         [](const auto &a, const auto &b) { return a.improvement.year < b.improvement.year; });
    }
    return lines;
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
