// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mergetask.h"

#include <QWidget>

class QCheckBox;
class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace core {
class Workspace;
}

namespace ui {

class IncomingModel;
class MessageBar;
class Prompts;
class ScopeModel;
class SignerBox;

/// Takes returned copies and packages in: files are dropped or chosen, each says what it brings and who signed it before
/// anything is written, and then all ticked ones come in together or not at all.
class ReceivePanel final : public QWidget
{
    Q_OBJECT

public:
    ReceivePanel(core::Workspace &workspace, const core::KeyStore &keys, Prompts &prompts, MessageBar &messages,
                 QWidget *parent = nullptr);
    ~ReceivePanel() override;

    /// Lists the files, and the documents in folders among them, and looks at what they bring.
    void add(const QStringList &paths);
    void focusFirst();

signals:
    /// Something came in; so many conflicts are open now.
    void merged(qint64 conflicts);
    /// Lines were added to the ledger.
    void recorded();
    /// What came in last is to be looked at in the ledger, where it can be taken back.
    void takingBackWanted();
    /// A signer was trusted.
    void keysChanged();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildFiles();
    QWidget *buildNote();
    QWidget *buildOutside();
    QWidget *buildFoot();
    void chooseFiles();
    void chooseFolder();
    void look();
    void take();
    void startTask(const QStringList &files, bool dryRun);
    void showLook(const core::MergeReport &report);
    void goToDoubtful();
    void showPreview(const core::MergeReport &report);
    void refuse(const QString &file, const core::Error &error);
    void showMerged(const core::MergeReport &report);
    void stopAt(const QString &file, const core::Error &error);
    void tellPassphrase();
    void trustSigner();
    void acceptOnce();
    [[nodiscard]] QString currentFile() const;
    void refreshDetail();
    void refresh();

    core::Workspace &m_workspace;
    Prompts &m_prompts;
    MessageBar &m_messages;
    IncomingModel *m_model;
    ScopeModel *m_outside;
    std::unique_ptr<MergeTask> m_task;
    PackageOpening m_opening;
    bool m_dryRun = false;   ///< of the task under way
    QStringList m_underWay;  ///< its files
    QStringList m_lookedAt;  ///< what the preview speaks of
    QStringList m_outsideOf; ///< files whose edits outside of their scope are shown
    QPushButton *m_add = nullptr;
    QTableView *m_list = nullptr;
    QPushButton *m_passphrase = nullptr;
    QFrame *m_noteBox = nullptr;
    QLabel *m_note = nullptr;
    SignerBox *m_signer = nullptr;
    QLabel *m_hint = nullptr;
    QWidget *m_outsideBox = nullptr;
    QCheckBox *m_confirmed = nullptr;
    QLabel *m_preview = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_take = nullptr;
};

} // namespace ui
