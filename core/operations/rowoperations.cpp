// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/rowoperations.h"

#include "core/operations/improvementoperations.h"
#include "core/operations/logicoperations.h"
#include "core/operations/schemeoperations.h"
#include "core/operations/sheetoperations.h"

namespace core {

namespace {

/// "project.add" and the like; one literal for each entity, since the log keeps a view of them for ever.
QLatin1String actionOf(Entity entity, int verb)
{
    static constexpr const char *names[][3] = {
#define ENTITY(number, name, table) {table ".add", table ".set", table ".remove"},
#define FIELD(entity, number, name, column, kind, flags, disclosure, since)
#include "core/schema/fields.inc"
#undef ENTITY
#undef FIELD
    };
    return QLatin1String(names[registry::place(entity)][verb]);
}

/// The rules of the field that the registry cannot say.
Result<> checkWrite(const Editor &editor, Entity entity, RowId row, const Editor::Cells &cells)
{
    if (entity == Entity::Improvement)
        return improvements::checkWrite(editor, row, cells);
    if (entity == Entity::LogicLink)
        return logic::checkWrite(editor, row, cells);
    RASHIN_TRY(reviews::checkWrite(editor, entity, row, cells));
    return sheets::checkWrite(editor, entity, row, cells);
}

} // namespace

AddRow::AddRow(Entity entity, Editor::Cells cells)
    : m_entity(entity)
    , m_cells(std::move(cells))
    , m_id(registry::spec(entity).hasNaturalKey() ? Editor::keyId(entity, m_cells) : RowId::random())
{
}

QLatin1String AddRow::name() const
{
    return actionOf(m_entity, 0);
}

Result<> AddRow::apply(Editor &editor) const
{
    RASHIN_TRY(checkWrite(editor, m_entity, m_id, m_cells));
    RASHIN_TRY(editor.add(m_entity, m_cells, m_id));
    return {};
}

SetFields::SetFields(Entity entity, RowId row, Editor::Cells cells)
    : m_entity(entity), m_row(row), m_cells(std::move(cells))
{
}

QLatin1String SetFields::name() const
{
    return actionOf(m_entity, 1);
}

Result<> SetFields::apply(Editor &editor) const
{
    RASHIN_TRY(checkWrite(editor, m_entity, m_row, m_cells));
    return editor.set(m_entity, m_row, m_cells);
}

SetFieldsOfAll::SetFieldsOfAll(Entity entity, std::vector<RowId> rows, Editor::Cells cells)
    : m_entity(entity), m_rows(std::move(rows)), m_cells(std::move(cells))
{
}

Result<> SetFieldsOfAll::apply(Editor &editor) const
{
    for (const RowId row : m_rows) {
        RASHIN_TRY(checkWrite(editor, m_entity, row, m_cells));
        RASHIN_TRY(editor.set(m_entity, row, m_cells));
    }
    return {};
}

QLatin1String RemoveRow::name() const
{
    return actionOf(m_entity, 2);
}

Result<> RemoveRow::apply(Editor &editor) const
{
    RASHIN_TRY(sheets::checkWrite(editor, m_entity, m_row, {}));
    return editor.remove(m_entity, m_row);
}

std::optional<backups::Reason> SetFieldsOfAll::backupFirst() const
{
    constexpr size_t many = 100; // from here nobody sees at a glance what an undo would have to bring back
    return m_rows.size() >= many ? std::optional(backups::Reason::Bulk) : std::nullopt;
}

std::optional<backups::Reason> Batch::backupFirst() const
{
    return m_name == QLatin1String("table.import") ? std::optional(backups::Reason::Import) : std::nullopt;
}

Result<> RestoreRows::apply(Editor &editor) const
{
    for (const auto &[entity, row] : m_rows)
        RASHIN_TRY(editor.revive(entity, row));
    return {};
}

Batch::Batch(QLatin1String name, QString reason, Steps steps)
    : m_name(name), m_reason(std::move(reason)), m_steps(std::move(steps))
{
}

} // namespace core
