// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/checktask.h"

#include <QThread>

namespace ui {

CheckTask::CheckTask(QString document, QObject *parent) : QObject(parent), m_document(std::move(document)) {}

CheckTask::~CheckTask()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

void CheckTask::start()
{
    m_thread.reset(QThread::create([this] {
        const auto result = core::document::checkCopy(m_document, &m_cancelled);
        QMetaObject::invokeMethod(this, [this, result] { emit finished(result); });
    }));
    m_thread->start(QThread::LowPriority);
}

} // namespace ui
