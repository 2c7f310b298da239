// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/blocks.h"

#include "ui/print/cells.h"
#include "ui/print/words.h"

#include <QCoreApplication>

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

std::vector<Cell> blocks::sumHeadings(int moneyYear, const QStringList &verdicts)
{
    const QString year = words::shortYear(moneyYear);
    std::vector<Cell> headings{cells::label(Blocks::tr("Projects")),
                               cells::label(Blocks::tr("%1 budget").arg(year)),
                               cells::label(Blocks::tr("%1 settled").arg(year)),
                               cells::label(Blocks::tr("Rate (%)")),
                               cells::label(Blocks::tr("Mean score")),
                               cells::label(Blocks::tr("Attainment (%)"))};
    for (const QString &verdict : verdicts)
        headings.push_back(cells::label(verdict));
    headings.push_back(cells::label(Blocks::tr("Without verdict")));
    return headings;
}

Cell blocks::sum(const core::MoneySum &money)
{
    return cells::money(money.counted > 0 ? std::optional(money.sum) : std::nullopt);
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
