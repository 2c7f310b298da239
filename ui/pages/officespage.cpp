// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/officespage.h"

#include "core/workspace/workspace.h"
#include "ui/charts/chartview.h"
#include "ui/charts/tablemodel.h"
#include "ui/charts/wording.h"
#include "ui/charts/write.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/officelist.h"
#include "ui/pages/paper.h"
#include "ui/pages/reforms.h"
#include "ui/prompts.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int rowIdRole = Qt::UserRole + 1;

QToolButton *button(QWidget *parent, const QString &name, const QString &iconName, const QString &text)
{
    auto *made = new QToolButton(parent);
    made->setObjectName(name);
    made->setText(text);
    made->setIcon(icon(iconName));
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return made;
}

// Names have no slashes, colons and the like in them when they become part of a file's name.
QString fileName(const core::ChartData &chart)
{
    QString name =
        wording::kind(chart.kind) + u'_' + wording::word(chart.subject) + u'_' + format::fiscalYearShort(chart.year);
    for (const QChar forbidden : u"\\/:*?\"<>|"_s)
        name.replace(forbidden, u'-');
    return name + u".png"_s;
}

} // namespace

OfficesPage::OfficesPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_offices(new QComboBox(this))
    , m_kinds(new QButtonGroup(this))
    , m_chart(new ChartView(this))
    , m_numbers(new ChartTableModel(this))
    , m_table(tables::list(this, u"numbers"_s, tr("Numbers of the chart")))
    , m_behind(new QLabel(this))
    , m_projects(new QStandardItemModel(this))
    , m_projectTable(tables::list(this, u"projects"_s, tr("Projects behind the chosen point")))
{
    addActions();
    addKinds();
    addBody();
    connect(&workspace, &core::Workspace::changed, this, &OfficesPage::outdate);
    connect(m_offices, &QComboBox::activated, this, &OfficesPage::showChart);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) { showKind(static_cast<core::ChartKind>(id)); });
    connect(m_chart, &ChartView::picked, this, &OfficesPage::listProjects);
    const auto list = [this](const QModelIndex &index) {
        const ChartTableModel::Place at = m_numbers->place(index);
        listProjects(at.series, at.category);
    };
    connect(m_table, &QTableView::activated, this, list);
    connect(m_table, &QTableView::clicked, this, list);
    connect(m_projectTable, &QTableView::activated, this, &OfficesPage::openProject);
}

OfficesPage::~OfficesPage() = default;

void OfficesPage::addActions()
{
    auto *picture = button(this, u"copyPicture"_s, u"copy"_s, tr("Copy picture"));
    auto *table = button(this, u"copyTable"_s, u"copy"_s, tr("Copy table"));
    auto *file = button(this, u"exportPicture"_s, u"download"_s, tr("Save picture…"));
    connect(picture, &QToolButton::clicked, this, &OfficesPage::copyPicture);
    connect(table, &QToolButton::clicked, this, &OfficesPage::copyTable);
    connect(file, &QToolButton::clicked, this, &OfficesPage::exportPicture);
    for (QToolButton *one : {picture, table, file})
        actions()->addWidget(one);
    auto *reform = new QPushButton(tr("Reorganise offices…"), this);
    reform->setObjectName(u"reorganise"_s);
    reform->setAutoDefault(false);
    reform->setEnabled(!workspace().isReadOnly());
    actions()->addWidget(reform);
    connect(reform, &QPushButton::clicked, this, [this] {
        reforms::reorganise(workspace(), year(), this, [this](const core::Operation &done) {
            if (perform(done))
                sayUndoable();
        });
    });
}

void OfficesPage::addKinds()
{
    QBoxLayout *bar = addStackingRow();
    auto *kinds = new QGridLayout; // in rows: ten beside each other are wider than a small screen
    kinds->setSpacing(theme::space(0.25));
    constexpr int room = 1000; // pixels a page has on a small screen
    const int inRow = std::clamp(room / theme::space(8), 2, 5); // large text needs more rows
    m_offices->setObjectName(u"offices"_s);
    m_offices->setAccessibleName(tr("Office to show"));
    m_offices->setMinimumContentsLength(12);
    m_offices->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    bar->addWidget(m_offices, 0, Qt::AlignLeft);
    for (const core::ChartKind kind : core::officeChartKinds()) {
        auto *one = new QToolButton(this);
        one->setObjectName(u"kind_"_s + core::chartKindName(kind));
        one->setText(wording::kind(kind));
        one->setCheckable(true);
        one->setChecked(kind == m_kind);
        m_kinds->addButton(one, static_cast<int>(kind));
        one->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const int index = int(m_kinds->buttons().size()) - 1;
        kinds->addWidget(one, index / inRow, index % inRow);
    }
    bar->addLayout(kinds, 0);
    bar->addStretch(1);
}

void OfficesPage::addBody()
{
    m_table->setModel(m_numbers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_projectTable->setModel(m_projects);
    m_projectTable->horizontalHeader()->setStretchLastSection(true);
    auto *behind = new QWidget(this);
    auto *column = new QVBoxLayout(behind);
    column->setContentsMargins(0, 0, 0, 0);
    m_behind->setWordWrap(true);
    column->addWidget(m_behind);
    column->addWidget(m_projectTable, 1);
    auto *below = new QSplitter(Qt::Horizontal, this);
    below->addWidget(m_table);
    below->addWidget(behind);
    below->setStretchFactor(0, 3);
    below->setStretchFactor(1, 2);
    below->setChildrenCollapsible(false);
    auto *all = new QSplitter(Qt::Vertical, this);
    m_chart->setMinimumHeight(theme::space(17)); // less, and the words of small charts run into one another
    all->addWidget(m_chart);
    all->addWidget(below);
    all->setStretchFactor(0, 3);
    all->setStretchFactor(1, 2);
    all->setSizes({theme::space(20), theme::space(12)}); // all five branches and their average without scrolling
    all->setChildrenCollapsible(false);
    body()->addWidget(all, 1);
}

void OfficesPage::setYear(int year)
{
    Page::setYear(year);
    reread();
}

void OfficesPage::setOffice(std::optional<core::RowId> office)
{
    Page::setOffice(office);
    if (m_figures)
        showOffice(office);
}

bool OfficesPage::reveal(const Place &place)
{
    if (place.entity != core::Entity::Office || !place.row)
        return false;
    showOffice(place.row);
    return true;
}

void OfficesPage::showKind(core::ChartKind kind)
{
    m_kind = kind;
    if (QAbstractButton *chosen = m_kinds->button(static_cast<int>(kind)))
        chosen->setChecked(true);
    showChart();
}

void OfficesPage::showOffice(std::optional<core::RowId> office)
{
    const int index = office ? m_offices->findData(office->value()) : 0;
    m_offices->setCurrentIndex(std::max(0, index));
    showChart();
}

void OfficesPage::reread()
{
    const auto year = core::FiscalYear::from(this->year());
    if (!year)
        return;
    m_figures = std::make_unique<core::Figures>(workspace().read(), *year);
    fillOffices();
    showChart();
}

// All side by side, then every office; the selection stays where it was.
void OfficesPage::fillOffices()
{
    const QVariant chosen = m_offices->count() > 0 ? m_offices->currentData()
                            : office()             ? QVariant(office()->value())
                                                   : QVariant();
    m_offices->clear();
    const bool isOfBranches = hasBranches(workspace().read());
    setHeading(isOfBranches ? tr("Offices") : tr("Departments"));
    m_offices->addItem(isOfBranches ? tr("All branches side by side") : tr("All departments side by side"));
    for (const OfficeLine &line : officeLines(workspace().read(), year()))
        m_offices->addItem(QString(line.depth * 2, u'　') + line.name, line.id.value());
    m_offices->setCurrentIndex(chosen.isValid() ? std::max(0, m_offices->findData(chosen)) : 0);
}

void OfficesPage::showChart()
{
    if (!m_figures)
        return;
    const auto office = core::RowId::from(m_offices->currentData().toLongLong());
    const auto chart = m_figures->chart(m_kind, office);
    if (!chart) {
        messages().say(chart.error());
        return;
    }
    m_chart->setChart(*chart);
    m_numbers->setChart(*chart);
    m_table->resizeColumnsToContents();
    listProjects(-1, -1);
}

void OfficesPage::listProjects(int series, int category)
{
    m_projects->clear();
    m_projects->setHorizontalHeaderLabels({tr("Code"), tr("Project")});
    const core::ChartPoint *point = m_chart->chart().point(series, category);
    if (!point || point->rows.empty()) {
        m_behind->setText(tr("Click a bar or a point to see the projects behind it."));
        return;
    }
    m_behind->setText(wording::tooltip(m_chart->chart(), series, category).replace(u'\n', u"　"_s));
    const auto board = m_figures->board(year());
    for (const core::RowId row : point->rows) {
        const auto *project = board ? (*board)->project(row) : nullptr;
        if (!project)
            continue;
        auto *code = new QStandardItem(project->code);
        auto *name = new QStandardItem(project->name);
        for (QStandardItem *item : {code, name}) {
            item->setData(row.value(), rowIdRole);
            item->setToolTip(project->name);
        }
        m_projects->appendRow({code, name});
    }
    m_projectTable->resizeColumnToContents(0);
}

void OfficesPage::openProject(const QModelIndex &index)
{
    const auto row = core::RowId::from(index.data(rowIdRole).toLongLong());
    if (row)
        emit wanted({{}, core::Entity::Project, row, {}, year()});
}

void OfficesPage::copyPicture()
{
    QGuiApplication::clipboard()->setImage(chartImage(m_chart->chart()));
    messages().say(MessageBar::Kind::Success, tr("The picture is in the clipboard."));
}

void OfficesPage::copyTable()
{
    QGuiApplication::clipboard()->setText(m_numbers->asText());
    messages().say(MessageBar::Kind::Success, tr("The table is in the clipboard; it can be pasted into Excel."));
}

void OfficesPage::exportPicture()
{
    const QString path = prompts().saveFile(
        this, tr("Save picture"), fileName(m_chart->chart()),
        {{tr("Picture"), {u"png"_s}}, {tr("Scalable picture"), {u"svg"_s}}, {tr("PDF"), {u"pdf"_s}}});
    if (path.isEmpty())
        return;
    if (const auto written = writeChart(m_chart->chart(), path); !written)
        messages().say(MessageBar::Kind::Error, errorText(written.error(), path));
    else
        messages().say(MessageBar::Kind::Success, tr("Saved as %1.").arg(QFileInfo(path).fileName()));
}

void OfficesPage::print()
{
    paper::print(m_chart->chart(), this, messages());
}

} // namespace ui
