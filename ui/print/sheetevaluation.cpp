// SPDX-License-Identifier: GPL-3.0-or-later
// The second page of a sheet: what the stages said, and where the project is to go.
#include "core/domain/number.h"
#include "ui/labels.h"
#include "ui/print/cells.h"
#include "ui/print/sheetcomposer.h"
#include "ui/print/trendchart.h"
#include "ui/print/words.h"

#include <algorithm>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using namespace core::report;
using core::Field;

namespace {


/// A stage that grades nothing yet needs room to do so by hand.
double shareOf(const SheetStage &stage)
{
    return SheetComposer::isGraded(stage) ? 1 : 0.55;
}

QString nameOf(const SheetStage &stage)
{
    return stage.by.isEmpty() ? stage.name : u"%1（%2）"_s.arg(stage.name, stage.by);
}

/// Wide enough for the words of the scale: a grade is A, or 結びついている.
double gradeWidth(const std::vector<SheetStage> &stages)
{
    qsizetype longest = 0;
    for (const SheetStage &stage : stages) {
        for (const SheetGrade &grade : stage.grades)
            longest = std::max(longest, grade.label.size());
    }
    return std::clamp(3.0 * double(longest) + 3.0, 13.0, 21.0); // a character is three millimetres wide
}

} // namespace

void SheetComposer::addStageHeader(Grid &grid) const
{
    Row names{{cells::label(tr("Criterion", "of an evaluation"), 1, 2)}};
    Row columns;
    for (const SheetStage *stage : m_grading) {
        names.cells.push_back(cells::label(nameOf(*stage), 2));
        columns.cells.push_back(cells::label(tr("Grade")));
        columns.cells.push_back(cells::label(tr("Reason", "for a grade")));
    }
    grid.rows.push_back(std::move(names));
    grid.rows.push_back(std::move(columns));
    grid.headerRows = 2;
}

void SheetComposer::addStageGrades(Grid &grid) const
{
    for (int index = 0; index < int(m_content.criteria.size()); ++index) {
        Row row{{cells::label(m_content.criteria[index])}};
        for (const SheetStage *stage : m_grading) {
            const SheetGrade &grade = stage->grades[size_t(index)];
            const QString value = grade.value ? core::formatNumber(*grade.value) : QString();
            row.cells.push_back(cells::mark(grade.label.isEmpty() ? value : grade.label));
            row.cells.push_back(cells::text(grade.reason, 1, roomyHeight));
        }
        grid.rows.push_back(std::move(row));
    }
}

void SheetComposer::addStageResults(Grid &grid) const
{
    const auto addRow = [&](const QString &name, bool subtotal, auto &&cellOf) {
        Row row{{cells::label(name)}, subtotal};
        for (const SheetStage *stage : m_grading)
            row.cells.push_back(cellOf(*stage));
        grid.rows.push_back(std::move(row));
    };
    addRow(tr("Score", "of an evaluation"), true, [](const SheetStage &stage) {
        if (!stage.score.value)
            return cells::mark({}, 2);
        const QString points = tr("%1 of 100 points").arg(core::formatDecimal(*stage.score.value, 1));
        if (stage.score.coverage > 0.999)
            return cells::mark(points, 2);
        return cells::mark(tr("%1 (graded: %2 %)").arg(points, core::formatDecimal(stage.score.coverage * 100, 0)), 2);
    });
    addRow(labels::field(Field::EvaluationVerdict), true, [](const SheetStage &stage) {
        Cell cell = cells::mark(stage.verdict, 2);
        cell.strong = true;
        return cell;
    });
    const auto has = [&](QString SheetStage::*text) {
        return std::any_of(m_grading.begin(), m_grading.end(),
                           [=](const SheetStage *stage) { return !(stage->*text).isEmpty(); });
    };
    if (m_commenting.empty() || has(&SheetStage::comment)) // others may leave the comment to a later stage
        addRow(labels::field(Field::EvaluationComment), false,
               [](const SheetStage &stage) { return cells::text(stage.comment, 2, 2 * roomyHeight); });
    if (has(&SheetStage::issue))
        addRow(labels::field(Field::EvaluationIssue), false,
               [](const SheetStage &stage) { return cells::text(stage.issue, 2); });
}

/// Its verdict and its texts over the whole width, below the stages that graded.
void SheetComposer::addCommentingStage(Grid &grid, const SheetStage &stage) const
{
    const int width = int(grid.columns.size()) - 1;
    Cell verdict = cells::mark(stage.verdict, width);
    verdict.strong = true;
    grid.rows.push_back({{cells::label(nameOf(stage)), verdict}, true, true});
    grid.rows.push_back(
        {{cells::label(labels::field(Field::EvaluationComment)), cells::text(stage.comment, width, roomyHeight)}});
    if (!stage.issue.isEmpty())
        grid.rows.push_back({{cells::label(labels::field(Field::EvaluationIssue)), cells::text(stage.issue, width)}});
}

void SheetComposer::addEvaluation()
{
    if (m_content.stages.empty())
        return;
    addHeading(tr("Evaluation", "heading on a sheet"));
    Grid grid;
    double shares = 0;
    for (const SheetStage *stage : m_grading)
        shares += shareOf(*stage);
    grid.columns = {20};
    for (const SheetStage *stage : m_grading) {
        const double grade = isGraded(*stage) ? gradeWidth(m_content.stages) : 11;
        grid.columns.insert(grid.columns.end(), {grade, 160 * shareOf(*stage) / shares - grade});
    }
    addStageHeader(grid);
    addStageGrades(grid);
    addStageResults(grid);
    for (const SheetStage *stage : m_commenting)
        addCommentingStage(grid, *stage);
    m_document.blocks.push_back(std::move(grid));
}

void SheetComposer::addMatrixRow(Grid &grid, core::OutcomeDirection outcome, const SheetStage *decided) const
{
    Row row;
    if (outcome == core::OutcomeDirection::Up)
        row.cells.push_back(cells::label(tr("Outcome", "set in a narrow column"), 1, 3));
    row.cells.push_back(cells::label(words::choice(Field::EvaluationOutcome, core::toCode(outcome))));
    for (const auto cost : {core::CostDirection::Down, core::CostDirection::Keep, core::CostDirection::Up}) {
        Cell cell = cells::mark({});
        cell.minimum = 7.5;
        cell.chosen = decided && decided->outcome == outcome && decided->cost == cost;
        if (cell.chosen)
            cell.text = u"●"_s;
        row.cells.push_back(cell);
    }
    grid.rows.push_back(std::move(row));
}

void SheetComposer::addDirection()
{
    addHeading(tr("Direction and improvement"));
    const SheetStage *decided = nullptr; // the latest stage that said where to go
    for (const SheetStage &stage : m_content.stages) {
        if (stage.outcome || stage.cost)
            decided = &stage;
    }
    Grid grid;
    grid.together = true;
    grid.columns = {7, 14, 13, 13, 13};
    Row header{{cells::label(decided ? decided->name : tr("Direction", "of outcome and cost"), 2, 2),
                cells::label(tr("Cost"), 3)}};
    std::vector<Cell> charts;
    for (const auto &[title, chart] : {std::pair{tr("Attainment by year (%)"), attainmentTrend(m_content)},
                                       std::pair{tr("Budget and settlement by year"), costTrend(m_content)}}) {
        if (chart)
            charts.push_back(cells::chart(title, chart, 48));
    }
    if (charts.empty())
        charts.push_back(cells::text({}, 1, 48));
    for (Cell &cell : charts) {
        cell.rows = 5;
        grid.columns.push_back(120.0 / double(charts.size()));
        header.cells.push_back(cell);
    }
    grid.rows.push_back(std::move(header));
    Row costs;
    for (const auto cost : {core::CostDirection::Down, core::CostDirection::Keep, core::CostDirection::Up})
        costs.cells.push_back(cells::label(words::choice(Field::EvaluationCost, core::toCode(cost))));
    grid.rows.push_back(std::move(costs));
    for (const auto outcome : {core::OutcomeDirection::Up, core::OutcomeDirection::Keep, core::OutcomeDirection::Down})
        addMatrixRow(grid, outcome, decided);
    m_document.blocks.push_back(std::move(grid));
    m_document.blocks.push_back(Spacer{1.5});
    addForm({Field::CycleAct, Field::CycleBudgetEffect}, m_content.cycle);
}

} // namespace ui::print
