// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that catches people when something breaks: the check in the background, salvage, crash reports;
// and the sample, and what is looked at beside the file.
#include "ui/mainwindow.h"

#include "core/base/platform/crashreport.h"
#include "core/storage/salvage.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/menus.h"
#include "ui/messagebar.h"
#include "ui/panels/checktask.h"
#include "ui/prompts.h"
#include "ui/startpage.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QTimer>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Error;

namespace {

constexpr int pauseBeforeCheck = 4000; // milliseconds after opening: the first look at the page has gone by
constexpr qint64 largestToCheck = 300 * 1024 * 1024; // beyond this the copy would be felt; rashin-cli check reads any

bool isDamage(const Error &error)
{
    return error.code == Error::Code::Damaged || error.code == Error::Code::Storage;
}

} // namespace

// --- is the file sound?

void MainWindow::checkLater()
{
    if (m_isAside || QFileInfo(m_workspace->path()).size() > largestToCheck)
        return;
    m_check = std::make_unique<CheckTask>(m_workspace->path());
    connect(m_check.get(), &CheckTask::finished, this, &MainWindow::takeCheck);
    QTimer::singleShot(pauseBeforeCheck, m_check.get(), &CheckTask::start);
}

void MainWindow::takeCheck(const core::Result<core::document::Soundness> &result)
{
    m_check.release()->deleteLater(); // it is what is calling
    if (!m_workspace || (!result && !isDamage(result.error())))
        return; // a disk that is full says nothing about the file
    if (result && result->isSound()) {
        m_savedState->setToolTip(tr("The file was read as a whole after opening and is sound."));
        return;
    }
    offerSalvage(m_workspace->path());
}

void MainWindow::offerSalvage(const QString &path)
{
    // What is damaged is not written to any more.
    if (m_workspace && !m_workspace->isReadOnly() && !openToRead(path))
        closeFile();
    m_check.reset(); // what it would find is known
    (m_workspace ? m_messages : &m_start->messages())
        ->say(MessageBar::Kind::Error,
              tr("“%1” is damaged. It is not written to any more; all that can still be read can be saved into a new file. "
                 "A backup may hold even more.")
                  .arg(QFileInfo(path).fileName()),
              tr("Save what can be read…"), [this, path] { salvage(path); });
}

void MainWindow::salvage(const QString &path)
{
    const QString suggested = tr("%1 (rescued)").arg(QFileInfo(path).completeBaseName()) + u".rashin"_s;
    const QString target =
        m_prompts.newFile(this, tr("Save what can be read"), suggested, {{tr("Rashin plan"), {u"rashin"_s}}});
    if (target.isEmpty())
        return;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto salvaged = core::document::salvage(path, target, m_settings.author(), m_clock.now().toMSecsSinceEpoch());
    QApplication::restoreOverrideCursor();
    if (!salvaged)
        return report(salvaged.error());
    if (!openFile(target))
        return;
    QStringList lost;
    for (const auto &missing : salvaged->missing) {
        if (missing.at.isValid())
            lost += tr("%1 %2: %3").arg(format::moment(missing.at), missing.author, labels::action(missing.action));
    }
    QString sentence = tr("%n change(s) saved as they were.", nullptr, static_cast<int>(salvaged->taken));
    if (salvaged->reentered)
        sentence += u' ' + tr("The values of %n change(s) that built on lost ones were entered anew.", nullptr,
                              static_cast<int>(salvaged->reentered));
    if (!salvaged->isWhole())
        sentence += u' ' + tr("%n change(s) could not be read.", nullptr, static_cast<int>(salvaged->missing.size()));
    if (!lost.isEmpty())
        sentence += u'\n' + lost.mid(0, 5).join(u'\n');
    m_messages->say(salvaged->isWhole() ? MessageBar::Kind::Success : MessageBar::Kind::Warning, sentence);
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
