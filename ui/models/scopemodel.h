// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/scope.h"

#include <QAbstractTableModel>

namespace core {
class Workspace;
}

namespace ui {

/// Edits by offices outside of what they answer for, for a person to look at before they come in.
class ScopeModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhoColumn, WhatColumn, FieldColumn, BeforeColumn, AfterColumn, ReasonColumn, ColumnCount };

    explicit ScopeModel(const core::Workspace &workspace, QObject *parent = nullptr);
    void show(std::vector<core::OutOfScope> edits);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const core::OutOfScope &edit, int column) const;

    const core::Workspace &m_workspace;
    std::vector<core::OutOfScope> m_edits;
};

} // namespace ui
