// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/backups.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class BackupModel;
class MessageBar;
class Prompts;

/// The dated copies beside the file: made by hand here, by the program before everything large, and the way back to one.
class BackupPanel final : public QWidget
{
    Q_OBJECT

public:
    BackupPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);

    void focusFirst();
    void setRotation(const core::backups::Rotation &rotation);

signals:
    void restoreWanted(const QString &backup);
    /// The person chose how many are kept, and how long.
    void rotationChosen(const core::backups::Rotation &rotation);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildRotation();
    void make();
    void restore();
    void refresh();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    MessageBar &m_messages;
    BackupModel *m_model;
    QPushButton *m_make;
    QPushButton *m_restore;
    QTableView *m_list;
    QLabel *m_empty;
    QSpinBox *m_most = nullptr;
    QSpinBox *m_days = nullptr;
};

} // namespace ui
