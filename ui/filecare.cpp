// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filecare.h"

#include "core/storage/salvage.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/panels/checktask.h"
#include "ui/prompts.h"
#include "ui/settings.h"

#include <QApplication>
#include <QFileInfo>
#include <QTimer>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Error;

namespace {

constexpr int pauseBeforeCheck = 4000; // milliseconds after opening: the first look at the page has gone by
constexpr qint64 largestToCheck = 300 * 1024 * 1024; // beyond this the copy would be felt; rashin-cli check reads any

QString sentenceOf(const core::document::Salvaged &salvaged)
{
    QString sentence = FileCare::tr("%n change(s) saved as they were.", nullptr, static_cast<int>(salvaged.taken));
    if (salvaged.reentered)
        sentence += u' '
                    + FileCare::tr("The values of %n change(s) that built on lost ones were entered anew.", nullptr,
                                   static_cast<int>(salvaged.reentered));
    if (!salvaged.isWhole())
        sentence += u' '
                    + FileCare::tr("%n change(s) could not be read.", nullptr, static_cast<int>(salvaged.missing.size()));
    QStringList lost;
    for (const auto &missing : salvaged.missing) {
        if (missing.at.isValid())
            lost += FileCare::tr("%1 %2: %3").arg(format::moment(missing.at), missing.author, labels::action(missing.action));
    }
    if (!lost.isEmpty())
        sentence += u'\n' + lost.mid(0, 5).join(u'\n');
    return sentence;
}

} // namespace

FileCare::FileCare(Prompts &prompts, const Settings &settings, const core::Clock &clock, QWidget *window)
    : QObject(window), m_prompts(prompts), m_settings(settings), m_clock(clock), m_window(window)
{
}

FileCare::~FileCare() = default;

bool FileCare::isDamage(const Error &error)
{
    return error.code == Error::Code::Damaged || error.code == Error::Code::Storage;
}

void FileCare::checkLater(const QString &path)
{
    if (QFileInfo(path).size() > largestToCheck)
        return;
    m_check = std::make_unique<CheckTask>(path);
    connect(m_check.get(), &CheckTask::finished, this, [this, path](const auto &result) { take(path, result); });
    QTimer::singleShot(pauseBeforeCheck, m_check.get(), &CheckTask::start);
}

void FileCare::stopChecking()
{
    m_check.reset();
}

void FileCare::take(const QString &path, const core::Result<core::document::Soundness> &result)
{
    m_check.release()->deleteLater(); // it is what is calling
    if (result && result->isSound())
        emit sound();
    else if (result || isDamage(result.error())) // a disk that is full says nothing about the file
        emit damaged(path);
}

core::Result<> FileCare::backUpDaily(core::Workspace &workspace) const
{
    if (workspace.isReadOnly())
        return {};
    const QString path = workspace.path();
    const auto made = core::backups::list(path);
    const bool isUnchanged = !made.empty() && QFileInfo(made.front().path).lastModified() >= QFileInfo(path).lastModified();
    const bool wasToday = !made.empty() && made.front().at.date() == m_clock.today();
    if (isUnchanged || wasToday)
        return {};
    RASHIN_TRY(workspace.backUp(core::backups::Reason::Daily));
    core::backups::rotate(path, m_settings.backupRotation(), m_clock.now());
    return {};
}

core::Result<FileCare::Rescue> FileCare::rescue(const QString &path) const
{
    const QString suggested = tr("%1 (rescued)").arg(QFileInfo(path).completeBaseName()) + u".rashin"_s;
    const QString target =
        m_prompts.newFile(m_window, tr("Save what can be read"), suggested, {{tr("Rashin plan"), {u"rashin"_s}}});
    if (target.isEmpty())
        return core::failure(Error::Code::Cancelled);
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto salvaged = core::document::salvage(path, target, m_settings.author(), m_clock.now().toMSecsSinceEpoch());
    QApplication::restoreOverrideCursor();
    if (!salvaged)
        return core::failure(salvaged.error());
    return Rescue{target, sentenceOf(*salvaged), salvaged->isWhole()};
}

} // namespace ui
