// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/blocks.h"

#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::print {

using core::report::Cell;
using core::report::Grid;
using core::report::Role;

namespace {

/// The words of this file for the translators.
struct Blocks
{
    Q_DECLARE_TR_FUNCTIONS(Blocks)
};

/// Empty where no project has an amount, never 0.
Cell sum(const core::MoneySum &money)
{
    return cells::money(money.counted > 0 ? std::optional(money.sum) : std::nullopt);
}

} // namespace

Grid blocks::title(const QString &text)
{
    Grid grid;
    grid.columns = {1};
    grid.ruled = false;
    Cell cell;
    cell.role = Role::Title;
    cell.text = text;
    grid.rows.push_back({{cell}});
    return grid;
}

std::vector<Cell> blocks::sumHeadings(int moneyYear)
{
    const QString year = words::shortYear(moneyYear);
    return {cells::label(Blocks::tr("Projects")),
            cells::label(Blocks::tr("%1 budget").arg(year)),
            cells::label(Blocks::tr("%1 settled").arg(year)),
            cells::label(Blocks::tr("Rate (%)")),
            cells::label(Blocks::tr("Mean score")),
            cells::label(Blocks::tr("Attainment (%)"))};
}

std::vector<Cell> blocks::verdictHeadings(const QStringList &verdicts)
{
    std::vector<Cell> headings;
    for (const QString &verdict : verdicts)
        headings.push_back(cells::label(verdict));
    headings.push_back(cells::label(Blocks::tr("Without verdict")));
    return headings;
}

std::vector<Cell> blocks::sums(const core::report::OfficeLine &line)
{
    return {cells::count(line.money.projects),       sum(line.money.budget),    sum(line.money.settlement),
            cells::percent(line.money.execution()), cells::percent(line.score), cells::percent(line.attainment)};
}

std::vector<Cell> blocks::verdictCounts(const core::report::OfficeLine &line)
{
    std::vector<Cell> counts;
    for (const int projects : line.verdicts)
        counts.push_back(cells::countOrBlank(projects));
    counts.push_back(cells::countOrBlank(line.unjudged));
    return counts;
}

double blocks::indentOf(int depth)
{
    return 3.0 * std::max(0, depth - 1);
}

Grid blocks::explanations(const std::vector<std::pair<QString, QString>> &lines)
{
    Grid grid;
    grid.columns = {42, 138};
    for (const auto &[name, text] : lines)
        grid.rows.push_back({{cells::label(name), cells::text(text)}});
    return grid;
}

} // namespace ui::print
