// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/handover.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class HandoverModel;
class MessageBar;
class PackTask;
class Prompts;

/// Who has what, and giving out more: plain copies or exchange packages for the ticked offices, all at once, each with its
/// line in the ledger.
class SendPanel final : public QWidget
{
    Q_OBJECT

public:
    SendPanel(core::Workspace &workspace, const core::KeyStore &keys, Prompts &prompts, MessageBar &messages,
              QWidget *parent = nullptr);
    ~SendPanel() override;

    void setYear(int year);
    void focusFirst();
    /// Reads the ledger and the keys again.
    void refresh();

signals:
    /// A line was added to the ledger.
    void recorded();
    /// There are no keys yet, and the person wants some.
    void keysWanted();

private:
    QWidget *buildBoard();
    QWidget *buildOptions();
    QWidget *buildFoot();
    void refreshSummary();
    void copyReminder();
    void refreshOptions();
    void give();
    [[nodiscard]] core::Result<std::vector<core::Dispatch>> dispatches(const QString &folder);
    [[nodiscard]] core::Result<> seal(core::package::Request &request, const core::Handover &to) const;
    [[nodiscard]] core::Result<core::KeyPair> signer();
    void start(std::vector<core::Dispatch> dispatches);
    void record(const core::LedgerEntry &entry);
    void finish();
    [[nodiscard]] QString fileName(const core::Handover &to, const QString &ending) const;

    core::Workspace &m_workspace;
    const core::KeyStore &m_keys;
    Prompts &m_prompts;
    MessageBar &m_messages;
    HandoverModel *m_model;
    std::unique_ptr<PackTask> m_task;
    QString m_keyPassphrase; ///< of locked keys, once told in this session
    int m_given = 0;         ///< files of the task that are complete
    int m_year = 0;
    QLabel *m_summary = nullptr;
    QPushButton *m_remind = nullptr;
    QTableView *m_board = nullptr;
    QComboBox *m_form = nullptr;
    QCheckBox *m_sign = nullptr;
    QPushButton *m_makeKeys = nullptr;
    QComboBox *m_seal = nullptr;
    QLineEdit *m_passphrase = nullptr;
    QLineEdit *m_remark = nullptr;
    QLabel *m_explanation = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_give = nullptr;
};

} // namespace ui
