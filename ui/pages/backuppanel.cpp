// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backuppanel.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/backupmodel.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

BackupPanel::BackupPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new BackupModel(workspace.path(), this))
    , m_make(new QPushButton(icon(u"save"_s), tr("Make a backup now"), this))
    , m_restore(new QPushButton(icon(u"undo-2"_s), tr("Go back to this backup…"), this))
    , m_list(tables::list(this, u"backups"_s, tr("Backups")))
    , m_empty(new QLabel(tr("There is no backup yet."), this))
{
    m_make->setObjectName(u"backUp"_s);
    m_restore->setObjectName(u"restoreBackup"_s);
    auto *words = new QLabel(tr("Dated copies beside the file: at the first opening of a day, and before everything that changes "
                                "much at once. Going back keeps what is there now as a backup too."), this);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    m_list->setModel(m_model);
    tables::setWidths(*m_list, {11, 17, 6, 0});
    auto *row = new QHBoxLayout;
    row->addWidget(m_make);
    row->addWidget(m_restore);
    row->addWidget(words, 1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1, Qt::AlignTop);
    column->addWidget(buildRotation());
    connect(m_make, &QPushButton::clicked, this, &BackupPanel::make);
    connect(m_restore, &QPushButton::clicked, this, &BackupPanel::restore);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BackupPanel::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BackupPanel::refresh);
    refresh();
}

QWidget *BackupPanel::buildRotation()
{
    auto *box = new QWidget(this);
    const auto number = [box](const QString &name, const QString &accessible, int most) {
        auto *made = new QSpinBox(box);
        made->setObjectName(name);
        made->setAccessibleName(accessible);
        made->setRange(5, most);
        made->setKeyboardTracking(false); // one choice, not one for every digit
        return made;
    };
    m_most = number(u"rotationMost"_s, tr("How many backups are kept"), 999);
    m_days = number(u"rotationDays"_s, tr("For how many days backups are kept"), 3650);
    //: after a number: "at most 30 backups"
    m_most->setSuffix(tr(" backups"));
    //: after a number: "for 90 days"
    m_days->setSuffix(tr(" days"));
    auto *words = new QLabel(tr("Kept at most, and for how long. The newest five always stay, and so does what going back to a "
                                "backup has put aside."), box);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_most);
    row->addWidget(m_days);
    row->addWidget(words, 1);
    setRotation({});
    const auto tell = [this] { emit rotationChosen({m_most->value(), m_days->value()}); };
    connect(m_most, &QSpinBox::valueChanged, this, tell);
    connect(m_days, &QSpinBox::valueChanged, this, tell);
    return box;
}

void BackupPanel::setRotation(const core::backups::Rotation &rotation)
{
    const QSignalBlocker most(m_most);
    const QSignalBlocker days(m_days);
    m_most->setValue(rotation.most);
    m_days->setValue(rotation.days);
}

void BackupPanel::focusFirst()
{
    m_make->setFocus();
}

void BackupPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->refresh(); // others make backups too, and people tidy up in the file manager
}

void BackupPanel::refresh()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    m_restore->setEnabled(m_list->currentIndex().isValid() && !m_workspace.isReadOnly());
}

void BackupPanel::make()
{
    const auto made = m_workspace.backUp(core::backups::Reason::Manual);
    if (!made)
        return m_messages.say(made.error());
    const int before = m_model->rowCount();
    m_model->refresh();
    m_list->setCurrentIndex(m_model->index(0, 0));
    const QString name = QFileInfo(*made).fileName();
    if (m_model->rowCount() == before)
        return m_messages.say(MessageBar::Kind::Information, tr("Nothing has changed since the backup “%1”.").arg(name));
    m_messages.say(MessageBar::Kind::Success, tr("Made the backup “%1”.").arg(name));
}

void BackupPanel::restore()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const auto backup = m_model->backup(current.row());
    const bool sure = m_prompts.confirm(
        this, tr("Go back to the backup of %1?").arg(format::moment(backup.at)),
        tr("Everything is again as it was then. What was entered since is kept as a backup of its own, to which you can go "
           "back in the same way."),
        tr("Go back"));
    if (sure)
        emit restoreWanted(backup.path);
}

} // namespace ui
