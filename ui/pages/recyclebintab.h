// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace ui {

class MessageBar;
class RecycleBinModel;

/// ごみ箱: what was removed from the file, and bringing it back.
class RecycleBinTab final : public QWidget
{
    Q_OBJECT

public:
    RecycleBinTab(core::Workspace &workspace, MessageBar &messages, QWidget *parent = nullptr);

private:
    void restore();
    void refresh();

    core::Workspace &m_workspace;
    MessageBar &m_messages;
    RecycleBinModel *m_model;
    QTableView *m_rows;
    QPushButton *m_restore;
    QLabel *m_note;
};

} // namespace ui
