// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/formreturn.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class ConflictCard;
class FormChangeModel;
class FormTask;
class MessageBar;
class Prompts;

/// Evaluation sheets as Excel forms for sections without the program, and what comes back in them: every entry that differs
/// is shown before it is taken in, and what was changed here, too, is decided by a person.
class FormPanel final : public QWidget
{
    Q_OBJECT

public:
    FormPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);
    ~FormPanel() override;

    /// Holds returned workbooks, or folders of them, against the plan.
    void open(const QStringList &paths);
    void setYear(int year);
    void focusFirst();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildGiving();
    QWidget *buildReturned();
    QWidget *buildCards();
    QWidget *buildFoot();
    void give();
    void chooseFiles();
    void chooseFolder();
    FormTask &newTask();
    void showReturned(const core::tabular::FormReturn &forms);
    void showCurrent();
    void decide(bool isTaken);
    void take();
    void fillOffices();
    void refresh();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    MessageBar &m_messages;
    FormChangeModel *m_model;
    std::unique_ptr<FormTask> m_task;
    int m_year = 0;
    QStringList m_paths; ///< what is held against the plan
    QComboBox *m_office = nullptr;
    QPushButton *m_give = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_addFolder = nullptr;
    QTableView *m_list = nullptr;
    QLabel *m_sum = nullptr;
    QWidget *m_cards = nullptr;
    ConflictCard *m_sent = nullptr;
    ConflictCard *m_here = nullptr;
    ConflictCard *m_given = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_take = nullptr;
};

} // namespace ui
