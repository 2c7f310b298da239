// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow for the file as a file: what is said at opening, backups, and who writes it.
#include "core/workspace/restore.h"
#include "ui/errortext.h"
#include "ui/filecare.h"
#include "ui/format.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/officelist.h"
#include "ui/prompts.h"
#include "ui/sharebar.h"
#include "ui/startpage.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace ui {

void MainWindow::sayWhatWasOpened(bool isFirstTime)
{
    if (const auto left = m_workspace->tookOverFrom()) {
        m_messages->say(MessageBar::Kind::Information,
                        tr("The last time, the program of %1 (since %2) ended without closing this file. All that was saved is "
                           "here.").arg(left->user, format::moment(left->since)));
        return;
    }
    if (isFirstTime && m_office)
        m_messages->say(MessageBar::Kind::Information,
                        tr("This is the working copy of %1. Every change is saved at once; when you are done, hand this "
                           "file back.")
                            .arg(shortOfficeName(m_workspace->read(), *m_office)));
}

void MainWindow::backUpDaily()
{
    if (const auto done = m_care->backUpDaily(*m_workspace); !done)
        m_messages->say(MessageBar::Kind::Warning, tr("Today's backup could not be made: %1").arg(errorText(done.error())));
}

/// Became the writer, or no longer is: pages ask for that when they are made, so they are made anew.
void MainWindow::changeAccess()
{
    if (QWidget *typing = focusWidget())
        typing->clearFocus();
    dropPages();
    m_messages->clear();
    refreshUndo();
    refreshStatus();
    showPage(m_settings.page());
    if (m_workspace->isReadOnly())
        return;
    m_messages->say(MessageBar::Kind::Success, tr("You can edit this file now; others read meanwhile."));
    backUpDaily();
}

void MainWindow::restore(const QString &backup)
{
    const QString path = m_workspace->path();
    closeFile();
    const auto done = core::restore(backup, path, core::Identity{m_settings.author()}, m_clock, core::NewerWork::Keep);
    openFile(path);
    MessageBar &bar = m_workspace ? *m_messages : m_start->messages();
    if (!done)
        return bar.say(MessageBar::Kind::Error, errorText(done.error(), backup));
    bar.say(MessageBar::Kind::Success,
            done->kept.isEmpty()
                ? tr("The file is again as it was in “%1”.").arg(QFileInfo(backup).fileName())
                : tr("The file is again as it was in “%1”. What it was before is kept as “%2”.")
                      .arg(QFileInfo(backup).fileName(), QFileInfo(done->kept).fileName()));
}

void MainWindow::saveCopy()
{
    const auto path = m_flow.saveCopy(this, *m_workspace);
    if (path)
        m_messages->say(MessageBar::Kind::Success, tr("Saved a copy as “%1”.").arg(QFileInfo(*path).fileName()));
    else if (path.error().code != core::Error::Code::Cancelled)
        report(path.error());
}

} // namespace ui
