// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/logicmodel.h"

#include <QAbstractTableModel>

namespace core {
class Workspace;
}

namespace ui {

/// The links of a logic model as lines: what leads to what, and why. The reason is typed where it stands.
class LogicStepModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Cause, Effect, Reason, columns };

    LogicStepModel(core::Workspace &workspace, QObject *parent = nullptr);

    void show(const core::LogicModel &model);
    [[nodiscard]] std::optional<core::RowId> step(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void failed(const core::Error &error);

private:
    core::Workspace &m_workspace;
    core::LogicModel m_model;
};

} // namespace ui
