// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policypane.h"

#include "core/operations/rowoperations.h"
#include "core/operations/schemeoperations.h"
#include "core/report/policyrounds.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/forms/form.h"
#include "ui/forms/recordform.h"
#include "ui/forms/recordtable.h"
#include "ui/labels.h"
#include "ui/pages/policyroundsview.h"
#include "ui/pages/steadytabs.h"
#include "ui/rowlabel.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::PolicyReview;
using core::Value;

PolicyPane::PolicyPane(core::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(buildList());
    m_split->addWidget(buildReview());
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({theme::space(30), theme::space(26)}); // the names of the policies are what one goes by
    m_rounds = new PolicyRoundsView(this);
    m_tabs = new SteadyTabs(this);
    m_tabs->setObjectName(u"policyTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_split, tr("This year’s evaluation"));
    m_tabs->addTab(m_rounds, tr("Over the rounds"));
    connect(m_rounds, &PolicyRoundsView::policyWanted, this, [this](core::RowId policy) {
        if (select(policy))
            m_tabs->setCurrentIndex(0);
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(buildHead());
    column->addWidget(m_tabs, 1);
    column->addStretch(0);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &PolicyPane::refresh);
    connect(&workspace, &core::Workspace::changed, this, &PolicyPane::follow);
}

void PolicyPane::follow(const core::ChangeSet &changes)
{
    constexpr Entity judged[] = {Entity::Evaluation, Entity::Grade,  Entity::Project, Entity::Criterion, Entity::Scale,
                                 Entity::ScopeRule,  Entity::Policy, Entity::Money,   Entity::Stage,     Entity::Scheme};
    if (std::ranges::any_of(judged, [&](Entity entity) { return changes.touches(entity); }))
        m_board.reset();
    if (isVisible())
        m_soon.start();
}

QWidget *PolicyPane::buildHead()
{
    auto *box = new QWidget(this);
    m_title = new QLabel(box);
    m_title->setObjectName(u"policyTitle"_s);
    theme::setType(*m_title, theme::Type::Subtitle);
    m_sum = new QLabel(box);
    m_sum->setObjectName(u"policySum"_s);
    m_sum->setWordWrap(true);
    m_begin = new QPushButton(tr("Be&gin the policy evaluation"), box);
    m_begin->setObjectName(u"beginPolicies"_s);
    connect(m_begin, &QPushButton::clicked, this, &PolicyPane::begin);
    auto *back = new QPushButton(tr("&Back to the projects"), box);
    back->setObjectName(u"backToProjects"_s);
    connect(back, &QPushButton::clicked, this, [this] {
        commit();
        emit left();
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_title, 1);
    row->addWidget(m_begin);
    row->addWidget(back);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, theme::space(0.4));
    column->addLayout(row);
    column->addWidget(m_sum);
    return box;
}

QWidget *PolicyPane::buildList()
{
    m_list = new QStandardItemModel(0, 6, this);
    m_list->setHorizontalHeaderLabels({labels::field(Field::PolicyNumber), labels::field(Field::PolicyTitle),
                                       labels::field(Field::PolicyEvaluationGrade),
                                       labels::field(Field::PolicyEvaluationExternal), tr("State"),
                                       tr("In charge")});
    m_view = tables::list(this, u"policies"_s, tr("Policies judged this year"));
    m_view->setModel(m_list);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    tables::setWidths(*m_view, {4, 0, 4, 4, 5, 6});
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        commit();
        const auto row = static_cast<size_t>(current.row());
        m_policy = current.isValid() && row < m_reviews.policies.size() ? std::optional(m_reviews.policies[row].policy)
                                                                        : std::nullopt;
        showCurrent();
    });
    return m_view;
}

QComboBox *PolicyPane::addGrade(const QString &name, Field field)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    connect(box, &QComboBox::activated, this, [this, box, field] { setGrade(field, *box); });
    return box;
}

QWidget *PolicyPane::buildReview()
{
    auto *content = new QWidget(this);
    m_name = new QLabel(content);
    m_name->setObjectName(u"policyName"_s);
    m_name->setWordWrap(true);
    theme::setType(*m_name, theme::Type::Subtitle);
    m_beside = new QLabel(content);
    m_beside->setObjectName(u"policyBeside"_s);
    m_beside->setWordWrap(true);
    m_beside->setForegroundRole(QPalette::PlaceholderText);
    m_grade = addGrade(u"policyGrade"_s, Field::PolicyEvaluationGrade);
    m_external = addGrade(u"policyExternal"_s, Field::PolicyEvaluationExternal);
    auto *grades = new QWidget(content);
    Form form(grades);
    form.row(labels::field(Field::PolicyEvaluationGrade), m_grade);
    form.row(labels::field(Field::PolicyEvaluationExternal), m_external);
    m_form = new RecordForm(m_workspace, Entity::PolicyEvaluation, content);
    connect(m_form, &RecordForm::failed, this, &PolicyPane::failed);
    m_opinions = new RecordTable(
        new RecordTableModel(m_workspace, Entity::PolicyOpinion,
                             {Field::PolicyOpinionMember, Field::PolicyOpinionGrade, Field::PolicyOpinionText}),
        u"opinions"_s, {9, 5, 0}, tr("What each external member says; the grade as the number of the scale."), content);
    m_opinions->setMinimumHeight(theme::space(9));
    m_final = new QPushButton(tr("&Make it final"), content);
    m_final->setObjectName(u"finalPolicy"_s);
    connect(m_final, &QPushButton::clicked, this, &PolicyPane::finish);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(theme::space(0.6), 0, theme::space(0.4), theme::space(0.5));
    column->addWidget(m_name);
    column->addWidget(m_beside);
    column->addWidget(grades);
    column->addWidget(m_form);
    column->addWidget(m_opinions);
    column->addWidget(m_final, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

void PolicyPane::setYear(int year)
{
    commit();
    if (year != m_year) {
        m_policy.reset();
        m_board.reset();
    }
    m_year = year;
    refresh();
}

void PolicyPane::commit()
{
    (void)m_form->flush(); // what is refused stays in its field with the reason
}

void PolicyPane::focusFirst()
{
    m_view->setFocus();
}

void PolicyPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_soon.start();
}

bool PolicyPane::select(core::RowId policy, std::optional<Field> field)
{
    refresh();
    const auto at = std::ranges::find(m_reviews.policies, policy, &PolicyReview::policy);
    if (at == m_reviews.policies.end())
        return false;
    m_view->setCurrentIndex(m_list->index(static_cast<int>(at - m_reviews.policies.begin()), 0));
    if (field == Field::PolicyEvaluationGrade)
        m_grade->setFocus();
    else if (field == Field::PolicyEvaluationExternal)
        m_external->setFocus();
    else if (!field || !m_form->focusField(*field))
        m_view->setFocus();
    return true;
}

const PolicyReview *PolicyPane::current() const
{
    const auto at = m_policy ? std::ranges::find(m_reviews.policies, *m_policy, &PolicyReview::policy)
                             : m_reviews.policies.end();
    return at == m_reviews.policies.end() ? nullptr : &*at;
}

QString PolicyPane::state(const PolicyReview &review) const
{
    if (!review.row)
        return tr("Not begun");
    if (review.isFinal)
        return labels::choice(Field::PolicyEvaluationState, u"final"_s);
    const auto missing = static_cast<int>(review.missing().size());
    return missing == 0 ? tr("Complete") : tr("%n missing", "things to enter", missing);
}

/// When it takes place, how it stands, or why there is nothing here.
QString PolicyPane::headline() const
{
    if (!m_reviews.level)
        return tr("The scheme of this year judges no policies. To begin, set the level of policies in the evaluation "
                  "scheme, under “Basics”.");
    if (m_reviews.steps.empty())
        return tr("No scale is marked for policies. Mark one in the evaluation scheme, under “Scales”.");
    if (!m_reviews.isDue && m_reviews.policies.empty())
        return tr("No policy evaluation takes place this year; the next one is in %1.")
            .arg(format::fiscalYear(m_reviews.next.value_or(m_year)));
    QStringList said;
    if (m_reviews.due.isValid())
        said.append(tr("due %1").arg(format::date(m_reviews.due)));
    const std::vector<int> counts = m_reviews.counts();
    for (size_t i = 0; i < counts.size(); ++i)
        said.append((m_reviews.steps[i].label + u' ' + m_reviews.steps[i].meaning).trimmed() + u' '
                    + QString::number(counts[i]));
    const auto open = std::ranges::count_if(m_reviews.policies, [](const PolicyReview &one) { return !one.isFinal; });
    said.append(tr("%n not final", nullptr, static_cast<int>(open)));
    return said.join(u"　"_s);
}

void PolicyPane::refresh()
{
    if (!m_board) {
        if (auto board = core::Scoreboard::read(m_workspace.read(), m_year))
            m_board.emplace(*std::move(board));
    }
    auto reviews = core::readPolicyReviews(m_workspace.read(), m_year, m_board ? &*m_board : nullptr);
    if (!reviews)
        return emit failed(reviews.error());
    m_reviews = *std::move(reviews);
    m_title->setText(tr("Policy evaluation of %1").arg(format::fiscalYear(m_year)));
    m_sum->setText(headline());
    const auto begun = [](const PolicyReview &one) { return one.row.has_value(); };
    const bool canBegin = !m_reviews.policies.empty() && !std::ranges::all_of(m_reviews.policies, begun);
    m_begin->setVisible(canBegin);
    m_begin->setEnabled(!m_workspace.isReadOnly());
    showRounds();
    fillList();
    showCurrent();
}

/// The years before stay to be looked at where no evaluation takes place.
void PolicyPane::showRounds()
{
    const auto rounds = core::readPolicyRounds(m_workspace.read(), m_year);
    if (!rounds)
        return emit failed(rounds.error());
    m_rounds->show(*rounds);
    m_tabs->setTabVisible(0, !m_reviews.policies.empty());
    m_tabs->setTabVisible(1, !rounds->rounds.empty());
    m_tabs->setVisible(!m_reviews.policies.empty() || !rounds->rounds.empty());
}

void PolicyPane::fillList()
{
    const QSignalBlocker quiet(m_view->selectionModel());
    m_list->setRowCount(static_cast<int>(m_reviews.policies.size()));
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const PolicyReview &review = m_reviews.policies[size_t(row)];
        const QString office = review.office ? rowLabel(m_workspace.read(), Entity::Office, *review.office) : QString();
        const QString texts[] = {review.number, review.title, m_reviews.text(review.grade),
                                 m_reviews.text(review.external), state(review), office};
        for (int column = 0; column < m_list->columnCount(); ++column) {
            auto *item = new QStandardItem(texts[column]);
            item->setEditable(false);
            item->setToolTip(texts[column]);
            if (column == 2 || column == 3)
                item->setTextAlignment(Qt::AlignCenter);
            m_list->setItem(row, column, item);
        }
        if (review.policy == m_policy)
            m_view->setCurrentIndex(m_list->index(row, 0));
    }
    if (!current() && m_list->rowCount() > 0) {
        m_view->setCurrentIndex(m_list->index(0, 0));
        m_policy = m_reviews.policies.front().policy;
    }
}

void PolicyPane::showGrade(QComboBox &box, std::optional<double> grade)
{
    box.clear();
    box.addItem(tr("(none chosen)"));
    for (const auto &step : m_reviews.steps)
        box.addItem((step.label + u' ' + step.meaning).trimmed(), step.value);
    if (const int at = grade ? box.findData(*grade) : 0; at >= 0) {
        box.setCurrentIndex(at);
    } else { // the scale has changed since: shown, not lost
        box.addItem(tr("%1 (not on the scale)").arg(m_reviews.text(grade)), *grade);
        box.setCurrentIndex(box.count() - 1);
    }
}

void PolicyPane::showCurrent()
{
    const PolicyReview *review = current();
    QWidget *side = m_split->widget(1);
    side->setVisible(review && review->row);
    if (!review || !review->row)
        return m_form->showRows({});
    m_name->setText((review->number + u'　' + review->title).trimmed());
    QStringList beside = {tr("looks back on %1 to %2").arg(format::fiscalYearShort(review->from.value_or(m_year)),
                                                           format::fiscalYearShort(review->to.value_or(m_year))),
                          tr("%n project(s) below it", nullptr, review->projects)};
    if (review->score)
        beside.append(tr("their mean score %1 of 100").arg(format::number(*review->score, 1)));
    m_beside->setText(beside.join(u"　"_s));
    showGrade(*m_grade, review->grade);
    showGrade(*m_external, review->external);
    const bool isFixed = review->isFinal || m_workspace.isReadOnly();
    m_grade->setEnabled(!isFixed);
    m_external->setEnabled(!isFixed);
    m_form->setEnabled(!isFixed);
    m_opinions->setEnabled(!isFixed);
    if (m_form->rows() != std::vector{*review->row})
        m_form->showRows({*review->row});
    m_opinions->model().setOwner(core::Editor::Cells{{Field::PolicyOpinionEvaluation, Value::reference(*review->row)}});
    m_opinions->model().setOnlyChoices(Field::PolicyOpinionMember, Field::ExternalMemberScheme,
                                       m_reviews.scheme ? Value::reference(*m_reviews.scheme) : Value());
    m_final->setText(review->isFinal ? tr("&Open it again") : tr("&Make it final"));
    m_final->setEnabled(!m_workspace.isReadOnly() && (review->isFinal || review->missing().empty()));
}

void PolicyPane::perform(const core::Operation &operation)
{
    if (const auto done = m_workspace.perform(operation); !done)
        emit failed(done.error());
    refresh();
}

void PolicyPane::begin()
{
    std::vector<core::RowId> policies;
    for (const PolicyReview &review : m_reviews.policies)
        policies.push_back(review.policy);
    const int every = std::max(1, m_reviews.every.value_or(1));
    perform(core::BeginPolicyReviews(std::move(policies), m_year, m_year - every, m_year - 1));
}

void PolicyPane::setGrade(Field field, const QComboBox &box)
{
    const PolicyReview *review = current();
    if (!review || !review->row)
        return;
    const Value value = box.currentIndex() > 0 ? Value::real(box.currentData().toDouble()) : Value();
    perform(core::SetFields(Entity::PolicyEvaluation, *review->row, {{field, value}}));
}

void PolicyPane::finish()
{
    commit();
    refresh();
    const PolicyReview *review = current();
    if (!review || !review->row)
        return;
    const auto state = review->isFinal ? core::PolicyEvaluationStage::Draft : core::PolicyEvaluationStage::Final;
    perform(core::SetFields(Entity::PolicyEvaluation, *review->row,
                            {{Field::PolicyEvaluationState, Value::text(QString(toCode(state)))}}));
}

} // namespace ui
