// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documentflow.h"

#include "core/domain/fiscalyear.h"
#include "core/operations/sample.h"
#include "core/operations/template.h"
#include "core/tabular/import.h"
#include "ui/format.h"
#include "ui/prompts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
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
    RASHIN_LET(const core::Template plan, core::Template::builtIn(templateName));
    return createFrom(parent, plan, templateName);
}

DocumentFlow::Opened DocumentFlow::createFrom(QWidget *parent, const core::Template &plan, const QString &name) const
{
    const QString path =
        m_prompts.newFile(parent, QCoreApplication::translate("DocumentFlow", "Create a new plan"),
                          QCoreApplication::translate("DocumentFlow", "Plan of the city") + u".rashin"_s, documents());
    if (path.isEmpty())
        return core::failure(Error::Code::Cancelled);
    const core::CreateFromTemplate first(plan.startingIn(thisYear(m_clock)), name);
    return Workspace::create(path, m_identity, m_clock, first);
}

DocumentFlow::Opened DocumentFlow::createFromOwnTemplate(QWidget *parent) const
{
    const QString path = m_prompts.openFile(parent, QCoreApplication::translate("DocumentFlow", "Choose a template"),
                                            {{QCoreApplication::translate("DocumentFlow", "Template"), {u"json"_s}}});
    if (path.isEmpty())
        return core::failure(Error::Code::Cancelled);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(Error::Code::NotFound, path);
    RASHIN_LET(const core::Template plan, core::Template::parse(file.readAll()));
    return createFrom(parent, plan, QFileInfo(path).completeBaseName());
}

core::Result<DocumentFlow::Imported> DocumentFlow::importAsPlan(QWidget *parent) const
{
    const QString path = m_prompts.openFile(
        parent, QCoreApplication::translate("DocumentFlow", "Choose a table of evaluation sheets"),
        {{QCoreApplication::translate("DocumentFlow", "Excel or CSV table"), {u"xlsx"_s, u"csv"_s, u"zip"_s}}});
    if (path.isEmpty())
        return core::failure(Error::Code::Cancelled);
    std::vector<core::tabular::Profile> profiles;
    QStringList titles;
    for (const QString &name : core::tabular::profiles::builtIn()) {
        RASHIN_LET(auto profile, core::tabular::profiles::load(name));
        titles += profile.title;
        profiles.push_back(std::move(profile));
    }
    const auto chosen =
        m_prompts.choose(parent, QCoreApplication::translate("DocumentFlow", "How is this table laid out?"),
                         QFileInfo(path).fileName(), titles);
    if (!chosen)
        return core::failure(Error::Code::Cancelled);
    RASHIN_LET(const auto table, core::tabular::Import::read(path, profiles[static_cast<size_t>(*chosen)]));
    RASHIN_LET(const core::Template blank, core::Template::builtIn(u"blank"_s));
    Imported imported;
    RASHIN_LET(imported.workspace, createFrom(parent, blank, u"blank"_s));
    RASHIN_LET(const auto report, table.perform(*imported.workspace));
    imported.isRefused = report.isRefused();
    imported.sentence =
        imported.isRefused
            ? QCoreApplication::translate("DocumentFlow", "The table has %1 errors; nothing of it was taken in.")
                  .arg(report.errors.size())
            : QCoreApplication::translate("DocumentFlow",
                                          "%1 rows read, %2 projects taken in, %3 cells to be looked at.")
                  .arg(report.rowsRead)
                  .arg(report.createdCount(core::Entity::Project))
                  .arg(report.warnings.size());
    return imported;
}

core::Result<core::Unsealing> DocumentFlow::unsealingFor(QWidget *parent, const QString &package) const
{
    const core::KeyStore keys = core::KeyStore::standard();
    RASHIN_LET(const core::SealKind kind, core::package::sealKind(package));
    core::Unsealing unsealing;
    const bool isKeyNeeded = kind == core::SealKind::Keys && keys.isLocked();
    if (kind == core::SealKind::Passphrase || isKeyNeeded) {
        const auto told = m_prompts.askSecret(
            parent, QCoreApplication::translate("DocumentFlow", "Exchange package"),
            isKeyNeeded ? QCoreApplication::translate("DocumentFlow", "Your keys are closed by a passphrase:")
                        : QCoreApplication::translate("DocumentFlow", "The passphrase that the sender told you:"));
        if (!told)
            return core::failure(Error::Code::Cancelled);
        unsealing.passphrase = isKeyNeeded ? QString() : *told;
        if (isKeyNeeded) {
            RASHIN_LET(unsealing.own, keys.own(*told));
        }
    } else if (kind == core::SealKind::Keys) {
        if (auto own = keys.own())
            unsealing.own = *std::move(own);
    }
    return unsealing;
}

core::Result<DocumentFlow::Unpacked> DocumentFlow::unpack(QWidget *parent, const QString &package) const
{
    const core::KeyStore keys = core::KeyStore::standard();
    const QString path =
        m_prompts.newFile(parent, QCoreApplication::translate("DocumentFlow", "Where the file in the package goes"),
                          QFileInfo(package).completeBaseName() + u".rashin"_s, documents());
    if (path.isEmpty())
        return core::failure(Error::Code::Cancelled);
    RASHIN_LET(const core::Unsealing unsealing, unsealingFor(parent, package));
    core::package::UnpackOptions options;
    options.person = m_identity.author;
    auto opened = core::package::unpack(package, path, unsealing, keys, m_clock, options);
    if (!opened && opened.error().code == Error::Code::Untrusted) {
        options.acceptSigner = m_prompts.confirm(
            parent, QCoreApplication::translate("DocumentFlow", "Open it although its signer is not to be believed?"),
            QCoreApplication::translate(
                "DocumentFlow", "The key is no longer valid, or not the one known of that office. Telephone the "
                                "sender on the number you know, and compare:\n\n%1")
                .arg(opened.error().detail),
            QCoreApplication::translate("DocumentFlow", "Open it this once"));
        if (!options.acceptSigner)
            return core::failure(Error::Code::Cancelled);
        opened = core::package::unpack(package, path, unsealing, keys, m_clock, options);
    }
    RASHIN_TRY(opened);
    if (opened->manifest.content == core::Manifest::Content::Difference) {
        QFile::remove(path);
        return core::failure(Error::Code::Partial);
    }
    Unpacked unpacked;
    RASHIN_LET(unpacked.workspace, Workspace::open(path, core::Access::ReadWrite, m_identity, m_clock));
    using State = core::SignerState;
    unpacked.isProved = opened->signer == State::Known || opened->signer == State::Own;
    unpacked.sentence =
        unpacked.isProved
            ? QCoreApplication::translate("DocumentFlow", "Opened the package. Its signature is that of a known key.")
        : opened->manifest.signer
            ? QCoreApplication::translate(
                  "DocumentFlow", "Opened the package. Nobody here has compared the signer's key yet; have these "
                                  "digits read out by telephone: %1")
                  .arg(opened->manifest.signer->fingerprint())
            : QCoreApplication::translate("DocumentFlow", "Opened the package. Nobody has signed it.");
    return unpacked;
}

QString DocumentFlow::samplePath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"sample.rashin"_s);
}

core::Result<> DocumentFlow::removeSample() const
{
    const QString path = samplePath();
    for (const core::backups::Backup &backup : core::backups::list(path))
        QFile::remove(backup.path);
    const bool isGone = !QFileInfo::exists(path) || QFile::remove(path);
    return isGone ? core::Result<>() : core::failure(Error::Code::Storage, path);
}

DocumentFlow::Opened DocumentFlow::openSample() const
{
    const QString path = samplePath();
    if (QFileInfo::exists(path))
        return Workspace::open(path, core::Access::ReadWrite, m_identity, m_clock);
    const QString folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        return core::failure(Error::Code::Storage, folder);
    const core::SampleSize size;
    RASHIN_LET(auto workspace, Workspace::create(path, m_identity, m_clock, core::BeginSample(size)));
    RASHIN_TRY(workspace->perform(core::AddSampleProjects(size, 0, size.projects)));
    return workspace;
}

QString DocumentFlow::choose(QWidget *parent) const
{
    return m_prompts.openFile(
        parent, QCoreApplication::translate("DocumentFlow", "Open a plan"),
        {{QCoreApplication::translate("DocumentFlow", "Rashin plan or package"), {u"rashin"_s, u"rashinx"_s}}});
}

DocumentFlow::Opened DocumentFlow::chooseToRead(QWidget *parent) const
{
    const QString path = m_prompts.openFile(
        parent, QCoreApplication::translate("DocumentFlow", "Open a plan to read only"), documents());
    return path.isEmpty() ? core::failure(Error::Code::Cancelled) : openToRead(path);
}

DocumentFlow::Opened DocumentFlow::openToRead(const QString &path) const
{
    return Workspace::open(path, core::Access::ReadOnly, m_identity, m_clock);
}

DocumentFlow::Opened DocumentFlow::open(const QString &path) const
{
    auto workspace = Workspace::open(path, core::Access::ReadWrite, m_identity, m_clock);
    if (workspace)
        return workspace;
    switch (workspace.error().code) {
    case Error::Code::Locked:   // somebody else writes it: it is read meanwhile, and the window says who
    case Error::Code::ReadOnly: // a folder one may not write to is an ordinary thing
        return Workspace::open(path, core::Access::ReadOnly, m_identity, m_clock);
    default: return workspace;
    }
}

core::Result<QString> DocumentFlow::saveCopy(QWidget *parent, const Workspace &workspace) const
{
    const QString suggested =
        QCoreApplication::translate("DocumentFlow", "%1 (copy)").arg(QFileInfo(workspace.path()).completeBaseName())
        + u".rashin"_s;
    const QString path =
        m_prompts.newFile(parent, QCoreApplication::translate("DocumentFlow", "Save a copy"), suggested, documents());
    if (path.isEmpty())
        return core::failure(Error::Code::Cancelled);
    RASHIN_TRY(workspace.copyTo(path));
    return path;
}

} // namespace ui
