// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reportspage.h"

#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/pages/reportchoices.h"
#include "ui/print/previewpane.h"
#include "ui/print/printerchoice.h"
#include "ui/print/reporttask.h"
#include "ui/prompts.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::RowId;

namespace {

QPushButton *makeButton(QWidget *parent, const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QPushButton(icon(iconName), text, parent);
    button->setObjectName(name);
    return button;
}

} // namespace

ReportsPage::ReportsPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_choices(new ReportChoices(workspace, this))
    , m_pane(new print::PreviewPane(this))
    , m_choosePrinter([this](int from) { return choosePrinter(from); })
{
    setHeading(tr("Reports"), tr("what is shown here is what is printed"));
    m_pdf = makeButton(this, u"pdf"_s, u"download"_s, tr("Save as PDF…"));
    m_print = makeButton(this, u"print"_s, u"printer"_s, tr("Print…"));
    actions()->addWidget(m_pdf);
    actions()->addWidget(m_print);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_choices);
    split->addWidget(m_pane);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    body()->addWidget(makeProgress());
    body()->addWidget(split, 1);
    m_rebuilding.setSingleShot(true);
    m_rebuilding.setInterval(0);
    connectAll();
}

ReportsPage::~ReportsPage() = default;

QWidget *ReportsPage::makeProgress()
{
    m_working = new QWidget(this);
    auto *row = new QHBoxLayout(m_working);
    row->setContentsMargins(0, 0, 0, 0);
    m_progress = new QProgressBar(m_working);
    m_progress->setObjectName(u"progress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setFormat(tr("%v of %m sheets"));
    m_pause = new QPushButton(tr("Pause"), m_working);
    m_pause->setObjectName(u"pause"_s);
    m_pause->setCheckable(true);
    m_cancel = new QPushButton(tr("Cancel"), m_working);
    m_cancel->setObjectName(u"cancel"_s);
    row->addWidget(m_progress, 1);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    m_working->hide();
    return m_working;
}

void ReportsPage::connectAll()
{
    connect(m_choices, &ReportChoices::changed, this, &ReportsPage::rebuildSoon);
    connect(m_choices, &ReportChoices::currentProjectChanged, this, &ReportsPage::goToProject);
    connect(m_choices, &ReportChoices::failed, this, [this](const core::Error &error) { messages().say(error); });
    connect(&m_rebuilding, &QTimer::timeout, this, &ReportsPage::rebuild);
    connect(&m_pane->preview(), &print::PreviewWidget::failed, this,
            [this](const core::Error &error) { messages().say(error); });
    connect(m_pdf, &QPushButton::clicked, this, &ReportsPage::savePdf);
    connect(m_print, &QPushButton::clicked, this, &ReportsPage::print);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_task)
            m_task->cancel();
    });
    connect(m_pause, &QPushButton::toggled, this, [this](bool paused) {
        m_pause->setText(paused ? tr("Resume") : tr("Pause"));
        if (m_task)
            m_task->setPaused(paused);
    });
}

print::ReportJob ReportsPage::job() const
{
    return m_choices->job();
}

void ReportsPage::rebuildSoon()
{
    m_isStale = true;
    if (isVisible())
        m_rebuilding.start();
}

void ReportsPage::rebuild()
{
    m_isStale = false;
    auto source = m_choices->isNothing() ? core::Result<std::shared_ptr<const print::Source>>()
                                         : makeSource(workspace().read(), job());
    if (!source)
        return messages().say(source.error());
    m_source = *source;
    const bool empty = !m_source || m_source->count() == 0;
    m_pane->preview().setSource(empty ? nullptr : m_source, print::paperCharts());
    m_pdf->setEnabled(!empty && !m_task);
    m_print->setEnabled(!empty && !m_task);
    if (empty)
        messages().say(MessageBar::Kind::Information,
                       tr("There is no project in this selection. Choose another office or policy."));
    else
        messages().clear();
}

void ReportsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        m_rebuilding.start();
}

void ReportsPage::setYear(int year)
{
    Page::setYear(year);
    m_choices->setYear(year);
    rebuildSoon();
}

void ReportsPage::setOffice(std::optional<RowId> office)
{
    Page::setOffice(office);
    m_choices->chooseOffice(office);
}

void ReportsPage::focusFirst()
{
    m_choices->focusFirst();
}

bool ReportsPage::reveal(const Place &place)
{
    if (place.part == u"reminders"_s) {
        m_choices->chooseReminders(place.row);
        return true;
    }
    return place.row && place.entity == Entity::Project && m_choices->chooseProject(*place.row);
}

void ReportsPage::goToProject()
{
    const int sheet = m_choices->sheetOfCurrent();
    const auto &parts = m_pane->preview().parts();
    if (sheet >= 0 && sheet < int(parts.size()))
        m_pane->preview().goToPage(parts[size_t(sheet)].firstPage + 1);
}

QByteArray ReportsPage::arrangement() const
{
    return m_choices->arrangement();
}

void ReportsPage::arrange(const QByteArray &arrangement)
{
    m_choices->arrange(arrangement);
}

void ReportsPage::savePdfs()
{
    const QString folder = prompts().folder(this, tr("Folder for the PDFs, one for each project"));
    if (folder.isEmpty())
        return;
    auto task = std::make_unique<print::ReportTask>(workspace().path(), job());
    connect(task.get(), &print::ReportTask::succeeded, this, [this, folder](const print::JobResult &result) {
        end();
        messages().say(MessageBar::Kind::Success, tr("%n PDF(s) were saved.", nullptr, result.projects),
                       tr("Open the folder"), [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    });
    print::ReportTask *started = task.get();
    begin(std::move(task));
    started->startPdfs(folder);
}

void ReportsPage::savePdf()
{
    if (m_choices->isEach())
        return savePdfs();
    const QString name = m_source ? m_source->title() : QString();
    const QString path = prompts().saveFile(this, tr("Save as PDF"), name, {{tr("PDF document"), {u"pdf"_s}}});
    if (path.isEmpty())
        return;
    auto task = std::make_unique<print::ReportTask>(workspace().path(), job());
    connect(task.get(), &print::ReportTask::succeeded, this, [this, path](const print::JobResult &result) {
        end();
        messages().say(MessageBar::Kind::Success,
                       tr("%n page(s) were saved.", nullptr, result.pages) + u' ' + QFileInfo(path).fileName(),
                       tr("Open the folder"),
                       [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
    });
    print::ReportTask *started = task.get();
    begin(std::move(task));
    started->startPdf(path);
}

void ReportsPage::print()
{
    printFrom(1);
}

void ReportsPage::printFrom(int page)
{
    if (!m_source || m_task)
        return;
    auto printer = m_choosePrinter(page);
    if (!printer)
        return;
    m_onPaper = page - 1;
    auto task = std::make_unique<print::ReportTask>(workspace().path(), job());
    connect(task.get(), &print::ReportTask::succeeded, this, [this](const print::JobResult &result) {
        end();
        messages().say(MessageBar::Kind::Success, tr("%n page(s) were sent to the printer.", nullptr, result.pages));
    });
    print::ReportTask *started = task.get();
    begin(std::move(task));
    started->startPrinting(std::move(printer));
}

std::unique_ptr<QPrinter> ReportsPage::choosePrinter(int from)
{
    if (print::hasPrinter())
        return print::choosePrinter(this, m_source->title(), m_source->page(), m_pane->preview().pageCount(), from);
    messages().say(MessageBar::Kind::Warning,
                   tr("This computer knows no printer. Save the report as a PDF and print it elsewhere."));
    return nullptr;
}

void ReportsPage::begin(std::unique_ptr<print::ReportTask> task)
{
    m_task = std::move(task);
    connect(m_task.get(), &print::ReportTask::progressed, m_progress, [this](int done, int total) {
        m_progress->setMaximum(total);
        m_progress->setValue(done);
    });
    connect(m_task.get(), &print::ReportTask::failed, this, [this](const core::Error &error) {
        const int printed = std::max(m_task->lastPrinted(), m_onPaper);
        end();
        sayFailed(error, printed);
    });
    messages().clear();
    m_progress->setRange(0, 0);
    m_pause->setChecked(false);
    m_working->show();
    m_pdf->setEnabled(false);
    m_print->setEnabled(false);
}

/// Paper ran out, a cable was pulled: what is on paper need not be printed again, however often that happens.
void ReportsPage::sayFailed(const core::Error &error, int printed)
{
    if (printed > 0)
        messages().say(MessageBar::Kind::Warning, tr("The printer stopped after page %1.").arg(printed),
                       tr("Go on from page %1…").arg(printed + 1), [this, printed] { printFrom(printed + 1); });
    else if (error.code == core::Error::Code::Cancelled)
        messages().say(MessageBar::Kind::Information, tr("Cancelled. Nothing was written."));
    else
        messages().say(error);
}

void ReportsPage::end()
{
    m_onPaper = 0;
    m_task.release()->deleteLater(); // it is the sender of the signal that is being handled
    m_working->hide();
    m_pdf->setEnabled(true);
    m_print->setEnabled(true);
}

} // namespace ui
