// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journalsync.h"

#include "core/base/platform/durable.h"

#include <chrono>

namespace core {

JournalSync::JournalSync(const QString &document)
    : m_journal(document + QStringLiteral("-journal")), m_thread([this] { run(); })
{
}

JournalSync::~JournalSync()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void JournalSync::run()
{
    constexpr std::chrono::milliseconds pause(30); // some megabytes are written in it
    std::unique_lock lock(m_mutex);
    while (!m_changed.wait_for(lock, pause, [this] { return m_isOver; })) {
        lock.unlock();
        static_cast<void>(syncFile(m_journal)); // whether it worked is for the sync of the commit to say
        lock.lock();
    }
}

} // namespace core
