// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/fieldrules.h"

#include <algorithm>

namespace core {

namespace {

struct RoleColumn
{
    OfficeKind role;
    Field column;
};
constexpr RoleColumn roleColumns[] = {
    {OfficeKind::Branch, Field::FieldRuleBranch},
    {OfficeKind::Department, Field::FieldRuleDepartment},
    {OfficeKind::Section, Field::FieldRuleSection},
};

Field columnOf(OfficeKind role)
{
    return std::ranges::find(roleColumns, role, &RoleColumn::role)->column;
}

/// The project itself, or a row that belongs to one through the rows it is a part of.
bool isOfProject(Entity entity)
{
    constexpr int deepest = 5;
    for (int depth = 0; depth < deepest; ++depth) {
        if (entity == Entity::Project)
            return true;
        const auto &fields = registry::spec(entity).fields;
        const auto owner = std::ranges::find_if(fields, &FieldSpec::isOwner);
        if (owner == fields.end())
            return false;
        entity = owner->kind.target;
    }
    return false;
}

} // namespace

Result<FieldRules> FieldRules::of(const Reader &reader)
{
    FieldRules rules;
    RASHIN_LET(const auto records, reader.records(Entity::FieldRule));
    for (const Record &record : records) {
        const auto field = fieldNamed(record.text(Field::FieldRuleField));
        if (!field)
            continue; // of a later version: what we do not know nobody here can edit
        for (const auto &[role, column] : roleColumns) {
            if (record.integer(column) == 0)
                rules.m_closed.insert({*field, role});
        }
    }
    return rules;
}

int FieldRules::closedCount(OfficeKind role) const
{
    return static_cast<int>(std::ranges::count_if(m_closed, [role](const auto &rule) { return rule.second == role; }));
}

bool FieldRules::canRule(Field field)
{
    const FieldSpec &spec = registry::spec(field);
    return !spec.isKey() && !spec.isOwner() && spec.kind.type != FieldType::Position && isOfProject(spec.entity());
}

QString FieldRules::nameOf(Field field)
{
    const FieldSpec &spec = registry::spec(field);
    return QString(registry::spec(spec.entity()).name) + u'.' + spec.name;
}

std::optional<Field> FieldRules::fieldNamed(QStringView name)
{
    const qsizetype dot = name.indexOf(u'.');
    const EntitySpec *entity = dot > 0 ? registry::find(name.left(dot)) : nullptr;
    const FieldSpec *field = entity ? entity->find(name.mid(dot + 1)) : nullptr;
    return field ? std::optional(field->field) : std::nullopt;
}

Result<> SetFieldRules::apply(Editor &editor) const
{
    for (const Rule &rule : m_rules) {
        if (!FieldRules::canRule(rule.field))
            return failure(Error::Code::InvalidValue, FieldRules::nameOf(rule.field));
        RASHIN_TRY(editor.add(Entity::FieldRule, {{Field::FieldRuleField, Value::text(FieldRules::nameOf(rule.field))},
                                                  {columnOf(rule.role), Value::integer(rule.isOpen ? 1 : 0)}}));
    }
    return {};
}

} // namespace core
