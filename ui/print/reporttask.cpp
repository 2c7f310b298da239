// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/reporttask.h"

#include "core/storage/document.h"
#include "ui/print/pdffolder.h"

#include <QElapsedTimer>
#include <QPrinter>
#include <QThread>

namespace ui::print {

using core::Result;

ReportTask::ReportTask(QString document, ReportJob job, QObject *parent)
    : QObject(parent)
    , m_document(std::move(document))
    , m_job(std::move(job))
{
}

ReportTask::~ReportTask()
{
    cancel();
    if (m_thread)
        m_thread->wait();
}

bool ReportTask::isRunning() const
{
    return m_thread && m_thread->isRunning();
}

void ReportTask::startPdf(const QString &path)
{
    start([job = m_job, path](const core::Reader &reader, const Progress &progress) {
        return writePdf(reader, job, path, progress);
    });
}

void ReportTask::startPdfs(const QString &folder)
{
    start([job = m_job, folder](const core::Reader &reader, const Progress &progress) {
        return writePdfFolder(reader, job, folder, progress);
    });
}

void ReportTask::startPrinting(std::unique_ptr<QPrinter> printer)
{
    start([this, job = m_job, shared = std::shared_ptr<QPrinter>(std::move(printer))](
              const core::Reader &reader, const Progress &progress) -> Result<JobResult> {
        RASHIN_LET(const auto source, makeSource(reader, job));
        RASHIN_LET(const ReportResult printed, print(*source, *shared, progress, paperCharts(),
                                                    [this](int page) { m_printed = page; }));
        return JobResult{printed.pages, printed.parts, printed.milliseconds};
    });
}

void ReportTask::start(Work work)
{
    Q_ASSERT(!m_thread);
    // The thread touches nothing of this object but atomics and signals, which are queued to the owner's thread.
    m_thread.reset(QThread::create([this, work = std::move(work)] {
        QElapsedTimer sinceTold;
        sinceTold.start();
        const Progress progress = [&](int done, int total) {
            if (done == total || sinceTold.elapsed() >= 50) {
                emit progressed(done, total);
                sinceTold.restart();
            }
            while (m_paused && !m_cancelled)
                QThread::msleep(20);
            return !m_cancelled;
        };
        const auto run = [&]() -> Result<JobResult> {
            RASHIN_LET(const auto database, core::document::open(m_document, core::Access::ReadOnly));
            const core::Reader reader(*database);
            return work(reader, progress);
        };
        if (const auto done = run())
            emit succeeded(*done);
        else
            emit failed(done.error());
    }));
    m_thread->start();
}

} // namespace ui::print
