// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/editor.h"

#include "core/base/hash.h"
#include "core/storage/document.h"
#include "core/storage/projected.h"
#include "core/storage/recyclebin.h"

#include <QtEndian>

#include <algorithm>

namespace core {

namespace {

const Value *cellOf(const Editor::Cells &cells, Field field)
{
    const auto at = std::find_if(cells.begin(), cells.end(), [&](const auto &cell) { return cell.first == field; });
    return at == cells.end() ? nullptr : &at->second;
}

} // namespace

RowId Editor::keyId(Entity entity, const Cells &cells)
{
    Hasher hasher;
    hasher.addNumber(static_cast<quint64>(entity));
    for (const FieldSpec &field : registry::spec(entity).fields) {
        if (!field.isKey())
            continue;
        const Value *value = cellOf(cells, field.field);
        // As stored: 3 typed for a real field is 3.0 in every copy.
        const QByteArray text = registry::toText(field.field, value ? registry::accept(field.field, *value).value_or(*value)
                                                                    : Value()).toUtf8();
        hasher.addNumber(static_cast<quint64>(text.size()));
        hasher.add(text);
    }
    const qint64 number = qFromLittleEndian<qint64>(hasher.result().constData()) & 0x7FFFFFFFFFFFFFFF;
    return *RowId::from(std::max<qint64>(number, 1));
}

Result<RowId> Editor::add(Entity entity, const Cells &cells, std::optional<RowId> id)
{
    RASHIN_TRY(checkComplete(entity, cells));
    const bool natural = registry::spec(entity).hasNaturalKey();
    const RowId row = natural ? keyId(entity, cells) : id.value_or(RowId::random());
    RASHIN_LET(const bool untouched, isUntouched(entity));
    const Value *pending = m_writer.pending(row.value(), existenceOf(entity));
    if (natural && (pending || !untouched) && exists(entity, row)) {
        RASHIN_TRY(write(entity, row, cells, true));
        return row;
    }
    RASHIN_LET(const bool hadPast, hasPast(entity, row));
    if (!hadPast)
        m_writer.declareNew(row.value());
    m_writer.write(row.value(), existenceOf(entity), Value::integer(1));
    RASHIN_TRY(write(entity, row, cells, true));
    if (hadPast)
        RASHIN_TRY(clearRest(entity, row, cells));
    return row;
}

Result<bool> Editor::hasPast(Entity entity, RowId row)
{
    RASHIN_LET(const bool untouched, isUntouched(entity));
    if (untouched)
        return false;
    RASHIN_LET(auto known, m_reader.database().use("SELECT 1 FROM cell WHERE row = ? LIMIT 1"));
    return known->bind(0, row.value()).step();
}

/// No row of the entity is in the tables or was removed: what a large import into a new document needs to ask but once.
Result<bool> Editor::isUntouched(Entity entity)
{
    const auto known = m_untouched.find(entity);
    if (known != m_untouched.end())
        return known->second;
    // The greatest id is one look at the end of the tree.
    RASHIN_LET(auto query, m_reader.database().use("SELECT max(id) IS NULL AND NOT EXISTS(SELECT 1 FROM dead "
                                                   "WHERE entity = ?) FROM " + projected::tableOf(entity)));
    RASHIN_TRY(query->bind(0, static_cast<qint64>(entity)).step());
    return m_untouched[entity] = query->integer(0) != 0;
}

/// A row that comes back by being added anew must not bring its old cells along.
Result<> Editor::clearRest(Entity entity, RowId row, const Cells &cells)
{
    for (const FieldSpec &field : registry::spec(entity).fields) {
        if (!cellOf(cells, field.field))
            m_writer.write(row.value(), columnOf(field.field), Value());
    }
    return {};
}

Result<> Editor::set(Entity entity, RowId row, const Cells &cells)
{
    if (!exists(entity, row))
        return failure(Error::Code::NotFound, registry::spec(entity).name + u' ' + row.toString());
    return write(entity, row, cells, false);
}

Result<> Editor::set(RowId row, Field field, const Value &value)
{
    return set(entityOf(field), row, {{field, value}});
}

Result<> Editor::write(Entity entity, RowId row, const Cells &cells, bool adding)
{
    for (const auto &[field, value] : cells) {
        const FieldSpec &spec = registry::spec(field);
        if (spec.entity() != entity)
            return failure(Error::Code::Usage, QString(spec.name));
        RASHIN_LET(const Value accepted, registry::accept(field, value));
        if (accepted.isNull() && spec.isRequired())
            return registry::refused(spec);
        if (spec.isKey() && !adding && accepted != this->value(row, field))
            return registry::refused(spec);
        if (spec.isReference() && !accepted.isNull()) {
            RASHIN_TRY(checkReference(spec, accepted));
            RASHIN_TRY(checkNoCircle(spec, row, accepted));
        }
        m_writer.write(row.value(), columnOf(field), accepted);
    }
    return {};
}

Result<> Editor::checkReference(const FieldSpec &field, const Value &value) const
{
    const auto target = value.row();
    if (!target || !exists(field.kind.target, *target))
        return failure(Error::Code::NotFound, registry::spec(field.entity()).name + u'.' + field.name);
    return {};
}

Result<> Editor::checkNoCircle(const FieldSpec &field, RowId row, const Value &parent) const
{
    if (field.kind.target != field.entity())
        return {};
    constexpr int deepest = 100;
    auto at = parent.row();
    for (int depth = 0; at; ++depth) {
        if (*at == row || depth > deepest)
            return registry::refused(field);
        at = value(*at, field.field).row();
    }
    return {};
}

Result<> Editor::checkComplete(Entity entity, const Cells &cells) const
{
    for (const FieldSpec &field : registry::spec(entity).fields) {
        const Value *value = cellOf(cells, field.field);
        if (field.isRequired() && (!value || value->isNull()))
            return registry::refused(field);
    }
    return {};
}

Result<> Editor::remove(Entity entity, RowId row)
{
    if (!exists(entity, row))
        return failure(Error::Code::NotFound, registry::spec(entity).name + u' ' + row.toString());
    RASHIN_LET(const auto others, referrers(entity, row));
    for (const auto &[field, other] : others) {
        if (!exists(field->entity(), other) || value(other, field->field).row() != row)
            continue; // gone, or moved away, within this transaction
        if (!field->isOwner())
            return failure(Error::Code::InUse, QString(registry::spec(field->entity()).name));
        RASHIN_TRY(remove(field->entity(), other));
    }
    m_writer.write(row.value(), existenceOf(entity), Value::integer(0));
    return {};
}

Result<> Editor::keep(RowId row, Field field, const Value &version)
{
    if (!exists(entityOf(field), row))
        return failure(Error::Code::NotFound, row.toString());
    m_writer.write(row.value(), columnOf(field), version);
    return {};
}

Result<> Editor::keepRow(Entity entity, RowId row)
{
    if (!exists(entity, row))
        return failure(Error::Code::NotFound, row.toString());
    m_writer.write(row.value(), existenceOf(entity), Value::integer(1));
    return {};
}

Result<std::vector<std::pair<const FieldSpec *, RowId>>> Editor::referrers(Entity entity, RowId row) const
{
    std::vector<std::pair<const FieldSpec *, RowId>> found;
    // Parts first: a part may itself be what another row refers to, and goes with its own parts.
    for (const bool owners : {true, false}) {
        for (const FieldSpec *field : registry::referencesTo(entity)) {
            if (field->isOwner() != owners)
                continue;
            RASHIN_LET(const auto records,
                       m_reader.records(field->entity(), {{{field->field, Value::reference(row)}}, {}}));
            for (const Record &record : records)
                found.emplace_back(field, record.id());
        }
    }
    return found;
}

Value Editor::value(RowId row, Field field) const
{
    if (const Value *pending = m_writer.pending(row.value(), columnOf(field)))
        return *pending;
    if (m_writer.isNew(row.value()))
        return {};
    return m_reader.value(row, field).value_or(Value());
}

std::optional<RowId> Editor::ownOffice() const
{
    return document::ownOffice(m_reader.database()).value_or(std::nullopt);
}

Result<> Editor::revive(Entity entity, RowId row)
{
    RASHIN_LET(const auto coming, recyclebin::withParts(m_reader, row));
    if (coming.front() != std::pair(entity, row))
        return failure(Error::Code::NotFound, registry::spec(entity).name + u' ' + row.toString());
    for (const auto &[kind, part] : coming)
        m_writer.write(part.value(), existenceOf(kind), Value::integer(1));
    return {};
}

bool Editor::exists(Entity entity, RowId row) const
{
    if (const Value *pending = m_writer.pending(row.value(), existenceOf(entity)))
        return pending->toInteger() == 1;
    return m_reader.exists(entity, row).value_or(false);
}

} // namespace core
