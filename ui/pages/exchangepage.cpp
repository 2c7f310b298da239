// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/exchangepage.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/officelist.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QVBoxLayout *section(const QString &title, const QString &explanation, QWidget *parent)
{
    auto *heading = new QLabel(title, parent);
    theme::setType(*heading, theme::Type::Subtitle);
    auto *words = new QLabel(explanation, parent);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, theme::space(1));
    column->addWidget(heading);
    column->addWidget(words);
    return column;
}

} // namespace

ExchangePage::ExchangePage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
{
    setHeading(tr("File exchange"));
    body()->addWidget(buildGive());
    body()->addWidget(buildBackups(), 1);
    auto *later = new QLabel(tr("Taking returned copies back in, and settling what two people changed differently, "
                                "comes with a later version."), this);
    later->setWordWrap(true);
    body()->addWidget(later);
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(core::Entity::Office))
            fillOffices();
    });
    fillBackups();
}

QWidget *ExchangePage::buildGive()
{
    auto *box = new QWidget(this);
    auto *column = section(tr("Give an office its working copy"),
                           tr("The copy holds the whole plan and knows which office it belongs to: Home shows that office what "
                              "it has to enter. What is entered in it and here can be told apart later."),
                           box);
    m_offices = new QComboBox(box);
    m_offices->setObjectName(u"copyOffice"_s);
    m_offices->setAccessibleName(tr("Office of the copy"));
    m_offices->setMinimumContentsLength(20);
    auto *save = new QPushButton(icon(u"copy"_s), tr("Save the working copy…"), box);
    save->setObjectName(u"saveWorkingCopy"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_offices);
    row->addWidget(save);
    row->addStretch(1);
    column->addLayout(row);
    connect(save, &QPushButton::clicked, this, &ExchangePage::saveCopy);
    return box;
}

QWidget *ExchangePage::buildBackups()
{
    auto *box = new QWidget(this);
    auto *column = section(tr("Backups"), tr("Dated copies in a folder beside the file. To go back to one, open it and save a "
                                             "copy of it under a new name."), box);
    auto *make = new QPushButton(icon(u"save"_s), tr("Make a backup now"), box);
    make->setObjectName(u"backUp"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(make);
    row->addStretch(1);
    column->addLayout(row);
    m_backups = new QListWidget(box);
    m_backups->setObjectName(u"backups"_s);
    m_backups->setAccessibleName(tr("Backups"));
    column->addWidget(m_backups, 1);
    connect(make, &QPushButton::clicked, this, &ExchangePage::backUp);
    return box;
}

void ExchangePage::setYear(int year)
{
    Page::setYear(year);
    fillOffices();
}

void ExchangePage::focusFirst()
{
    m_offices->setFocus();
}

QString ExchangePage::backupFolder(const QString &document)
{
    const QFileInfo file(document);
    return file.absoluteDir().filePath(file.completeBaseName() + u".backup"_s);
}

void ExchangePage::fillOffices()
{
    const QVariant current = m_offices->currentData();
    m_offices->clear();
    for (const OfficeLine &office : officeLines(workspace().read(), year()))
        m_offices->addItem(QString(office.depth, u'　') + office.name, office.id.value());
    m_offices->setCurrentIndex(std::max(0, m_offices->findData(current)));
}

void ExchangePage::fillBackups()
{
    m_backups->clear();
    const QDir folder(backupFolder(workspace().path()));
    for (const QFileInfo &file : folder.entryInfoList({u"*.rashin"_s}, QDir::Files, QDir::Time)) {
        //: when a backup was made, its size and its name
        m_backups->addItem(tr("%1   %2   %3").arg(format::moment(file.lastModified()),
                                                  QLocale().formattedDataSize(file.size()), file.fileName()));
    }
    if (m_backups->count() == 0) {
        auto *none = new QListWidgetItem(tr("There is no backup yet."), m_backups);
        none->setFlags(Qt::NoItemFlags);
    }
}

void ExchangePage::saveCopy()
{
    const auto office = core::RowId::from(m_offices->currentData().toLongLong());
    if (!office)
        return messages().say(MessageBar::Kind::Warning, tr("Choose the office of the copy first."));
    const QString name = m_offices->currentText().trimmed();
    const QString suggested = tr("%1 – %2").arg(QFileInfo(workspace().path()).completeBaseName(), name) + u".rashin"_s;
    const QString path = prompts().newFile(this, tr("Save the working copy"), suggested,
                                           {{tr("Rashin plan"), {u"rashin"_s}}});
    if (path.isEmpty())
        return;
    auto done = workspace().copyTo(path);
    if (done)
        done = core::document::becomeSite(path, office);
    if (!done)
        return messages().say(done.error());
    messages().say(MessageBar::Kind::Success,
                   tr("Saved “%1” for %2. Hand this file over.").arg(QFileInfo(path).fileName(), name));
}

void ExchangePage::backUp()
{
    const QDir folder(backupFolder(workspace().path()));
    const QString stamp = workspace().clock().now().toLocalTime().toString(u"yyyyMMdd-HHmmss"_s);
    const QString name = QFileInfo(workspace().path()).completeBaseName() + u'-' + stamp + u".rashin"_s;
    if (!folder.mkpath(u"."_s))
        return messages().say(core::Error{core::Error::Code::ReadOnly, folder.path()});
    if (const auto done = workspace().copyTo(folder.filePath(name)); !done)
        return messages().say(done.error());
    fillBackups();
    messages().say(MessageBar::Kind::Success, tr("Made the backup “%1”.").arg(name));
}

} // namespace ui
