// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/allocationtab.h"

#include "core/operations/rowoperations.h"
#include "core/report/scoreboard.h"
#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/forms/recordtable.h"
#include "ui/labels.h"
#include "ui/models/choicemodel.h"
#include "ui/pages/allocationtask.h"
#include "ui/print/allocationcomposer.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Value;

AllocationTab::AllocationTab(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_choices(new ChoiceModel(this))
{
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(u"allocationTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(makeAnswer(), tr("Best choice"));
    tabs->addTab(makeProposals(), tr("Proposals"));
    tabs->addTab(makeRules(), tr("Floors and exclusions"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.6), 0, 0);
    column->addWidget(tabs, 1);
}

AllocationTab::~AllocationTab() = default;

QWidget *AllocationTab::makeAnswer()
{
    auto *box = new QWidget(this);
    m_finding = new QLabel(box);
    m_finding->setObjectName(u"allocationFinding"_s);
    m_finding->setWordWrap(true);
    theme::setType(*m_finding, theme::Type::Subtitle);
    m_worth = new QLabel(box);
    m_worth->setObjectName(u"allocationWorth"_s);
    m_worth->setWordWrap(true);
    m_cancel = new QPushButton(tr("Stop"), box);
    m_cancel->setObjectName(u"allocationCancel"_s);
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_task)
            m_task->cancel();
    });
    auto *ceilings = new QHBoxLayout;
    for (const auto &[field, edit] :
         {std::pair(Field::SchemeMoneyCeiling, &m_money), std::pair(Field::SchemeStaffCeiling, &m_staff)}) {
        *edit = makeFieldEdit(field, {}, {}, box);
        auto *label = new QLabel(labels::fieldWithUnit(field), box);
        label->setBuddy((*edit)->input());
        (*edit)->input()->setAccessibleName(labels::field(field));
        (*edit)->setMaximumWidth(theme::space(9));
        ceilings->addWidget(label);
        ceilings->addWidget(*edit);
        ceilings->addSpacing(theme::space(0.5));
        connect(*edit, &FieldEdit::committed, this, &AllocationTab::setCeiling);
    }
    ceilings->addStretch(1);
    m_table = tables::list(box, u"choices"_s, tr("Proposals and which of them are taken"));
    m_table->setModel(m_choices);
    tables::setWidths(*m_table, {5, 18, 6, 8, 5, 5, 8, 8, 8, 8});
    m_table->horizontalHeader()->setStretchLastSection(false);
    tables::takeRest(*m_table, ChoiceModel::Name, 18); // next best choices come and go as columns
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto project = m_choices->project(index.row()))
            emit projectWanted(*project);
    });
    auto *head = new QHBoxLayout;
    head->addWidget(m_finding, 1);
    head->addWidget(m_cancel);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addLayout(ceilings);
    column->addLayout(head);
    column->addWidget(m_worth);
    column->addWidget(m_table, 1);
    return box;
}

QWidget *AllocationTab::makeProposals()
{
    auto *model = new RecordTableModel(m_workspace, Entity::Proposal,
                                       {Field::ProposalProject, Field::ProposalKind, Field::ProposalText, Field::ProposalMoney,
                                        Field::ProposalStaff, Field::ProposalGain, Field::ProposalRule, Field::ProposalNote});
    model->setDefaults({{Field::ProposalRule, Value::text(u"free"_s)}});
    m_proposals = new RecordTable(model, u"proposals"_s, {15, 6, 10, 7, 6, 6, 7, 0},
                                  tr("Each line changes one project against as it is, in thousand yen and persons a year; what "
                                     "is saved is negative. Of several lines of one project at most one is taken."),
                                  this);
    auto *fill = new QPushButton(tr("Take the verdicts as proposals"), m_proposals);
    fill->setObjectName(u"fromVerdicts"_s);
    fill->setToolTip(tr("One line for each project whose verdict is a level-up or a scrap and that has none yet; money and gain "
                        "are then entered."));
    fill->setEnabled(!m_workspace.isReadOnly());
    fill->setAutoDefault(false);
    m_proposals->buttons()->insertWidget(0, fill);
    connect(fill, &QPushButton::clicked, this, &AllocationTab::fillFromVerdicts);
    return m_proposals;
}

QWidget *AllocationTab::makeRules()
{
    auto *box = new QWidget(this);
    auto *floors = new RecordTableModel(m_workspace, Entity::BudgetFloor, {Field::BudgetFloorOffice, Field::BudgetFloorMoney});
    m_floors = new RecordTable(floors, u"floors"_s, {16, 0},
                               tr("What a branch must get on balance at least; a negative floor says how much it may "
                                  "lose."),
                               box);
    auto *pairs = new RecordTableModel(m_workspace, Entity::ProposalPair, {Field::ProposalPairFirst, Field::ProposalPairSecond});
    m_pairs = new RecordTable(pairs, u"pairs"_s, {20, 0}, tr("Proposals of which not both can be taken."), box);
    pairs->setPredicate([this](const core::Record &pair) {
        const auto first = pair.row(Field::ProposalPairFirst);
        const auto year = first ? m_workspace.read().value(*first, Field::ProposalYear) : core::Result<Value>(Value());
        return year && *year == Value::integer(m_year);
    });
    auto *row = new QHBoxLayout(box); // beside one another: below they would not fit on a scaled screen
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space(1));
    row->addWidget(m_floors, 2);
    row->addWidget(m_pairs, 3);
    return box;
}

void AllocationTab::setYear(int year)
{
    m_year = year;
    m_proposals->model().setOwner(core::Editor::Cells{{Field::ProposalYear, Value::integer(year)}});
    m_floors->model().setOwner(core::Editor::Cells{{Field::BudgetFloorYear, Value::integer(year)}});
    m_pairs->model().setOwner(core::Editor::Cells{});
}

bool AllocationTab::dependsOn(const core::ChangeSet &changes)
{
    return changes.wholesale
           || std::ranges::any_of(std::initializer_list<Entity>{Entity::Proposal, Entity::ProposalPair, Entity::BudgetFloor,
                                                                Entity::Scheme, Entity::Project, Entity::Office},
                                  [&](Entity entity) { return changes.touches(entity); });
}

void AllocationTab::refresh()
{
    auto given = core::readAllocation(m_workspace.read(), m_year);
    if (!given)
        return emit failed(given.error());
    m_given = *std::move(given);
    showCeilings();
    weigh();
}

void AllocationTab::showCeilings()
{
    const auto scheme = m_workspace.read().find(Field::SchemeYear, Value::integer(m_year));
    m_scheme = scheme ? *scheme : std::nullopt;
    for (const auto &[field, edit] :
         {std::pair(Field::SchemeMoneyCeiling, m_money), std::pair(Field::SchemeStaffCeiling, m_staff)}) {
        const auto value = m_scheme ? m_workspace.read().value(*m_scheme, field) : core::Result<Value>(Value());
        if (value && !edit->isDirty())
            edit->setValue(*value);
        edit->setEnabled(m_scheme.has_value());
        edit->setReadOnly(m_workspace.isReadOnly());
        edit->setToolTip(m_scheme ? QString() : tr("The fiscal year has no evaluation scheme yet; ceilings are kept there."));
    }
}

void AllocationTab::setCeiling(Field field, const Value &value)
{
    if (!m_scheme)
        return;
    if (const auto done = m_workspace.perform(core::SetFields(Entity::Scheme, *m_scheme, {{field, value}})); !done)
        emit failed(done.error());
}

void AllocationTab::stop()
{
    m_task.reset();
    m_cancel->hide();
}

void AllocationTab::weigh()
{
    stop();
    m_worth->clear();
    m_answer.reset();
    emit resultChanged();
    const auto options = m_given.options();
    if (options.empty()) {
        m_choices->show(m_given, {});
        m_finding->setText(m_given.lines.empty() ? tr("There are no proposals yet. Enter them under “Proposals”.")
                                                 : tr("No proposal has both its money and its gain yet."));
        return;
    }
    m_finding->setText(tr("Being computed…"));
    m_cancel->show();
    m_task = std::make_unique<AllocationTask>(options, m_given.rules);
    connect(m_task.get(), &AllocationTask::succeeded, this, &AllocationTab::showAnswer);
    connect(m_task.get(), &AllocationTask::failed, this, [this](const core::Error &error) {
        m_cancel->hide();
        m_finding->setText(error.code == core::Error::Code::Cancelled ? tr("Stopped before the best choice was found.")
                                                                      : errorText(error));
    });
    m_task->start();
}

void AllocationTab::showAnswer(const core::AllocationAnswer &answer)
{
    m_cancel->hide();
    m_choices->show(m_given, answer);
    m_answer = answer;
    for (int column = ChoiceModel::Best; column < m_choices->columnCount(); ++column)
        tables::fit(*m_table, column);
    if (!answer.best) {
        m_finding->setText(tr("No choice keeps to all the rules: loosen a ceiling, a floor or what is decided."));
        return emit resultChanged();
    }
    const auto left_out = m_given.lines.size() - m_given.options().size();
    QString finding = tr("%n proposal(s) are taken:", nullptr, static_cast<int>(answer.best->chosen.size())) + u' '
                      + tr("%1 points more, project cost %2 thousand yen, staff %3")
                            .arg(format::number(answer.best->gain), format::money(answer.best->money),
                                 format::number(answer.best->staff));
    if (left_out > 0)
        finding += u' ' + tr("(%n not weighed)", nullptr, static_cast<int>(left_out));
    m_finding->setText(finding);
    sayWorth(answer);
    emit resultChanged();
}

std::optional<print::AllocationResult> AllocationTab::result() const
{
    if (!m_answer)
        return std::nullopt;
    const auto plan = m_workspace.read().first(Entity::Plan, {});
    return print::AllocationResult{.year = m_year,
                                   .municipality = plan && *plan ? (*plan)->text(Field::PlanMunicipality) : QString(),
                                   .given = m_given,
                                   .answer = *m_answer,
                                   .finding = m_finding->text(),
                                   .worth = m_worth->text()};
}

/// What a step of each ceiling is worth. An integer problem has no shadow prices: both were found by solving again.
void AllocationTab::sayWorth(const core::AllocationAnswer &answer)
{
    QStringList lines;
    const auto say = [&](const QString &more, const QString &less, const std::optional<core::CeilingWorth> &worth) {
        if (!worth)
            return;
        const auto difference = [&](std::optional<double> gain) {
            return gain ? format::number(*gain - answer.best->gain) : QString();
        };
        lines.append(worth->above ? more.arg(difference(worth->above)) : tr("There is no choice above the ceiling."));
        lines.append(worth->below ? less.arg(difference(worth->below)) : tr("A step less, and no choice keeps to the rules."));
    };
    const QString step = format::money(m_given.rules.moneyStep);
    say(tr("%1 thousand yen more: %2 points").arg(step, u"%1"_s), tr("%1 thousand yen less: %2 points").arg(step, u"%1"_s),
        answer.money);
    const QString persons = format::number(m_given.rules.staffStep);
    say(tr("%1 person(s) more: %2 points").arg(persons, u"%1"_s), tr("%1 person(s) less: %2 points").arg(persons, u"%1"_s),
        answer.staff);
    m_worth->setText(lines.isEmpty() ? tr("Without a ceiling every proposal that gains is taken.") : lines.join(u"　／　"_s));
}

namespace {

std::optional<core::ProposalKind> kindOf(const QString &verdict)
{
    return core::fromCode<core::ProposalKind>(verdict);
}

} // namespace

void AllocationTab::fillFromVerdicts()
{
    const auto board = core::Scoreboard::read(m_workspace.read(), m_year);
    if (!board)
        return emit failed(board.error());
    std::vector<core::Editor::Cells> rows;
    for (const auto &project : board->projects()) {
        const auto *judged = board->latestJudged(project.id);
        const auto *verdict = judged && judged->verdict ? board->scheme().verdict(*judged->verdict) : nullptr;
        const auto kind = verdict ? kindOf(verdict->code) : std::nullopt;
        const bool isThere = std::ranges::find(m_given.lines, project.id, &core::ProposalLine::project) != m_given.lines.end();
        if (kind && !isThere)
            rows.push_back({{Field::ProposalProject, Value::reference(project.id)},
                            {Field::ProposalYear, Value::integer(m_year)},
                            {Field::ProposalKind, Value::text(QString(core::toCode(*kind)))},
                            {Field::ProposalText, Value::text(verdict->name)},
                            {Field::ProposalRule, Value::text(u"free"_s)}});
    }
    const core::Batch adding(QLatin1String("proposal.from_verdicts"), {}, [rows](core::Editor &editor) -> core::Result<> {
        for (const core::Editor::Cells &cells : rows)
            RASHIN_TRY(editor.add(Entity::Proposal, cells));
        return {};
    });
    if (rows.empty())
        return m_finding->setText(tr("No verdict of the year is a level-up or a scrap without a proposal."));
    if (const auto done = m_workspace.perform(adding); !done)
        emit failed(done.error());
}

} // namespace ui
