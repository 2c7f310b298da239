// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/answerpane.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/models/answermodel.h"
#include "ui/pages/answers.h"
#include "ui/pages/yearfilterbar.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::ImprovementLine;

AnswerPane::AnswerPane(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_filter(new YearFilterBar({tr("To be answered"), tr("Answered ones too")}, this))
    , m_finding(new QLabel(this))
    , m_model(new AnswerModel(this))
    , m_table(tables::list(this, u"toAnswer"_s, tr("Improvements the year’s plan has to answer")))
    , m_problem(new QLabel(this))
    , m_count(new QLabel(this))
{
    m_finding->setObjectName(u"toAnswerFinding"_s);
    m_finding->setWordWrap(true);
    theme::setType(*m_finding, theme::Type::Strong);
    auto *hint = new QLabel(tr("Choose one or several (Ctrl+A: all) and answer them with one reason. Enter opens the project."),
                            this);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_problem->setObjectName(u"toAnswerProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_count->setObjectName(u"toAnswerCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tables::setWidths(*m_table, {12, 7, 0, 5, 4, 6, 4, 9});
    m_answers = answers::buttons(this, [this](core::ImprovementState given) { answer(given); });
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : m_answers)
        buttons->addWidget(button);
    buttons->addWidget(m_count);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addWidget(m_filter);
    column->addWidget(m_finding);
    column->addWidget(hint);
    column->addWidget(m_table, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(m_filter, &YearFilterBar::officeChosen, this, &AnswerPane::refresh);
    connect(m_filter, &YearFilterBar::changed, this, &AnswerPane::filter);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AnswerPane::refreshButtons);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { emit projectWanted(m_model->at(index.row()).improvement.project); });
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (changes.touches(Entity::Office))
            m_filter->fillOffices(m_workspace.read(), m_year, m_own);
        if (changes.touches(Entity::Improvement) || changes.touches(Entity::Project) || changes.touches(Entity::Office))
            refresh();
    });
    connect(&workspace, &core::Workspace::accessChanged, this, &AnswerPane::refreshButtons);
}

void AnswerPane::setYear(int year, std::optional<core::RowId> own)
{
    m_year = year;
    m_own = own;
    m_problem->hide();
    m_filter->fillOffices(m_workspace.read(), year, own);
    refresh();
}

void AnswerPane::refresh()
{
    m_outdated = true;
    if (isVisible())
        read();
}

void AnswerPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        read();
}

void AnswerPane::read()
{
    m_outdated = false;
    auto lines = core::readImprovementLines(m_workspace.read(), m_year, m_filter->office());
    if (!lines)
        return emit failed(lines.error());
    m_all = *std::move(lines);
    filter();
}

/// What is chosen stays chosen where it is still shown.
void AnswerPane::filter()
{
    const std::vector<core::RowId> before = chosen();
    std::vector<ImprovementLine> shown;
    int open = 0;
    for (const ImprovementLine &line : m_all) {
        const bool isOpen = line.improvement.isOpenIn(m_year);
        open += isOpen ? 1 : 0;
        if ((isOpen || m_filter->state() == All) && m_filter->lets(line.projectCode, line.projectName + u'\n' + line.text))
            shown.push_back(line);
    }
    m_finding->setText(open ? tr("%n improvement(s) wait for an answer in the plan of %1.", nullptr, open)
                                  .arg(format::fiscalYear(m_year))
                            : tr("Nothing waits for an answer in the plan of %1.").arg(format::fiscalYear(m_year)));
    m_model->show(std::move(shown));
    for (const core::RowId row : before) {
        if (const int at = m_model->rowOf(row); at >= 0)
            m_table->selectionModel()->select(m_model->index(at, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    refreshButtons();
}

std::vector<core::RowId> AnswerPane::chosen() const
{
    std::vector<core::RowId> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_model->at(index.row()).improvement.id);
    return rows;
}

void AnswerPane::answer(core::ImprovementState answer)
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty())
        return;
    const QString known = selected.size() == 1 ? m_model->at(selected.front().row()).reason : QString();
    const int next = selected.front().row();
    if (!answers::give(m_workspace, m_prompts, chosen(), answer, m_year, known, *m_problem))
        return;
    if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(std::min(next, m_model->rowCount() - 1), 0));
    m_table->setFocus();
}

void AnswerPane::refreshButtons()
{
    const auto count = static_cast<int>(m_table->selectionModel()->selectedRows().size());
    for (QPushButton *button : m_answers)
        button->setEnabled(count > 0 && !m_workspace.isReadOnly());
    m_count->setText(count > 0 ? tr("%n chosen", nullptr, count) : QString());
}

void AnswerPane::focusFirst()
{
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setFocus();
}

} // namespace ui
