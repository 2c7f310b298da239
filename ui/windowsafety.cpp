// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that says what the care of the file found, what a crash left, and deals with the sample and with
// what is looked at beside the file.
#include "ui/filecare.h"
#include "ui/mainwindow.h"

#include "core/base/platform/crashreport.h"
#include "ui/menus.h"
#include "ui/messagebar.h"
#include "ui/prompts.h"
#include "ui/startpage.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Error;

// --- is the file sound?

void MainWindow::buildCare()
{
    m_care = new FileCare(m_prompts, m_settings, m_clock, this);
    connect(m_care, &FileCare::damaged, this, &MainWindow::offerSalvage);
    connect(m_care, &FileCare::sound, this, [this] {
        m_savedState->setToolTip(tr("The file was read as a whole after opening and is sound."));
    });
}

void MainWindow::offerSalvage(const QString &path)
{
    // What is damaged is not written to any more.
    if (m_workspace && !m_workspace->isReadOnly() && !openToRead(path))
        closeFile();
    m_care->stopChecking(); // what it would find is known
    (m_workspace ? m_messages : &m_start->messages())
        ->say(MessageBar::Kind::Error,
              tr("“%1” is damaged. It is not written to any more; all that can still be read can be saved into a new file. "
                 "A backup may hold even more.")
                  .arg(QFileInfo(path).fileName()),
              tr("Save what can be read…"), [this, path] { salvage(path); });
}

void MainWindow::salvage(const QString &path)
{
    const auto rescued = m_care->rescue(path);
    if (!rescued) {
        if (rescued.error().code != Error::Code::Cancelled)
            report(rescued.error());
        return;
    }
    if (openFile(rescued->path))
        m_messages->say(rescued->isWhole ? MessageBar::Kind::Success : MessageBar::Kind::Warning, rescued->sentence);
}

// --- what a crash left

void MainWindow::mentionCrash(const QString &folder)
{
    const QStringList reports = core::crashreport::reports(folder);
    if (reports.isEmpty() || m_settings.state(u"crash"_s) == reports.front().toUtf8())
        return;
    m_settings.setState(u"crash"_s, reports.front().toUtf8());
    (m_workspace ? m_messages : &m_start->messages())
        ->say(MessageBar::Kind::Warning,
              tr("The program ended unexpectedly last time. Nothing you had entered is lost. A report without personal data "
                 "lies on this computer; it was sent nowhere."),
              tr("Open the folder"), [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

// --- a table as a new plan

void MainWindow::importAsPlan()
{
    auto imported = m_flow.importAsPlan(this);
    if (!imported) {
        if (imported.error().code != Error::Code::Cancelled)
            report(imported.error());
        return;
    }
    const QString sentence = imported->sentence;
    const auto kind = imported->isRefused ? MessageBar::Kind::Error : MessageBar::Kind::Success;
    if (take(std::move(imported->workspace)))
        m_messages->say(kind, sentence);
}

// --- the sample

void MainWindow::removeSample()
{
    const QString path = DocumentFlow::samplePath();
    if (!m_prompts.confirm(this, tr("Delete the sample?"),
                           tr("What you tried in it is deleted with it. Your own files are not touched; the next time a new "
                              "sample is made."),
                           tr("Delete the sample")))
        return;
    if (m_workspace && QFileInfo(m_workspace->path()) == QFileInfo(path))
        closeFile();
    const auto done = m_flow.removeSample();
    m_settings.removeRecentFile(path);
    m_start->setRecentFiles(m_settings.recentFiles());
    m_menus->setRecentFiles(m_settings.recentFiles());
    if (!done)
        return report(done.error());
    (m_workspace ? m_messages : &m_start->messages())->say(MessageBar::Kind::Success, tr("The sample was deleted."));
}

// --- beside the file

void MainWindow::openAside(const QString &path, const QString &title)
{
    auto *other = new MainWindow(m_settings, m_prompts, m_clock);
    other->setAttribute(Qt::WA_DeleteOnClose);
    other->m_isAside = true;
    other->m_asideTitle = title;
    if (!other->openToRead(path)) {
        delete other;
        return;
    }
    connect(other, &QObject::destroyed, qApp, [path] { QFile::remove(path); });
    other->show();
}

} // namespace ui
