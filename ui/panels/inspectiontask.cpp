// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspectiontask.h"

#include "core/storage/interruption.h"
#include "core/workspace/workspace.h"

#include <QThread>

namespace ui {

InspectionTask::InspectionTask(QString document, Question question, QObject *parent)
    : QObject(parent), m_document(std::move(document)), m_question(std::move(question))
{
}

InspectionTask::~InspectionTask()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

core::Result<> InspectionTask::run()
{
    const core::SystemClock clock;
    RASHIN_LET(const auto file, core::Workspace::open(m_document, core::Access::ReadOnly, {}, clock));
    const core::Interruption interruption(file->read(), m_cancelled);
    if (m_question.standstill) {
        RASHIN_LET(m_standstill,
                   core::readStandstill(file->read(), m_question.currentYear, m_question.before, m_question.office));
    } else {
        RASHIN_LET(m_findings, core::validate(file->read(), m_question.year));
    }
    return {};
}

void InspectionTask::start()
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
    m_thread->start(QThread::LowPriority);
}

} // namespace ui
