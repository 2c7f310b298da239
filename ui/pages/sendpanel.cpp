// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sendpanel.h"

#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/officelist.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
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

SendPanel::SendPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_messages(messages)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buildGive());
    column->addStretch(1);
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(core::Entity::Office))
            setYear(m_year);
    });
}

QWidget *SendPanel::buildGive()
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
    auto *all = new QPushButton(icon(u"copy"_s), tr("Save one for every branch and department…"), box);
    all->setObjectName(u"saveAllCopies"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_offices);
    row->addWidget(save);
    row->addWidget(all);
    row->addStretch(1);
    column->addLayout(row);
    connect(save, &QPushButton::clicked, this, &SendPanel::saveCopy);
    connect(all, &QPushButton::clicked, this, &SendPanel::saveAllCopies);
    return box;
}

void SendPanel::setYear(int year)
{
    m_year = year;
    fillOffices();
}

void SendPanel::focusFirst()
{
    m_offices->setFocus();
}

void SendPanel::fillOffices()
{
    const QVariant current = m_offices->currentData();
    m_offices->clear();
    for (const OfficeLine &office : officeLines(m_workspace.read(), m_year))
        m_offices->addItem(QString(office.depth, u'　') + office.name, office.id.value());
    m_offices->setCurrentIndex(std::max(0, m_offices->findData(current)));
}

core::Result<> SendPanel::writeCopy(const QString &path, core::RowId office) const
{
    RASHIN_TRY(m_workspace.copyTo(path));
    if (auto done = core::document::becomeSite(path, office); !done) {
        QFile::remove(path); // a copy that does not know whose it is must not be handed over
        return done;
    }
    return {};
}

QString SendPanel::copyName(const QString &office) const
{
    QString name = tr("%1 – %2").arg(QFileInfo(m_workspace.path()).completeBaseName(), office);
    for (const QChar forbidden : u"\\/:*?\"<>|"_s)
        name.replace(forbidden, u'-');
    return name + u".rashin"_s;
}

void SendPanel::saveCopy()
{
    const auto office = core::RowId::from(m_offices->currentData().toLongLong());
    if (!office)
        return m_messages.say(MessageBar::Kind::Warning, tr("Choose the office of the copy first."));
    const QString name = m_offices->currentText().trimmed();
    const QString path = m_prompts.newFile(this, tr("Save the working copy"), copyName(name),
                                           {{tr("Rashin plan"), {u"rashin"_s}}});
    if (path.isEmpty())
        return;
    if (const auto done = writeCopy(path, *office); !done)
        return m_messages.say(done.error());
    m_messages.say(MessageBar::Kind::Success,
                   tr("Saved “%1” for %2. Hand this file over.").arg(QFileInfo(path).fileName(), name));
}

void SendPanel::saveAllCopies()
{
    const QString folder = m_prompts.folder(this, tr("Folder for the working copies"));
    if (folder.isEmpty())
        return;
    int count = 0;
    for (const OfficeLine &office : officeLines(m_workspace.read(), m_year)) {
        if (office.kind == u"section"_s)
            continue;
        const QString path = QDir(folder).filePath(copyName(office.name));
        if (const auto done = writeCopy(path, office.id); !done)
            return m_messages.say(MessageBar::Kind::Error, tr("%n copy (copies) saved, then: %1", nullptr, count)
                                                               .arg(errorText(done.error(), path)));
        ++count;
    }
    m_messages.say(MessageBar::Kind::Success, tr("%n working copy (copies) saved. Hand them over.", nullptr, count));
}

} // namespace ui
