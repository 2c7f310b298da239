// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/words.h"

#include "core/domain/era.h"
#include "ui/labels.h"

namespace ui::print {

QString words::year(int year)
{
    const auto fiscal = core::FiscalYear::from(year);
    return fiscal ? core::formatFiscalYear(*fiscal) : QString();
}

QString words::shortYear(int year)
{
    const auto fiscal = core::FiscalYear::from(year);
    return fiscal ? core::formatEraYearShort(core::eraYearOf(*fiscal)) : QString();
}

QString words::choice(core::Field field, QLatin1String code)
{
    return labels::choice(field, code);
}

} // namespace ui::print
