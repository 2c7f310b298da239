// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/tablesample.h"

#include <QAbstractTableModel>

namespace ui {

/// The first rows of a foreign table as they are: columns named as a spreadsheet does, the heading row marked.
class SampleModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(core::tabular::TableSample sample);
    [[nodiscard]] const core::tabular::TableSample &sample() const { return m_sample; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    core::tabular::TableSample m_sample;
};

} // namespace ui
