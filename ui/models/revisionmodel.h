// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowid.h"
#include "core/schema/field.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <optional>
#include <vector>

namespace core {
class Workspace;
}

namespace ui {

/// Every change of the targets of a project's indicators, newest first, out of the log: who set which target from what to
/// what, and when.
class RevisionModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, Indicator, What, Before, After, columns };

    RevisionModel(core::Workspace &workspace, QObject *parent = nullptr);

    void setProject(std::optional<core::RowId> project);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void failed(const core::Error &error);

private:
    struct Revision
    {
        QDateTime at;
        QString who;
        QString indicator;
        QString what;
        QString before;
        QString after;
    };
    void load();
    void add(const QString &indicator, const QString &what, core::RowId row, core::Field field);

    core::Workspace &m_workspace;
    std::optional<core::RowId> m_project;
    std::vector<Revision> m_revisions;
};

} // namespace ui
