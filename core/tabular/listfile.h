// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

namespace core::tabular {

/// A list that a page shows, for other programs: one datum a cell, numbers and days as what they are.
struct ListContent
{
    using Cell = std::variant<std::monostate, QString, double, QDate>;

    QString name; ///< of the sheet
    QStringList headings;
    std::vector<std::vector<Cell>> rows;
};

/// Writes it as CSV (UTF-8 with the mark Excel needs, days as ISO 8601) or XLSX, by the ending of the path. The file
/// appears whole or not at all. Usage where the ending is another; DiskFull, ReadOnly, Storage; TooLarge as in Workbook.
[[nodiscard]] Result<> writeList(const ListContent &list, const QString &path);

} // namespace core::tabular
