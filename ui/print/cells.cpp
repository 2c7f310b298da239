// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/cells.h"

#include "core/domain/number.h"

namespace ui::print {

using core::report::Cell;
using core::report::Role;

namespace {

Cell cell(Role role, const QString &text, int columns = 1, int rows = 1)
{
    Cell made;
    made.text = text;
    made.role = role;
    made.columns = columns;
    made.rows = rows;
    return made;
}

} // namespace

Cell cells::label(const QString &text, int columns, int rows)
{
    return cell(Role::Label, text, columns, rows);
}

Cell cells::text(const QString &text, int columns, double minimum)
{
    Cell made = cell(Role::Text, text, columns);
    made.minimum = minimum;
    return made;
}

Cell cells::item(const QString &text, int columns)
{
    return cell(Role::Item, text, columns);
}

Cell cells::mark(const QString &text, int columns)
{
    return cell(Role::Mark, text, columns);
}

Cell cells::money(std::optional<qint64> amount)
{
    return numberText(amount ? core::formatMoney(*amount) : QString());
}

Cell cells::number(std::optional<double> number)
{
    return numberText(number ? core::formatNumber(*number) : QString());
}

Cell cells::count(qint64 number)
{
    return numberText(core::formatMoney(number));
}

Cell cells::countOrBlank(qint64 number)
{
    return number > 0 ? count(number) : numberText({});
}

Cell cells::percent(std::optional<double> percent, bool sign)
{
    if (!percent)
        return numberText({});
    return numberText(core::formatDecimal(*percent, 1) + (sign ? QStringLiteral("％") : QString()));
}

Cell cells::chart(const QString &title, std::shared_ptr<const core::ChartData> chart, double height)
{
    Cell made = text(title, 1, height);
    made.strong = true;
    made.chart = std::move(chart);
    return made;
}

Cell cells::numberText(const QString &text)
{
    return cell(Role::Number, text);
}

} // namespace ui::print
