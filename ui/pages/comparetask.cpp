// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/comparetask.h"

#include <QThread>

namespace ui {

CompareTask::CompareTask(QString document, QDateTime before, QDateTime after, QObject *parent)
    : QObject(parent), m_document(std::move(document)), m_before(std::move(before)), m_after(std::move(after))
{
}

CompareTask::~CompareTask()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

core::Result<std::vector<core::timetravel::Difference>> CompareTask::run() const
{
    const core::SystemClock clock;
    RASHIN_TRY(core::timetravel::writeState(m_document, m_before, beforePath(), &m_cancelled));
    RASHIN_TRY(core::timetravel::writeState(m_document, m_after, afterPath(), &m_cancelled));
    RASHIN_LET(const auto before, core::Workspace::open(beforePath(), core::Access::ReadOnly, {}, clock));
    RASHIN_LET(const auto after, core::Workspace::open(afterPath(), core::Access::ReadOnly, {}, clock));
    return core::timetravel::compare(before->read(), after->read(), &m_cancelled);
}

void CompareTask::start()
{
    m_thread.reset(QThread::create([this] {
        auto done = run();
        // Back to the thread of the window; dropped if this is gone by then.
        QMetaObject::invokeMethod(this, [this, done = std::move(done)]() mutable {
            if (!done)
                return emit failed(done.error());
            m_differences = *std::move(done);
            emit succeeded();
        });
    }));
    m_thread->start();
}

} // namespace ui
