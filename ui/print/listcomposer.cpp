// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/listcomposer.h"

#include "core/domain/number.h"
#include "ui/labels.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <algorithm>

namespace ui::print {

using namespace core::report;
using core::Field;

namespace {

constexpr double scoreWidth = 13;
constexpr double verdictWidth = 25;

QString known(const core::MoneySum &sum)
{
    return sum.counted > 0 ? core::formatMoney(sum.sum) : QString();
}

} // namespace

PageSpec ListComposer::page() const
{
    PageSpec spec;
    spec.paper = m_paper;
    spec.landscape = true;
    spec.margins = {13, 14, 13, 13};
    return spec;
}

QString ListComposer::unassigned()
{
    return tr("Not assigned");
}

QString ListComposer::title() const
{
    return tr("%1 List of project evaluations", "%1 = fiscal year").arg(words::year(m_content.year));
}

std::vector<double> ListComposer::columns() const
{
    std::vector<double> widths{19, 66, 36, 22, 21, 21, 15};
    for (qsizetype stage = 0; stage < m_content.stages.size(); ++stage)
        widths.insert(widths.end(), {scoreWidth, verdictWidth});
    widths.insert(widths.end(), {13, 13});
    return widths;
}

void ListComposer::addHeader(Grid &grid) const
{
    using cells::label;
    const QString moneyYear = words::shortYear(m_content.moneyYear);
    Row upper{{label(labels::field(Field::ProjectCode), 1, 2), label(labels::field(Field::ProjectName), 1, 2),
               label(labels::field(Field::ProjectOfficeMain), 1, 2), label(labels::field(Field::ProjectKind), 1, 2),
               label(tr("%1 money (thousand yen)", "%1 = fiscal year").arg(moneyYear), 3)}};
    Row lower{{label(tr("Budget", "amount of money")), label(tr("Settled", "amount of money")), label(tr("Rate (%)"))}};
    for (const QString &stage : m_content.stages) {
        upper.cells.push_back(label(stage, 2));
        lower.cells.push_back(label(tr("Score", "of an evaluation")));
        lower.cells.push_back(label(labels::field(Field::EvaluationVerdict)));
    }
    upper.cells.push_back(label(tr("Direction", "of outcome and cost"), 2));
    lower.cells.push_back(label(tr("Outcome")));
    lower.cells.push_back(label(tr("Cost")));
    grid.rows.push_back(std::move(upper));
    grid.rows.push_back(std::move(lower));
    grid.headerRows = 2;
}

void ListComposer::addRow(Grid &grid, const ListRow &row) const
{
    Row made{{cells::item(row.code), cells::item(row.name), cells::item(row.office), cells::mark(row.kind),
              cells::money(row.budget), cells::money(row.settlement),
              cells::percent(core::executionRate(row.settlement, row.budget))}};
    const bool isGraded = std::ranges::any_of(row.stages, [](const ListStage &stage) { return stage.score.has_value(); });
    if (row.excluded && !isGraded && !row.stages.empty()) {
        // What a project says of itself is not public; the rules of a scheme are.
        const QString reason = row.excluded->rule ? row.excluded->reason : QString();
        made.cells.push_back(cells::item(reason.isEmpty() ? tr("Not evaluated") : tr("Not evaluated: %1").arg(reason),
                                         2 * int(row.stages.size())));
    }
    for (const ListStage &stage : row.excluded && !isGraded ? std::vector<ListStage>() : row.stages) {
        made.cells.push_back(cells::numberText(stage.score ? core::formatDecimal(*stage.score, 1) : QString()));
        made.cells.push_back(cells::mark(stage.verdict));
    }
    const auto outcome = row.outcome ? words::choice(Field::EvaluationOutcome, core::toCode(*row.outcome)) : QString();
    const auto cost = row.cost ? words::choice(Field::EvaluationCost, core::toCode(*row.cost)) : QString();
    made.cells.push_back(cells::mark(outcome));
    made.cells.push_back(cells::mark(cost));
    grid.rows.push_back(std::move(made));
}

void ListComposer::addTotals(Grid &grid, const QString &name, const ListTotals &totals) const
{
    Cell title = cells::item(name, 4);
    title.strong = true;
    title.alignEnd = true;
    Row row{{title, cells::numberText(known(totals.budget)), cells::numberText(known(totals.settlement)),
             cells::percent(totals.execution()), cells::item({}, int(grid.columns.size()) - 7)},
            true};
    grid.rows.push_back(std::move(row));
}

void ListComposer::addGroup(Grid &grid, const ListGroup &group) const
{
    Cell title = cells::item(group.title.isEmpty() ? unassigned() : group.title, int(grid.columns.size()));
    title.strong = true;
    grid.rows.push_back({{title}, true, true});
    for (const ListRow &row : group.rows)
        addRow(grid, row);
    grid.rows.back().withNext = true; // a subtotal never stands alone on a page
    addTotals(grid, tr("Subtotal (%n project(s))", nullptr, group.totals.projects), group.totals);
}

Document ListComposer::compose(size_t first, size_t last) const
{
    Document document;
    document.page = page();
    document.runNote = m_content.scope;
    document.footNote = m_content.municipality;
    document.continued = tr("(continued)", "label repeated on the next page");
    if (first < m_content.groups.size())
        document.outline = m_content.groups[first].title;
    Grid grid;
    grid.columns = columns();
    addHeader(grid);
    for (size_t index = first; index < last && index < m_content.groups.size(); ++index)
        addGroup(grid, m_content.groups[index]);
    if (last >= m_content.groups.size())
        addTotals(grid, tr("Total (%n project(s))", nullptr, m_content.totals.projects), m_content.totals);
    document.blocks.push_back(Heading{title(), m_content.scope});
    document.blocks.push_back(std::move(grid));
    return document;
}

} // namespace ui::print
