// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startpage.h"

#include "ui/door.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QLabel *text(const QString &words, theme::Type type, QWidget *parent)
{
    auto *label = new QLabel(words, parent);
    theme::setType(*label, type);
    label->setWordWrap(true);
    return label;
}

QHBoxLayout *masthead(QWidget *parent)
{
    auto *picture = new QLabel(parent);
    picture->setPixmap(sign(theme::space(4), parent->devicePixelRatioF()));
    auto *words = new QVBoxLayout;
    words->setSpacing(theme::space(0.1));
    words->addWidget(text(StartPage::tr("Rashin"), theme::Type::Display, parent));
    words->addWidget(text(StartPage::tr("Plan, run, evaluate and improve the work of the city, in one file"),
                          theme::Type::Body, parent));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::space(1));
    row->addWidget(picture);
    row->addLayout(words, 1);
    return row;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent), m_messages(new MessageBar(this)), m_doors(new QGridLayout), m_recent(new QVBoxLayout)
{
    auto *sheet = new QWidget(this);
    sheet->setMaximumWidth(theme::space(72));
    auto *column = new QVBoxLayout(sheet);
    column->setSpacing(theme::space(0.8));
    column->addStretch(1);
    column->addLayout(masthead(sheet));
    column->addSpacing(theme::space(0.5));
    column->addWidget(m_messages);
    column->addLayout(m_doors);
    column->addSpacing(theme::space(0.5));
    column->addLayout(m_recent);
    column->addStretch(2);
    addDoors(sheet);
    auto *centred = new QHBoxLayout(this);
    centred->addStretch(1);
    centred->addWidget(sheet, 6);
    centred->addStretch(1);
}

/// Beginning anew at the left, going on with what there is at the right.
void StartPage::addDoors(QWidget *sheet)
{
    m_doors->setSpacing(theme::space(0.6));
    for (const int column : {0, 1})
        m_doors->setColumnStretch(column, 1);
    int placed = 0;
    const auto door = [&](const char *name, const QString &iconName, const QString &title, const QString &why, auto signal) {
        auto *made = new Door(iconName, title, why, sheet);
        made->setObjectName(QLatin1String(name));
        m_doors->addWidget(made, placed / 2, placed % 2);
        ++placed;
        connect(made, &QAbstractButton::clicked, this, signal);
    };
    door("newMinato", u"file-plus"_s, tr("New plan from the Minato template"),
         tr("Policies, offices, scheme and calendar are ready"), [this] { emit newWanted(u"minato"_s); });
    door("openFile", u"folder-open"_s, tr("Open a file"), tr("Your own plan, or a working copy you received"),
         &StartPage::openWanted);
    door("newBlank", u"file"_s, tr("New blank plan"), tr("Levels, offices and scheme are yours to enter"),
         [this] { emit newWanted(u"blank"_s); });
    door("importSheets", u"file-spreadsheet"_s, tr("Begin from an Excel of evaluation sheets"),
         tr("A table of all projects becomes a new plan"), &StartPage::importWanted);
    door("newOwn", u"file-text"_s, tr("New plan from a template of your own"), tr("A template file your city has made"),
         &StartPage::ownTemplateWanted);
    door("trySample", u"flask-conical"_s, tr("Try it with a sample"), tr("Made up; nothing you do there can do harm"),
         &StartPage::sampleWanted);
}

void StartPage::setRecentFiles(const QStringList &paths)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (paths.isEmpty())
        return;
    m_recent->setSpacing(theme::space(0.1));
    m_recent->addWidget(text(tr("Recent files"), theme::Type::Strong, this));
    int number = 1;
    for (const QString &path : paths.mid(0, 5))
        m_recent->addWidget(recentRow(path, number++));
}

QWidget *StartPage::recentRow(const QString &path, int number)
{
    const QFileInfo file(path);
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *open = new QToolButton(row);
    open->setText(file.completeBaseName());
    open->setToolTip(tr("%1 (Ctrl+%2)").arg(QDir::toNativeSeparators(path)).arg(number));
    open->setAutoRaise(true);
    open->setIcon(icon(u"history"_s));
    open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    open->setEnabled(file.exists());
    connect(open, &QToolButton::clicked, this, [this, path] { emit recentWanted(path); });
    line->addWidget(open);
    auto *where = new QLabel(file.exists() ? QDir::toNativeSeparators(file.absolutePath()) : tr("not found"), row);
    where->setForegroundRole(QPalette::PlaceholderText);
    line->addWidget(where, 1);
    auto *forget = new QToolButton(row);
    forget->setIcon(icon(u"x"_s));
    forget->setAutoRaise(true);
    forget->setToolTip(tr("Remove from this list"));
    forget->setAccessibleName(forget->toolTip());
    connect(forget, &QToolButton::clicked, this, [this, path] { emit forgetWanted(path); });
    line->addWidget(forget);
    return row;
}

void StartPage::focusFirst()
{
    m_doors->itemAt(0)->widget()->setFocus();
}

} // namespace ui
