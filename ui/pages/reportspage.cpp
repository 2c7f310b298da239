// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reportspage.h"

#include "core/report/offices.h"
#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/print/printerchoice.h"
#include "ui/print/reporttask.h"
#include "ui/prompts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::RowId;
using core::report::Grouping;
using print::ReportKind;

namespace {

constexpr int rowRole = Qt::UserRole;

std::optional<RowId> rowOf(const QComboBox &box)
{
    const QVariant data = box.currentData();
    return data.isValid() ? RowId::from(data.toLongLong()) : std::nullopt;
}

/// Names of a tree, children indented below their parents.
void addTree(QComboBox &box, const core::Tree &tree, const std::vector<std::pair<RowId, QString>> &rows,
             std::optional<RowId> above = {}, int depth = 0)
{
    for (const auto &[row, name] : rows) {
        if (tree.parent(row) != above)
            continue;
        box.addItem(QString(depth, u'　') + name, row.value());
        addTree(box, tree, rows, row, depth + 1);
    }
}

void choose(QComboBox &box, const QVariant &data)
{
    box.setCurrentIndex(data.isValid() ? std::max(0, box.findData(data)) : 0);
}

QPushButton *makeButton(QWidget *parent, const QString &name, const QString &iconName, const QString &text)
{
    auto *button = iconName.isEmpty() ? new QPushButton(text, parent) : new QPushButton(icon(iconName), text, parent);
    button->setObjectName(name);
    return button;
}

} // namespace

ReportsPage::ReportsPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
{
    setHeading(tr("Reports"), tr("what is shown here is what is printed"));
    m_pdf = makeButton(this, u"pdf"_s, u"download"_s, tr("Save as PDF…"));
    m_print = makeButton(this, u"print"_s, u"printer"_s, tr("Print…"));
    actions()->addWidget(m_pdf);
    actions()->addWidget(m_print);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(makeChoices());
    split->addWidget(makeSheet());
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    body()->addWidget(makeProgress());
    body()->addWidget(split, 1);
    m_rebuilding.setSingleShot(true);
    m_rebuilding.setInterval(0);
    fillOffices();
    fillPolicies();
    connectAll();
}

ReportsPage::~ReportsPage() = default;

QWidget *ReportsPage::makeChoices()
{
    auto *panel = new QWidget(this);
    auto *form = new QFormLayout(panel);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    const auto addBox = [&](const QString &name, const QString &label) {
        auto *box = new QComboBox(panel);
        box->setObjectName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(14);
        form->addRow(label, box);
        return box;
    };
    m_kind = addBox(u"kind"_s, tr("Kind of report"));
    m_kind->addItem(tr("Evaluation sheets"), int(ReportKind::Sheet));
    m_kind->addItem(tr("List of projects"), int(ReportKind::List));
    m_kind->addItem(tr("Figures and charts of an office"), int(ReportKind::Office));
    m_kind->addItem(tr("Progress of policies"), int(ReportKind::Policy));
    m_kind->addItem(tr("Annual report (a book of all)"), int(ReportKind::Annual));
    m_kind->addItem(tr("Paper for the council"), int(ReportKind::Council));
    m_kind->addItem(tr("Reminders to the offices"), int(ReportKind::Reminders));
    m_offices = addBox(u"offices"_s, tr("Office"));
    m_policies = addBox(u"policies"_s, labels::entity(Entity::Policy));
    m_grouping = addBox(u"grouping"_s, tr("Order"));
    m_grouping->addItem(tr("By office"), int(Grouping::Office));
    m_grouping->addItem(tr("By policy"), int(Grouping::Policy));
    m_paper = addBox(u"paper"_s, tr("Paper of the list"));
    m_paper->addItem(tr("A4 landscape"), int(core::report::Paper::A4));
    m_paper->addItem(tr("A3 landscape"), int(core::report::Paper::A3));
    m_public = new QCheckBox(tr("For publication: without internal fields"), panel);
    m_public->setObjectName(u"public"_s);
    form->addRow(m_public);
    m_projects = new QListWidget(panel);
    m_projects->setObjectName(u"projects"_s);
    m_projects->setUniformItemSizes(true);
    // A list is not named by its buddy.
    m_projects->setAccessibleName(tr("Projects (only checked ones are printed)"));
    form->addRow(m_projects->accessibleName(), m_projects);
    auto *buttons = new QHBoxLayout;
    m_checkAll = new QPushButton(tr("Check all"), panel);
    m_checkNone = new QPushButton(tr("Check none"), panel);
    m_checkAll->setObjectName(u"checkAll"_s);
    m_checkNone->setObjectName(u"checkNone"_s);
    buttons->addWidget(m_checkAll);
    buttons->addWidget(m_checkNone);
    form->addRow(buttons);
    return panel;
}

QWidget *ReportsPage::makeSheet()
{
    auto *panel = new QWidget(this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    auto *bar = new QHBoxLayout;
    m_pageNumber = new QSpinBox(panel);
    m_pageNumber->setObjectName(u"pageNumber"_s);
    m_pageNumber->setAccessibleName(tr("Page"));
    m_pageNumber->setKeyboardTracking(false);
    m_pageNumber->setRange(0, 0);
    m_zoomOut = makeButton(panel, u"zoomOut"_s, {}, tr("Smaller"));
    m_zoomIn = makeButton(panel, u"zoomIn"_s, {}, tr("Larger"));
    m_fitWidth = makeButton(panel, u"fitWidth"_s, {}, tr("Fit width"));
    m_fitPage = makeButton(panel, u"fitPage"_s, {}, tr("Whole page"));
    bar->addWidget(m_pageNumber);
    bar->addStretch(1);
    for (QPushButton *button : {m_zoomOut, m_zoomIn, m_fitWidth, m_fitPage})
        bar->addWidget(button);
    m_preview = new print::PreviewWidget(panel);
    m_preview->setObjectName(u"preview"_s);
    column->addLayout(bar);
    column->addWidget(m_preview, 1);
    return panel;
}

QWidget *ReportsPage::makeProgress()
{
    m_working = new QWidget(this);
    auto *row = new QHBoxLayout(m_working);
    row->setContentsMargins(0, 0, 0, 0);
    m_progress = new QProgressBar(m_working);
    m_progress->setObjectName(u"progress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setFormat(tr("%v of %m sheets"));
    m_cancel = new QPushButton(tr("Cancel"), m_working);
    m_cancel->setObjectName(u"cancel"_s);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    m_working->hide();
    return m_working;
}

void ReportsPage::connectAll()
{
    for (QComboBox *box : {m_kind, m_offices, m_policies, m_grouping, m_paper})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            fillProjects();
            rebuildSoon();
        });
    connect(m_public, &QCheckBox::toggled, this, &ReportsPage::rebuildSoon);
    connect(m_projects, &QListWidget::itemChanged, this, &ReportsPage::rebuildSoon);
    connect(m_projects, &QListWidget::currentItemChanged, this, &ReportsPage::goToProject);
    connect(m_checkAll, &QPushButton::clicked, this, [this] { checkAll(true); });
    connect(m_checkNone, &QPushButton::clicked, this, [this] { checkAll(false); });
    connect(&m_rebuilding, &QTimer::timeout, this, &ReportsPage::rebuild);
    connect(m_preview, &print::PreviewWidget::pagesCounted, this, &ReportsPage::showCount);
    connect(m_preview, &print::PreviewWidget::failed, this,
            [this](const core::Error &error) { messages().say(error); });
    connect(m_preview, &print::PreviewWidget::currentPageChanged, m_pageNumber, [this](int page) {
        const QSignalBlocker blocker(m_pageNumber);
        m_pageNumber->setValue(page);
    });
    connect(m_pageNumber, &QSpinBox::valueChanged, m_preview, &print::PreviewWidget::goToPage);
    connect(m_zoomIn, &QPushButton::clicked, m_preview, &print::PreviewWidget::zoomIn);
    connect(m_zoomOut, &QPushButton::clicked, m_preview, &print::PreviewWidget::zoomOut);
    connect(m_fitWidth, &QPushButton::clicked, m_preview,
            [this] { m_preview->setFit(print::PreviewWidget::Fit::Width); });
    connect(m_fitPage, &QPushButton::clicked, m_preview,
            [this] { m_preview->setFit(print::PreviewWidget::Fit::Page); });
    connect(m_pdf, &QPushButton::clicked, this, &ReportsPage::savePdf);
    connect(m_print, &QPushButton::clicked, this, &ReportsPage::print);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_task)
            m_task->cancel();
    });
    connect(&workspace(), &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(Entity::Office))
            fillOffices();
        if (changes.touches(Entity::Policy))
            fillPolicies();
        if (changes.touches(Entity::Project))
            fillProjects();
        rebuildSoon();
    });
}

void ReportsPage::fillOffices()
{
    const QSignalBlocker blocker(m_offices);
    const QVariant current = m_offices->currentData();
    m_offices->clear();
    m_offices->addItem(tr("All offices"));
    if (const auto offices = core::Offices::read(workspace().read())) {
        std::vector<std::pair<RowId, QString>> rows;
        for (const core::Offices::Office &office : offices->all())
            rows.emplace_back(office.id, office.name);
        addTree(*m_offices, offices->tree(), rows);
    }
    choose(*m_offices, current);
}

void ReportsPage::fillPolicies()
{
    const QSignalBlocker blocker(m_policies);
    const QVariant current = m_policies->currentData();
    m_policies->clear();
    m_policies->addItem(tr("All policies"));
    if (const auto policies = workspace().read().records(Entity::Policy)) {
        std::vector<std::pair<RowId, QString>> rows;
        std::vector<core::TreeLink> links;
        for (const core::Record &policy : *policies) {
            rows.emplace_back(policy.id(),
                              (policy.text(Field::PolicyNumber) + u' ' + policy.text(Field::PolicyTitle)).trimmed());
            links.push_back({policy.id(), policy.row(Field::PolicyParent)});
        }
        addTree(*m_policies, core::Tree(links), rows);
    }
    choose(*m_policies, current);
}

void ReportsPage::fillProjects()
{
    const QSignalBlocker blocker(m_projects);
    m_projects->clear();
    print::ReportJob whole = job();
    whole.scope.projects.clear();
    const auto groups = core::report::projectsIn(workspace().read(), whole.scope, whole.grouping);
    if (!groups)
        return messages().say(groups.error());
    for (const auto &group : *groups) {
        for (const core::Record &project : group.projects) {
            const QString text = project.text(Field::ProjectCode) + u'　' + project.text(Field::ProjectName);
            auto *item = new QListWidgetItem(text.trimmed(), m_projects);
            item->setData(rowRole, project.id().value());
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(Qt::Checked);
        }
    }
}

print::ReportJob ReportsPage::job() const
{
    print::ReportJob job;
    job.kind = ReportKind(m_kind->currentData().toInt());
    job.year = year();
    job.scope.office = rowOf(*m_offices);
    job.scope.policy = rowOf(*m_policies);
    job.grouping = Grouping(m_grouping->currentData().toInt());
    job.paper = core::report::Paper(m_paper->currentData().toInt());
    job.today = workspace().clock().today();
    job.audience = print::isPublishable(job.kind) && m_public->isChecked() ? print::Audience::Public : print::Audience::CityHall;
    bool all = true;
    for (int index = 0; index < m_projects->count(); ++index) {
        const QListWidgetItem &item = *m_projects->item(index);
        if (item.checkState() == Qt::Checked)
            job.scope.projects.push_back(*RowId::from(item.data(rowRole).toLongLong()));
        else
            all = false;
    }
    if (all)
        job.scope.projects.clear();
    return job;
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
    const print::ReportJob wanted = job();
    m_public->setEnabled(print::isPublishable(wanted.kind));
    m_paper->setEnabled(wanted.kind == ReportKind::List || wanted.kind == ReportKind::Annual);
    const bool nothing =
        wanted.scope.projects.empty() && m_projects->count() > 0 && m_projects->item(0)->checkState() != Qt::Checked;
    auto source =
        nothing ? core::Result<std::shared_ptr<const print::Source>>() : makeSource(workspace().read(), wanted);
    if (!source)
        return messages().say(source.error());
    m_source = *source;
    const bool empty = !m_source || m_source->count() == 0;
    m_preview->setSource(empty ? nullptr : m_source, print::paperCharts());
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
    if (m_projects->count() == 0)
        fillProjects();
    rebuildSoon();
}

void ReportsPage::setOffice(std::optional<RowId> office)
{
    Page::setOffice(office);
    choose(*m_offices, office ? QVariant(office->value()) : QVariant());
}

void ReportsPage::focusFirst()
{
    m_kind->setFocus();
}

bool ReportsPage::reveal(const Place &place)
{
    if (place.part == u"reminders"_s) {
        choose(*m_offices, place.row ? QVariant(place.row->value()) : QVariant());
        m_kind->setCurrentIndex(m_kind->findData(int(ReportKind::Reminders)));
        return true;
    }
    if (!place.row || place.entity != Entity::Project)
        return false;
    for (int index = 0; index < m_projects->count(); ++index) {
        if (m_projects->item(index)->data(rowRole).toLongLong() != place.row->value())
            continue;
        m_kind->setCurrentIndex(m_kind->findData(int(ReportKind::Sheet)));
        m_projects->setCurrentRow(index);
        return true;
    }
    return false;
}

void ReportsPage::checkAll(bool checked)
{
    const QSignalBlocker blocker(m_projects);
    for (int index = 0; index < m_projects->count(); ++index)
        m_projects->item(index)->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    rebuildSoon();
}

void ReportsPage::goToProject(const QListWidgetItem *item)
{
    if (!item || ReportKind(m_kind->currentData().toInt()) != ReportKind::Sheet)
        return;
    size_t part = 0;
    for (int index = 0; index < m_projects->row(item); ++index)
        part += m_projects->item(index)->checkState() == Qt::Checked;
    if (item->checkState() == Qt::Checked && part < m_preview->parts().size())
        m_preview->goToPage(m_preview->parts()[part].firstPage + 1);
}

void ReportsPage::showCount(int pages, bool complete)
{
    const QSignalBlocker blocker(m_pageNumber);
    m_pageNumber->setRange(pages > 0 ? 1 : 0, pages);
    m_pageNumber->setSuffix(complete ? u" / %1"_s.arg(pages) : u" / %1…"_s.arg(pages));
}

void ReportsPage::savePdf()
{
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
    if (!m_source || m_task)
        return;
    if (!print::hasPrinter())
        return messages().say(MessageBar::Kind::Warning,
                              tr("This computer knows no printer. Save the report as a PDF and print it elsewhere."));
    auto printer = print::choosePrinter(this, m_source->title(), m_source->page(), m_preview->pageCount());
    if (!printer)
        return;
    auto task = std::make_unique<print::ReportTask>(workspace().path(), job());
    connect(task.get(), &print::ReportTask::succeeded, this, [this](const print::JobResult &result) {
        end();
        messages().say(MessageBar::Kind::Success, tr("%n page(s) were sent to the printer.", nullptr, result.pages));
    });
    print::ReportTask *started = task.get();
    begin(std::move(task));
    started->startPrinting(std::move(printer));
}

void ReportsPage::begin(std::unique_ptr<print::ReportTask> task)
{
    m_task = std::move(task);
    connect(m_task.get(), &print::ReportTask::progressed, m_progress, [this](int done, int total) {
        m_progress->setMaximum(total);
        m_progress->setValue(done);
    });
    connect(m_task.get(), &print::ReportTask::failed, this, [this](const core::Error &error) {
        end();
        if (error.code == core::Error::Code::Cancelled)
            messages().say(MessageBar::Kind::Information, tr("Cancelled. Nothing was written."));
        else
            messages().say(error);
    });
    messages().clear();
    m_progress->setRange(0, 0);
    m_working->show();
    m_pdf->setEnabled(false);
    m_print->setEnabled(false);
}

void ReportsPage::end()
{
    m_task.release()->deleteLater(); // it is the sender of the signal that is being handled
    m_working->hide();
    m_pdf->setEnabled(true);
    m_print->setEnabled(true);
}

} // namespace ui
