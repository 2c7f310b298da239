// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/prospects.h"

#include <QAbstractTableModel>

namespace core {
class Workspace;
}

namespace ui {

/// Indicators whose trend will miss their target, each with the reason.
class OutlookModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ProjectColumn,
        IndicatorColumn,
        LastColumn,
        ProjectedColumn,
        TargetColumn,
        ShortfallColumn,
        ReasonColumn,
        ColumnCount
    };

    explicit OutlookModel(const core::Workspace &workspace, QObject *parent = nullptr);
    void show(std::vector<core::IndicatorProspect> prospects);
    [[nodiscard]] const core::IndicatorProspect *at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const core::IndicatorProspect &prospect, int column) const;
    [[nodiscard]] static bool isNumber(int column);

    const core::Workspace &m_workspace;
    std::vector<core::IndicatorProspect> m_prospects;
};

/// Why an indicator will miss its target, as a sentence with the pace it has and the one it needs.
[[nodiscard]] QString outlookReason(const core::IndicatorProspect &prospect);

} // namespace ui
