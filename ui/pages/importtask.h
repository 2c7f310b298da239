// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/import.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// Reads foreign tables and takes them in, or only says what that would do, beside the window: a thread and a connection of
/// its own. Dies with its owner: what is under way is cancelled, and the document is as it was.
class ImportTask final : public QObject
{
    Q_OBJECT

public:
    struct Source
    {
        QString path;  ///< a file or a folder
        QString table; ///< the one chosen; empty: the profile's
        core::tabular::Profile profile;
    };
    /// `workspace` is held for writing by this program; its clock outlives the task.
    ImportTask(const core::Workspace &workspace, Source source, bool dryRun, QObject *parent = nullptr);
    ~ImportTask() override;

    void start();
    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isDryRun() const { return m_dryRun; }

signals:
    /// Rows that were carried out, or only read while `all` is 0; at most twenty times a second.
    void progressed(qint64 done, qint64 all);
    /// The report may be a refusal; `changes` is what is to be followed.
    void succeeded(const core::tabular::ImportReport &report, const core::ChangeSet &changes);
    void failed(const core::Error &error);

private:
    void run();
    [[nodiscard]] core::Result<core::tabular::ImportReport> work(core::ChangeSet &changes);

    QString m_document;
    core::Identity m_identity;
    const core::Clock &m_clock;
    Source m_source;
    bool m_dryRun;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
