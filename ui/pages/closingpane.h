// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

class QLabel;
class QStandardItemModel;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

/// How much of what the Act of the last years decided has been answered by the plans after it: closing rates of every
/// office, year by year.
class ClosingPane final : public QWidget
{
    Q_OBJECT

public:
    ClosingPane(core::Workspace &workspace, QWidget *parent);

    /// The five years that end with the one before `year`: the newest whose improvements a plan has to answer.
    void setYear(int year);
    void refresh();
    void focusFirst();

signals:
    void failed(const core::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    static constexpr int shownYears = 5;
    void read();

    core::Workspace &m_workspace;
    QLabel *m_finding;
    QStandardItemModel *m_model;
    QTableView *m_table;
    int m_year = 0;
    bool m_outdated = true;
};

} // namespace ui
