// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/keystore.h"
#include "core/storage/backups.h"
#include "ui/pages/page.h"

class QTabWidget;

namespace ui {

class BackupPanel;
class ConflictPanel;
class FieldRulePanel;
class FormPanel;
class ImportPanel;
class KeyPanel;
class LedgerPanel;
class ReceivePanel;
class SendPanel;

/// Files between the desk and the offices: giving out copies and packages, taking returned ones in, settling what two
/// people decided differently, the ledger of it all, and whose keys and edits are believed.
class ExchangePage final : public Page
{
    Q_OBJECT

public:
    /// `keys` of this user.
    ExchangePage(core::Workspace &workspace, Prompts &prompts, core::KeyStore keys, QWidget *parent = nullptr);
    ExchangePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent = nullptr);

    void setYear(int year) override;
    void focusFirst() override;
    [[nodiscard]] bool canPrint() const override;
    /// Prints the ledger, where that is shown.
    void print() override;
    bool takeFiles(const QStringList &paths) override;
    [[nodiscard]] ReceivePanel &receiving() const { return *m_receive; }
    /// Shows the tab on which foreign tables are taken in; with a table where `path` is not empty.
    void importTable(const QString &path);
    /// How many backups are kept, and how long; see rotationChosen().
    void setRotation(const core::backups::Rotation &rotation);

signals:
    void rotationChosen(const core::backups::Rotation &rotation);
    /// Something was given out or taken in.
    void exchanged();

protected:
    void reread() override;

private:
    void follow(const core::ChangeSet &changes);
    void refreshManual();
    void refreshCount();
    void sayMerged(qint64 conflicts);
    void addTabs();
    void connectPanels();
    void refreshLedger();
    void refreshKeys();
    void refreshOnlyHere();

    core::KeyStore m_keys;
    bool m_isBehind = false; ///< something changed while the page was not seen
    QTabWidget *m_tabs;
    SendPanel *m_send;
    ReceivePanel *m_receive;
    ConflictPanel *m_conflicts;
    LedgerPanel *m_ledger;
    FieldRulePanel *m_rules;
    KeyPanel *m_keyPanel;
    BackupPanel *m_backups;
    ImportPanel *m_import;
    FormPanel *m_forms;
};

} // namespace ui
