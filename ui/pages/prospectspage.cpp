// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/prospectspage.h"

#include "core/workspace/workspace.h"
#include "ui/delegates/rangedelegate.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/models/outlookmodel.h"
#include "ui/models/rankmodel.h"
#include "ui/pages/allocationtab.h"
#include "ui/pages/paper.h"
#include "ui/print/allocationcomposer.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ProspectsPage::ProspectsPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_ranks(new RankModel(workspace, this))
    , m_outlooks(new OutlookModel(workspace, this))
    , m_allocation(new AllocationTab(workspace, this))
{
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(u"prospectTabs"_s);
    tabs->setDocumentMode(true);
    tabs->tabBar()->setAccessibleName(tr("Kinds of prospects"));
    tabs->addTab(buildRanks(), tr("How firm the ranks are"));
    tabs->addTab(buildOutlooks(), tr("Targets that will be missed"));
    body()->addWidget(tabs, 1);
    tabs->addTab(m_allocation, tr("Best use of the budget"));
    connect(&workspace, &core::Workspace::changed, this, &ProspectsPage::follow);
    connect(m_allocation, &AllocationTab::failed, this, [this](const core::Error &error) { messages().say(error); });
    connect(m_allocation, &AllocationTab::projectWanted, this, [this](core::RowId project) {
        emit wanted({u"plan"_s, core::Entity::Project, project, {}, {}});
    });
    m_tabs = tabs;
    addPaperButtons();
}

void ProspectsPage::addPaperButtons()
{
    const auto add = [this](const QString &name, const QString &iconName, const QString &words) {
        auto *button = new QPushButton(icon(iconName), words, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        actions()->addWidget(button);
        return button;
    };
    m_pdf = add(u"allocationPdf"_s, u"download"_s, tr("Save as PDF…"));
    m_paper = add(u"allocationPrint"_s, u"printer"_s, tr("Print…"));
    connect(m_pdf, &QPushButton::clicked, this, &ProspectsPage::savePdf);
    connect(m_paper, &QPushButton::clicked, this, &ProspectsPage::print);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ProspectsPage::updatePaperButtons);
    connect(m_allocation, &AllocationTab::resultChanged, this, &ProspectsPage::updatePaperButtons);
    updatePaperButtons();
}

void ProspectsPage::updatePaperButtons()
{
    for (QPushButton *button : {m_pdf, m_paper}) {
        button->setVisible(m_tabs->currentWidget() == m_allocation);
        button->setEnabled(canPrint());
    }
    emit stateChanged();
}

bool ProspectsPage::canPrint() const
{
    return m_tabs->currentWidget() == m_allocation && m_allocation->result();
}

void ProspectsPage::savePdf()
{
    if (auto result = m_allocation->result())
        paper::savePdf(*print::makeAllocation(*std::move(result)), this, prompts(), messages());
}

void ProspectsPage::print()
{
    if (auto result = m_allocation->result())
        paper::print(*print::makeAllocation(*std::move(result)), this, messages());
}

ProspectsPage::~ProspectsPage()
{
    stop();
}

QWidget *ProspectsPage::buildRanks()
{
    auto *all = new QWidget(this);
    auto *box = new QWidget(all);
    m_ranked = box;
    m_rankFinding = new QLabel(box);
    m_rankFinding->setObjectName(u"rankFinding"_s);
    m_rankFinding->setWordWrap(true);
    theme::setType(*m_rankFinding, theme::Type::Subtitle);
    m_stage = new QComboBox(box);
    m_stage->setObjectName(u"stage"_s);
    m_stage->setAccessibleName(tr("Stage of evaluation"));
    m_stage->setSizeAdjustPolicy(QComboBox::AdjustToContents); // the stages come with the year
    m_spread = new QComboBox(box);
    m_spread->setObjectName(u"spread"_s);
    m_spread->setAccessibleName(tr("How far the weights move"));
    for (const int percent : {10, 20, 30, 50})
        m_spread->addItem(tr("Weights ±%1 %").arg(percent), percent);
    m_spread->setCurrentIndex(1);
    m_rankTable = tables::list(box, u"ranks"_s, tr("Ranks and the places other weights would give"));
    m_rankTable->setModel(m_ranks);
    m_rankTable->setItemDelegateForColumn(RankModel::RangeColumn, new RangeDelegate(RankModel::rangeRole, m_rankTable));
    tables::setWidths(*m_rankTable, {4, 6, 17, 8, 5, 7, 0, 5});
    auto *choices = new QHBoxLayout;
    choices->addWidget(m_stage);
    choices->addWidget(m_spread);
    choices->addStretch(1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(choices);
    column->addWidget(m_rankFinding);
    column->addWidget(m_rankTable, 1);
    auto *either = new QVBoxLayout(all);
    either->setContentsMargins(0, theme::space(0.6), 0, 0);
    either->addWidget(box, 1);
    either->addWidget(buildNothingGraded(all), 1);
    connect(m_stage, &QComboBox::activated, this, &ProspectsPage::refreshRanks);
    connect(m_spread, &QComboBox::activated, this, &ProspectsPage::refreshRanks);
    connect(m_rankTable, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto project = m_ranks->project(index.row()))
            emit wanted({u"evaluation"_s, core::Entity::Project, project, {}, year()});
    });
    return all;
}

/// What will be here, what to do for it, and the way there.
QWidget *ProspectsPage::buildNothingGraded(QWidget *parent)
{
    m_nothingGraded = new QWidget(parent);
    m_nothingGraded->setObjectName(u"nothingGraded"_s);
    m_nothingWords = new QLabel(m_nothingGraded);
    m_nothingWords->setWordWrap(true);
    m_nothingWords->setAlignment(Qt::AlignCenter);
    m_toEvaluation = new QPushButton(tr("Go to Evaluation"), m_nothingGraded);
    m_toEvaluation->setObjectName(u"toEvaluation"_s);
    m_toEvaluation->setAutoDefault(false);
    connect(m_toEvaluation, &QPushButton::clicked, this,
            [this] { emit wanted({.page = u"evaluation"_s, .entity = core::Entity::Scheme, .year = year()}); });
    auto *column = new QVBoxLayout(m_nothingGraded);
    column->addStretch(1);
    column->addWidget(m_nothingWords);
    column->addWidget(m_toEvaluation, 0, Qt::AlignHCenter);
    column->addStretch(2);
    m_nothingGraded->hide();
    return m_nothingGraded;
}

QWidget *ProspectsPage::buildOutlooks()
{
    auto *box = new QWidget(this);
    m_outlookFinding = new QLabel(box);
    m_outlookFinding->setObjectName(u"outlookFinding"_s);
    m_outlookFinding->setWordWrap(true);
    theme::setType(*m_outlookFinding, theme::Type::Subtitle);
    auto *note =
        new QLabel(tr("If every indicator goes on as it has (the middle of the yearly changes; one odd year does not "
                      "count), these will not reach their target."),
                   box);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *table = tables::list(box, u"outlooks"_s, tr("Targets that will be missed"));
    table->setModel(m_outlooks);
    tables::setWidths(*table, {15, 14, 8, 8, 8, 5, 0});
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme::space(0.6), 0, 0);
    column->addWidget(m_outlookFinding);
    column->addWidget(note);
    column->addWidget(table, 1);
    connect(table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const core::IndicatorProspect *prospect = m_outlooks->at(index.row()))
            emit wanted({u"figures"_s, core::Entity::Project, prospect->project, {}, year()});
    });
    return box;
}

void ProspectsPage::setYear(int year)
{
    Page::setYear(year);
    setHeading(tr("Prospects"), format::fiscalYear(year));
    m_allocation->setYear(year);
    m_allocationOutdated = true;
    outdate();
}

/// Nothing is read for a page that nobody looks at; proposals do not change the ranks, nor grades the proposals.
void ProspectsPage::follow(const core::ChangeSet &changes)
{
    if (AllocationTab::dependsOn(changes))
        m_allocationOutdated = true;
    outdate();
}

void ProspectsPage::focusFirst()
{
    (m_nothingGraded->isHidden() ? static_cast<QWidget *>(m_rankTable) : m_toEvaluation)->setFocus();
}

void ProspectsPage::reread()
{
    if (std::exchange(m_allocationOutdated, false))
        m_allocation->refresh();
    auto board = core::Scoreboard::read(workspace().read(), year());
    if (!board)
        return messages().say(board.error());
    stop();
    m_board = std::make_shared<const core::Scoreboard>(*std::move(board));
    fillStages();
    refreshRanks();
    refreshOutlooks();
}

/// The stages that graded anything; the last of them first chosen, as it is the one that counts.
void ProspectsPage::fillStages()
{
    const QString before = m_stage->currentText();
    m_stage->clear();
    for (size_t stage = 0; stage < m_board->scheme().stages.size(); ++stage) {
        const auto scored = [stage](const core::Scoreboard::Result &result) {
            return result.stage == stage && result.score.value;
        };
        if (std::ranges::any_of(m_board->results(), scored))
            m_stage->addItem(m_board->scheme().stages[stage].name, static_cast<int>(stage));
    }
    const int kept = m_stage->findText(before);
    m_stage->setCurrentIndex(kept >= 0 ? kept : m_stage->count() - 1);
    const bool isNothing = m_stage->count() == 0;
    m_ranked->setVisible(!isNothing);
    m_nothingGraded->setVisible(isNothing);
    m_nothingWords->setText(
        m_board->scheme().id
            ? tr("Nothing is graded in %1 yet. Once there are grades, this page shows how firm the ranks are.")
                  .arg(format::fiscalYear(year()))
            : tr("%1 has no evaluation scheme yet. Set one up on the page “Evaluation”, and grade there.")
                  .arg(format::fiscalYear(year())));
}

void ProspectsPage::stop()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
    m_cancelled = false;
}

void ProspectsPage::refreshRanks()
{
    stop();
    if (m_stage->currentIndex() < 0)
        return showRanks({});
    m_rankFinding->setText(tr("Being computed…"));
    const auto stage = static_cast<size_t>(m_stage->currentData().toInt());
    const core::WeightSpread spread{m_spread->currentData().toInt() / 100.0};
    m_thread.reset(QThread::create([this, board = m_board, stage, spread] {
        auto prospects = core::rankProspects(*board, stage, spread, &m_cancelled);
        if (!m_cancelled)
            QMetaObject::invokeMethod(this, [this, board, found = std::move(prospects)] {
                if (board == m_board) // nobody asked for another year meanwhile
                    showRanks(found);
            });
    }));
    m_thread->start();
}

void ProspectsPage::showRanks(std::vector<core::RankProspect> prospects)
{
    const auto firm = std::ranges::count_if(
        prospects, [](const core::RankProspect &one) { return one.range.worst - one.range.best <= 2; });
    m_rankFinding->setText(prospects.empty()
                               ? tr("Nothing is graded in this year yet.")
                               : tr("Of %1 projects %2 keep their place within two, whatever the weights in this range")
                                     .arg(prospects.size())
                                     .arg(firm));
    m_ranks->show(std::move(prospects));
}

void ProspectsPage::refreshOutlooks()
{
    auto prospects = core::indicatorProspects(workspace().read(), year());
    if (!prospects)
        return messages().say(prospects.error());
    const QString found = prospects->judged == 0
                              ? tr("No indicator has both a target to come and three years of actuals.")
                          : prospects->missed.empty() ? tr("No target is seen to be missed.")
                                                      : tr("%n target(s) will be missed at the present pace", nullptr,
                                                           static_cast<int>(prospects->missed.size()));
    //: how many indicators could be judged, of how many
    m_outlookFinding->setText(tr("%1 (judged: %2 of %3)").arg(found).arg(prospects->judged).arg(prospects->all));
    m_outlooks->show(std::move(prospects->missed));
}

} // namespace ui
