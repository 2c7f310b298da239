// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/improvements.h"

#include <QAbstractTableModel>

namespace ui {

/// Improvements of many projects that a year's plan has to answer, a line each.
class AnswerModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ProjectColumn,
        OfficeColumn,
        TextColumn,
        YearColumn,
        OwnerColumn,
        DueColumn,
        StateColumn,
        ReasonColumn,
        ColumnCount
    };

    explicit AnswerModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void show(std::vector<core::ImprovementLine> lines);
    [[nodiscard]] const core::ImprovementLine &at(int row) const { return m_lines.at(size_t(row)); }
    /// −1 where it is not among them.
    [[nodiscard]] int rowOf(core::RowId improvement) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const core::ImprovementLine &line, int column);

    std::vector<core::ImprovementLine> m_lines;
};

} // namespace ui
