// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/tasks.h"
#include "core/tabular/listfile.h"
#include "ui/status.h"

#include <QAbstractTableModel>
#include <QHash>

#include <array>

namespace ui {

/// What has to be entered by when, in the order of core::TaskList: late first. Done ones only when asked for.
class TaskModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StatusColumn, DueColumn, ProjectColumn, WhatColumn, MissingColumn, OfficeColumn, ColumnCount };

    explicit TaskModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    /// Replaces all; the words of projects and offices are read once.
    void setTasks(core::TaskList list, const core::Reader &reader);
    /// Only tasks of one status; nothing: all but the done ones.
    void setStatus(std::optional<Status> status);
    /// Only tasks of these offices; empty: of all.
    void setOffices(const std::vector<core::RowId> &offices);
    /// What came back and is late counts under both.
    [[nodiscard]] int count(Status status) const { return m_counts[static_cast<size_t>(status)]; }
    [[nodiscard]] const core::Task &task(int row) const { return m_list.tasks[m_rows[static_cast<size_t>(row)]]; }
    [[nodiscard]] static Status statusOf(const core::Task &task);
    /// The list as it is narrowed, for other programs: days and numbers as such, offices by their full names.
    [[nodiscard]] core::tabular::ListContent content() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    [[nodiscard]] QString text(const core::Task &task, int column) const;
    [[nodiscard]] QString what(const core::Task &task) const;
    [[nodiscard]] QString name(const core::Task &task) const;

    core::TaskList m_list;
    std::vector<size_t> m_rows;
    std::array<int, 6> m_counts{};
    std::optional<Status> m_status;
    std::vector<core::RowId> m_offices;
    QHash<core::RowId, QString> m_projectNames;
    QHash<core::RowId, QString> m_projectCodes;
    QHash<core::RowId, QString> m_policyNames;
    QHash<core::RowId, QString> m_officeNames;
    QHash<core::RowId, QString> m_fullNames; ///< of offices
};

/// 「あと5日」, 「今日まで」, 「3日超過」.
[[nodiscard]] QString daysLeft(QDate due, QDate today);

} // namespace ui
