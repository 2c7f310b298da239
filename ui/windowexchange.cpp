// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow for files that come from others: packages and copies that are dropped, named at the start or
// chosen, and what of this file is nowhere else.
#include "core/exchange/ledger.h"
#include "ui/format.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/pages/exchangepage.h"
#include "ui/pages/importpanel.h"
#include "ui/prompts.h"
#include "ui/startpage.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QStringList documentsIn(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        const QString path = url.toLocalFile();
        if (path.endsWith(u".rashin"_s) || path.endsWith(u".rashinx"_s) || ImportPanel::isTable(path))
            paths += path;
    }
    return paths;
}

} // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!documentsIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

/// One plan is opened; several files, packages and tables can only be meant to be taken in.
void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = documentsIn(*event->mimeData());
    event->acceptProposedAction();
    const bool isForTaking = std::ranges::any_of(paths, &core::package::isPackage)
                             || std::ranges::any_of(paths, &ImportPanel::isTable);
    if (m_workspace && (isForTaking || paths.size() > 1))
        takeIn(paths);
    else if (!paths.isEmpty())
        openFile(paths.front());
}

void MainWindow::openChosen()
{
    const QString path = m_flow.choose(this);
    if (path.isEmpty())
        return;
    if (!m_workspace || !core::package::isPackage(path)) {
        openFile(path);
        return;
    }
    const auto way = m_prompts.choose(this, tr("What is to become of this package?"), QFileInfo(path).fileName(),
                                      {tr("Take it into the open file"), tr("Open it as a file of its own…")});
    if (way)
        *way == 0 ? takeIn({path}) : unpack(path);
}

/// Into the file that is open, or was last; where there is none, the package holds somebody's first file.
bool MainWindow::openPackage(const QString &path)
{
    if (!m_workspace && QFileInfo::exists(m_settings.lastFile()) && !core::package::isPackage(m_settings.lastFile()))
        openFile(m_settings.lastFile());
    return m_workspace ? takeIn({path}) : unpack(path);
}

bool MainWindow::takeIn(const QStringList &files)
{
    return showPage(u"exchange"_s) && currentPage()->takeFiles(files);
}

bool MainWindow::unpack(const QString &package)
{
    auto unpacked = m_flow.unpack(this, package);
    if (!unpacked) {
        if (unpacked.error().code != core::Error::Code::Cancelled)
            report(unpacked.error());
        return false;
    }
    const QString sentence = unpacked->sentence;
    const auto kind = unpacked->isProved ? MessageBar::Kind::Success : MessageBar::Kind::Warning;
    if (!take(std::move(unpacked->workspace)))
        return false;
    m_messages->say(kind, sentence);
    return true;
}

void MainWindow::connectExchange(ExchangePage &page)
{
    page.setRotation(m_settings.backupRotation());
    connect(&page, &ExchangePage::rotationChosen, this,
            [this](const core::backups::Rotation &rotation) { m_settings.setBackupRotation(rotation); });
    connect(&page, &ExchangePage::exchanged, this, &MainWindow::refreshOnlyHere);
}

/// Beside the state of the file, so that it is seen before the window is closed, and stops nobody. Only where files go
/// to and fro: who never hands anything on needs no reminder.
void MainWindow::refreshOnlyHere()
{
    const auto count = [this]() -> core::Result<qint64> {
        const core::Ledger ledger(*m_workspace);
        RASHIN_LET(const auto entries, ledger.entries());
        return entries.empty() && !m_workspace->ownOffice() ? core::Result<qint64>(0) : ledger.changesOnlyHere();
    };
    const auto changes = m_workspace && !m_workspace->isReadOnly() ? count() : core::Result<qint64>(0);
    m_onlyHere->setVisible(changes && *changes > 0);
    m_onlyHere->setText(changes ? format::onlyHere(*changes) + u'　' : QString());
}

} // namespace ui
