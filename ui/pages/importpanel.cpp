// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/importpanel.h"

#include "ui/messagebar.h"
#include "ui/models/columnmappingmodel.h"
#include "ui/pages/checkstep.h"
#include "ui/pages/columnstep.h"
#include "ui/pages/tablestep.h"
#include "ui/theme.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <climits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::tabular::ImportReport;
using core::tabular::Mapping;
using core::tabular::Profile;

ImportPanel::ImportPanel(core::Workspace &workspace, Prompts &prompts, MessageBar &messages, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_messages(messages)
    , m_table(new TableStep(prompts, messages, this))
    , m_columns(new ColumnStep(this))
    , m_check(new CheckStep(prompts, messages, this))
    , m_where(new QLabel(this))
    , m_steps(new QStackedWidget(this))
{
    setAcceptDrops(true);
    m_where->setObjectName(u"importStep"_s);
    m_where->setTextFormat(Qt::RichText);
    for (QWidget *step :
         {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_columns), static_cast<QWidget *>(m_check)})
        m_steps->addWidget(step);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_where);
    column->addWidget(m_steps, 1);
    column->addWidget(buildFoot());
    connect(m_table, &TableStep::sampled, this, [this] { goTo(Table); });
    connect(m_columns, &ColumnStep::changed, this, &ImportPanel::refresh);
    connect(m_check, &CheckStep::keepWanted, this, &ImportPanel::keep);
    connect(&workspace, &core::Workspace::accessChanged, this, &ImportPanel::refresh);
    goTo(Table);
}

ImportPanel::~ImportPanel() = default;

QWidget *ImportPanel::buildFoot()
{
    auto *box = new QWidget(this);
    m_lack = new QLabel(box);
    m_lack->setObjectName(u"importLack"_s);
    m_lack->setWordWrap(true);
    m_progress = new QProgressBar(box);
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_cancel = new QPushButton(tr("Cancel"), box);
    m_cancel->setObjectName(u"cancelImport"_s);
    m_back = new QPushButton(tr("&Back"), box);
    m_back->setObjectName(u"importBack"_s);
    m_next = new QPushButton(box);
    m_next->setObjectName(u"importNext"_s);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_lack, 1);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_next, &QPushButton::clicked, this, &ImportPanel::next);
    connect(m_back, &QPushButton::clicked, this, &ImportPanel::back);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_task)
            m_task->cancel();
    });
    return box;
}

bool ImportPanel::isTable(const QString &path)
{
    return QStringList{u"csv"_s, u"tsv"_s, u"txt"_s, u"xlsx"_s, u"zip"_s}.contains(QFileInfo(path).suffix().toLower());
}

void ImportPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && !m_task)
        event->acceptProposedAction();
}

void ImportPanel::dropEvent(QDropEvent *event)
{
    open(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

void ImportPanel::open(const QString &path)
{
    goTo(Table);
    m_table->open(path);
}

void ImportPanel::setYear(int year)
{
    m_columns->setYear(year);
}

void ImportPanel::focusFirst()
{
    if (m_steps->currentIndex() == Table)
        m_table->focusFirst();
    else if (m_steps->currentIndex() == Columns)
        m_columns->focusFirst();
    else
        m_check->focusFirst();
}

/// Are the columns assigned here? Otherwise a profile that no person can edit in this window says what they are.
bool ImportPanel::isAssigning() const
{
    if (m_table->profile().isEmpty())
        return true;
    const auto text = core::tabular::profiles::text(m_table->profile());
    return text && core::tabular::mapping::fromProfile(*text);
}

core::Result<Profile> ImportPanel::profile() const
{
    if (!isAssigning())
        return core::tabular::profiles::load(m_table->profile());
    Mapping mapping = m_columns->mapping();
    if (mapping.name.isEmpty())
        mapping.name = QFileInfo(m_table->path()).completeBaseName();
    return core::tabular::profiles::parse(core::tabular::mapping::toProfile(mapping));
}

void ImportPanel::next()
{
    const int step = m_steps->currentIndex();
    if (step == Check)
        return startTask(false);
    if (step == Columns || !isAssigning())
        return startTask(true);
    m_columns->show(m_table->sample(), m_table->mapping());
    goTo(Columns);
}

void ImportPanel::back()
{
    goTo(m_steps->currentIndex() == Check && isAssigning() ? Columns : Table);
}

void ImportPanel::goTo(Step step)
{
    m_mayTake = false;
    m_steps->setCurrentIndex(step);
    //: the three steps of an import
    const QString names[] = {tr("1 Table"), tr("2 Columns"), tr("3 Check")};
    QStringList words;
    for (int each = Table; each <= Check; ++each)
        words += each == step ? u"<b>"_s + names[each] + u"</b>"_s : names[each];
    m_where->setText(words.join(u"　→　"_s));
    refresh();
}

void ImportPanel::startTask(bool dryRun)
{
    m_messages.clear();
    const auto known = profile();
    if (!known)
        return m_messages.say(known.error());
    // A profile of several tables finds each of them by its name.
    const QString table = known->tables.size() == 1 ? m_table->sample().table : QString();
    const ImportTask::Source source{m_table->path(), table, *known};
    m_task = std::make_unique<ImportTask>(m_workspace, source, dryRun);
    connect(m_task.get(), &ImportTask::progressed, this, [this](qint64 done, qint64 all) {
        m_progress->setRange(0, static_cast<int>(std::min<qint64>(all, INT_MAX)));
        m_progress->setValue(static_cast<int>(std::min<qint64>(done, INT_MAX)));
    });
    connect(m_task.get(), &ImportTask::succeeded, this,
            [this](const ImportReport &report, const core::ChangeSet &changes) {
                const bool wasDryRun = m_task->isDryRun();
                m_task.release()->deleteLater();
                if (wasDryRun || report.isRefused())
                    showReport(report);
                else
                    showTaken(report, changes);
            });
    connect(m_task.get(), &ImportTask::failed, this, [this](const core::Error &error) {
        m_task.release()->deleteLater();
        m_messages.say(error);
        refresh();
    });
    m_progress->setRange(0, 0);
    m_task->start();
    refresh();
}

void ImportPanel::showReport(const ImportReport &report)
{
    m_check->show(report);
    const QString kept = m_table->profile();
    m_check->offerKeeping(isAssigning(), kept.isEmpty() ? QFileInfo(m_table->path()).completeBaseName() : kept);
    goTo(Check);
    m_mayTake = !report.isRefused();
    refresh();
}

void ImportPanel::showTaken(const ImportReport &report, const core::ChangeSet &changes)
{
    m_workspace.follow(changes);
    goTo(Table);
    if (report.transaction.isEmpty())
        return m_messages.say(MessageBar::Kind::Information, tr("Everything in the table was in the plan already."));
    m_messages.say(MessageBar::Kind::Success, tr("Taken in. %1").arg(importSum(report)), tr("Undo"), [this] {
        if (const auto done = m_workspace.undo(); !done)
            m_messages.say(done.error());
        else
            m_messages.say(MessageBar::Kind::Information, tr("Took the table back out."));
    });
}

void ImportPanel::keep(const QString &name)
{
    Mapping mapping = m_columns->mapping();
    mapping.name = name;
    mapping.title = QFileInfo(m_table->path()).fileName();
    if (const auto done = core::tabular::profiles::keep(name, core::tabular::mapping::toProfile(mapping)); !done) {
        if (done.error().code == core::Error::Code::InvalidValue)
            return m_messages.say(MessageBar::Kind::Error, tr("This name cannot be used. Choose another one."));
        return m_messages.say(done.error());
    }
    m_table->refreshProfiles(name);
    m_messages.say(MessageBar::Kind::Success,
                   tr("Kept as “%1”. The next table laid out alike is read in this way; rashin-cli takes the name, too.")
                       .arg(name));
}

void ImportPanel::refresh()
{
    const bool busy = m_task != nullptr;
    const int step = m_steps->currentIndex();
    const bool isOpen = !m_table->sample().rows.empty();
    const QString lack = step == Columns ? mappingLack(m_columns->mapping()) : QString();
    m_steps->setEnabled(!busy);
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    m_lack->setVisible(!busy);
    m_lack->setText(m_workspace.isReadOnly() ? tr("The plan is open for reading only.") : lack);
    m_back->setVisible(step != Table);
    m_back->setEnabled(!busy);
    const bool isLast = step == Columns || !isAssigning();
    m_next->setText(step == Check ? tr("&Take the table in") : isLast ? tr("&Check") : tr("&Next"));
    const bool isReady = isOpen && lack.isEmpty() && (step != Check || m_mayTake);
    m_next->setEnabled(!busy && isReady && !m_workspace.isReadOnly());
}

} // namespace ui
