// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/proposals.h"

#include <QAbstractTableModel>

namespace ui {

/// What comes of weighing a year's proposals: each proposal with what becomes of it in the best choice and in the next best
/// ones, side by side.
class ChoiceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Code, Name, Kind, Money, Staff, Gain, Best, firstNext };

    using QAbstractTableModel::QAbstractTableModel;

    void show(core::AllocationCase given, core::AllocationAnswer answer);
    [[nodiscard]] std::optional<core::RowId> project(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const core::Allocation *choice(int column) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString sum(int column) const;
    [[nodiscard]] bool isTaken(int row, int column) const;
    [[nodiscard]] bool isWeighed(const core::ProposalLine &line) const { return line.money && line.gain; }

    core::AllocationCase m_given;
    core::AllocationAnswer m_answer;
};

} // namespace ui
