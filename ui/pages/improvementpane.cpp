// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/improvementpane.h"

#include "core/report/improvements.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/forms/recordtable.h"
#include "ui/pages/answers.h"
#include "ui/rowlabel.h"
#include "ui/status.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::ImprovementState;
using core::Value;

ImprovementPane::ImprovementPane(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_state(new QLabel(this))
    , m_table(new RecordTable(
          new RecordTableModel(workspace, Entity::Improvement,
                               {Field::ImprovementText, Field::ImprovementYear, Field::ImprovementOrigin,
                                Field::ImprovementOwner, Field::ImprovementDue, Field::ImprovementState,
                                Field::ImprovementReason, Field::ImprovementAnswered}),
          u"improvements"_s, {0, 5, 5, 4, 6, 4, 10, 6},
          tr("What Act decided to improve. Next year’s plan takes each up, postpones it or declines it, with a reason."),
          this))
    , m_problem(new QLabel(this))
{
    RecordTableModel &model = m_table->model();
    model.setOrder({Field::ImprovementYear});
    model.setFixed({Field::ImprovementState, Field::ImprovementAnswered});
    m_state->setObjectName(u"improvementState"_s);
    m_state->setWordWrap(true);
    theme::setType(*m_state, theme::Type::Strong);
    m_problem->setObjectName(u"answerProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_answers = answers::buttons(this, [this](ImprovementState given) { answer(given); });
    for (QPushButton *button : m_answers)
        m_table->buttons()->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addWidget(m_state);
    column->addWidget(m_table, 3);
    column->addWidget(m_problem);
    column->addWidget(buildClosing(), 2);
    setFocusProxy(m_table);
    connect(m_table, &RecordTable::currentChanged, this, &ImprovementPane::refreshButtons);
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(Entity::Improvement) || changes.touches(Entity::Project) || changes.touches(Entity::Office))
            refresh();
    });
}

QWidget *ImprovementPane::buildClosing()
{
    auto *box = new QWidget(this);
    m_closingTitle = new QLabel(box);
    m_closingTitle->setObjectName(u"closingTitle"_s);
    theme::setType(*m_closingTitle, theme::Type::Subtitle);
    QTableView *table = tables::list(box, u"closing"_s, tr("Closing rate by office"));
    m_closing = new QStandardItemModel(0, 7, this);
    m_closing->setHorizontalHeaderLabels({tr("Office"), tr("Decided"), tr("Taken up"), tr("Postponed"), tr("Declined"),
                                          tr("Not answered"), tr("Closing rate")});
    table->setModel(m_closing);
    tables::setWidths(*table, {0, 5, 5, 5, 5, 5, 6});
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addWidget(m_closingTitle);
    column->addWidget(table, 1);
    return box;
}

void ImprovementPane::show(std::optional<core::RowId> project, int year)
{
    m_project = project;
    m_year = year;
    m_table->model().setPredicate([year](const core::Record &record) {
        return record.integer(Field::ImprovementYear).value_or(year) <= year;
    });
    m_table->model().setDefaults({{Field::ImprovementYear, Value::integer(year)}});
    m_table->model().setOwner(project ? std::optional(core::Editor::Cells{
                                            {Field::ImprovementProject, Value::reference(*project)}})
                                      : std::nullopt);
    m_problem->hide();
    refresh();
}

void ImprovementPane::answer(ImprovementState answer)
{
    const auto row = m_table->current();
    const core::Record *record = row ? m_table->model().record(m_table->model().rowOf(*row)) : nullptr;
    if (!record)
        return;
    answers::give(m_workspace, m_prompts, {*row}, answer, m_year, record->text(Field::ImprovementReason), *m_problem);
}

void ImprovementPane::refresh()
{
    m_open = 0;
    const auto all = core::readImprovements(m_workspace.read());
    if (all && m_project) {
        const auto [first, last] = all->equal_range(*m_project);
        for (auto one = first; one != last; ++one)
            m_open += one->second.isOpenIn(m_year) ? 1 : 0;
    }
    m_state->setText(m_open ? statusMark(Status::NotStarted) + u' '
                                  + tr("%n improvement(s) decided earlier wait for an answer in the plan of %1.", nullptr, m_open)
                                        .arg(format::fiscalYear(m_year))
                            : tr("Nothing waits for an answer in the plan of %1.").arg(format::fiscalYear(m_year)));
    emit openCounted(m_open);
    refreshButtons();
    refreshClosing();
}

void ImprovementPane::refreshClosing()
{
    m_closing->removeRows(0, m_closing->rowCount());
    m_closingTitle->setText(tr("What became of the improvements decided in %1").arg(format::fiscalYear(m_year - 1)));
    const auto closing = core::readClosing(m_workspace.read(), m_year - 1);
    if (!closing)
        return;
    const auto add = [this](const QString &name, const core::ClosingLine &line) {
        QList<QStandardItem *> items{new QStandardItem(name)};
        for (const int count : {line.decided, line.takenUp, line.postponed, line.declined, line.open()})
            items.append(new QStandardItem(QString::number(count)));
        items.append(new QStandardItem(line.rate() ? format::percent(line.rate()) : u"－"_s));
        for (QStandardItem *item : items) {
            item->setEditable(false);
            if (item != items.front())
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        }
        m_closing->appendRow(items);
    };
    for (const core::ClosingLine &line : closing->offices)
        add(line.office ? rowLabel(m_workspace.read(), Entity::Office, *line.office) : tr("No office"), line);
    add(tr("Total"), closing->total);
}

// Answered is what an earlier year decided; what this year's Act decides is for the next plan.
void ImprovementPane::refreshButtons()
{
    const auto row = m_table->current();
    const core::Record *record = row ? m_table->model().record(m_table->model().rowOf(*row)) : nullptr;
    const bool isEarlier = record && record->integer(Field::ImprovementYear).value_or(m_year) < m_year;
    for (QPushButton *button : m_answers)
        button->setEnabled(isEarlier && !m_workspace.isReadOnly());
}

} // namespace ui
