// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tabular/rowstore.h"

#include "core/tabular/cleaning.h"

#include <algorithm>

namespace core::tabular {

namespace {

Value valueOf(const Editor::Cells &cells, Field field)
{
    for (const auto &[cell, value] : cells) {
        if (cell == field)
            return value;
    }
    return {};
}

template <typename ValueOf>
QString keyOf(const std::vector<Field> &match, ValueOf valueOfField)
{
    QString key;
    for (const Field field : match) {
        const Value value = valueOfField(field);
        key += value.isText() ? headerKey(value.toText()) : registry::toText(field, value);
        key += QChar(0x1F);
    }
    return key;
}

} // namespace

Result<RowStore::Index *> RowStore::index(Entity entity, const std::vector<Field> &match)
{
    const auto [at, isNew] = m_indexes.try_emplace({entity, match});
    if (isNew) {
        RASHIN_LET(const auto records, m_editor.read().records(entity));
        for (const Record &record : records) {
            if (!record.isGhost())
                at->second.try_emplace(keyOf(match, [&](Field field) { return record.value(field); }), record.id());
        }
    }
    return &at->second;
}

Result<bool> RowStore::wasEmpty(Entity entity)
{
    const auto known = m_empty.find(entity);
    if (known != m_empty.end())
        return known->second;
    RASHIN_LET(const qint64 count, m_editor.read().count(entity));
    m_empty[entity] = count == 0;
    return count == 0;
}

Result<std::optional<RowId>> RowStore::find(Entity entity, const Editor::Cells &cells, const std::vector<Field> &match)
{
    if (!registry::spec(entity).hasNaturalKey()) {
        RASHIN_LET(const Index *rows, index(entity, match));
        const auto found = rows->find(keyOf(match, [&](Field field) { return valueOf(cells, field); }));
        return found == rows->end() ? std::nullopt : std::optional(found->second);
    }
    const RowId id = Editor::keyId(entity, cells);
    if (m_made.contains(id))
        return id;
    RASHIN_LET(const bool empty, wasEmpty(entity));
    return !empty && m_editor.exists(entity, id) ? std::optional(id) : std::nullopt;
}

Result<RowId> RowStore::put(Entity entity, const Editor::Cells &cells, const std::vector<Field> &match)
{
    if (registry::spec(entity).hasNaturalKey()) {
        RASHIN_LET(const bool empty, wasEmpty(entity));
        if (empty) // then the editor alone knows whether the row is new, and its key is hashed but once
            return add(entity, cells, match);
    }
    RASHIN_LET(const auto found, find(entity, cells, match));
    if (!found)
        return add(entity, cells, match);
    RASHIN_TRY(change(entity, *found, cells));
    return *found;
}

Result<RowId> RowStore::add(Entity entity, const Editor::Cells &cells, const std::vector<Field> &match)
{
    Editor::Cells filled;
    filled.reserve(cells.size());
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(filled),
                 [](const auto &cell) { return !cell.second.isNull(); });
    RASHIN_LET(const RowId id, m_editor.add(entity, filled));
    if (m_made.insert(id).second)
        ++m_report.created[entity];
    if (!registry::spec(entity).hasNaturalKey()) {
        RASHIN_LET(Index *rows, index(entity, match));
        rows->emplace(keyOf(match, [&](Field field) { return valueOf(cells, field); }), id);
    }
    return id;
}

Result<> RowStore::change(Entity entity, RowId row, const Editor::Cells &cells)
{
    Editor::Cells different;
    for (const auto &[field, value] : cells) {
        if (m_editor.value(row, field) != value)
            different.emplace_back(field, value);
    }
    if (!different.empty()) {
        RASHIN_TRY(m_editor.set(entity, row, different));
    }
    if (m_made.contains(row))
        return {};
    const auto [at, isNew] = m_seen.try_emplace(row, false);
    const bool counted = at->second;
    at->second = at->second || !different.empty();
    if (isNew)
        ++m_report.unchanged;
    if (at->second && !counted) {
        --m_report.unchanged;
        ++m_report.updated[entity];
    }
    return {};
}

} // namespace core::tabular
