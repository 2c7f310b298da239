// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/formtask.h"

#include "ui/format.h"
#include "ui/print/formcomposer.h"
#include "ui/rowlabel.h"

#include <QDir>
#include <QSaveFile>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Error;
using core::Result;
using core::Workspace;

namespace {

/// A name that any file system takes.
QString fileName(const QString &words)
{
    QString name = words;
    for (QChar &c : name) {
        if (c < u' ' || u"\\/:*?\"<>|"_s.contains(c))
            c = u'_';
    }
    return name;
}

Result<> save(const QString &path, const std::vector<core::tabular::FormSheet> &sheets, const QString &document)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return core::failure(Error::Code::Storage, file.errorString());
    RASHIN_TRY(core::tabular::writeForms(file, sheets, document));
    return file.commit() ? Result<>() : core::failure(Error::Code::Storage, file.errorString());
}

} // namespace

FormTask::FormTask(const Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_document(workspace.path())
    , m_identity(workspace.identity())
    , m_clock(workspace.clock())
{
    qRegisterMetaType<core::tabular::FormReturn>();
    qRegisterMetaType<core::Error>();
}

FormTask::~FormTask()
{
    cancel();
    if (m_thread)
        m_thread->wait();
}

void FormTask::start(std::function<Result<>(Workspace &)> work)
{
    Q_ASSERT(!m_thread);
    m_thread.reset(QThread::create([this, work = std::move(work)] {
        const auto workspace = Workspace::open(m_document, core::Access::ReadOnly, m_identity, m_clock);
        const auto done = workspace ? work(**workspace) : core::failure(workspace.error());
        if (!done)
            emit failed(done.error());
    }));
    m_thread->start();
}

void FormTask::write(const QString &folder, int year, const core::report::Scope &scope)
{
    start([=, this](Workspace &workspace) { return writeAll(workspace, folder, year, scope); });
}

Result<> FormTask::writeAll(Workspace &workspace, const QString &folder, int year, const core::report::Scope &scope)
{
    RASHIN_LET(const auto groups, core::report::projectsIn(workspace.read(), scope, core::report::Grouping::Office));
    int workbooks = 0;
    int sheets = 0;
    for (const core::report::ProjectGroup &group : groups) {
        if (m_cancelled)
            return core::failure(Error::Code::Cancelled);
        emit progressed(workbooks, static_cast<int>(groups.size()));
        core::report::Scope own = scope;
        own.projects.clear();
        for (const core::Record &project : group.projects)
            own.projects.push_back(project.id());
        RASHIN_LET(const auto composed, print::composeForms(workspace.read(), year, own));
        const QString office = group.node ? rowLabel(workspace.read(), core::Entity::Office, *group.node)
                                          : tr("Without an office");
        const QString name = fileName(format::fiscalYearShort(year) + u'_' + office) + u".xlsx"_s;
        RASHIN_TRY(save(QDir(folder).filePath(name), composed, workspace.documentId()));
        ++workbooks;
        sheets += static_cast<int>(composed.size());
    }
    emit written(workbooks, sheets);
    return {};
}

void FormTask::read(const QStringList &paths)
{
    start([=, this](Workspace &workspace) -> Result<> {
        RASHIN_LET(const auto forms, core::tabular::readForms(workspace.read(), workspace.documentId(), paths));
        emit returned(forms);
        return {};
    });
}

} // namespace ui
