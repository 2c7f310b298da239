// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/formpanel.h"

#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/formchangemodel.h"
#include "ui/officelist.h"
#include "ui/pages/conflictcard.h"
#include "ui/pages/formtask.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::tabular::FormChange;
using core::tabular::FormReturn;

FormPanel::FormPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new FormChangeModel(workspace, this))
{
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(buildGiving());
    column->addWidget(buildReturned(), 3);
    column->addWidget(buildCards(), 2);
    column->addWidget(buildFoot());
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FormPanel::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &FormPanel::showCurrent);
    connect(&workspace, &core::Workspace::accessChanged, this, &FormPanel::refresh);
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(core::Entity::Office))
            fillOffices();
    });
    fillOffices();
    refresh();
}

FormPanel::~FormPanel() = default;

QWidget *FormPanel::buildGiving()
{
    auto *box = new QWidget(this);
    m_office = new QComboBox(box);
    m_office->setObjectName(u"formOffice"_s);
    m_office->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_office->setMinimumContentsLength(14);
    auto *label = new QLabel(tr("Forms f&or"), box);
    label->setBuddy(m_office);
    m_give = new QPushButton(icon(u"file-spreadsheet"_s), tr("Give out…"), box);
    m_give->setObjectName(u"giveForms"_s);
    auto *words = new QLabel(tr("One Excel workbook an office, for sections that have no Rashin. They fill in the open cells "
                                "and send the workbook back."), box);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_office);
    row->addWidget(m_give);
    row->addWidget(words, 1);
    connect(m_give, &QPushButton::clicked, this, &FormPanel::give);
    return box;
}

QWidget *FormPanel::buildReturned()
{
    auto *box = new QWidget(this);
    m_add = new QPushButton(icon(u"plus"_s), tr("Returned forms…"), box);
    m_add->setObjectName(u"addForms"_s);
    m_addFolder = new QPushButton(icon(u"folder-open"_s), tr("A folder of them…"), box);
    m_addFolder->setObjectName(u"addFormFolder"_s);
    m_sum = new QLabel(box);
    m_sum->setObjectName(u"formSum"_s);
    m_sum->setWordWrap(true);
    m_list = tables::list(box, u"formChanges"_s, tr("Entries that differ"));
    m_list->setModel(m_model);
    tables::setWidths(*m_list, {9, 12, 9, 11, 11, 0, 11});
    auto *row = new QHBoxLayout;
    row->addWidget(m_add);
    row->addWidget(m_addFolder);
    row->addWidget(m_sum, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    connect(m_add, &QPushButton::clicked, this, &FormPanel::chooseFiles);
    connect(m_addFolder, &QPushButton::clicked, this, &FormPanel::chooseFolder);
    return box;
}

QWidget *FormPanel::buildCards()
{
    m_cards = new QWidget(this);
    m_sent = new ConflictCard(0, m_cards);
    m_here = new ConflictCard(1, m_cards);
    m_given = new ConflictCard(2, m_cards);
    auto *row = new QHBoxLayout(m_cards);
    row->setContentsMargins(0, 0, 0, 0);
    m_sent->show(tr("When it went out"), {}, {}, {});
    m_here->show(tr("Here now"), {}, {}, {});
    m_given->show(tr("In the form"), {}, {}, {});
    for (ConflictCard *card : {m_sent, m_here, m_given})
        row->addWidget(card, 1);
    connect(m_here, &ConflictCard::chosen, this, [this] { decide(false); });
    connect(m_given, &ConflictCard::chosen, this, [this] { decide(true); });
    const auto key = [this](Qt::Key number, bool isTaken) {
        auto *shortcut = new QShortcut(number, m_list, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, isTaken] { decide(isTaken); });
    };
    key(Qt::Key_1, false);
    key(Qt::Key_2, true);
    return m_cards;
}

QWidget *FormPanel::buildFoot()
{
    auto *box = new QWidget(this);
    m_progress = new QProgressBar(box);
    m_progress->setAccessibleName(tr("Progress of the forms"));
    m_take = new QPushButton(tr("&Take in what is ticked"), box);
    m_take->setObjectName(u"takeForms"_s);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_progress, 1);
    row->addStretch(1);
    row->addWidget(m_take);
    connect(m_take, &QPushButton::clicked, this, &FormPanel::take);
    return box;
}

void FormPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && !m_task)
        event->acceptProposedAction();
}

void FormPanel::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        paths += url.toLocalFile();
    open(paths);
    event->acceptProposedAction();
}

void FormPanel::setYear(int year)
{
    m_year = year;
    fillOffices();
}

void FormPanel::focusFirst()
{
    m_add->setFocus();
}

void FormPanel::fillOffices()
{
    m_office->clear();
    m_office->addItem(tr("All offices"));
    for (const OfficeLine &line : officeLines(m_workspace.read(), m_year))
        m_office->addItem(QString(line.depth, u'　') + line.name, QVariant::fromValue(line.id.value()));
}

FormTask &FormPanel::newTask()
{
    m_messages.clear();
    m_task = std::make_unique<FormTask>(m_workspace);
    connect(m_task.get(), &FormTask::progressed, this, [this](int done, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(done);
    });
    connect(m_task.get(), &FormTask::failed, this, [this](const core::Error &error) {
        m_task.release()->deleteLater();
        m_messages.say(error);
        refresh();
    });
    m_progress->setRange(0, 0);
    return *m_task;
}

void FormPanel::give()
{
    const QString folder = m_prompts.folder(this, tr("Folder for the forms"));
    if (folder.isEmpty())
        return;
    core::report::Scope scope;
    scope.office = core::RowId::from(m_office->currentData().toLongLong());
    FormTask &task = newTask();
    connect(&task, &FormTask::written, this, [this](int workbooks, int sheets) {
        m_task.release()->deleteLater();
        m_messages.say(MessageBar::Kind::Success, tr("Wrote %1 workbooks with %2 sheets for %3.")
                                                      .arg(workbooks).arg(sheets).arg(format::fiscalYear(m_year)));
        refresh();
    });
    task.write(folder, m_year, scope);
    refresh();
}

void FormPanel::chooseFiles()
{
    const QStringList files = m_prompts.openFiles(this, tr("Forms that came back"), {{tr("Excel workbook"), {u"xlsx"_s}}});
    if (!files.isEmpty())
        open(files);
}

void FormPanel::chooseFolder()
{
    const QString folder = m_prompts.folder(this, tr("Folder with the forms that came back"));
    if (!folder.isEmpty())
        open({folder});
}

void FormPanel::open(const QStringList &paths)
{
    m_paths = paths;
    FormTask &task = newTask();
    connect(&task, &FormTask::returned, this, [this](const FormReturn &forms) {
        m_task.release()->deleteLater();
        showReturned(forms);
    });
    task.read(paths);
    refresh();
}

void FormPanel::showReturned(const FormReturn &forms)
{
    m_model->show(forms);
    QStringList parts{tr("%n form(s) read", nullptr, forms.files),
                      tr("%n entry(s) differ", nullptr, m_model->rowCount())};
    for (const auto &[file, error] : forms.unread)
        parts += tr("%1 left out: %2").arg(QFileInfo(file).fileName(), errorText(error));
    m_sum->setText(parts.join(u"。"_s));
    if (m_model->rowCount() > 0)
        m_list->selectRow(m_model->nextUndecided(0).value_or(0));
    m_list->setFocus();
    showCurrent();
    refresh();
}

void FormPanel::showCurrent()
{
    const int row = m_list->currentIndex().row();
    const FormChange *change = m_model->at(row);
    m_cards->setVisible(change != nullptr);
    if (!change)
        return;
    const QString sent = m_model->valueOf(*change, change->sent);
    m_sent->show(tr("When it went out"), {}, sent, sent);
    m_here->show(tr("Here now"), {}, m_model->valueOf(*change, change->current), sent);
    m_given->show(tr("In the form"), change->file + u"　"_s + change->sheet + u"　"_s + change->cell,
                  m_model->valueOf(*change, change->given), sent);
    const auto decided = m_model->decision(row);
    m_here->setChosen(decided && !*decided);
    m_given->setChosen(decided.value_or(false));
}

/// Of a conflict the next that waits comes up, so that a row of them is decided by a row of keys.
void FormPanel::decide(bool isTaken)
{
    const int row = m_list->currentIndex().row();
    m_model->decide(row, isTaken);
    if (const auto next = m_model->nextUndecided(row))
        m_list->selectRow(*next);
    showCurrent();
}

void FormPanel::take()
{
    const auto chosen = m_model->chosen();
    const auto done = m_workspace.perform(*core::tabular::takeForms(chosen));
    if (!done)
        return m_messages.say(done.error());
    const int left = m_model->undecided();
    const QString sum = tr("%n entry(s) of the forms were taken in.", nullptr, static_cast<int>(chosen.size()));
    open(m_paths); // what is left is held against the plan as it is now
    m_messages.say(left > 0 ? MessageBar::Kind::Warning : MessageBar::Kind::Success,
                   left > 0 ? sum + u' ' + tr("%n entry(s) changed here, too, wait for you.", nullptr, left) : sum);
}

void FormPanel::refresh()
{
    const bool busy = m_task != nullptr;
    for (QPushButton *button : {m_give, m_add, m_addFolder})
        button->setEnabled(!busy);
    m_progress->setVisible(busy);
    if (m_paths.isEmpty())
        m_sum->setText(tr("Drop forms or a folder of them here. Nothing is written before you have seen what they say."));
    m_take->setEnabled(!busy && !m_workspace.isReadOnly() && !m_model->chosen().empty());
    showCurrent();
}

} // namespace ui
