// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packtask.h"

#include <QElapsedTimer>
#include <QThread>

namespace ui {

PackTask::PackTask(std::vector<core::Dispatch> dispatches, const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_dispatches(std::move(dispatches))
    , m_clock(clock)
{
    qRegisterMetaType<core::LedgerEntry>();
    qRegisterMetaType<core::Error>();
}

PackTask::~PackTask()
{
    cancel();
    if (m_thread)
        m_thread->wait();
}

void PackTask::start()
{
    Q_ASSERT(!m_thread);
    // The thread works on copies of the dispatches: the owner reads ours meanwhile.
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->start();
}

void PackTask::run()
{
    QElapsedTimer sinceTold;
    sinceTold.start();
    int number = 0;
    for (core::Dispatch dispatch : m_dispatches) {
        dispatch.request.progress = [&](qint64 done, qint64 total) {
            if (total > 0 && (done == total || sinceTold.elapsed() >= 50)) {
                emit progressed(number, static_cast<int>(done * 100 / total));
                sinceTold.restart();
            }
            return !m_cancelled;
        };
        const auto entry = m_cancelled ? core::Result<core::LedgerEntry>(core::failure(core::Error::Code::Cancelled))
                                       : core::send(dispatch, m_clock);
        if (!entry) {
            emit failed(number, entry.error());
            break; // the others would fail alike, or the person has stopped it
        }
        emit sent(*entry);
        ++number;
    }
    emit finished();
}

} // namespace ui
