// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documentflow.h"

#include "core/domain/fiscalyear.h"
#include "core/operations/sample.h"
#include "core/operations/template.h"
#include "ui/prompts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Error;
using core::Workspace;

namespace {

QList<Prompts::FileKind> documents()
{
    return {{QCoreApplication::translate("DocumentFlow", "Rashin plan"), {u"rashin"_s}}};
}

int thisYear(const core::Clock &clock)
{
    const auto year = core::FiscalYear::containing(clock.today());
    return year ? year->value() : core::FiscalYear::earliest;
}

} // namespace

DocumentFlow::Opened DocumentFlow::createFromTemplate(QWidget *parent, const QString &templateName) const
{
    const QString path = m_prompts.newFile(parent, QCoreApplication::translate("DocumentFlow", "Create a new plan"),
                                           QCoreApplication::translate("DocumentFlow", "Plan of the city") + u".rashin"_s,
                                           documents());
    if (path.isEmpty())
        return core::failure(Error::Code::Cancelled);
    RASHIN_LET(const core::Template plan, core::Template::builtIn(templateName));
    const core::CreateFromTemplate first(plan.startingIn(thisYear(m_clock)), templateName);
    return Workspace::create(path, m_identity, m_clock, first);
}

DocumentFlow::Opened DocumentFlow::openSample() const
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QString path = folder.filePath(u"sample.rashin"_s);
    if (QFileInfo::exists(path))
        return Workspace::open(path, core::Access::ReadWrite, m_identity, m_clock);
    if (!folder.mkpath(u"."_s))
        return core::failure(Error::Code::Storage, folder.path());
    const core::SampleSize size;
    RASHIN_LET(auto workspace, Workspace::create(path, m_identity, m_clock, core::BeginSample(size)));
    RASHIN_TRY(workspace->perform(core::AddSampleProjects(size, 0, size.projects)));
    return workspace;
}

QString DocumentFlow::choose(QWidget *parent) const
{
    return m_prompts.openFile(parent, QCoreApplication::translate("DocumentFlow", "Open a plan"), documents());
}

DocumentFlow::Opened DocumentFlow::open(const QString &path) const
{
    auto workspace = Workspace::open(path, core::Access::ReadWrite, m_identity, m_clock);
    if (workspace)
        return workspace;
    switch (workspace.error().code) {
    case Error::Code::Locked: // somebody else writes it: it is read meanwhile, and the window says who
    case Error::Code::ReadOnly: // a folder one may not write to is an ordinary thing
        return Workspace::open(path, core::Access::ReadOnly, m_identity, m_clock);
    default:
        return workspace;
    }
}

core::Result<QString> DocumentFlow::saveCopy(QWidget *parent, const Workspace &workspace) const
{
    const QString suggested = QCoreApplication::translate("DocumentFlow", "%1 (copy)")
                                  .arg(QFileInfo(workspace.path()).completeBaseName())
                              + u".rashin"_s;
    const QString path = m_prompts.newFile(parent, QCoreApplication::translate("DocumentFlow", "Save a copy"),
                                           suggested, documents());
    if (path.isEmpty())
        return core::failure(Error::Code::Cancelled);
    RASHIN_TRY(workspace.copyTo(path));
    return path;
}

} // namespace ui
