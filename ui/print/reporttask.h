// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/reportjob.h"

#include <QObject>

#include <atomic>
#include <memory>

class QPrinter;
class QThread;

namespace ui::print {

/// Writes or prints a report beside the window: a thread of its own with a reading connection of its own, so that
/// people go on working. Dies with its owner: what is under way is cancelled, and nothing half-done is left.
class ReportTask final : public QObject
{
    Q_OBJECT

public:
    /// `document` is the path of the open file.
    ReportTask(QString document, ReportJob job, QObject *parent = nullptr);
    ~ReportTask() override;

    void startPdf(const QString &path);
    /// A PDF for each project; see writePdfFolder().
    void startPdfs(const QString &folder);
    /// The printer is set up already; the task takes it.
    void startPrinting(std::unique_ptr<QPrinter> printer);
    void cancel() { m_cancelled = true; }
    /// While it is paused nothing more is drawn; what was drawn waits. Cancelling ends the pause.
    void setPaused(bool paused) { m_paused = paused; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// The number of the last page that the printer took; 0 before the first, and of a PDF.
    [[nodiscard]] int lastPrinted() const { return m_printed; }
    [[nodiscard]] bool isRunning() const;

signals:
    /// How many of how many sheets are done; at most twenty times a second.
    void progressed(int done, int total);
    void succeeded(const ui::print::JobResult &result);
    void failed(const core::Error &error);

private:
    using Work = std::function<core::Result<JobResult>(const core::Reader &, const Progress &)>;
    void start(Work work);

    QString m_document;
    ReportJob m_job;
    std::atomic_bool m_cancelled = false;
    std::atomic_bool m_paused = false;
    std::atomic_int m_printed = 0;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui::print
