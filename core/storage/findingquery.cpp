// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/findingquery.h"

namespace core::findingquery {

namespace {

QByteArray quoted(QLatin1String name)
{
    return '"' + QByteArray(name.data(), name.size()) + '"';
}

QByteArray column(const FieldSpec &field)
{
    return quoted(field.name);
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 17);
}

// The condition under which a value that is there breaks the field's rule.
QByteArray breaks(const FieldSpec &field)
{
    const QByteArray name = column(field);
    const QByteArray outside =
        " OR " + name + " < " + number(field.kind.minimum) + " OR " + name + " > " + number(field.kind.maximum);
    switch (field.kind.type) {
    case FieldType::Text:
        return "typeof(" + name + ") <> 'text' OR instr(" + name + ", char(10)) OR length(" + name + ") > "
               + number(field.kind.maximum);
    case FieldType::LongText:
    case FieldType::Position:
        return "typeof(" + name + ") <> 'text' OR length(" + name + ") > " + number(field.kind.maximum);
    case FieldType::Date: return "typeof(" + name + ") <> 'text' OR date(" + name + ") IS NOT " + name;
    case FieldType::Choice: {
        QByteArrayList codes;
        for (const QString &code : field.choices())
            codes += '\'' + code.toLatin1() + '\'';
        return name + " NOT IN (" + codes.join(',') + ")";
    }
    case FieldType::Reference: return "typeof(" + name + ") <> 'integer'";
    case FieldType::Real: return "typeof(" + name + ") NOT IN ('real', 'integer')" + outside;
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Year:
    case FieldType::Boolean: return "typeof(" + name + ") <> 'integer'" + outside;
    }
    return "0";
}

Result<> collect(const Reader &reader, const FieldSpec &field, const QByteArray &condition, std::vector<Fault> &faults)
{
    const QByteArray table = quoted(registry::spec(field.entity()).name);
    RASHIN_LET(auto query, reader.database().use("SELECT id, " + column(field) + " FROM " + table
                                                 + " WHERE id NOT IN "
                                                   "(SELECT row FROM ghost) AND ("
                                                 + condition + ") ORDER BY id"));
    return query->each([&](const Statement &found) {
        if (const auto row = found.row(0))
            faults.push_back({*row, field.field, found.value(1)});
    });
}

// Over all fields that `applies` to, with the condition `of(field)`.
template <typename Applies, typename Condition>
Result<std::vector<Fault>> overFields(const Reader &reader, Applies applies, Condition of)
{
    std::vector<Fault> faults;
    for (const EntitySpec &entity : registry::entities())
        for (const FieldSpec &field : entity.fields)
            if (applies(field))
                RASHIN_TRY(collect(reader, field, of(field), faults));
    return faults;
}

bool isReference(const FieldSpec &field)
{
    return field.isReference();
}

} // namespace

Result<std::vector<Fault>> missing(const Reader &reader)
{
    return overFields(
        reader, [](const FieldSpec &field) { return field.isRequired(); },
        [](const FieldSpec &field) { return column(field) + " IS NULL"; });
}

Result<std::vector<Fault>> outOfRange(const Reader &reader)
{
    return overFields(
        reader, [](const FieldSpec &) { return true; },
        [](const FieldSpec &field) { return column(field) + " IS NOT NULL AND (" + breaks(field) + ")"; });
}

Result<std::vector<Fault>> orphans(const Reader &reader)
{
    return overFields(reader, isReference, [](const FieldSpec &field) {
        return column(field) + " IS NOT NULL AND " + column(field) + " NOT IN (SELECT id FROM "
               + quoted(registry::spec(field.kind.target).name) + ")";
    });
}

Result<std::vector<Fault>> toGhosts(const Reader &reader)
{
    return overFields(reader, isReference,
                      [](const FieldSpec &field) { return column(field) + " IN (SELECT row FROM ghost)"; });
}

Result<std::vector<Fault>> yearsBeyond(const Reader &reader, Field field, int first, int last)
{
    const FieldSpec &spec = registry::spec(field);
    std::vector<Fault> faults;
    RASHIN_TRY(collect(reader, spec,
                       column(spec) + " < " + QByteArray::number(first) + " OR " + column(spec) + " > "
                           + QByteArray::number(last),
                       faults));
    return faults;
}

Result<std::vector<RowId>> circles(const Reader &reader, Entity entity)
{
    RASHIN_LET(auto query, reader.database().use("SELECT row FROM cut WHERE row IN (SELECT id FROM "
                                                 + quoted(registry::spec(entity).name) + ") ORDER BY row"));
    return query->all<RowId>([](const Statement &row) { return row.row(0); });
}

Result<std::vector<Duplicate>> duplicates(const Reader &reader, Field field, const std::vector<Field> &within)
{
    const QByteArray table = quoted(registry::spec(entityOf(field)).name);
    QByteArray keys = column(registry::spec(field));
    QByteArray same = "a." + keys + " = b." + keys;
    for (const Field other : within) {
        const QByteArray name = column(registry::spec(other));
        keys += ", " + name;
        same += " AND a." + name + " IS b." + name;
    }
    const QByteArray living = "id NOT IN (SELECT row FROM ghost)";
    const QByteArray name = column(registry::spec(field));
    RASHIN_LET(auto query,
               reader.database().use("SELECT a." + name + ", a.id, b.first FROM " + table + " a JOIN (SELECT " + keys
                                     + ", min(id) AS first FROM " + table + " WHERE " + name + " IS NOT NULL AND "
                                     + living + " GROUP BY " + keys + " HAVING count(*) > 1) b ON " + same + " WHERE a."
                                     + living + " ORDER BY b.first, a.id"));
    std::vector<Duplicate> found;
    std::optional<RowId> group;
    RASHIN_TRY(query->each([&](const Statement &member) {
        const auto row = member.row(1);
        const auto first = member.row(2);
        if (!row || !first)
            return;
        if (group != first)
            found.push_back({member.value(0)});
        group = first;
        found.back().rows.push_back(*row);
    }));
    return found;
}

} // namespace core::findingquery
