// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QTableView;

namespace ui {

class ChangesModel;
class CompareTab;
class HistoryModel;

/// Who changed what and when, newest first; of the file or of one project. One change can be taken back. Beside it the
/// recycle bin and the comparison of two days.
class HistoryPage final : public Page
{
    Q_OBJECT

public:
    HistoryPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void focusFirst() override;
    /// Shows the history of a project.
    bool reveal(const Place &place) override;
    /// The comparison, once there is one.
    [[nodiscard]] bool canPrint() const override;
    void print() override;
    /// 0 the changes, 1 the recycle bin, 2 the comparison.
    void showTab(int tab);

private:
    void fillProjects();
    void chooseProject();
    void showChanges();
    void takeBack();
    void selectFirst();

    QComboBox *m_projects;
    QPushButton *m_takeBack;
    QTableView *m_entries;
    QTableView *m_changes;
    HistoryModel *m_model;
    ChangesModel *m_changesModel;
    QLabel *m_unlisted;
    QTabWidget *m_tabs;
    CompareTab *m_compare;
};

} // namespace ui
