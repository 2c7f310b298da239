// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/officecomposer.h"

#include "core/domain/era.h"
#include "core/domain/number.h"
#include "ui/charts/wording.h"
#include "ui/labels.h"
#include "ui/print/blocks.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <algorithm>
#include <iterator>

namespace ui::print {

using namespace core::report;

namespace {

constexpr double chartHeight = 68; // millimetres: three rows of two on a page

QString count(int number)
{
    return core::formatMoney(number);
}

} // namespace

QString OfficeComposer::title() const
{
    const QString title = tr("%1 Evaluation by office", "%1 = fiscal year").arg(words::year(m_report.year));
    return m_report.office.isEmpty() ? title : title + u'　' + m_report.office;
}

void OfficeComposer::addLine(Grid &grid, const OfficeLine &line, bool total) const
{
    Cell name = cells::item(total ? tr("Total") : line.name.isEmpty() ? tr("Not assigned") : line.name);
    name.strong = total;
    Row row{{name, cells::numberText(count(line.money.projects)), blocks::sum(line.money.budget),
             blocks::sum(line.money.settlement),
             cells::percent(line.money.execution()), cells::percent(line.score), cells::percent(line.attainment)},
            total};
    for (const int projects : line.verdicts)
        row.cells.push_back(cells::numberText(projects > 0 ? count(projects) : QString()));
    row.cells.push_back(cells::numberText(line.unjudged > 0 ? count(line.unjudged) : QString()));
    grid.rows.push_back(std::move(row));
}

Grid OfficeComposer::figures() const
{
    Grid grid;
    grid.columns = {46, 12, 22, 22, 16, 14, 17};
    grid.columns.insert(grid.columns.end(), size_t(m_report.verdicts.size()) + 1, 14.5);
    Row header{{cells::label(labels::entity(core::Entity::Office))}};
    std::ranges::move(blocks::sumHeadings(m_report.moneyYear, m_report.verdicts), std::back_inserter(header.cells));
    grid.rows.push_back(std::move(header));
    grid.headerRows = 1;
    for (const OfficeLine &line : m_report.lines)
        addLine(grid, line, false);
    addLine(grid, m_report.total, true);
    return grid;
}

void OfficeComposer::addCharts(Document &document,
                               const std::vector<std::shared_ptr<const core::ChartData>> &charts) const
{
    Grid grid;
    grid.columns = {1, 1};
    grid.together = true; // all on one page: they are looked at side by side
    for (size_t index = 0; index < charts.size(); index += 2) {
        Row row;
        for (size_t each = index; each < index + 2; ++each) {
            const auto chart = each < charts.size() ? charts[each] : nullptr;
            row.cells.push_back(cells::chart(chart ? wording::finding(*chart) : QString(), chart, chartHeight));
        }
        grid.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(grid));
}

void OfficeComposer::addMovements(Document &document) const
{
    if (m_report.movements.empty())
        return;
    document.blocks.push_back(Heading{tr("Scores that moved most since the year before")});
    Grid grid;
    grid.columns = {24, 96, 20, 20, 20};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::field(core::Field::ProjectCode)),
                          cells::label(labels::field(core::Field::ProjectName)),
                          cells::label(words::shortYear(m_report.year - 1)), cells::label(words::shortYear(m_report.year)),
                          cells::label(tr("Change"))}});
    for (const Movement &movement : m_report.movements)
        grid.rows.push_back({{cells::item(movement.code), cells::item(movement.name), cells::percent(movement.before),
                              cells::percent(movement.after), cells::percent(movement.after - movement.before)}});
    document.blocks.push_back(std::move(grid));
}

QString OfficeComposer::workOf(const core::Task &task) const
{
    return words::taskWork(task.kind, task.stage ? m_report.stages.value(qsizetype(*task.stage)) : QString());
}

void OfficeComposer::addLate(Document &document) const
{
    if (m_report.late.empty())
        return;
    constexpr size_t listed = 40; // the council paper lists all
    const size_t more = m_report.late.size() > listed ? m_report.late.size() - listed : 0;
    document.blocks.push_back(
        Heading{tr("Late", "heading"), more > 0 ? tr("and %n more", nullptr, int(more)) : QString()});
    Grid grid;
    grid.columns = {112, 40, 28};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::entity(core::Entity::Project)), cells::label(tr("What is owed")),
                          cells::label(tr("Due"))}});
    for (size_t index = 0; index < std::min(listed, m_report.late.size()); ++index)
        grid.rows.push_back({{cells::item(m_report.lateProjects[index]), cells::item(workOf(m_report.late[index])),
                              cells::mark(core::formatEraDate(m_report.late[index].due))}});
    document.blocks.push_back(std::move(grid));
}

Document OfficeComposer::compose() const
{
    Document document;
    document.footNote = m_report.municipality;
    document.outline = title();
    document.continued = tr("(continued)", "label repeated on the next page");
    document.blocks.push_back(blocks::title(title()));
    document.blocks.push_back(Heading{tr("Figures", "heading"), tr("(in thousand yen)")});
    document.blocks.push_back(figures());
    if (!m_report.charts.empty()) {
        document.blocks.push_back(Heading{tr("Charts", "heading")});
        addCharts(document, m_report.charts);
    }
    if (!m_report.comparison.empty()) {
        document.blocks.push_back(Heading{tr("Beside the other branches")});
        addCharts(document, m_report.comparison);
    }
    addMovements(document);
    addLate(document);
    return document;
}

} // namespace ui::print
