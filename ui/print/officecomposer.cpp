// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/officecomposer.h"

#include "core/domain/number.h"
#include "ui/charts/wording.h"
#include "ui/labels.h"
#include "ui/print/cells.h"
#include "ui/print/words.h"

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
    const auto sum = [](const core::MoneySum &money) {
        return cells::money(money.counted > 0 ? std::optional(money.sum) : std::nullopt);
    };
    Row row{{name, cells::numberText(count(line.money.projects)), sum(line.money.budget), sum(line.money.settlement),
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
    Row header{{cells::label(labels::entity(core::Entity::Office)), cells::label(tr("Projects")),
                cells::label(tr("%1 budget").arg(words::shortYear(m_report.moneyYear))),
                cells::label(tr("%1 settled").arg(words::shortYear(m_report.moneyYear))), cells::label(tr("Rate (%)")),
                cells::label(tr("Mean score")), cells::label(tr("Attainment (%)"))}};
    for (const QString &verdict : m_report.verdicts)
        header.cells.push_back(cells::label(verdict));
    header.cells.push_back(cells::label(tr("Without verdict")));
    grid.rows.push_back(std::move(header));
    grid.headerRows = 1;
    for (const OfficeLine &line : m_report.lines)
        addLine(grid, line, false);
    addLine(grid, m_report.total, true);
    return grid;
}

void OfficeComposer::addCharts(Document &document) const
{
    Grid grid;
    grid.columns = {1, 1};
    grid.together = true; // all on one page: they are looked at side by side
    for (size_t index = 0; index < m_report.charts.size(); index += 2) {
        Row row;
        for (size_t each = index; each < index + 2; ++each) {
            const auto chart = each < m_report.charts.size() ? m_report.charts[each] : nullptr;
            row.cells.push_back(cells::chart(chart ? wording::finding(*chart) : QString(), chart, chartHeight));
        }
        grid.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(grid));
}

Document OfficeComposer::compose() const
{
    Document document;
    document.footNote = m_report.municipality;
    document.outline = title();
    document.continued = tr("(continued)", "label repeated on the next page");
    Grid heading;
    heading.columns = {1};
    heading.ruled = false;
    Cell cell;
    cell.role = Role::Title;
    cell.text = title();
    heading.rows.push_back({{cell}});
    document.blocks.push_back(std::move(heading));
    document.blocks.push_back(Heading{tr("Figures", "heading"), tr("(in thousand yen)")});
    document.blocks.push_back(figures());
    if (!m_report.charts.empty()) {
        document.blocks.push_back(Heading{tr("Charts", "heading")});
        addCharts(document);
    }
    return document;
}

} // namespace ui::print
