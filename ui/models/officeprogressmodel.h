// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/tasks.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace ui {

/// How far each office is with what it owes: done of all, sent back, overdue.
class OfficeProgressModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OfficeColumn, DoneColumn, ReturnedColumn, LateColumn, ColumnCount };
    /// Share that is done, 0…1, for a bar in DoneColumn.
    static constexpr int ShareRole = Qt::UserRole;

    explicit OfficeProgressModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setProgress(const std::vector<core::TaskList::OfficeProgress> &offices, const core::Reader &reader);
    [[nodiscard]] const core::TaskList::OfficeProgress &office(int row) const
    {
        return m_offices[static_cast<size_t>(row)];
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;

    std::vector<core::TaskList::OfficeProgress> m_offices;
    QStringList m_names;
};

} // namespace ui
