// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/planyears.h"

#include "core/domain/era.h"
#include "core/domain/width.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace core {

namespace {

/// The era a text begins with; where it names none, a bare year behind it belongs to none either.
std::optional<Era> eraNamed(const QString &text)
{
    for (const EraSpec &era : eras()) {
        if (text.startsWith(era.name) || text.startsWith(QChar(era.letter), Qt::CaseInsensitive))
            return era.era;
    }
    return std::nullopt;
}

/// A fiscal year, or the one that a month belongs to.
std::optional<FiscalYear> yearAt(const QString &text, std::optional<Era> era)
{
    if (const YearReading year = parseFiscalYear(text, era); year.reading == Reading::Certain)
        return year.year;
    const QString day = text.endsWith(u'月') ? text + u"1日"_s : text;
    const DateReading date = parseDate(day, era);
    return date.reading == Reading::Certain ? FiscalYear::containing(date.date) : std::nullopt;
}

std::optional<PlanYears> span(std::optional<FiscalYear> first, std::optional<FiscalYear> last)
{
    return first && last && *first <= *last ? std::optional(PlanYears{*first, *last}) : std::nullopt;
}

/// `2026年度から10年間`: the first year and how many there are.
std::optional<PlanYears> counted(const QString &begin, int years)
{
    const auto first = yearAt(begin, {});
    return years > 0 && first ? span(first, FiscalYear::from(qint64{first->value()} + years - 1)) : std::nullopt;
}

} // namespace

std::optional<PlanYears> parsePlanYears(QStringView period)
{
    static const QRegularExpression brackets(u"\\((\\d{1,2})(?:[かカヵヶ]年間?|年間?)\\)$"_s);
    static const QRegularExpression length(u"^(.+?)(?:から|より)(?:の)?(\\d{1,2})(?:[かカヵヶ]年間?|年間)(?:まで)?$"_s);
    static const QRegularExpression ends(u"^(.+?)(?:[~〜～]|から|より|[-‐‑–—―−ー─])(.+?)(?:まで)?$"_s);
    static const QRegularExpression either(u"(?:から|より)\\d{1,2}年$"_s); // 17 years, or until the 17th?
    QString text = narrowed(period.trimmed());
    text.remove(u' ');
    std::optional<int> stated;
    if (const auto match = brackets.match(text); match.hasMatch()) {
        stated = match.captured(1).toInt();
        text.chop(match.capturedLength());
    }
    std::optional<PlanYears> years;
    if (const auto match = length.match(text); match.hasMatch())
        years = counted(match.captured(1), match.captured(2).toInt());
    else if (const auto both = ends.match(text); both.hasMatch() && !either.match(text).hasMatch())
        years = span(yearAt(both.captured(1), {}), yearAt(both.captured(2), eraNamed(text)));
    const bool agrees = !years || !stated || years->last.value() - years->first.value() + 1 == *stated;
    return agrees ? years : std::nullopt;
}

std::span<const Field> planYearFields()
{
    static constexpr std::array fields{Field::ProjectStartYear, Field::ProjectEndYear,  Field::IndicatorTargetYear,
                                       Field::CycleYear,        Field::ImprovementYear, Field::MilestoneYear};
    return fields;
}

PlanSide planSide(Field field, int year, const PlanYears &plan)
{
    if (year < plan.first.value() && field != Field::ProjectStartYear)
        return PlanSide::Before;
    if (year > plan.last.value() && field != Field::ProjectEndYear)
        return PlanSide::After;
    return PlanSide::Within;
}

} // namespace core
