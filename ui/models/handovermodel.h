// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/handover.h"

#include <QAbstractTableModel>
#include <QSet>

#include <functional>

namespace core {
class Workspace;
}

namespace ui {

/// Who has been given what, and who has returned what and when: one line for each office, with a tick for whom something
/// is to be given now. In an office's own copy the desk is the first line: that is where the file goes back to.
class HandoverModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OfficeColumn, StateColumn, GivenColumn, WhatColumn, ReturnedColumn, BroughtColumn, ColumnCount };

    explicit HandoverModel(core::Workspace &workspace, QObject *parent = nullptr);

    void setYear(int year);
    /// Whether sections are listed that have been given nothing: they usually work in the copy of their branch.
    void setSections(bool shown);
    /// Reads ledger and offices again; ticks stay.
    void refresh();
    [[nodiscard]] std::vector<core::Handover> ticked() const;
    void tickAll(bool ticked);
    /// Those that have a file and have not returned one.
    void tickWaiting();
    /// What people call whom a line is about.
    [[nodiscard]] static QString nameOf(const core::Handover &line);
    [[nodiscard]] const std::vector<core::Handover> &offices() const { return m_offices; }
    /// Names of the offices that are waited for.
    [[nodiscard]] QStringList missing() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const core::Handover &office, int column) const;
    void retick(const std::function<bool(const core::Handover &)> &wanted);

    [[nodiscard]] std::vector<core::Handover> readOffices() const;

    core::Workspace &m_workspace;
    int m_year = 0;
    bool m_sections = false;
    std::vector<core::Handover> m_offices;
    QSet<qint64> m_ticked; ///< offices; 0 is the desk
};

} // namespace ui
