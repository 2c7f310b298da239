// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mergetask.h"

#include <QElapsedTimer>
#include <QThread>

namespace ui {

MergeTask::MergeTask(QString document, QStringList files, const core::Clock &clock, bool dryRun, PackageOpening opening,
                     QObject *parent)
    : QObject(parent)
    , m_document(std::move(document))
    , m_files(std::move(files))
    , m_clock(clock)
    , m_dryRun(dryRun)
    , m_opening(std::move(opening))
    , m_intake(m_document, m_opening.keys, clock)
{
    qRegisterMetaType<core::MergeReport>();
    qRegisterMetaType<core::package::Opened>();
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
    // Until it has said how it ended, the thread alone touches what is in here, but for the flag.
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->start();
}

void MergeTask::run()
{
    for (const QString &file : std::as_const(m_files)) {
        if (const auto apart = takeApart(file); !apart)
            return emit failed(file, apart.error());
    }
    QElapsedTimer sinceTold;
    sinceTold.start();
    QString at;
    core::MergeOptions options;
    options.dryRun = m_dryRun;
    options.cancel = &m_cancelled;
    options.progress = [&](const QString &file, qint64 done, qint64 total) {
        if (file != at || done == total || sinceTold.elapsed() >= 50) {
            emit progressed(m_intake.fileOf(file), done, total);
            sinceTold.restart();
        }
        at = file;
    };
    auto report = core::merge(m_document, m_intake.documents(), m_clock, options);
    if (!report)
        return emit failed(m_intake.fileOf(at), report.error());
    m_report = *report;
    restoreNames(*report);
    emit succeeded(*report);
}

core::Result<> MergeTask::takeApart(const QString &file)
{
    core::Unsealing unsealing;
    if (auto own = m_opening.keys.own(m_opening.keyPassphrase))
        unsealing.own = *std::move(own);
    unsealing.passphrase = m_opening.passphrases.value(file);
    core::package::UnpackOptions options;
    options.acceptSigner = m_dryRun || m_opening.accepted.contains(file);
    options.progress = [&](qint64 done, qint64 total) {
        emit progressed(file, done, total);
        return !m_cancelled;
    };
    const auto added = m_intake.add(file, unsealing, options);
    if (!added && added.error().code == core::Error::Code::Partial) {
        if (const auto said =
                core::package::inspect(file, unsealing, m_opening.keys)) // who sent it is to be asked for more
            emit opened(file, *said);
    }
    RASHIN_TRY(added);
    if (const auto *found = m_intake.packageOf(m_intake.documents().constLast()))
        emit opened(file, *found);
    return {};
}

void MergeTask::restoreNames(core::MergeReport &report) const
{
    const auto restore = [this](QString &file) { file = m_intake.fileOf(file); };
    for (auto &source : report.sources)
        restore(source.file);
    for (auto &edit : report.outOfScope)
        restore(edit.file);
    for (auto &warning : report.warnings)
        restore(warning.file);
}

} // namespace ui
