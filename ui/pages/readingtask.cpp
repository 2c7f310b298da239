// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/readingtask.h"

#include "core/storage/interruption.h"
#include "core/workspace/workspace.h"

#include <utility>

namespace ui {

ReadingTask::ReadingTask(QString document, Read read, QObject *parent)
    : QObject(parent), m_document(std::move(document)), m_read(std::move(read))
{
}

ReadingTask::~ReadingTask()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

core::Result<> ReadingTask::run() const
{
    const core::SystemClock clock;
    RASHIN_LET(const auto file, core::Workspace::open(m_document, core::Access::ReadOnly, {}, clock));
    const core::Interruption interruption(file->read(), m_cancelled);
    return m_read(file->read());
}

void ReadingTask::start(QThread::Priority priority)
{
    m_thread.reset(QThread::create([this] {
        const auto done = run();
        // Back to the thread of the window; dropped if this is gone by then.
        QMetaObject::invokeMethod(this, [this, done] {
            if (done)
                emit succeeded();
            else
                emit failed(done.error());
        });
    }));
    m_thread->start(priority);
}

PaneReading::PaneReading(core::Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

void PaneReading::start(ReadingTask::Read read, std::function<void()> done)
{
    if (m_task) {
        m_next = Wish{std::move(read), std::move(done)};
        return;
    }
    if (const auto projects = m_workspace.read().count(core::Entity::Project); projects && *projects > manyProjects)
        return launch({std::move(read), std::move(done)});
    if (const auto known = read(m_workspace.read()); !known)
        return emit failed(known.error());
    done();
}

void PaneReading::launch(Wish wish)
{
    m_task = std::make_unique<ReadingTask>(m_workspace.path(), std::move(wish.read));
    connect(m_task.get(), &ReadingTask::succeeded, this, [this, done = std::move(wish.done)] {
        if (!m_next) // otherwise it is no longer what is asked for
            done();
        finish();
    });
    connect(m_task.get(), &ReadingTask::failed, this, [this](const core::Error &error) {
        emit failed(error);
        finish();
    });
    m_task->start();
    emit underWayChanged(true);
}

void PaneReading::finish()
{
    m_task.release()->deleteLater(); // it is the one that called
    if (m_next)
        return launch(*std::exchange(m_next, std::nullopt));
    emit underWayChanged(false);
}

} // namespace ui
