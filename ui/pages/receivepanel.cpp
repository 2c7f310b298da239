// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/receivepanel.h"

#include "core/workspace/workspace.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/incomingmodel.h"
#include "ui/models/scopemodel.h"
#include "ui/pages/refusaltext.h"
#include "ui/pages/signerbox.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHeaderView>
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

/// The files themselves; of a folder the documents and packages in it.
QStringList documentsIn(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files += path;
            continue;
        }
        const QDir folder(path);
        for (const QString &name : folder.entryList({u"*.rashin"_s, u"*.rashinx"_s}, QDir::Files, QDir::Name))
            files += folder.filePath(name);
    }
    return files;
}

} // namespace

ReceivePanel::ReceivePanel(core::Workspace &workspace, const core::KeyStore &keys, Prompts &prompts,
                           MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_messages(messages)
    , m_model(new IncomingModel(workspace, this))
    , m_outside(new ScopeModel(workspace, this))
{
    m_opening.keys = keys;
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buildFiles(), 3);
    column->addWidget(buildNote());
    m_signer = new SignerBox(this);
    column->addWidget(m_signer);
    connect(m_signer, &SignerBox::trustWanted, this, &ReceivePanel::trustSigner);
    connect(m_signer, &SignerBox::onceWanted, this, &ReceivePanel::acceptOnce);
    column->addWidget(buildOutside(), 2);
    column->addWidget(buildFoot());
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ReceivePanel::refresh);
    connect(m_model, &IncomingModel::ticked, this, &ReceivePanel::look);
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
    m_add = new QPushButton(icon(u"plus"_s), tr("&Add files…"), box);
    m_add->setObjectName(u"addFiles"_s);
    auto *folder = new QPushButton(icon(u"plus"_s), tr("A&dd a folder…"), box);
    folder->setObjectName(u"addFolder"_s);
    auto *clear = new QPushButton(tr("Empty the list"), box);
    clear->setObjectName(u"clearFiles"_s);
    m_list = tables::list(box, u"incoming"_s, tr("Returned files"));
    m_list->setModel(m_model);
    tables::setWidths(*m_list, {13, 11, 9, 6, 11, 0, 20});
    // What is to be done about a file is seen beside its name, also where the columns do not all fit.
    m_list->horizontalHeader()->moveSection(IncomingModel::StateColumn, 1);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // shrinks before the page has to scroll
    m_list->setMinimumHeight(theme::space(9));
    m_passphrase = new QPushButton(icon(u"lock"_s), tr("Passphrase…"), box);
    m_passphrase->setObjectName(u"tellPassphrase"_s);
    connect(m_passphrase, &QPushButton::clicked, this, &ReceivePanel::tellPassphrase);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReceivePanel::refreshDetail);
    auto *row = new QHBoxLayout;
    row->addWidget(m_add);
    row->addWidget(folder);
    row->addWidget(clear);
    row->addWidget(m_passphrase);
    row->addStretch();
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    connect(m_add, &QPushButton::clicked, this, &ReceivePanel::chooseFiles);
    connect(folder, &QPushButton::clicked, this, &ReceivePanel::chooseFolder);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_task.reset();
        m_model->clear();
        m_messages.clear();
        look();
    });
    return box;
}

/// What a person should know of the file the list is at: why it is refused and what to do, or that a clock is wrong.
QWidget *ReceivePanel::buildNote()
{
    m_noteBox = new QFrame(this);
    m_noteBox->setFrameShape(QFrame::StyledPanel);
    m_note = new QLabel(m_noteBox);
    m_note->setObjectName(u"incomingNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(m_noteBox);
    column->setContentsMargins(theme::space(0.5), theme::space(0.35), theme::space(0.5), theme::space(0.35));
    column->addWidget(m_note);
    return m_noteBox;
}

QWidget *ReceivePanel::buildOutside()
{
    m_outsideBox = new QWidget(this);
    auto *heading = new QLabel(tr("Edits outside of what the office answers for"), m_outsideBox);
    theme::setType(*heading, theme::Type::Subtitle);
    auto *list = tables::list(m_outsideBox, u"outside"_s, heading->text());
    list->setModel(m_outside);
    tables::setWidths(*list, {8, 0, 9, 12, 12, 12});
    list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    list->setMinimumHeight(theme::space(6));
    m_confirmed = new QCheckBox(tr("I have &looked at these edits; they may come in"), m_outsideBox);
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
    m_preview->setWordWrap(true);
    m_progress = new QProgressBar(box);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel = new QPushButton(tr("Cancel"), box);
    m_cancel->setObjectName(u"cancelMerge"_s);
    m_take = new QPushButton(tr("&Take the ticked files in"), box);
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
    add(m_prompts.openFiles(this, tr("Files that came back"),
                            {{tr("Rashin plan or package"), {u"rashin"_s, u"rashinx"_s}}}));
}

void ReceivePanel::chooseFolder()
{
    const QString folder = m_prompts.folder(this, tr("Folder with the files that came back"));
    if (!folder.isEmpty())
        add({folder});
}

void ReceivePanel::add(const QStringList &paths)
{
    m_messages.clear();
    if (m_model->add(documentsIn(paths)))
        look();
}

/// Files nobody has looked at yet are looked at with all the others; then once more what is ticked alone, for that is
/// what comes in: what these files bring, and what they bring against each other.
void ReceivePanel::look()
{
    if (m_task)
        return refresh(); // when it has ended, what it looked at is held against what is ticked
    const QStringList files = m_model->hasUnread() ? m_model->acceptable() : m_model->taken();
    if (files.isEmpty()) {
        m_lookedAt.clear();
        goToDoubtful();
        showPreview({});
    } else if (m_model->hasUnread() || files != m_lookedAt) {
        startTask(files, true);
    }
    refresh();
}

void ReceivePanel::take()
{
    m_messages.clear();
    startTask(m_model->taken(), false);
    refresh();
}

void ReceivePanel::startTask(const QStringList &files, bool dryRun)
{
    m_dryRun = dryRun;
    m_underWay = files;
    m_task = std::make_unique<MergeTask>(m_workspace.path(), files, m_workspace.clock(), dryRun, m_opening);
    connect(m_task.get(), &MergeTask::opened, m_model,
            qOverload<const QString &, const core::package::Opened &>(&IncomingModel::show));
    connect(m_task.get(), &MergeTask::progressed, this, [this](const QString &, qint64 done, qint64 total) {
        m_progress->setRange(0, static_cast<int>(std::min<qint64>(total, INT_MAX)));
        m_progress->setValue(static_cast<int>(std::min<qint64>(done, INT_MAX)));
    });
    connect(m_task.get(), &MergeTask::succeeded, this, [this](const core::MergeReport &report) {
        const std::unique_ptr<MergeTask, void (*)(MergeTask *)> task(m_task.release(),
                                                                     [](MergeTask *done) { done->deleteLater(); });
        if (m_dryRun)
            return showLook(report);
        if (const auto recorded = task->record(m_workspace); !recorded)
            m_messages.say(recorded.error());
        emit this->recorded();
        showMerged(report);
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
    m_lookedAt = m_underWay;
    goToDoubtful();
    if (m_model->taken() != m_lookedAt)
        return look();
    showPreview(report);
    refresh();
}

/// To the file about which somebody has to decide or do something, unless a person has chosen one already.
void ReceivePanel::goToDoubtful()
{
    const auto &lines = m_model->lines();
    auto found = std::ranges::find_if(lines, &IncomingModel::Line::waitsForSigner);
    if (found == lines.end())
        found = std::ranges::find_if(lines, [](const IncomingModel::Line &line) { return !line.refused.isEmpty(); });
    if (found != lines.end() && !m_list->currentIndex().isValid())
        m_list->selectRow(static_cast<int>(found - lines.begin()));
}

/// What a person has looked at once need not be looked at again when less comes in.
void ReceivePanel::showPreview(const core::MergeReport &report)
{
    m_outside->show(report.outOfScope);
    const QStringList outside = m_model->outside();
    const bool isMore =
        std::ranges::any_of(outside, [this](const QString &file) { return !m_outsideOf.contains(file); });
    if (isMore || outside.isEmpty())
        m_confirmed->setChecked(false);
    m_outsideOf = outside;
    if (m_lookedAt.isEmpty())
        m_preview->setText(m_model->lines().empty() ? QString() : tr("No file is ticked."));
    else if (report.newTransactions() == 0)
        m_preview->setText(tr("Everything in these files is here already."));
    else
        m_preview->setText(
            tr("%1 steps come in; %2 conflicts will be open.").arg(report.newTransactions()).arg(report.conflictCount));
}

/// What was refused, or waits for somebody to decide, stays in the list.
void ReceivePanel::showMerged(const core::MergeReport &report)
{
    m_workspace.follow(report.changes);
    const bool isLeft = m_model->finish(report);
    m_lookedAt.clear();
    QString sum = report.newTransactions() == 0 ? tr("Everything in these files was here already.")
                                                : tr("%1 steps of %2 files were taken in. A backup was made before.")
                                                      .arg(report.newTransactions())
                                                      .arg(report.sources.size());
    if (isLeft)
        sum += u' '
               + tr("%n file(s) did not come in and are still listed.", nullptr,
                    static_cast<int>(m_model->lines().size()));
    if (report.newTransactions() > 0)
        m_messages.say(MessageBar::Kind::Success, sum, tr("Take it back…"), [this] { emit takingBackWanted(); });
    else
        m_messages.say(MessageBar::Kind::Success, sum);
    look();
    emit merged(report.conflictCount);
}

void ReceivePanel::refuse(const QString &file, const core::Error &error)
{
    const IncomingModel::Line *line = m_model->line(file);
    const auto seal = core::package::isPackage(file) ? core::package::sealKind(file) : core::SealKind::Open;
    const Refusal refusal = refusalOf(error, line && line->package ? senderName(line->package->manifest) : QString(),
                                      seal ? std::optional(*seal) : std::nullopt);
    m_model->refuse(file, error, refusal.word, refusal.advice);
}

/// A file that cannot be taken in is marked with the reason, and the others are looked at without it.
void ReceivePanel::stopAt(const QString &file, const core::Error &error)
{
    const bool isCancelled = error.code == core::Error::Code::Cancelled;
    if (isCancelled || !m_model->line(file)) { // not about one of the files, but about this one
        m_messages.say(error);
        m_model->dropUnread();
        return isCancelled ? look() : refresh();
    }
    refuse(file, error);
    if (!m_dryRun)
        m_messages.say(error);
    look();
}

QString ReceivePanel::currentFile() const
{
    const QModelIndex current = m_list->currentIndex();
    return current.isValid() ? m_model->lines()[static_cast<size_t>(current.row())].file : QString();
}

/// For a package closed by a passphrase, or for the own keys where these open it and are closed themselves.
void ReceivePanel::tellPassphrase()
{
    const QString file = currentFile();
    const auto kind = core::package::sealKind(file);
    const bool isForKeys = kind && *kind == core::SealKind::Keys;
    const auto told = isForKeys ? m_prompts.askSecret(this, tr("Passphrase of your keys"),
                                                      tr("Your keys are closed by a passphrase:"))
                                : m_prompts.askSecret(this, tr("Passphrase of the package"),
                                                      tr("The passphrase that the sender told you:"));
    if (!told)
        return;
    if (isForKeys)
        m_opening.keyPassphrase = *told;
    else
        m_opening.passphrases.insert(file, *told);
    m_model->retry(file);
    look();
}

/// Trust is given by a person who has compared the digits, never by the program.
void ReceivePanel::trustSigner()
{
    const QString file = currentFile();
    const IncomingModel::Line *line = m_model->line(file);
    if (!line || !line->package || !line->package->manifest.signer)
        return;
    if (const auto done = m_opening.keys.trust(*line->package->manifest.signer, m_workspace.clock().now()); !done)
        return m_messages.say(done.error());
    emit keysChanged();
    m_model->retry(file);
    look();
}

void ReceivePanel::acceptOnce()
{
    const QString file = currentFile();
    m_opening.accepted.insert(file);
    m_model->accept(file);
    look();
}

void ReceivePanel::refreshDetail()
{
    const IncomingModel::Line *line = m_model->line(currentFile());
    const bool isIdle = m_task == nullptr;
    m_passphrase->setVisible(isIdle && line && line->why == core::Error::Code::Sealed);
    const QString note = !line ? QString() : line->refused.isEmpty() ? line->warning : line->advice;
    m_note->setText(note.isEmpty() ? note : tr("%1: %2").arg(QFileInfo(line->file).fileName(), note));
    m_noteBox->setVisible(!note.isEmpty());
    if (line && line->package)
        m_signer->present(*line->package, line->isAccepted, (isIdle || m_dryRun) && line->refused.isEmpty());
    m_signer->setVisible(line && line->package);
}

void ReceivePanel::refresh()
{
    const bool isBusy = m_task != nullptr;
    const QStringList taken = m_model->taken();
    const QStringList outside = m_model->outside();
    const bool isOutside = !outside.isEmpty();
    const bool isListed =
        std::ranges::all_of(outside, [this](const QString &file) { return m_outsideOf.contains(file); });
    m_progress->setVisible(isBusy);
    m_cancel->setVisible(isBusy && (!m_dryRun || m_model->hasUnread()));
    m_add->setEnabled(!isBusy);
    m_hint->setVisible(m_model->lines().empty());
    m_outsideBox->setVisible(isOutside && isListed); // nobody confirms what is not listed yet
    refreshDetail();
    m_take->setEnabled(!isBusy && !taken.isEmpty() && taken == m_lookedAt && !m_workspace.isReadOnly()
                       && (!isOutside || m_confirmed->isChecked()));
}

} // namespace ui
