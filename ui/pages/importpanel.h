// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/importtask.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace ui {

class CheckStep;
class ColumnStep;
class MessageBar;
class Prompts;
class TableStep;

/// Takes a foreign table in, in three steps: which table, what its columns are, what was found. Nothing is written before
/// the last button; then all of it is one step that can be undone.
class ImportPanel final : public QWidget
{
    Q_OBJECT

public:
    ImportPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);
    ~ImportPanel() override;

    /// Opens a table and shows its beginning.
    void open(const QString &path);
    void setYear(int year);
    void focusFirst();
    /// Is a file of this kind a foreign table?
    [[nodiscard]] static bool isTable(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Step { Table, Columns, Check };

    QWidget *buildFoot();
    void next();
    void back();
    void goTo(Step step);
    void startTask(bool dryRun);
    void showReport(const core::tabular::ImportReport &report);
    void showTaken(const core::tabular::ImportReport &report, const core::ChangeSet &changes);
    void keep(const QString &name);
    [[nodiscard]] bool isAssigning() const;
    [[nodiscard]] core::Result<core::tabular::Profile> profile() const;
    void refresh();

    core::Workspace &m_workspace;
    MessageBar &m_messages;
    TableStep *m_table;
    ColumnStep *m_columns;
    CheckStep *m_check;
    QLabel *m_where;
    QStackedWidget *m_steps;
    std::unique_ptr<ImportTask> m_task;
    bool m_mayTake = false; ///< the last trial found nothing that forbids it
    QLabel *m_lack = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace ui
