// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rows.h"

#include "app/cli/call.h"

#include <QCoreApplication>

#include <algorithm>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

/// The field by which rows of an entity belong to a project, directly or through what owns them.
std::optional<Field> linkOf(Entity entity)
{
    if (entity == Entity::Project)
        return Field::ProjectOfficeMain;
    for (const FieldSpec &field : registry::spec(entity).fields) {
        const Entity target = field.kind.target;
        if (field.isReference() && field.isOwner() && (target == Entity::Project || linkOf(target)))
            return field.field;
    }
    return std::nullopt;
}

Result<Value> valueFrom(const Reader &reader, const FieldSpec &field, const QString &text)
{
    if (!field.isReference() || text.isEmpty() || !text.startsWith("code:"_L1))
        return registry::parse(field.field, text);
    RASHIN_LET(const RowId row, rowNamed(reader, registry::spec(field.kind.target), text));
    return Value::reference(row);
}

} // namespace

Result<const EntitySpec *> entityNamed(const QString &name)
{
    if (const EntitySpec *spec = registry::find(name))
        return spec;
    return refuse(
        QCoreApplication::translate("Cli", "There is no entity “%1”; rashin-cli fields lists them.").arg(name));
}

Result<const FieldSpec *> fieldNamed(const EntitySpec &entity, const QString &name)
{
    if (const FieldSpec *spec = entity.find(name))
        return spec;
    return refuse(QCoreApplication::translate("Cli", "%1 has no field “%2”; rashin-cli fields %1 lists them.")
                      .arg(entity.name, name));
}

Result<RowId> rowNamed(const Reader &reader, const EntitySpec &entity, const QString &name)
{
    if (!name.startsWith("code:"_L1)) {
        const auto id = RowId::parse(name);
        if (!id)
            return refuse(
                QCoreApplication::translate("Cli", "“%1” is no id; ids have 16 hexadecimal digits.").arg(name));
        return *id;
    }
    const FieldSpec *code = entity.find(u"code");
    if (!code)
        return refuse(
            QCoreApplication::translate("Cli", "Rows of %1 have no code; name one by its id.").arg(entity.name));
    RASHIN_LET(const auto row, reader.find(code->field, Value::text(name.mid(5))));
    if (!row)
        return refuse(
            QCoreApplication::translate("Cli", "There is no %1 with the code “%2”.").arg(entity.name, name.mid(5)));
    return *row;
}

Result<RowId> officeNamed(const Reader &reader, const QString &code)
{
    RASHIN_LET(const auto row, reader.find(Field::OfficeCode, Value::text(code)));
    if (row)
        return *row;
    const QString name = code.startsWith("code:"_L1) || RowId::parse(code) ? code : u"code:"_s + code;
    RASHIN_LET(const RowId office, rowNamed(reader, registry::spec(Entity::Office), name));
    RASHIN_TRY(reader.record(Entity::Office, office));
    return office;
}

Result<Editor::Cells> cellsFrom(const Reader &reader, const EntitySpec &entity, const QStringList &pairs)
{
    Editor::Cells cells;
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            return refuse(QCoreApplication::translate("Cli", "“%1” is not FIELD=VALUE.").arg(pair));
        RASHIN_LET(const FieldSpec *field, fieldNamed(entity, pair.left(equals)));
        const auto isSame = [&](const auto &cell) { return cell.first == field->field; };
        if (std::any_of(cells.begin(), cells.end(), isSame))
            return refuse(QCoreApplication::translate("Cli", "The field %1 is given twice.").arg(field->name));
        RASHIN_LET(const Value value, valueFrom(reader, *field, pair.mid(equals + 1)));
        cells.emplace_back(field->field, value);
    }
    return cells;
}

Result<std::vector<const FieldSpec *>> fieldsNamed(const EntitySpec &entity, const QStringList &names)
{
    std::vector<const FieldSpec *> fields;
    for (const QString &name : names) {
        if (name == "id"_L1)
            continue; // printed anyway
        RASHIN_LET(const FieldSpec *field, fieldNamed(entity, name));
        fields.push_back(field);
    }
    for (const FieldSpec &field : entity.fields) {
        if (names.isEmpty())
            fields.push_back(&field);
    }
    return fields;
}

Result<OfficeScope> OfficeScope::of(const Reader &reader, RowId office, Entity entity)
{
    OfficeScope scope(reader);
    RASHIN_TRY(scope.collectOffices(office));
    if (entity == Entity::Office)
        return scope;
    scope.m_link = linkOf(entity);
    if (!scope.m_link)
        return refuse(
            QCoreApplication::translate("Cli", "Rows of %1 belong to no office.").arg(registry::spec(entity).name));
    RASHIN_TRY(scope.collect(registry::spec(*scope.m_link).kind.target));
    return scope;
}

/// Offices below it, to any depth; each round takes in the next level.
Result<> OfficeScope::collectOffices(RowId office)
{
    RASHIN_LET(const auto offices, m_reader.records(Entity::Office));
    m_rows = {office};
    for (qsizetype before = 0; before != m_rows.size();) {
        before = m_rows.size();
        for (const Record &record : offices) {
            const auto parent = record.row(Field::OfficeParent);
            if (parent && m_rows.contains(*parent))
                m_rows.insert(record.id());
        }
    }
    return {};
}

/// Replaces the offices by the rows of `entity` that belong to them.
Result<> OfficeScope::collect(Entity entity)
{
    if (entity == Entity::Office)
        return {};
    const Field link = *linkOf(entity);
    RASHIN_TRY(collect(registry::spec(link).kind.target));
    RASHIN_LET(const auto records, m_reader.records(entity));
    QSet<RowId> held;
    for (const Record &record : records) {
        const auto above = record.row(link);
        if (above && m_rows.contains(*above))
            held.insert(record.id());
    }
    m_rows = held;
    return {};
}

bool OfficeScope::holds(const Record &record) const
{
    if (!m_link)
        return m_rows.contains(record.id());
    const auto above = record.row(*m_link);
    return above && m_rows.contains(*above);
}

} // namespace cli
