// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/prospects.h"

#include <QAbstractTableModel>

namespace core {
class Workspace;
}

namespace ui {

/// The ranks of a stage with the places that other weights would give.
class RankModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        RankColumn,
        CodeColumn,
        NameColumn,
        OfficeColumn,
        ScoreColumn,
        BoundsColumn,
        RangeColumn,
        FirstColumn,
        ColumnCount
    };
    /// What the delegate of RangeColumn draws: QList<int>{best, usual, rank, unusual, worst, count}.
    static constexpr int rangeRole = Qt::UserRole + 1;

    explicit RankModel(const core::Workspace &workspace, QObject *parent = nullptr);
    void show(std::vector<core::RankProspect> prospects);
    [[nodiscard]] std::optional<core::RowId> project(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const core::RankProspect &prospect, int column) const;
    [[nodiscard]] QString sentence(const core::RankProspect &prospect) const;
    [[nodiscard]] static bool isNumber(int column);

    const core::Workspace &m_workspace;
    std::vector<core::RankProspect> m_prospects;
};

} // namespace ui
