// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowlabel.h"

#include "core/operations/fieldrules.h"
#include "ui/format.h"
#include "ui/labels.h"

#include <QCoreApplication>
#include <QDate>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Record;

namespace {

/// The fields whose values, one after the other, tell a row of this entity from the others.
std::vector<Field> tellingFields(Entity entity)
{
    switch (entity) {
    case Entity::Project:
        return {Field::ProjectCode, Field::ProjectName};
    case Entity::Policy:
        return {Field::PolicyNumber, Field::PolicyTitle};
    case Entity::Office:
        return {Field::OfficeName};
    case Entity::Stage:
        return {Field::StageName};
    case Entity::Verdict:
        return {Field::VerdictName};
    case Entity::Indicator:
        return {Field::IndicatorProject, Field::IndicatorName};
    default:
        break;
    }
    std::vector<Field> fields;
    for (const core::FieldSpec &field : core::registry::spec(entity).fields) {
        const bool telling = field.isKey() || field.isOwner() || (field.isRequired() && fields.empty());
        if (telling)
            fields.push_back(field.field);
    }
    return fields;
}

QString separator(Entity entity)
{
    return entity == Entity::Project || entity == Entity::Policy ? u" "_s : u"・"_s;
}

// A circle of references would be a damaged file; this bound keeps even that readable.
constexpr int deepest = 4;

QString label(const core::Reader &reader, Entity entity, core::RowId row, int depth);

QString text(const core::Reader &reader, Field field, const core::Value &value, int depth)
{
    if (field == Field::FieldRuleField || field == Field::RequiredFieldField) {
        const auto ruled = core::FieldRules::fieldNamed(value.toText());
        return ruled ? labels::entity(core::entityOf(*ruled)) + u'・' + labels::field(*ruled) : value.toText();
    }
    const core::FieldSpec &spec = core::registry::spec(field);
    switch (spec.kind.type) {
    case core::FieldType::Reference:
        return value.row() ? label(reader, spec.kind.target, *value.row(), depth + 1) : QString();
    case core::FieldType::Choice:
        return labels::choice(field, value.toText());
    case core::FieldType::Year:
        return format::fiscalYear(static_cast<int>(value.toInteger()));
    case core::FieldType::Money:
        return format::money(value.toInteger());
    case core::FieldType::Integer:
        return QString::number(value.toInteger());
    case core::FieldType::Real:
        return format::number(value.toReal(), 4);
    case core::FieldType::Date:
        return format::date(QDate::fromString(value.toText(), Qt::ISODate));
    case core::FieldType::Boolean:
        return value.toInteger() ? QCoreApplication::translate("Value", "yes") : QCoreApplication::translate("Value", "no");
    case core::FieldType::Text:
    case core::FieldType::LongText:
    case core::FieldType::Position:
        break;
    }
    return value.toText();
}

QString label(const core::Reader &reader, Entity entity, core::RowId row, int depth)
{
    const auto record = depth > deepest ? core::Result<Record>(core::failure(core::Error::Code::NotFound))
                                        : reader.record(entity, row);
    if (!record)
        return QCoreApplication::translate("Value", "(removed)");
    QStringList parts;
    for (const Field field : tellingFields(entity)) {
        if (const core::Value &value = record->value(field); !value.isNull())
            parts.append(text(reader, field, value, depth));
    }
    return parts.join(separator(entity)).simplified();
}

} // namespace

QString rowLabel(const core::Reader &reader, Entity entity, core::RowId row)
{
    return label(reader, entity, row, 0);
}

std::optional<core::RowId> projectOf(const core::Reader &reader, Entity entity, core::RowId row)
{
    for (int depth = 0; depth < deepest; ++depth) {
        if (entity == Entity::Project)
            return row;
        const core::FieldSpec *owner = nullptr;
        for (const core::FieldSpec &field : core::registry::spec(entity).fields) {
            // A key that refers to the project owns the row, in an evaluation as in a year's money.
            if (field.isReference() && (field.isOwner() || field.isKey())) {
                owner = &field;
                break;
            }
        }
        const auto value = owner ? reader.value(row, owner->field) : core::Result<core::Value>();
        if (!owner || !value || !value->row())
            return std::nullopt;
        entity = owner->kind.target;
        row = *value->row();
    }
    return std::nullopt;
}

std::vector<std::pair<Entity, core::RowId>> partsOf(const core::Reader &reader, Entity entity, core::RowId row)
{
    std::vector<std::pair<Entity, core::RowId>> found{{entity, row}};
    for (size_t next = 0; next < found.size(); ++next) {
        const auto [whole, id] = found[next];
        for (const core::FieldSpec *field : core::registry::referencesTo(whole)) {
            if (!field->isOwner())
                continue;
            const auto parts = reader.records(field->entity(), {{{field->field, core::Value::reference(id)}}, {}});
            if (!parts)
                continue;
            for (const Record &part : *parts)
                found.emplace_back(part.entity(), part.id());
        }
    }
    return found;
}

QString valueText(const core::Reader &reader, Field field, const core::Value &value)
{
    return value.isNull() ? QString() : text(reader, field, value, 0);
}

} // namespace ui
