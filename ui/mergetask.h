// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/merge.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

/// Takes returned files in, or only looks at what they would bring, beside the window: a thread and a connection of its
/// own. Dies with its owner: what is under way is cancelled, and the document is as it was.
class MergeTask final : public QObject
{
    Q_OBJECT

public:
    /// `document` is the path of the open file; the clock outlives the task.
    MergeTask(QString document, QStringList files, const core::Clock &clock, bool dryRun, QObject *parent = nullptr);
    ~MergeTask() override;

    void start();
    void cancel() { m_cancelled = true; }

signals:
    /// How many of the new steps of a file are in; at most twenty times a second.
    void progressed(const QString &file, qint64 done, qint64 total);
    void succeeded(const core::MergeReport &report);
    /// `file` is the one it stopped at.
    void failed(const QString &file, const core::Error &error);

private:
    void run();

    QString m_document;
    QStringList m_files;
    const core::Clock &m_clock;
    bool m_dryRun;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
