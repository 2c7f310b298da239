// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/status.h"

#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui {

class OfficeProgressModel;
class StatusTile;
class TaskModel;

/// What has to be entered by when, for the office of this copy; at the desk, also who is how far. Each line opens the
/// field that is missing.
class HomePage final : public Page
{
    Q_OBJECT

public:
    HomePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void setYear(int year) override;
    void setOffice(std::optional<core::RowId> office) override;
    void focusFirst() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildTasks();
    QWidget *buildSide();
    void reread() override;
    void refreshHeading();
    void refreshEvents();
    void refreshTiles();
    void filter(StatusTile *tile);
    void filterOffice(const QModelIndex &index);
    void saveList();
    void open(const QModelIndex &index);

    TaskModel *m_model;
    OfficeProgressModel *m_progress;
    std::vector<StatusTile *> m_tiles;
    QTableView *m_tasks = nullptr;
    QTableView *m_offices = nullptr;
    QWidget *m_side = nullptr;
    QWidget *m_officesBox = nullptr;
    QLabel *m_events = nullptr;
    QLabel *m_nothing = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace ui
