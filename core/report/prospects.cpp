// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/prospects.h"

#include "core/report/indicatorline.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

std::vector<CriterionGrade> sheetOf(const YearScheme &scheme, const Score &score)
{
    std::vector<CriterionGrade> sheet;
    for (size_t i = 0; i < score.terms.size() && i < scheme.criteria.size(); ++i)
        sheet.push_back(
            {score.terms[i].criterion, scheme.criteria[i].scale, scheme.criteria[i].weight, score.terms[i].grade});
    return sheet;
}

} // namespace

std::vector<RankProspect> rankProspects(const Scoreboard &board, size_t stage, const WeightSpread &spread,
                                        const std::atomic_bool *cancel)
{
    std::vector<RankProspect> prospects;
    std::vector<std::vector<CriterionGrade>> sheets;
    for (const Scoreboard::Result &result : board.results()) {
        if (result.stage != stage || !result.rank)
            continue;
        prospects.push_back({result.project, *result.score.value});
        sheets.push_back(sheetOf(board.scheme(), result.score));
    }
    const auto ranges = rankRanges(sheets, spread, cancel);
    if (ranges.size() != prospects.size())
        return {};
    for (size_t i = 0; i < prospects.size(); ++i)
        prospects[i].range = ranges[i].value_or(RankRange{});
    std::ranges::stable_sort(prospects, {}, [](const RankProspect &one) { return one.range.rank; });
    return prospects;
}

Result<IndicatorProspects> indicatorProspects(const Reader &reader, int year)
{
    IndicatorProspects prospects;
    const auto fiscalYear = FiscalYear::from(year);
    if (!fiscalYear)
        return prospects;
    RASHIN_LET(const auto projects, scorequery::projects(reader));
    RASHIN_LET(const auto indicators, scorequery::indicators(reader));
    RASHIN_LET(const auto values, scorequery::indicatorValues(reader, year));
    std::set<RowId> inScope;
    for (const scorequery::ProjectHead &project : projects)
        if (project.isInScope(year))
            inScope.insert(project.id);
    for (const scorequery::IndicatorHead &head : indicators) {
        if (!inScope.contains(head.project))
            continue;
        const IndicatorLine line = lineOf(head);
        const Outlook found = outlook(line, valuesOf(values, head.id), *fiscalYear);
        ++prospects.all;
        prospects.judged += found.state == Outlook::State::Unknown ? 0 : 1;
        if (found.state == Outlook::State::WillMiss)
            prospects.missed.push_back({head.id, head.project, head.name, head.unit, line, found});
    }
    std::ranges::stable_sort(prospects.missed, std::greater(),
                             [](const IndicatorProspect &one) { return one.outlook.shortfall.value_or(-1); });
    return prospects;
}

} // namespace core
