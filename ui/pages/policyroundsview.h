// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"

#include <QWidget>

class QStandardItemModel;
class QTableView;

namespace core {
struct PolicyRounds;
}

namespace ui {

class ChartView;

/// Policy evaluations over the rounds: how many policies had each grade, and below it each policy's grades, the city's
/// own beside that of the external members.
class PolicyRoundsView final : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyRoundsView(QWidget *parent);

    void show(const core::PolicyRounds &rounds);

signals:
    /// A line was opened.
    void policyWanted(core::RowId policy);

private:
    ChartView *m_chart;
    QStandardItemModel *m_model;
    QTableView *m_table;
};

} // namespace ui
