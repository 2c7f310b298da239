// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/recyclebin.h"
#include "core/workspace/workspace.h"

#include <QAbstractTableModel>

namespace ui {

/// The rows that were removed and can be brought back, the latest first: what, when, by whom, with how many parts.
class RecycleBinModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, NameColumn, WhenColumn, WhoColumn, PartsColumn, ColumnCount };

    explicit RecycleBinModel(const core::Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] const core::recyclebin::RemovedRow &row(int row) const { return m_rows[static_cast<size_t>(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void load();

    const core::Workspace &m_workspace;
    std::vector<core::recyclebin::RemovedRow> m_rows;
};

} // namespace ui
