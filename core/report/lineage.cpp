// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/lineage.h"

#include "core/report/offices.h"

#include <algorithm>
#include <set>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<std::vector<Lineage::Link>> links(const Reader &reader, Entity entity, Field before, Field after, Field year,
                                         Field kind)
{
    RASHIN_LET(const auto records, reader.records(entity, {{}, {year}}));
    std::vector<Lineage::Link> found;
    for (const Record &record : records) {
        const auto from = record.row(before);
        const auto to = record.row(after);
        if (from && to && *from != *to && !record.isGhost())
            found.push_back({*from, *to, static_cast<int>(record.integer(year).value_or(0)), record.text(kind)});
    }
    return found;
}

Result<std::vector<Record>> valuesOf(const Reader &reader, RowId indicator)
{
    return reader.records(Entity::IndicatorValue, {{{Field::IndicatorValueIndicator, Value::reference(indicator)}},
                                                   {Field::IndicatorValueYear}});
}

bool isSameMeasure(const Record &a, const Record &b)
{
    return a.text(Field::IndicatorName) == b.text(Field::IndicatorName)
           && a.text(Field::IndicatorUnit) == b.text(Field::IndicatorUnit) && !b.isGhost();
}

} // namespace

Result<Lineage> Lineage::ofProjects(const Reader &reader)
{
    RASHIN_LET(auto found, links(reader, Entity::ProjectSuccession, Field::ProjectSuccessionPredecessor,
                                 Field::ProjectSuccessionSuccessor, Field::ProjectSuccessionYear,
                                 Field::ProjectSuccessionKind));
    return Lineage(std::move(found));
}

Result<Lineage> Lineage::ofOffices(const Reader &reader)
{
    RASHIN_LET(auto found, links(reader, Entity::OfficeSuccession, Field::OfficeSuccessionPredecessor,
                                 Field::OfficeSuccessionSuccessor, Field::OfficeSuccessionYear,
                                 Field::OfficeSuccessionKind));
    return Lineage(std::move(found));
}

Lineage::Lineage(std::vector<Link> links) : m_links(std::move(links))
{
    for (size_t i = 0; i < m_links.size(); ++i) {
        m_byBefore.emplace(m_links[i].before, i);
        m_byAfter.emplace(m_links[i].after, i);
    }
}

std::vector<Lineage::Link> Lineage::before(RowId row) const
{
    std::vector<Link> found;
    for (auto [at, end] = m_byAfter.equal_range(row); at != end; ++at)
        found.push_back(m_links[at->second]);
    return found;
}

std::vector<Lineage::Link> Lineage::after(RowId row) const
{
    std::vector<Link> found;
    for (auto [at, end] = m_byBefore.equal_range(row); at != end; ++at)
        found.push_back(m_links[at->second]);
    return found;
}

std::vector<RowId> Lineage::reach(RowId row, const std::multimap<RowId, size_t> &index, RowId Link::*to,
                                  bool wholeOnly) const
{
    std::set<RowId> seen{row};
    std::vector<RowId> found;
    std::vector<RowId> next{row};
    for (size_t i = 0; i < next.size(); ++i) {
        for (auto [at, end] = index.equal_range(next[i]); at != end; ++at) {
            const Link &link = m_links[at->second];
            if ((wholeOnly && link.kind == u"split"_s) || !seen.insert(link.*to).second)
                continue;
            found.push_back(link.*to);
            next.push_back(link.*to);
        }
    }
    return found;
}

std::vector<RowId> Lineage::ancestors(RowId row) const
{
    return reach(row, m_byAfter, &Link::before, false);
}

std::vector<RowId> Lineage::descendants(RowId row) const
{
    return reach(row, m_byBefore, &Link::after, false);
}

std::vector<RowId> Lineage::past(RowId row) const
{
    return reach(row, m_byAfter, &Link::before, true);
}

Result<std::vector<RowId>> heirsOf(const Reader &reader, RowId office, int year)
{
    RASHIN_LET(const Offices offices, Offices::read(reader));
    const auto isThere = [&](RowId row) {
        const Offices::Office *found = offices.find(row);
        return found && found->validFrom.value_or(year) <= year && found->validTo.value_or(year) >= year;
    };
    if (isThere(office))
        return std::vector<RowId>();
    RASHIN_LET(const Lineage lineage, Lineage::ofOffices(reader));
    auto heirs = lineage.descendants(office);
    std::erase_if(heirs, [&](RowId row) { return !isThere(row); });
    return heirs;
}

Result<std::vector<Record>> valuesWithPast(const Reader &reader, const Lineage &lineage, const Record &indicator)
{
    RASHIN_LET(auto values, valuesOf(reader, indicator.id()));
    const auto project = indicator.row(Field::IndicatorProject);
    std::map<qint64, std::vector<Record>> past;
    for (const RowId before : project ? lineage.past(*project) : std::vector<RowId>()) {
        RASHIN_LET(const auto theirs,
                   reader.records(Entity::Indicator, {{{Field::IndicatorProject, Value::reference(before)}}, {}}));
        for (const Record &other : theirs) {
            if (!isSameMeasure(indicator, other))
                continue;
            RASHIN_LET(const auto found, valuesOf(reader, other.id()));
            for (const Record &value : found)
                past[value.integer(Field::IndicatorValueYear).value_or(0)].push_back(value);
        }
    }
    for (const Record &value : values)
        past.erase(value.integer(Field::IndicatorValueYear).value_or(0));
    for (auto &[year, found] : past) {
        if (found.size() == 1)
            values.push_back(std::move(found.front()));
    }
    std::ranges::stable_sort(values, {}, [](const Record &value) {
        return value.integer(Field::IndicatorValueYear).value_or(0);
    });
    return values;
}

} // namespace core
