// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mergetask.h"

#include <QElapsedTimer>
#include <QThread>

namespace ui {

MergeTask::MergeTask(QString document, QStringList files, const core::Clock &clock, bool dryRun, QObject *parent)
    : QObject(parent)
    , m_document(std::move(document))
    , m_files(std::move(files))
    , m_clock(clock)
    , m_dryRun(dryRun)
{
    qRegisterMetaType<core::MergeReport>();
    qRegisterMetaType<core::Error>();
}

MergeTask::~MergeTask()
{
    cancel();
    if (m_thread)
        m_thread->wait();
}

void MergeTask::start()
{
    Q_ASSERT(!m_thread);
    // The thread touches nothing of this object but the flag and the signals, which are queued to the owner's thread.
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->start();
}

void MergeTask::run()
{
    QElapsedTimer sinceTold;
    sinceTold.start();
    QString at;
    core::MergeOptions options;
    options.dryRun = m_dryRun;
    options.cancel = &m_cancelled;
    options.progress = [&](const QString &file, qint64 done, qint64 total) {
        if (file != at || done == total || sinceTold.elapsed() >= 50) {
            emit progressed(file, done, total);
            sinceTold.restart();
        }
        at = file;
    };
    if (const auto report = core::merge(m_document, m_files, m_clock, options))
        emit succeeded(*report);
    else
        emit failed(at, report.error());
}

} // namespace ui
