// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/era.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace core {

std::span<const EraSpec> eras()
{
    static const std::array<EraSpec, 5> table{{
        {Era::Meiji, u"明治", u'M', QDate(1868, 1, 25)},
        {Era::Taisho, u"大正", u'T', QDate(1912, 7, 30)},
        {Era::Showa, u"昭和", u'S', QDate(1926, 12, 25)},
        {Era::Heisei, u"平成", u'H', QDate(1989, 1, 8)},
        {Era::Reiwa, u"令和", u'R', QDate(2019, 5, 1)},
    }};
    return table;
}

const EraSpec &spec(Era era)
{
    return eras()[static_cast<size_t>(era)];
}

std::optional<EraYear> eraYearOn(QDate date)
{
    if (!date.isValid() || date < eras().front().firstDay)
        return std::nullopt;
    const EraSpec *current = &eras().front();
    for (const EraSpec &era : eras()) {
        if (era.firstDay <= date)
            current = &era;
    }
    return EraYear{current->era, date.year() - current->firstDay.year() + 1};
}

EraYear eraYearOf(FiscalYear year)
{
    return *eraYearOn(QDate(year.value(), 10, 1));
}

std::optional<FiscalYear> fiscalYearOf(EraYear year)
{
    if (year.year < 1)
        return std::nullopt;
    return FiscalYear::from(qint64{spec(year.era).firstDay.year()} + year.year - 1);
}

QString formatEraYear(EraYear year)
{
    return spec(year.era).name.toString() + (year.year == 1 ? u"元"_s : QString::number(year.year));
}

QString formatEraYearShort(EraYear year)
{
    return QChar(spec(year.era).letter) + QString::number(year.year);
}

QString formatFiscalYear(FiscalYear year)
{
    return u"%1（%2）年度"_s.arg(formatEraYear(eraYearOf(year))).arg(year.value());
}

QString formatEraDate(QDate date)
{
    const std::optional<EraYear> year = eraYearOn(date);
    if (!year)
        return {};
    return u"%1年%2月%3日"_s.arg(formatEraYear(*year)).arg(date.month()).arg(date.day());
}

} // namespace core
