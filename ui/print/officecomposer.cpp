// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/officecomposer.h"

#include "core/domain/era.h"
#include "ui/charts/painter.h"
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

constexpr double usualHeight = 68; // millimetres: three rows of two on a page

/// Bars below one another, each with its name: in the usual height they would run into each other.
bool isLong(const core::ChartData &chart)
{
    constexpr size_t mostInUsual = 24;
    return chart.form == core::ChartForm::StackedBars && chart.categories.size() > mostInUsual;
}

/// Several radars beside each other are as high as one of them is wide.
bool isRowOfRadars(const core::ChartData &chart)
{
    constexpr size_t mostInHalf = 3;
    return chart.form == core::ChartForm::Radar && chart.series.size() > mostInHalf && !isCrowded(chart);
}

double heightOf(const core::ChartData &chart)
{
    if (isRowOfRadars(chart))
        return usualHeight * 0.72;
    constexpr double bar = 4.4;    // millimetres, with the gap to the next
    constexpr double around = 16;  // legend, axis, names of groups
    constexpr double most = 225;   // a page, with the heading above
    return isLong(chart) ? std::min(most, around + bar * double(chart.categories.size())) : usualHeight;
}

/// Several radars side by side, or a chart of many names, are too small in half the width of the page.
bool isWide(const core::ChartData &chart)
{
    return isCrowded(chart) || isLong(chart) || isRowOfRadars(chart);
}

} // namespace

QString OfficeComposer::title() const
{
    const QString title = tr("%1 Evaluation by office", "%1 = fiscal year").arg(words::year(m_report.year));
    return m_report.office.isEmpty() ? title : title + u'　' + m_report.office;
}

Row OfficeComposer::begunLine(const OfficeLine &line, bool total) const
{
    Cell name = cells::item(total ? tr("Total") : line.name.isEmpty() ? tr("Not assigned") : line.name);
    name.strong = total;
    return {{name}, total};
}

Grid OfficeComposer::figures() const
{
    Grid grid;
    grid.columns = {50, 18, 28, 28, 18, 18, 20};
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::entity(core::Entity::Office))}});
    std::ranges::move(blocks::sumHeadings(m_report.moneyYear), std::back_inserter(grid.rows.front().cells));
    const auto add = [&](const OfficeLine &line, bool total) {
        grid.rows.push_back(begunLine(line, total));
        std::ranges::move(blocks::sums(line), std::back_inserter(grid.rows.back().cells));
    };
    for (const OfficeLine &line : m_report.lines)
        add(line, false);
    add(m_report.total, true);
    return grid;
}

/// In a table of its own: the names of verdicts are long, and beside the money they would have no room.
Grid OfficeComposer::verdicts() const
{
    Grid grid;
    grid.columns = {50};
    grid.columns.insert(grid.columns.end(), size_t(m_report.verdicts.size()) + 1,
                        130.0 / double(m_report.verdicts.size() + 1));
    grid.headerRows = 1;
    grid.rows.push_back({{cells::label(labels::entity(core::Entity::Office))}});
    std::ranges::move(blocks::verdictHeadings(m_report.verdicts), std::back_inserter(grid.rows.front().cells));
    const auto add = [&](const OfficeLine &line, bool total) {
        grid.rows.push_back(begunLine(line, total));
        std::ranges::move(blocks::verdictCounts(line), std::back_inserter(grid.rows.back().cells));
    };
    for (const OfficeLine &line : m_report.lines)
        add(line, false);
    add(m_report.total, true);
    return grid;
}

void OfficeComposer::addCharts(Document &document,
                               const std::vector<std::shared_ptr<const core::ChartData>> &charts) const
{
    std::vector<std::shared_ptr<const core::ChartData>> ordered = charts;
    const auto end = std::stable_partition(ordered.begin(), ordered.end(), [](const auto &chart) { return isWide(*chart); });
    Grid grid;
    grid.columns = {1, 1};
    for (auto chart = ordered.begin(); chart != ordered.end(); ++chart) {
        Cell cell = cells::chart(wording::finding(**chart), *chart, heightOf(**chart));
        cell.columns = chart < end ? 2 : 1;
        if (chart < end || (chart - end) % 2 == 0)
            grid.rows.push_back({});
        grid.rows.back().cells.push_back(std::move(cell));
    }
    if ((ordered.end() - end) % 2 == 1)
        grid.rows.back().cells.push_back(cells::text({}));
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
    document.blocks.push_back(Heading{tr("Projects by verdict")});
    document.blocks.push_back(verdicts());
    if (!m_report.charts.empty()) {
        document.blocks.push_back(Heading{tr("Charts", "heading")});
        addCharts(document, m_report.charts);
    }
    if (!m_report.comparison.empty()) {
        document.blocks.push_back(Heading{tr("Beside the other offices")});
        addCharts(document, m_report.comparison);
    }
    addMovements(document);
    addLate(document);
    return document;
}

} // namespace ui::print
