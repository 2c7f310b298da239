// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/intake.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// What packages among the files are opened with, and what a person has decided about those who signed them.
struct PackageOpening
{
    core::KeyStore keys = core::KeyStore::standard();
    QString keyPassphrase;               ///< of the own keys, where they are locked
    QHash<QString, QString> passphrases; ///< by file
    QSet<QString> accepted;              ///< files whose signer a person has accepted this once
};

/// Takes returned files in, or only looks at what they would bring, beside the window: a thread and a connection of its
/// own. Packages are opened in a private folder. Dies with its owner: what is under way is cancelled, and the document is
/// as it was.
class MergeTask final : public QObject
{
    Q_OBJECT

public:
    /// `document` is the path of the open file; the clock outlives the task. A look opens packages whoever signed them.
    MergeTask(QString document, QStringList files, const core::Clock &clock, bool dryRun, PackageOpening opening = {},
              QObject *parent = nullptr);
    ~MergeTask() override;

    void start();
    void cancel() { m_cancelled = true; }
    /// After succeeded(): enters the files into the ledger.
    [[nodiscard]] core::Result<> record(core::Workspace &workspace) const { return m_intake.record(workspace, m_report); }

signals:
    /// How many of the new steps of a file are in, or how many bytes of a package are read; at most twenty times a second.
    void progressed(const QString &file, qint64 done, qint64 total);
    /// A package was read to its end and found whole.
    void opened(const QString &file, const core::package::Opened &opened);
    /// The report speaks of the files as they were given.
    void succeeded(const core::MergeReport &report);
    /// `file` is the one it stopped at.
    void failed(const QString &file, const core::Error &error);

private:
    void run();
    [[nodiscard]] core::Result<> takeApart(const QString &file);
    void restoreNames(core::MergeReport &report) const;

    QString m_document;
    QStringList m_files;
    const core::Clock &m_clock;
    bool m_dryRun;
    PackageOpening m_opening;
    core::Intake m_intake;
    core::MergeReport m_report; ///< as merge() gave it
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
