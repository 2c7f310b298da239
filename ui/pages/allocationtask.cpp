// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/allocationtask.h"

#include <QThread>

namespace ui {

AllocationTask::AllocationTask(std::vector<core::AllocationOption> options, core::AllocationRules rules, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_rules(std::move(rules))
{
}

AllocationTask::~AllocationTask()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

void AllocationTask::start()
{
    m_thread.reset(QThread::create([this] {
        auto answer = core::allocate(m_options, m_rules, &m_cancelled);
        // Back to the thread of the window; dropped if this is gone by then.
        QMetaObject::invokeMethod(this, [this, answer = std::move(answer)] {
            if (answer)
                emit succeeded(*answer);
            else
                emit failed(answer.error());
        });
    }));
    m_thread->start();
}

} // namespace ui
