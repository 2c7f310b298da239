// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <functional>

namespace core {

/// Adds one row of any entity.
class AddRow final : public Operation
{
public:
    AddRow(Entity entity, Editor::Cells cells);
    /// The id the row has once it is added: an id is drawn beforehand, so that whoever asked can select it.
    [[nodiscard]] RowId id() const { return m_id; }
    [[nodiscard]] QLatin1String name() const override;
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    Entity m_entity;
    Editor::Cells m_cells;
    RowId m_id;
};

/// Sets fields of one row; cells that hold the value already do not count as a change.
class SetFields final : public Operation
{
public:
    SetFields(Entity entity, RowId row, Editor::Cells cells);
    [[nodiscard]] QLatin1String name() const override;
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    Entity m_entity;
    RowId m_row;
    Editor::Cells m_cells;
};

/// Sets the same fields of several rows, all or none: the bulk edit of a selection.
class SetFieldsOfAll final : public Operation
{
public:
    SetFieldsOfAll(Entity entity, std::vector<RowId> rows, Editor::Cells cells);
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("row.set_all"); }
    [[nodiscard]] std::optional<backups::Reason> backupFirst() const override;
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    Entity m_entity;
    std::vector<RowId> m_rows;
    Editor::Cells m_cells;
};

/// Removes one row with its parts.
class RemoveRow final : public Operation
{
public:
    RemoveRow(Entity entity, RowId row) : m_entity(entity), m_row(row) {}
    [[nodiscard]] QLatin1String name() const override;
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    Entity m_entity;
    RowId m_row;
};

/// Brings removed rows back, each with the parts that went with it, as they were.
class RestoreRows final : public Operation
{
public:
    explicit RestoreRows(std::vector<std::pair<Entity, RowId>> rows) : m_rows(std::move(rows)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("row.restore"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<std::pair<Entity, RowId>> m_rows;
};

/// Something of many steps that is one for the user: an import, a template, a roll-over.
class Batch final : public Operation
{
public:
    using Steps = std::function<Result<>(Editor &)>;
    Batch(QLatin1String name, QString reason, Steps steps);
    [[nodiscard]] QLatin1String name() const override { return m_name; }
    [[nodiscard]] QString reason() const override { return m_reason; }
    [[nodiscard]] std::optional<backups::Reason> backupFirst() const override;
    [[nodiscard]] Result<> apply(Editor &editor) const override { return m_steps(editor); }

private:
    QLatin1String m_name;
    QString m_reason;
    Steps m_steps;
};

} // namespace core
