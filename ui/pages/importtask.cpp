// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/importtask.h"

#include "core/workspace/beside.h"

#include <QElapsedTimer>
#include <QThread>

namespace ui {

ImportTask::ImportTask(const core::Workspace &workspace, Source source, bool dryRun, QObject *parent)
    : QObject(parent)
    , m_document(workspace.path())
    , m_identity(workspace.identity())
    , m_clock(workspace.clock())
    , m_source(std::move(source))
    , m_dryRun(dryRun)
{
    qRegisterMetaType<core::tabular::ImportReport>();
    qRegisterMetaType<core::ChangeSet>();
    qRegisterMetaType<core::Error>();
}

ImportTask::~ImportTask()
{
    cancel();
    if (m_thread)
        m_thread->wait();
}

void ImportTask::start()
{
    Q_ASSERT(!m_thread);
    // Until it has said how it ended, the thread alone touches what is in here, but for the flag.
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->start();
}

void ImportTask::run()
{
    core::ChangeSet changes;
    const auto report = work(changes);
    if (report)
        emit succeeded(*report, changes);
    else
        emit failed(report.error());
}

core::Result<core::tabular::ImportReport> ImportTask::work(core::ChangeSet &changes)
{
    QElapsedTimer sinceTold;
    sinceTold.start();
    const auto progress = [&](qint64 done, qint64 all) {
        if (sinceTold.elapsed() >= 50) {
            emit progressed(done, all);
            sinceTold.restart();
        }
        return !m_cancelled;
    };
    RASHIN_LET(const auto table, core::tabular::Import::read(m_source.path, m_source.profile, m_source.table, progress));
    const auto keep = m_dryRun ? core::Keep::No : core::Keep::Yes;
    const auto perform = [&](const core::Operation &operation) -> core::Result<core::Workspace::Committed> {
        RASHIN_LET(auto done, core::performBeside(m_document, m_identity, m_clock, operation, keep));
        changes = done.changes;
        return done;
    };
    return table.carryOut(perform, progress);
}

} // namespace ui
