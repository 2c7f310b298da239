// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/mapping.h"

#include "core/tabular/cleaning.h"
#include "core/tabular/mappedrules.h"
#include "core/tabular/table.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <set>
#include <tuple>

namespace core::tabular::mapping {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int version = 1;

QJsonObject toJson(const ColumnMapping &column)
{
    QJsonObject object{{u"column"_s, columnName(column.column)},
                       {u"heading"_s, column.heading},
                       {u"entity"_s, registry::spec(entityOf(*column.field)).name},
                       {u"field"_s, registry::spec(*column.field).name}};
    if (column.year)
        object.insert(u"year"_s, *column.year);
    if (column.number != 1)
        object.insert(u"number"_s, column.number);
    for (const auto &[name, text] :
         {std::pair(u"variant"_s, column.variant), {u"unit"_s, column.unit}, {u"separators"_s, column.separators}}) {
        if (!text.isEmpty())
            object.insert(name, text);
    }
    return object;
}

std::optional<ColumnMapping> columnFrom(const QJsonObject &json)
{
    const auto place = columnFromName(json[u"column"_s].toString());
    const EntitySpec *entity = registry::find(json[u"entity"_s].toString());
    const FieldSpec *field = entity ? entity->find(json[u"field"_s].toString()) : nullptr;
    if (!place || !field)
        return std::nullopt;
    ColumnMapping column{*place, json[u"heading"_s].toString(), field->field};
    if (json.contains(u"year"_s))
        column.year = json[u"year"_s].toInt();
    column.variant = json[u"variant"_s].toString();
    column.unit = json[u"unit"_s].toString();
    column.number = json[u"number"_s].toInt(1);
    column.separators = json[u"separators"_s].toString();
    return column;
}

QJsonObject toJson(const Mapping &mapping)
{
    QJsonArray columns;
    for (const ColumnMapping &column : mapping.columns) {
        if (column.field)
            columns.append(toJson(column));
    }
    QJsonObject object{{u"version"_s, version}, {u"offices"_s, mapping.createsOffices}, {u"columns"_s, columns}};
    if (mapping.year)
        object.insert(u"year"_s, *mapping.year);
    return object;
}

} // namespace

const std::vector<Field> &targets()
{
    using enum Field;
    static const std::vector<Field> all{ProjectCode,
                                        ProjectName,
                                        ProjectKana,
                                        ProjectFormerNames,
                                        ProjectSummary,
                                        ProjectTarget,
                                        ProjectPurpose,
                                        ProjectMeans,
                                        ProjectResult,
                                        ProjectKind,
                                        ProjectDelivery,
                                        ProjectObligation,
                                        ProjectLegalBasis,
                                        ProjectRelatedPlan,
                                        ProjectPeriod,
                                        ProjectStartYear,
                                        ProjectEndYear,
                                        ProjectOrigin,
                                        ProjectUnit,
                                        ProjectRemarks,
                                        OfficeName,
                                        OfficeParent,
                                        PolicyNumber,
                                        PolicyTitle,
                                        MoneyYear,
                                        MoneyTotal,
                                        MoneyNational,
                                        MoneyPrefectural,
                                        MoneyBond,
                                        MoneyOther,
                                        MoneyFee,
                                        MoneyGeneral,
                                        MoneyStaffFte,
                                        MoneyStaffHours,
                                        MoneyStaffCost,
                                        BudgetAccountCode,
                                        BudgetAccountName,
                                        BudgetAccountAmount,
                                        IndicatorName,
                                        IndicatorUnit,
                                        IndicatorValueTarget,
                                        IndicatorValueExpected,
                                        IndicatorValueActual,
                                        CyclePlan,
                                        CycleDo,
                                        CycleCheck,
                                        CycleAct,
                                        CycleCircumstances,
                                        CycleVoices,
                                        GradeValue,
                                        GradeReason};
    return all;
}

bool isYearly(Field field)
{
    const Entity entity = entityOf(field);
    return field != Field::MoneyYear
           && (entity == Entity::Money || entity == Entity::IndicatorValue || entity == Entity::Cycle
               || entity == Entity::BudgetAccount || entity == Entity::Grade);
}

QStringList variants(Field field)
{
    if (entityOf(field) == Entity::Money && field != Field::MoneyYear)
        return registry::spec(Field::MoneyBasis).choices();
    if (entityOf(field) == Entity::Indicator || entityOf(field) == Entity::IndicatorValue)
        return registry::spec(Field::IndicatorType).choices();
    if (entityOf(field) == Entity::Grade)
        return {u"1"_s, u"2"_s, u"3"_s};
    return {};
}

std::vector<Problem> problems(const Mapping &mapping)
{
    std::vector<Problem> found;
    const auto &columns = mapping.columns;
    const auto has = [&](Field field) {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const ColumnMapping &each) { return each.field == field; });
    };
    if (!has(Field::ProjectName))
        found.push_back({Lack::NoProject});
    std::set<std::tuple<Field, int, QString, int>> taken;
    for (const ColumnMapping &column : columns) {
        if (!column.field)
            continue;
        const bool isYear = isYearly(*column.field);
        if (isYear && !column.year && !mapping.year && !has(Field::MoneyYear))
            found.push_back({Lack::NoYear, column.column});
        const Entity entity = entityOf(*column.field);
        const QString variant = entity == Entity::Money || entity == Entity::Grade ? column.variant : QString();
        if (!taken.emplace(*column.field, isYear ? column.year.value_or(0) : 0, variant, column.number).second)
            found.push_back({Lack::Twice, column.column});
    }
    return found;
}

QByteArray toProfile(const Mapping &mapping)
{
    QJsonObject table{{u"header"_s, mapping.headerRow}, {u"key"_s, keyColumn(mapping)}};
    if (!mapping.table.isEmpty())
        table.insert(u"sheet"_s, mapping.table);
    QJsonObject profile{{u"format"_s, 1},    {u"name"_s, mapping.name},         {u"title"_s, mapping.title},
                        {u"table"_s, table}, {u"rows"_s, mappedRules(mapping)}, {u"mapping"_s, toJson(mapping)}};
    if (mapping.era)
        profile.insert(u"era"_s, QString(QChar(spec(*mapping.era).letter)));
    return QJsonDocument(profile).toJson();
}

Result<Mapping> fromProfile(const QByteArray &json)
{
    RASHIN_LET(const Profile profile, profiles::parse(json));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonObject stored = object[u"mapping"_s].toObject();
    if (stored[u"version"_s].toInt() != version)
        return failure(Error::Code::NotFound, profile.name);
    Mapping mapping{profile.name, profile.title, profile.tables.front().name, profile.tables.front().headerRow};
    mapping.era = profile.era;
    mapping.createsOffices = stored[u"offices"_s].toBool();
    if (stored.contains(u"year"_s))
        mapping.year = stored[u"year"_s].toInt();
    for (const QJsonValue &item : stored[u"columns"_s].toArray()) {
        if (auto column = columnFrom(item.toObject()))
            mapping.columns.push_back(*std::move(column));
    }
    return mapping;
}

bool fits(const Mapping &mapping, const QStringList &headings)
{
    return !mapping.columns.empty()
           && std::all_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnMapping &column) {
                  return headerKey(headings.value(column.column)) == headerKey(column.heading);
              });
}

} // namespace core::tabular::mapping
