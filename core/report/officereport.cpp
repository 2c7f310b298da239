// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/officereport.h"

#include "core/report/figures.h"

#include <algorithm>
#include <cmath>

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

constexpr size_t listedMovements = 10;
constexpr double smallestMovement = 0.05; // less is not seen in a score with one decimal

std::vector<Movement> movementsOf(const std::vector<RowId> &projects, const Scoreboard &before, const Scoreboard &now)
{
    std::vector<Movement> found;
    for (const RowId project : projects) {
        const auto *old = before.latestScored(project);
        const auto *current = now.latestScored(project);
        const auto *head = now.project(project);
        if (!old || !current || !head)
            continue;
        const Movement movement{head->code, head->name, old->score.value.value_or(0), current->score.value.value_or(0)};
        if (std::abs(movement.after - movement.before) >= smallestMovement)
            found.push_back(movement);
    }
    std::stable_sort(found.begin(), found.end(), [](const Movement &a, const Movement &b) {
        return std::abs(a.after - a.before) > std::abs(b.after - b.before);
    });
    found.resize(std::min(found.size(), listedMovements));
    return found;
}

/// The branches side by side, so that one of them can be read against the others.
Result<> compare(Figures &figures, OfficeReport &report)
{
    for (const ChartKind kind : {ChartKind::Radar, ChartKind::Verdicts, ChartKind::Attainment, ChartKind::Budget}) {
        RASHIN_LET(ChartData chart, figures.chart(kind));
        if (!chart.isEmpty())
            report.comparison.push_back(std::make_shared<ChartData>(std::move(chart)));
    }
    return {};
}

Result<> addLate(const Reader &reader, int year, QDate today, std::optional<RowId> office, OfficeReport &report)
{
    RASHIN_LET(const TaskList list, readTasks(reader, year, today, office));
    RASHIN_LET(const auto heads, scorequery::projects(reader));
    for (const YearScheme::Stage &stage : list.scheme.stages)
        report.stages.append(stage.name);
    for (const Task &task : list.tasks) {
        if (!task.late || !task.project)
            continue; // policies have a report of their own
        const auto head = std::find_if(heads.begin(), heads.end(), [&](const auto &each) { return each.id == task.project; });
        report.late.push_back(task);
        report.lateProjects.push_back(head == heads.end() ? QString() : (head->code + u'　' + head->name).trimmed());
    }
    return {};
}

} // namespace

OfficeLine lineOf(const QString &name, const std::vector<RowId> &projects, const ListTotals &money,
                  const Scoreboard &board)
{
    OfficeLine line{name, money, {}, {}, std::vector<int>(board.scheme().verdicts.size(), 0), 0};
    Tally scores;
    for (const RowId project : projects) {
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
    line.attainment = board.together({}, projects).attainment.mean();
    return line;
}

Result<OfficeReport> readOfficeReport(const Reader &reader, int year, std::optional<RowId> office, QDate today)
{
    const auto fiscal = FiscalYear::from(year);
    if (!fiscal)
        return failure(Error::Code::Usage);
    Scope scope;
    scope.office = office;
    RASHIN_LET(const ListContent list, readList(reader, year, scope, Grouping::Office));
    Figures figures(reader, *fiscal);
    RASHIN_LET(const Scoreboard *board, figures.board(year));
    OfficeReport report{year, list.moneyYear, list.municipality, list.scope, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    for (const YearScheme::Verdict &verdict : board->scheme().verdicts)
        report.verdicts.append(verdict.name);
    Part whole;
    for (const Part &part : partsOf(list, board->offices(), !office)) {
        report.lines.push_back(lineOf(part.name, part.projects, part.money, *board));
        whole.projects.insert(whole.projects.end(), part.projects.begin(), part.projects.end());
        whole.money.add(part.money);
    }
    report.total = lineOf({}, whole.projects, whole.money, *board);
    for (const ChartKind kind : officeChartKinds()) {
        RASHIN_LET(ChartData chart, figures.chart(kind, office));
        if (!chart.isEmpty())
            report.charts.push_back(std::make_shared<ChartData>(std::move(chart)));
    }
    if (office) {
        RASHIN_TRY(compare(figures, report));
    }
    RASHIN_LET(const Scoreboard *before, figures.board(year - 1));
    report.movements = movementsOf(whole.projects, *before, *board);
    if (today.isValid()) {
        RASHIN_TRY(addLate(reader, year, today, office, report));
    }
    return report;
}

} // namespace core::report
