// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QAbstractTableModel>

namespace ui {

/// The transactions of the open file, newest first: when, who, from which office, what, why. Fetches more as one
/// scrolls. With a project it holds only those that touched the project or its parts.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhenColumn, WhoColumn, OfficeColumn, ActionColumn, CountColumn, ReasonColumn, ColumnCount };

    explicit HistoryModel(const core::Workspace &workspace, QObject *parent = nullptr);

    void setProject(std::optional<core::RowId> project);
    [[nodiscard]] const core::HistoryEntry &entry(int row) const { return m_entries[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void failed(const core::Error &error);

private:
    void reload();
    void takeNewest();
    void append(core::Result<std::vector<core::HistoryEntry>> more);
    [[nodiscard]] core::Result<std::vector<core::HistoryEntry>> ofProject(core::RowId project) const;
    [[nodiscard]] QString text(const core::HistoryEntry &entry, int column) const;

    const core::Workspace &m_workspace;
    std::optional<core::RowId> m_project;
    std::vector<core::HistoryEntry> m_entries;
    bool m_more = true;
};

/// The cells one transaction changed: of what, which field, before and after.
class ChangesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhatColumn, FieldColumn, BeforeColumn, AfterColumn, ColumnCount };

    explicit ChangesModel(const core::Workspace &workspace, QObject *parent = nullptr);

    void setEntry(const core::HistoryEntry *entry);
    /// Changes the entry has beyond those listed (of a large import only the first are).
    [[nodiscard]] qint64 unlisted() const { return m_unlisted; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const core::CellChange &change, int column) const;

    const core::Workspace &m_workspace;
    std::vector<core::CellChange> m_changes;
    qint64 m_unlisted = 0;
};

} // namespace ui
