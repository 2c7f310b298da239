// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QDateTime>

#include <functional>
#include <optional>
#include <vector>

namespace core {

/// One cell as a transaction that came by a merge wrote it.
struct ArrivedCell
{
    QString transaction; ///< hash in hexadecimal digits
    QString author;
    std::optional<RowId> office; ///< for which its author wrote
    QDateTime at;                ///< UTC, by the writer's clock
    Entity entity = Entity::Plan;
    RowId row;
    std::optional<Field> field; ///< none: the row was added or removed
    Value before;
    Value after;
};

/// Reads what a merge has brought into the log.
namespace arrivalquery {

/// Author and time of a transaction.
struct Arrival
{
    QString author;
    QDateTime at;
    std::optional<RowId> office;
};
[[nodiscard]] Result<Arrival> transaction(const Reader &reader, qint64 number);
/// Visits the cells a transaction wrote, as far as this version knows their fields.
[[nodiscard]] Result<> visit(const Reader &reader, qint64 number, const std::function<Result<>(const ArrivedCell &)> &visitor);
/// The row a reference field shows, also of rows that are deleted; none where it shows none.
[[nodiscard]] Result<std::optional<RowId>> reference(const Reader &reader, RowId row, Field field);
/// The parent of every office, and the office of every project, as pairs (row, row referred to).
[[nodiscard]] Result<std::vector<std::pair<RowId, std::optional<RowId>>>> references(const Reader &reader, Field field);

} // namespace arrivalquery

} // namespace core
