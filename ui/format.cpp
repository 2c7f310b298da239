// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format.h"

#include "core/domain/era.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

bool japanese()
{
    return QLocale().language() == QLocale::Japanese;
}

QString signedText(bool negative, const QString &digits)
{
    return negative ? u"△"_s + digits : digits;
}

} // namespace

QString format::money(std::optional<qint64> thousandYen)
{
    return thousandYen ? signedText(*thousandYen < 0, QLocale().toString(std::abs(*thousandYen))) : QString();
}

QString format::number(std::optional<double> value, int decimals)
{
    if (!value)
        return {};
    QString digits = QLocale().toString(std::abs(*value), 'f', decimals);
    if (decimals > 0) {
        while (digits.endsWith(u'0'))
            digits.chop(1);
        if (digits.endsWith(QLocale().decimalPoint()))
            digits.chop(QLocale().decimalPoint().size());
    }
    return signedText(*value < 0 && digits != u"0"_s, digits);
}

QString format::percent(std::optional<double> ratio, int decimals)
{
    if (!ratio)
        return {};
    return signedText(*ratio < 0, QLocale().toString(std::abs(*ratio) * 100, 'f', decimals)) + (japanese() ? u'％' : u'%');
}

QString format::date(QDate date)
{
    return QLocale().toString(date, japanese() ? u"yyyy年M月d日（ddd）"_s : u"d MMM yyyy"_s);
}

QString format::dayOfYear(QDate date)
{
    return QLocale().toString(date, japanese() ? u"M月d日（ddd）"_s : u"d MMM"_s);
}

QString format::shortDay(QDate date)
{
    return QLocale().toString(date, japanese() ? u"M月d日"_s : u"d MMM"_s);
}

QString format::moment(const QDateTime &moment)
{
    return moment.toLocalTime().toString(u"yyyy/MM/dd HH:mm"_s);
}

QString format::onlyHere(qint64 changes)
{
    const int shown = static_cast<int>(std::min<qint64>(changes, INT_MAX));
    return QCoreApplication::translate("Format", "%n change(s) exist only in this file", nullptr, shown);
}

QString format::fiscalYear(int year)
{
    const auto known = core::FiscalYear::from(year);
    if (!known)
        return QString::number(year);
    if (japanese())
        return core::formatFiscalYear(*known);
    //: a fiscal year as column headings have it
    return QCoreApplication::translate("Format", "FY%1").arg(year);
}

QString format::fiscalYearShort(int year)
{
    const auto known = core::FiscalYear::from(year);
    if (!known || !japanese())
        return fiscalYear(year);
    const core::EraYear era = core::eraYearOf(*known);
    return era.year == 1 ? core::formatEraYearShort(era).chopped(1) + u'元' : core::formatEraYearShort(era);
}

} // namespace ui
