// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/timetravel.h"

#include <QAbstractTableModel>

namespace ui {

/// What is different between two moments: in what, which field, before and after. All words are made once, so that the two
/// states need not stay open.
class DifferenceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, WhatColumn, FieldColumn, BeforeColumn, AfterColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const std::vector<core::timetravel::Difference> &differences, const core::Reader &before,
              const core::Reader &after);
    void clear();
    /// Added, removed and changed: rows, rows, cells.
    [[nodiscard]] int count(core::timetravel::Difference::Kind kind) const;
    [[nodiscard]] const core::timetravel::Difference &difference(int row) const { return m_differences[size_t(row)]; }
    /// The cells of a row whole, for a table on paper or in a file.
    [[nodiscard]] QStringList words(int row) const { return m_words[size_t(row)]; }
    [[nodiscard]] static QStringList headings();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<core::timetravel::Difference> m_differences;
    std::vector<QStringList> m_words;
};

} // namespace ui
