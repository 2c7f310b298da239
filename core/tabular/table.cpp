// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/table.h"

#include <algorithm>

namespace core::tabular {

using namespace Qt::Literals::StringLiterals;

QString Cell::toText() const
{
    if (kind == Kind::Number)
        return QString::number(number, 'g', 15);
    if (kind == Kind::Boolean)
        return number != 0 ? u"TRUE"_s : u"FALSE"_s;
    return text;
}

const Cell &Row::at(int column) const
{
    static const Cell none;
    return column >= 0 && size_t(column) < cells.size() ? cells[size_t(column)] : none;
}

bool Row::isBlank() const
{
    return std::all_of(cells.begin(), cells.end(), [](const Cell &cell) { return cell.isEmpty(); });
}

void Row::clear(int newNumber)
{
    number = newNumber;
    width = 0;
    cells.clear();
}

Cell &Row::put(int column)
{
    if (size_t(column) >= cells.size())
        cells.resize(size_t(column) + 1);
    return cells[size_t(column)];
}

QString columnName(int column)
{
    QString name;
    for (int n = column + 1; n > 0; n = (n - 1) / 26)
        name.prepend(QChar(u'A' + (n - 1) % 26));
    return name;
}

std::optional<int> columnFromName(QStringView name)
{
    int column = 0;
    int letters = 0;
    while (letters < name.size() && letters < 5 && name[letters] >= u'A' && name[letters] <= u'Z')
        column = column * 26 + (name[letters++].unicode() - u'A' + 1);
    if (letters == 0 || letters > 4)
        return std::nullopt;
    return column - 1;
}

} // namespace core::tabular
