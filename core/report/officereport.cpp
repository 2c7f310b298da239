// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/officereport.h"

#include "core/report/figures.h"

#include <algorithm>

namespace core::report {

namespace {

/// Projects that are told of together, with their money.
struct Part
{
    QString name;
    std::vector<RowId> projects;
    ListTotals money;
};

/// One part for each branch and department where all are asked for, otherwise one for each office below.
std::vector<Part> partsOf(const ListContent &list, const Offices &offices, bool all)
{
    std::vector<Part> parts;
    for (const ListGroup &group : list.groups) {
        std::optional<RowId> node = group.node;
        if (all && node)
            node = offices.unit(*node);
        const Offices::Office *office = node ? offices.find(*node) : nullptr;
        const QString name = office ? office->name : QString();
        auto part = std::find_if(parts.begin(), parts.end(), [&](const Part &each) { return each.name == name; });
        if (part == parts.end())
            part = parts.insert(parts.end(), Part{name, {}, {}});
        for (const ListRow &row : group.rows)
            part->projects.push_back(row.project);
        part->money.add(group.totals);
    }
    return parts;
}

OfficeLine lineOf(const Part &part, const Scoreboard &board)
{
    OfficeLine line{part.name, part.money, {}, {}, std::vector<int>(board.scheme().verdicts.size(), 0), 0};
    Tally scores;
    for (const RowId project : part.projects) {
        if (const auto *scored = board.latestScored(project)) {
            ++scores.measured;
            scores.sum += scored->score.value.value_or(0);
        }
        const auto *judged = board.latestJudged(project);
        const auto &verdicts = board.scheme().verdicts;
        const auto found = std::find_if(verdicts.begin(), verdicts.end(), [&](const YearScheme::Verdict &verdict) {
            return judged && judged->verdict == verdict.id;
        });
        if (found == verdicts.end())
            ++line.unjudged;
        else
            ++line.verdicts[size_t(found - verdicts.begin())];
    }
    line.score = scores.mean();
    line.attainment = board.together({}, part.projects).attainment.mean();
    return line;
}

} // namespace

Result<OfficeReport> readOfficeReport(const Reader &reader, int year, std::optional<RowId> office)
{
    const auto fiscal = FiscalYear::from(year);
    if (!fiscal)
        return failure(Error::Code::Usage);
    Scope scope;
    scope.office = office;
    RASHIN_LET(const ListContent list, readList(reader, year, scope, Grouping::Office));
    Figures figures(reader, *fiscal);
    RASHIN_LET(const Scoreboard *board, figures.board(year));
    OfficeReport report{year, list.moneyYear, list.municipality, list.scope, {}, {}, {}, {}};
    for (const YearScheme::Verdict &verdict : board->scheme().verdicts)
        report.verdicts.append(verdict.name);
    Part whole;
    for (const Part &part : partsOf(list, board->offices(), !office)) {
        report.lines.push_back(lineOf(part, *board));
        whole.projects.insert(whole.projects.end(), part.projects.begin(), part.projects.end());
        whole.money.add(part.money);
    }
    report.total = lineOf(whole, *board);
    for (const ChartKind kind : officeChartKinds()) {
        RASHIN_LET(ChartData chart, figures.chart(kind, office));
        if (!chart.isEmpty())
            report.charts.push_back(std::make_shared<ChartData>(std::move(chart)));
    }
    return report;
}

} // namespace core::report
