// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QTabWidget;

namespace ui {

class BackupPanel;
class ConflictPanel;
class ReceivePanel;
class SendPanel;

/// Files between the desk and the offices: giving out working copies, taking returned ones in, and settling what two
/// people decided differently.
class ExchangePage final : public Page
{
    Q_OBJECT

public:
    ExchangePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void setYear(int year) override;
    void focusFirst() override;
    [[nodiscard]] ReceivePanel &receiving() const { return *m_receive; }

private:
    void refreshCount();
    void sayMerged(qint64 conflicts);

    QTabWidget *m_tabs;
    SendPanel *m_send;
    ReceivePanel *m_receive;
    ConflictPanel *m_conflicts;
    BackupPanel *m_backups;
};

} // namespace ui
