// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/mappedrules.h"

#include "core/tabular/table.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace core::tabular::mapping {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Columns that make one row together.
using Group = std::vector<const ColumnMapping *>;

QString nameOf(Field field)
{
    return registry::spec(field).name;
}

QJsonObject cellOf(const ColumnMapping &column)
{
    QJsonObject cell{{u"column"_s, columnName(column.column)}, {u"heading"_s, column.heading}};
    if (!column.unit.isEmpty())
        cell.insert(u"unit"_s, column.unit);
    return cell;
}

/// Makes the rules of one mapping.
class Rules
{
public:
    explicit Rules(const Mapping &mapping) : m_mapping(mapping) {}

    QJsonArray all() const
    {
        QJsonArray rules;
        if (const QJsonArray levels = policyLevels(); !levels.isEmpty())
            rules.append(QJsonObject{{u"policies"_s, levels}, {u"as"_s, u"policy"_s}});
        if (first(Field::OfficeName))
            rules.append(QJsonObject{{u"office"_s, office()}, {u"as"_s, u"office"_s}});
        rules.append(project());
        return rules;
    }

    const ColumnMapping *first(Field field) const
    {
        const auto at = std::find_if(m_mapping.columns.begin(), m_mapping.columns.end(),
                                     [&](const ColumnMapping &column) { return column.field == field; });
        return at == m_mapping.columns.end() ? nullptr : &*at;
    }

private:
    Group of(Entity entity) const
    {
        Group group;
        for (const ColumnMapping &column : m_mapping.columns) {
            if (column.field && entityOf(*column.field) == entity)
                group.push_back(&column);
        }
        return group;
    }

    Group of(Field field) const
    {
        Group group = of(entityOf(field));
        std::erase_if(group, [&](const ColumnMapping *column) { return column->field != field; });
        std::stable_sort(group.begin(), group.end(),
                         [](const auto *a, const auto *b) { return a->number < b->number; });
        return group;
    }

    QJsonArray policyLevels() const
    {
        std::map<int, QJsonObject> levels;
        for (const ColumnMapping *column : of(Field::PolicyNumber)) {
            levels[column->number] = {
                {u"name"_s, column->heading.left(40)}, {u"number"_s, cellOf(*column)}, {u"title"_s, cellOf(*column)}};
        }
        for (const ColumnMapping *column : of(Field::PolicyTitle)) {
            levels[column->number].insert(u"name"_s, column->heading.left(40));
            levels[column->number].insert(u"title"_s, cellOf(*column));
        }
        QJsonArray list;
        for (const auto &[number, level] : levels)
            list.append(level);
        return list;
    }

    QJsonObject office() const
    {
        QJsonObject office = cellOf(*first(Field::OfficeName));
        office.insert(u"create"_s, m_mapping.createsOffices);
        if (const ColumnMapping *branch = first(Field::OfficeParent))
            office.insert(u"branch"_s, cellOf(*branch));
        return office;
    }

    QJsonObject project() const
    {
        QJsonObject set;
        for (const ColumnMapping *column : of(Entity::Project))
            set.insert(nameOf(*column->field), cellOf(*column));
        if (!policyLevels().isEmpty())
            set.insert(u"policy"_s, QJsonObject{{u"row"_s, u"policy"_s}});
        if (first(Field::OfficeName))
            set.insert(u"office"_s, QJsonObject{{u"row"_s, u"office"_s}});
        const bool hasCode = first(Field::ProjectCode) != nullptr;
        QJsonObject rule{{u"entity"_s, u"project"_s},
                         {u"as"_s, u"project"_s},
                         {u"set"_s, set},
                         {u"match"_s, QJsonArray{hasCode ? u"code"_s : u"name"_s}},
                         {u"then"_s, parts()}};
        rule.insert(hasSeveralRows() ? u"first"_s : u"unique"_s, true);
        return rule;
    }

    /// Several rows of the table for one project: one a year, or one an account.
    bool hasSeveralRows() const
    {
        const auto accounts = of(Field::BudgetAccountCode);
        return first(Field::MoneyYear) || (!accounts.empty() && accounts.front()->separators.isEmpty());
    }

    QJsonArray parts() const
    {
        QJsonArray parts;
        for (const auto &[key, group] : byYear(of(Entity::Money)))
            append(parts, u"money"_s, group, {{u"basis"_s, key.second.isEmpty() ? u"budget"_s : key.second}});
        for (const auto &[key, group] : byYear(of(Entity::Cycle)))
            append(parts, u"cycle"_s, group, {});
        appendAccounts(parts);
        appendIndicators(parts);
        appendGrades(parts);
        return parts;
    }

    using YearAndVariant = std::pair<int, QString>;
    std::map<YearAndVariant, Group> byYear(const Group &columns) const
    {
        std::map<YearAndVariant, Group> groups;
        for (const ColumnMapping *column : columns) {
            const bool isMoney = entityOf(*column->field) == Entity::Money;
            if (column->field != Field::MoneyYear)
                groups[{column->year.value_or(0), isMoney ? column->variant : QString()}].push_back(column);
        }
        return groups;
    }

    /// A column of its own, the column of years, or the table's.
    QJsonValue yearOf(const ColumnMapping &column) const
    {
        if (column.year)
            return *column.year;
        if (const ColumnMapping *years = first(Field::MoneyYear))
            return cellOf(*years);
        return m_mapping.year.value_or(0);
    }

    void append(QJsonArray &parts, const QString &entity, const Group &group, QJsonObject set,
                const QString &ownerField = u"project"_s, const QString &owner = u"project"_s) const
    {
        QJsonArray needs;
        set.insert(ownerField, QJsonObject{{u"row"_s, owner}});
        set.insert(u"year"_s, yearOf(*group.front()));
        for (const ColumnMapping *column : group) {
            set.insert(nameOf(*column->field), cellOf(*column));
            needs.append(nameOf(*column->field));
        }
        parts.append(QJsonObject{{u"entity"_s, entity}, {u"set"_s, set}, {u"needs"_s, needs}});
    }

    void appendAccounts(QJsonArray &parts) const
    {
        const Group codes = of(Field::BudgetAccountCode);
        if (codes.empty())
            return;
        QJsonArray columns;
        for (const ColumnMapping *column : codes)
            columns.append(cellOf(*column));
        QJsonObject set{{u"project"_s, QJsonObject{{u"row"_s, u"project"_s}}}, {u"year"_s, yearOf(*codes.front())}};
        QJsonObject rule{{u"entity"_s, u"budget_account"_s}, {u"needs"_s, QJsonArray{u"code"_s}}};
        if (codes.front()->separators.isEmpty()) {
            set.insert(u"code"_s, QJsonObject{{u"column"_s, columns}, {u"join"_s, u"-"_s}});
            for (const Field field : {Field::BudgetAccountName, Field::BudgetAccountAmount}) {
                if (const ColumnMapping *column = first(field))
                    set.insert(nameOf(field), cellOf(*column));
            }
        } else {
            set.insert(u"code"_s, QJsonObject{{u"line"_s, true}});
            rule.insert(u"lines"_s, columns);
            rule.insert(u"separators"_s, codes.front()->separators);
        }
        rule.insert(u"set"_s, set);
        parts.append(rule);
    }

    void appendIndicators(QJsonArray &parts) const
    {
        std::map<int, Group> indicators;
        for (const Entity entity : {Entity::Indicator, Entity::IndicatorValue}) {
            for (const ColumnMapping *column : of(entity))
                indicators[column->number].push_back(column);
        }
        for (const auto &[number, group] : indicators)
            parts.append(indicator(number, group));
    }

    /// Year, stage and criterion: value and reason of one grade.
    using GradeKey = std::tuple<int, QString, int>;

    void appendGrades(QJsonArray &parts) const
    {
        std::map<GradeKey, Group> grades;
        for (const ColumnMapping *column : of(Entity::Grade)) {
            const QString stage = column->variant.isEmpty() ? u"1"_s : column->variant;
            grades[{column->year.value_or(0), stage, column->number}].push_back(column);
        }
        for (const auto &[key, group] : grades)
            parts.append(grade(key, group));
    }

    /// The scheme of the year, its stage and its criterion are looked for, never made: a year without them is reported.
    /// Only a cell that says something makes an evaluation.
    QJsonObject grade(const GradeKey &key, const Group &group) const
    {
        const auto &[columnYear, stage, criterionNumber] = key;
        const QString mark = u"%1_%2_%3"_s.arg(columnYear).arg(stage).arg(criterionNumber);
        const auto row = [](const QString &name) { return QJsonObject{{u"row"_s, name}}; };
        const auto found = [&](const QString &entity, const QJsonObject &set, const QJsonArray &then) {
            return QJsonObject{{u"entity"_s, entity}, {u"find"_s, true}, {u"as"_s, entity + mark},
                               {u"set"_s, set},       {u"then"_s, then}};
        };
        QJsonObject set{{u"evaluation"_s, row(u"evaluation"_s + mark)}, {u"criterion"_s, row(u"criterion"_s + mark)}};
        QJsonArray needs;
        for (const ColumnMapping *column : group) {
            set.insert(nameOf(*column->field), cellOf(*column));
            needs.append(nameOf(*column->field));
        }
        const QJsonValue year = yearOf(*group.front());
        const QJsonObject evaluation{
            {u"entity"_s, u"evaluation"_s},
            {u"as"_s, u"evaluation"_s + mark},
            {u"set"_s, QJsonObject{{u"project"_s, row(u"project"_s)}, {u"year"_s, year}, {u"stage"_s, row(u"stage"_s + mark)}}},
            {u"then"_s, QJsonArray{QJsonObject{{u"entity"_s, u"grade"_s}, {u"needs"_s, needs}, {u"set"_s, set}}}}};
        const auto ofScheme = [&](const QString &number) {
            return QJsonObject{{u"scheme"_s, row(u"scheme"_s + mark)}, {u"number"_s, number.toInt()}};
        };
        const QJsonObject criterion =
            found(u"criterion"_s, ofScheme(QString::number(criterionNumber)), {evaluation});
        QJsonObject scheme = found(u"scheme"_s, {{u"year"_s, year}},
                                   {found(u"stage"_s, ofScheme(stage), {criterion})});
        scheme.insert(u"when"_s, QJsonArray{isFilled(group)});
        return scheme;
    }

    /// The grade decides; where only reasons are taken in, they do.
    static QJsonObject isFilled(const Group &group)
    {
        const auto value = std::find_if(group.begin(), group.end(),
                                        [](const ColumnMapping *column) { return column->field == Field::GradeValue; });
        QJsonObject condition = cellOf(value == group.end() ? *group.front() : **value);
        condition.insert(u"not"_s, QJsonArray{u""_s, u"-"_s, u"－"_s, u"―"_s});
        return condition;
    }

    QJsonObject indicator(int number, const Group &group) const
    {
        const QString slot = u"indicator%1"_s.arg(number);
        QJsonObject set{{u"project"_s, QJsonObject{{u"row"_s, u"project"_s}}}};
        Group values;
        QString type = u"outcome"_s;
        for (const ColumnMapping *column : group) {
            type = column->variant.isEmpty() ? type : column->variant;
            if (entityOf(*column->field) == Entity::Indicator)
                set.insert(nameOf(*column->field), cellOf(*column));
            else
                values.push_back(column);
        }
        set.insert(u"type"_s, type);
        if (!set.contains(u"name"_s)) // no column names it, so its heading does
            set.insert(u"name"_s, withoutYear(group.front()->heading));
        QJsonArray parts;
        for (const auto &[key, columns] : byYear(values))
            append(parts, u"indicator_value"_s, columns, {}, u"indicator"_s, slot);
        return {{u"entity"_s, u"indicator"_s},       {u"as"_s, slot}, {u"match"_s, QJsonArray{u"project"_s, u"name"_s}},
                {u"needs"_s, QJsonArray{u"name"_s}}, {u"set"_s, set}, {u"then"_s, parts}};
    }

    const Mapping &m_mapping;
};

} // namespace

QJsonValue keyColumn(const Mapping &mapping)
{
    const Rules rules(mapping);
    const ColumnMapping *code = rules.first(Field::ProjectCode);
    const ColumnMapping *key = code ? code : rules.first(Field::ProjectName);
    return key ? QJsonValue(cellOf(*key)) : QJsonValue();
}

QJsonArray mappedRules(const Mapping &mapping)
{
    return Rules(mapping).all();
}

QString withoutYear(const QString &heading)
{
    static const QRegularExpression year(
        u"(令和|平成|昭和|[RHSrhs])\\s*(元|[0-9０-９]{1,2})\\s*(年度|年)?|(19|20)[0-9]{2}\\s*(年度|年)?"_s);
    QString name = heading;
    name.remove(year);
    name = name.simplified();
    return name.isEmpty() ? heading.simplified() : name;
}

} // namespace core::tabular::mapping
