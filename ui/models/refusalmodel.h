// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/evaluationmodel.h"

#include <array>

namespace ui {

/// What of a block does not fit: where, what was to be entered, why not.
class RefusalModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Where, What, Why, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const EvaluationModel &grid, const std::vector<EvaluationModel::Refusal> &refusals);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// 「0012 必要性」: the project's code and the column's heading; empty beyond the table.
    [[nodiscard]] static QString place(const EvaluationModel &grid, const QModelIndex &index);

private:
    std::vector<std::array<QString, columns>> m_rows;
};

} // namespace ui
