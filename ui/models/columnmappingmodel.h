// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/mapping.h"
#include "core/tabular/tablesample.h"

#include <QAbstractTableModel>

namespace ui {

/// The columns of a foreign table and what each of them is taken for.
class ColumnMappingModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PlaceColumn, HeadingColumn, FieldColumn, DetailColumn, ExampleColumn, KindColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(core::tabular::TableSample sample, core::tabular::Mapping mapping);
    [[nodiscard]] const core::tabular::Mapping &mapping() const { return m_mapping; }
    [[nodiscard]] const core::tabular::TableSample &sample() const { return m_sample; }
    /// What a column is taken for from now on.
    void setColumn(const core::tabular::ColumnMapping &column);
    /// What is said of the table as a whole; the columns stay as they are.
    void setTable(std::optional<int> year, std::optional<core::Era> era, bool createsOffices);
    void setName(const QString &name, const QString &title);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void mappingChanged();

private:
    [[nodiscard]] QString text(const core::tabular::ColumnMapping &column, int place) const;
    [[nodiscard]] QString detail(const core::tabular::ColumnMapping &column) const;

    core::tabular::TableSample m_sample;
    core::tabular::Mapping m_mapping; ///< holds every column of the table
};

/// 「事業：事務事業名」: a field as a choice among those of several entities.
[[nodiscard]] QString mappingTarget(core::Field field);
/// One of mapping::variants() of the field, in words.
[[nodiscard]] QString mappingVariant(core::Field field, const QString &code);
/// Why the mapping cannot be used yet, in a sentence; empty where it can.
[[nodiscard]] QString mappingLack(const core::tabular::Mapping &mapping);

} // namespace ui
