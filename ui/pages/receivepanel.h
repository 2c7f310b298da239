// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/merge.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class IncomingModel;
class MergeTask;
class MessageBar;
class Prompts;
class ScopeModel;

/// Takes returned copies in: files are dropped or chosen, each says what it brings before anything is written, and then
/// all ticked ones come in together or not at all.
class ReceivePanel final : public QWidget
{
    Q_OBJECT

public:
    ReceivePanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);
    ~ReceivePanel() override;

    /// Lists the files, and the documents in folders among them, and looks at what they bring.
    void add(const QStringList &paths);
    void focusFirst();

signals:
    /// Something came in; so many conflicts are open now.
    void merged(qint64 conflicts);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildFiles();
    QWidget *buildOutside();
    QWidget *buildFoot();
    void chooseFiles();
    void chooseFolder();
    void look();
    void take();
    void startTask(const QStringList &files, bool dryRun);
    void showLook(const core::MergeReport &report);
    void showMerged(const core::MergeReport &report);
    void stopAt(const QString &file, const core::Error &error);
    void refresh();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    MessageBar &m_messages;
    IncomingModel *m_model;
    ScopeModel *m_outside;
    std::unique_ptr<MergeTask> m_task;
    bool m_dryRun = false; ///< of the task under way
    QPushButton *m_add = nullptr;
    QTableView *m_list = nullptr;
    QLabel *m_hint = nullptr;
    QWidget *m_outsideBox = nullptr;
    QCheckBox *m_confirmed = nullptr;
    QLabel *m_preview = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_take = nullptr;
};

} // namespace ui
