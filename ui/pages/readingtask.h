// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/reader.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace core {
class Workspace;
}

namespace ui {

/// Reads something of a document in a thread and with a connection of its own, for what takes long in a large file. Dies
/// with its owner: the query under way is cancelled.
class ReadingTask final : public QObject
{
    Q_OBJECT

public:
    /// Called in the thread; what it reads it keeps for itself until succeeded().
    using Read = std::function<core::Result<>(const core::Reader &)>;

    ReadingTask(QString document, Read read, QObject *parent = nullptr);
    ~ReadingTask() override;

    void start(QThread::Priority priority = QThread::InheritPriority);

signals:
    void succeeded();
    void failed(const core::Error &error);

private:
    [[nodiscard]] core::Result<> run() const;

    QString m_document;
    Read m_read;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

/// How a pane reads all of a year: at once in a file where nobody feels it, in a thread in a large one. Of what is asked for
/// while something is being read only the last is read after it.
class PaneReading final : public QObject
{
    Q_OBJECT

public:
    /// In a file of more projects than this, reading all of a year takes longer than a person's finger.
    static constexpr qint64 manyProjects = 2000;

    PaneReading(core::Workspace &workspace, QObject *parent);

    /// Reads, then calls `done` in the thread of the window; where it cannot be read there is only failed().
    void start(ReadingTask::Read read, std::function<void()> done);
    [[nodiscard]] bool isUnderWay() const { return m_task != nullptr; }

signals:
    void failed(const core::Error &error);
    /// A reading in a thread has begun or is over.
    void underWayChanged(bool isUnderWay);

private:
    struct Wish
    {
        ReadingTask::Read read;
        std::function<void()> done;
    };
    void launch(Wish wish);
    void finish();

    core::Workspace &m_workspace;
    std::unique_ptr<ReadingTask> m_task;
    std::optional<Wish> m_next;
};

} // namespace ui
