// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/receivepanel.h"

#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/icons.h"
#include "ui/mergetask.h"
#include "ui/messagebar.h"
#include "ui/models/incomingmodel.h"
#include "ui/models/scopemodel.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// The files themselves; of a folder the documents in it.
QStringList documentsIn(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files += path;
            continue;
        }
        const QDir folder(path);
        for (const QString &name : folder.entryList({u"*.rashin"_s}, QDir::Files, QDir::Name))
            files += folder.filePath(name);
    }
    return files;
}

} // namespace

ReceivePanel::ReceivePanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new IncomingModel(workspace, this))
    , m_outside(new ScopeModel(workspace, this))
{
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buildFiles(), 3);
    column->addWidget(buildOutside(), 2);
    column->addWidget(buildFoot());
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ReceivePanel::refresh);
    refresh();
}

ReceivePanel::~ReceivePanel() = default;

QWidget *ReceivePanel::buildFiles()
{
    auto *box = new QWidget(this);
    m_hint = new QLabel(
        tr("Drop returned files or folders here. Nothing is written before you have seen what they bring."), box);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_add = new QPushButton(icon(u"plus"_s), tr("Add files…"), box);
    m_add->setObjectName(u"addFiles"_s);
    auto *folder = new QPushButton(icon(u"plus"_s), tr("Add a folder…"), box);
    folder->setObjectName(u"addFolder"_s);
    auto *clear = new QPushButton(tr("Empty the list"), box);
    clear->setObjectName(u"clearFiles"_s);
    m_list = tables::list(box, u"incoming"_s, tr("Returned files"));
    m_list->setModel(m_model);
    tables::setWidths(*m_list, {16, 12, 11, 11, 11, 0});
    auto *row = new QHBoxLayout;
    row->addWidget(m_add);
    row->addWidget(folder);
    row->addWidget(clear);
    row->addWidget(m_hint, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    connect(m_add, &QPushButton::clicked, this, &ReceivePanel::chooseFiles);
    connect(folder, &QPushButton::clicked, this, &ReceivePanel::chooseFolder);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_task.reset();
        m_model->clear();
        m_outside->show({});
        refresh();
    });
    return box;
}

QWidget *ReceivePanel::buildOutside()
{
    m_outsideBox = new QWidget(this);
    auto *heading = new QLabel(tr("Edits outside of what the office answers for"), m_outsideBox);
    theme::setType(*heading, theme::Type::Subtitle);
    auto *list = tables::list(m_outsideBox, u"outside"_s, heading->text());
    list->setModel(m_outside);
    tables::setWidths(*list, {8, 0, 9, 12, 12, 12});
    m_confirmed = new QCheckBox(tr("I have looked at these edits; they may come in"), m_outsideBox);
    m_confirmed->setObjectName(u"confirmOutside"_s);
    auto *column = new QVBoxLayout(m_outsideBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading);
    column->addWidget(list, 1);
    column->addWidget(m_confirmed);
    connect(m_confirmed, &QCheckBox::toggled, this, &ReceivePanel::refresh);
    return m_outsideBox;
}

QWidget *ReceivePanel::buildFoot()
{
    auto *box = new QWidget(this);
    m_preview = new QLabel(box);
    m_preview->setObjectName(u"mergePreview"_s);
    m_progress = new QProgressBar(box);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel = new QPushButton(tr("Cancel"), box);
    m_cancel->setObjectName(u"cancelMerge"_s);
    m_take = new QPushButton(tr("Take the ticked files in"), box);
    m_take->setObjectName(u"takeIn"_s);
    m_take->setDefault(true);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_preview, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_take);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_task)
            m_task->cancel();
    });
    connect(m_take, &QPushButton::clicked, this, &ReceivePanel::take);
    return box;
}

void ReceivePanel::focusFirst()
{
    m_add->setFocus();
}

void ReceivePanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ReceivePanel::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths += url.toLocalFile();
    event->acceptProposedAction();
    add(paths);
}

void ReceivePanel::chooseFiles()
{
    add(m_prompts.openFiles(this, tr("Files that came back"), {{tr("Rashin plan"), {u"rashin"_s}}}));
}

void ReceivePanel::chooseFolder()
{
    const QString folder = m_prompts.folder(this, tr("Folder with the files that came back"));
    if (!folder.isEmpty())
        add({folder});
}

void ReceivePanel::add(const QStringList &paths)
{
    if (m_model->add(documentsIn(paths)))
        look();
}

/// Looks at all files together: what each of them brings, and what they bring against each other.
void ReceivePanel::look()
{
    const QStringList files = m_model->acceptable();
    if (!files.isEmpty())
        startTask(files, true);
    refresh();
}

void ReceivePanel::take()
{
    startTask(m_model->taken(), false);
    refresh();
}

void ReceivePanel::startTask(const QStringList &files, bool dryRun)
{
    m_messages.clear();
    m_dryRun = dryRun;
    m_task = std::make_unique<MergeTask>(m_workspace.path(), files, m_workspace.clock(), dryRun);
    connect(m_task.get(), &MergeTask::progressed, this, [this](const QString &, qint64 done, qint64 total) {
        m_progress->setRange(0, static_cast<int>(std::min<qint64>(total, INT_MAX)));
        m_progress->setValue(static_cast<int>(std::min<qint64>(done, INT_MAX)));
    });
    connect(m_task.get(), &MergeTask::succeeded, this, [this](const core::MergeReport &report) {
        m_task.release()->deleteLater();
        m_dryRun ? showLook(report) : showMerged(report);
    });
    connect(m_task.get(), &MergeTask::failed, this, [this](const QString &file, const core::Error &error) {
        m_task.release()->deleteLater();
        stopAt(file, error);
    });
    m_task->start();
}

void ReceivePanel::showLook(const core::MergeReport &report)
{
    m_model->show(report);
    m_outside->show(report.outOfScope);
    m_preview->setText(report.newTransactions() == 0 ? tr("Everything in these files is here already.")
                                                     : tr("%1 steps come in; %2 conflicts will be open.")
                                                           .arg(report.newTransactions())
                                                           .arg(report.conflictCount));
    refresh();
}

void ReceivePanel::showMerged(const core::MergeReport &report)
{
    m_workspace.follow(report.changes);
    m_model->clear();
    m_outside->show({});
    m_confirmed->setChecked(false);
    m_preview->clear();
    refresh();
    const QString sum = tr("%1 steps of %2 files were taken in. A backup was made before.")
                            .arg(report.newTransactions())
                            .arg(report.sources.size());
    m_messages.say(MessageBar::Kind::Success,
                   report.newTransactions() > 0 ? sum : tr("Everything in these files was here already."));
    emit merged(report.conflictCount);
}

/// A file that cannot be taken in is marked with the reason, and the others are looked at without it.
void ReceivePanel::stopAt(const QString &file, const core::Error &error)
{
    if (error.code == core::Error::Code::Cancelled || file.isEmpty()) {
        m_messages.say(error);
        return refresh();
    }
    m_model->refuse(file, errorText(error));
    if (m_dryRun)
        return look();
    m_messages.say(error);
    refresh();
}

void ReceivePanel::refresh()
{
    const bool busy = m_task != nullptr;
    const bool outside = std::ranges::any_of(
        m_model->lines(), [](const IncomingModel::Line &line) { return line.taken && line.outOfScope > 0; });
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    m_add->setEnabled(!busy);
    m_outsideBox->setVisible(outside && !busy);
    const bool looked = std::ranges::all_of(
        m_model->lines(), [](const IncomingModel::Line &line) { return line.source || !line.refused.isEmpty(); });
    m_take->setEnabled(!busy && looked && !m_model->taken().isEmpty() && !m_workspace.isReadOnly()
                       && (!outside || m_confirmed->isChecked()));
}

} // namespace ui
