// SPDX-License-Identifier: GPL-3.0-or-later
// How EvaluationPage is put together: its rows, its keys, and what follows what.
#include "ui/pages/evaluationpage.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/officelist.h"
#include "ui/pages/evaluationblock.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/evaluationdetail.h"
#include "ui/pages/evaluationgrid.h"
#include "ui/pages/fieldplace.h"
#include "ui/pages/policypane.h"
#include "ui/pages/schemepane.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

void EvaluationPage::build()
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(0.3));
    column->addWidget(m_grid, 1);
    auto *below = new QHBoxLayout;
    below->addWidget(m_refusal);
    below->addWidget(m_hint, 1);
    column->addLayout(below);
    theme::setType(*m_refusal, theme::Type::Small);
    m_refusal->setObjectName(u"refusal"_s);
    m_refusal->setTextFormat(Qt::PlainText);
    m_refusal->setAutoFillBackground(true);
    m_refusal->hide();
    theme::setType(*m_hint, theme::Type::Small);
    m_hint->setObjectName(u"hint"_s);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_detail);
    m_splitter->setCollapsible(0, false);
    m_splitter->setStretchFactor(0, 1);
    m_detail->setMinimumWidth(theme::space(14));
    m_splitter->setSizes({theme::space(44), theme::space(19)});
    body()->addWidget(m_splitter, 1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setObjectName(u"empty"_s);
    body()->addWidget(m_empty, 1);
    m_empty->hide();
    body()->addWidget(m_schemePane, 1);
    m_schemePane->hide();
    body()->addWidget(m_policyPane, 1);
    m_policyPane->hide();
}

void EvaluationPage::addFilters()
{
    QBoxLayout *bar = addStackingRow(theme::space(74)); // before the search becomes too short to type into
    auto *choices = new QHBoxLayout;
    auto *row = new QHBoxLayout;
    bar->addLayout(choices);
    bar->addLayout(row, 1);
    const auto add = [&](QComboBox *box, const QString &name, const QString &label) {
        box->setObjectName(name);
        box->setAccessibleName(label);
        box->setToolTip(label);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumWidth(theme::space(5)); // a narrow window cuts the words rather than itself
        choices->addWidget(box);
    };
    add(m_stage, u"stage"_s, tr("Stage"));
    add(m_offices, u"officeFilter"_s, tr("Office"));
    add(m_state, u"stateFilter"_s, tr("State"));
    m_state->addItems({tr("All to be evaluated"), tr("Not started"), tr("Draft"), tr("Submitted"), tr("Sent back"),
                       tr("Accepted"), tr("Not evaluated")});
    m_gaps->setObjectName(u"onlyGaps"_s);
    row->addWidget(m_gaps);
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Code, name, kana"));
    m_search->setAccessibleName(tr("Search projects"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(theme::space(9));
    row->addWidget(m_search, 1);
    m_count->setObjectName(u"count"_s);
    row->addWidget(m_count);
    m_view->setObjectName(u"view"_s);
    m_view->setText(tr("Vie&w"));
    m_view->setToolTip(tr("Columns, sets of columns, what stands beside the grades, and a row of filters"));
    m_view->setPopupMode(QToolButton::InstantPopup);
    m_view->setMenu(m_viewMenu);
    row->addWidget(m_view);
    connect(m_viewMenu, &QMenu::aboutToShow, this, &EvaluationPage::fillViewMenu);
    m_offices->setMaximumWidth(theme::space(12));
}

void EvaluationPage::addActions()
{
    m_submit->setObjectName(u"submit"_s);
    m_return->setObjectName(u"sendBack"_s);
    m_accept->setObjectName(u"accept"_s);
    m_submit->setToolTip(tr("Hands the selected projects on; they cannot be changed then until they are sent back."));
    m_return->setToolTip(tr("Gives the selected projects back to their section, with a reason."));
    m_accept->setToolTip(tr("Takes the selected projects as final for this stage."));
    m_editScheme->setObjectName(u"editScheme"_s);
    m_editScheme->setToolTip(tr("Stages, criteria, scales, verdicts and days of this fiscal year"));
    m_editScheme->setCheckable(true);
    connect(m_editScheme, &QPushButton::toggled, this, &EvaluationPage::showScheme);
    connect(m_schemePane, &SchemePane::left, m_editScheme, [this] { m_editScheme->setChecked(false); });
    connect(m_schemePane, &SchemePane::failed, this, [this](const core::Error &error) { messages().say(error); });
    m_judgePolicies->setObjectName(u"judgePolicies"_s);
    m_judgePolicies->setToolTip(tr("Policies judged as a whole, in the years the scheme says, by the city and by external "
                                   "members"));
    m_judgePolicies->setCheckable(true);
    connect(m_judgePolicies, &QPushButton::toggled, this, &EvaluationPage::showPolicies);
    connect(m_policyPane, &PolicyPane::left, m_judgePolicies, [this] { m_judgePolicies->setChecked(false); });
    connect(m_policyPane, &PolicyPane::failed, this, [this](const core::Error &error) { messages().say(error); });
    for (QPushButton *button : {m_judgePolicies, m_editScheme, m_return, m_accept, m_submit})
        actions()->addWidget(button);
    connect(m_submit, &QPushButton::clicked, this, [this] { submit(false); });
    connect(m_return, &QPushButton::clicked, this, &EvaluationPage::sendBack);
    connect(m_accept, &QPushButton::clicked, this, &EvaluationPage::accept);
}

void EvaluationPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::SHIFT | Qt::Key_F2), [this] { m_detail->focusReason(); });
    add(QKeySequence(Qt::Key_F5), [this] { m_filter->applyAgain(); });
    add(QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Left), [this] { moveColumn(-1); });
    add(QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Right), [this] { moveColumn(1); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
}

void EvaluationPage::watch()
{
    EvaluationCells &cells = m_grid->cells();
    connect(m_stage, &QComboBox::activated, this, &EvaluationPage::showStage);
    connect(m_offices, &QComboBox::currentIndexChanged, this, &EvaluationPage::filterOffice);
    connect(m_state, &QComboBox::currentIndexChanged, this,
            [this](int pick) { m_filter->setPick(static_cast<EvaluationFilter::Pick>(pick)); });
    connect(m_gaps, &QCheckBox::toggled, m_filter, &EvaluationFilter::setOnlyGaps);
    connect(m_search, &QLineEdit::textChanged, m_filter, &EvaluationFilter::setSearch);
    connect(m_search, &QLineEdit::returnPressed, this, &EvaluationPage::focusFirst);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &EvaluationPage::restoreCurrent);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &EvaluationPage::countRows);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &EvaluationPage::countRows);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &EvaluationPage::refreshActions);
    connect(cells.selectionModel(), &QItemSelectionModel::currentChanged, this, &EvaluationPage::currentChanged);
    connect(cells.selectionModel(), &QItemSelectionModel::selectionChanged, this, &EvaluationPage::refreshActions);
    connect(cells.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { showHint(m_filter->mapToSource(m_grid->cells().currentIndex())); });
    connect(m_grid, &EvaluationGrid::wanted, this, &EvaluationPage::goTo);
    connect(&cells, &EvaluationCells::entered, this, &EvaluationPage::report);
    connect(&cells, &EvaluationCells::typedInVain, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_hint->setText(m_model->lockReason(m_filter->mapToSource(index)));
    });
    connect(m_model, &EvaluationModel::failed, this, [this](const core::Error &error) { messages().say(error); });
    connect(m_model, &EvaluationModel::refused, this, &EvaluationPage::sayRefused);
    connect(m_model, &QAbstractItemModel::dataChanged, m_refusal,
            [this] { m_refusal->setVisible(m_refusal->isVisible() && m_model->hasRefused()); });
    connect(m_detail, &EvaluationDetail::wanted, this, [this](const core::Operation &operation) {
        if (const auto done = workspace().perform(operation); !done)
            messages().say(done.error());
    });
    connect(m_detail, &EvaluationDetail::fieldWanted, this,
            [this](core::RowId project, core::Field field) { emit wanted(placeOfField(project, field, year())); });
    connect(m_detail, &EvaluationDetail::leaveWanted, this, [this] { m_grid->cells().setFocus(); });
}

} // namespace ui
