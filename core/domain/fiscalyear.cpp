// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/fiscalyear.h"

namespace core {

std::optional<FiscalYear> FiscalYear::from(qint64 year)
{
    if (year < earliest || year > latest)
        return std::nullopt;
    return FiscalYear(static_cast<int>(year));
}

std::optional<FiscalYear> FiscalYear::containing(QDate date)
{
    if (!date.isValid())
        return std::nullopt;
    return from(date.month() >= 4 ? date.year() : date.year() - 1);
}

} // namespace core
