// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/ledger.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class LedgerModel;
class MessageBar;
class Prompts;

/// The 受渡簿 of this file: every file given and received, to be printed; and what a received file brought can be taken
/// back here, however long ago it came.
class LedgerPanel final : public QWidget
{
    Q_OBJECT

public:
    LedgerPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent = nullptr);

    void refresh();
    void focusFirst();
    /// Chooses the newest file that brought something.
    void chooseLastReceived();
    void print();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildTakingBack();
    [[nodiscard]] const core::LedgerEntry *current() const;
    [[nodiscard]] QString preview(const core::LedgerEntry &entry, bool &isSomething) const;
    void refreshTakingBack();
    void takeBack();
    void savePdf();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    MessageBar &m_messages;
    LedgerModel *m_model;
    QTableView *m_list;
    QLabel *m_empty;
    QWidget *m_takingBack = nullptr;
    QLabel *m_preview = nullptr;
    QPushButton *m_takeBack = nullptr;
};

} // namespace ui
