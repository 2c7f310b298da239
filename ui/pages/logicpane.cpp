// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logicpane.h"

#include "core/operations/logicoperations.h"
#include "core/operations/rowoperations.h"
#include "core/report/logicmodel.h"
#include "core/workspace/workspace.h"
#include "ui/errortext.h"
#include "ui/forms/recordform.h"
#include "ui/forms/recordtable.h"
#include "ui/labels.h"
#include "ui/models/logicstepmodel.h"
#include "ui/pages/logicview.h"
#include "ui/tables.h"
#include "ui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::LogicKind;
using core::Value;

LogicPane::LogicPane(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_view(new LogicView(this))
    , m_form(new RecordForm(workspace, Entity::LogicNode, this))
    , m_steps(new LogicStepModel(workspace, this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_hint(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_tabs->setObjectName(u"logicTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Drawing"));
    m_tabs->addTab(tr("Tables"));
    m_tabs->setAccessibleName(tr("Drawing or tables"));
    auto *head = new QHBoxLayout;
    head->addWidget(makeTools(), 1);
    head->addWidget(m_tabs);
    m_hint->setObjectName(u"logicHint"_s);
    m_problem->setObjectName(u"logicProblem"_s);
    for (QLabel *label : {m_hint, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
    }
    m_stack->addWidget(makeDrawing());
    m_stack->addWidget(makeTables());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(0.25));
    column->addLayout(head);
    column->addWidget(m_hint);
    column->addWidget(m_problem);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(&workspace, &core::Workspace::changed, this, &LogicPane::follow);
    connect(m_form, &RecordForm::failed, this, &LogicPane::failed);
    connect(m_steps, &LogicStepModel::failed, this, &LogicPane::failed);
}

QToolBar *LogicPane::makeTools()
{
    auto *bar = new QToolBar(this);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *menu = new QMenu(bar);
    for (const QString &code : core::registry::spec(Field::LogicNodeKind).choices())
        menu->addAction(labels::choice(Field::LogicNodeKind, code), this,
                        [this, code] { add(core::fromCode<LogicKind>(code).value_or(LogicKind::Activity), {}); });
    auto *adding = new QToolButton(bar);
    adding->setObjectName(u"logicAdd"_s);
    adding->setText(tr("Add an element"));
    adding->setToolTip(tr("Insert adds one of the same kind"));
    adding->setPopupMode(QToolButton::InstantPopup);
    adding->setMenu(menu);
    adding->setEnabled(!m_workspace.isReadOnly());
    bar->addWidget(adding);
    const auto action = [&](const QString &words, const QString &key, auto does) {
        auto *made = bar->addAction(words, this, does);
        made->setToolTip(words + u" ("_s + key + u')');
        return made;
    };
    m_next = action(tr("Add what follows"), tr("Ctrl+Insert"), [this] {
        const auto current = m_view->current();
        const auto index = current ? m_view->model().indexOf(*current) : std::nullopt;
        if (!index)
            return;
        const int next = static_cast<int>(m_view->model().elements[*index].kind) + 1;
        add(static_cast<LogicKind>(std::min(next, static_cast<int>(LogicKind::OutcomeLong))), current);
    });
    m_write = action(tr("Write"), tr("Enter"), [this] { m_view->edit(); });
    m_link = action(tr("Join or part"), u"L"_s, [this] {
        m_view->setFocus();
        m_view->beginLink();
    });
    m_remove = action(tr("Remove"), tr("Delete"), [this] {
        if (const auto current = m_view->current())
            perform(core::RemoveRow(Entity::LogicNode, *current));
    });
    action(tr("Larger"), tr("Ctrl++"), [this] { m_view->setZoom(m_view->zoom() * 1.2); });
    action(tr("Smaller"), tr("Ctrl+-"), [this] { m_view->setZoom(m_view->zoom() / 1.2); });
    m_picture = bar->addAction(tr("Save picture…"), this, &LogicPane::pictureWanted);
    m_picture->setToolTip(tr("The whole model on one sheet: PDF, SVG or PNG"));
    m_print = bar->addAction(tr("Print…"), this, &LogicPane::printWanted);
    m_print->setToolTip(tr("The whole model on one sheet, A4 across"));
    for (const auto &[one, name] : {std::pair(m_picture, u"logicPicture"_s), std::pair(m_print, u"logicPrint"_s)})
        one->setObjectName(name);
    return bar;
}

QWidget *LogicPane::makeDrawing()
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    m_view->setObjectName(u"logicView"_s);
    m_view->setReadOnly(m_workspace.isReadOnly());
    auto *scroll = new QScrollArea(split);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_form);
    auto *upper = new QWidget(split);
    auto *column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    m_empty = new QLabel(tr("No logic model yet. Begin with what is done: “Add an element” › “Activity”. Then add what "
                            "follows from it, from the output to the outcome for people."),
                         upper);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_empty, 1);
    column->addWidget(m_view, 1);
    split->addWidget(upper);
    split->addWidget(scroll);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_form->setChoices([this](Entity entity) {
        std::vector<RowChoice> choices;
        if (entity == Entity::LogicNode) {
            for (const core::LogicElement &element : m_view->model().elements) {
                if (element.id != m_view->current()) // it does not lead to itself
                    choices.push_back({element.id, element.text, 0});
            }
        } else if (m_project) {
            const auto rows =
                m_workspace.read().records(Entity::Indicator, {{{Field::IndicatorProject, Value::reference(*m_project)}}, {}});
            for (const core::Record &row : rows ? *rows : std::vector<core::Record>())
                choices.push_back({row.id(), row.text(Field::IndicatorName), 0});
        }
        return choices;
    });
    connect(m_view, &LogicView::currentChanged, this, &LogicPane::showCurrent);
    connect(m_view, &LogicView::addWanted, this, &LogicPane::add);
    connect(m_view, &LogicView::removeWanted, this,
            [this](core::RowId element) { perform(core::RemoveRow(Entity::LogicNode, element)); });
    connect(m_view, &LogicView::writeWanted, this, [this](core::RowId element, const QString &text) {
        perform(core::SetFields(Entity::LogicNode, element, {{Field::LogicNodeText, Value::text(text)}}));
    });
    connect(m_view, &LogicView::linkWanted, this, [this](core::RowId from, core::RowId to) {
        perform(core::AddRow(Entity::LogicLink, {{Field::LogicLinkFrom, Value::reference(from)},
                                                 {Field::LogicLinkTo, Value::reference(to)}}));
    });
    connect(m_view, &LogicView::unlinkWanted, this,
            [this](core::RowId link) { perform(core::RemoveRow(Entity::LogicLink, link)); });
    connect(m_view, &LogicView::hinted, this, [this](const QString &sentence) {
        m_hint->setText(sentence);
        m_hint->setVisible(!sentence.isEmpty());
    });
    return split;
}

QWidget *LogicPane::makeTables()
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    auto *model = new RecordTableModel(m_workspace, Entity::LogicNode,
                                       {Field::LogicNodeKind, Field::LogicNodeText, Field::LogicNodeIndicator});
    model->setOrder({Field::LogicNodePosition});
    model->setChoicesOwner(Field::LogicNodeIndicator, Field::IndicatorProject);
    m_elements = new RecordTable(model, u"logicElements"_s, {8, 0, 14},
                                 tr("The elements of the model. The last line adds one: first its kind, then its words."), split);
    auto *lower = new QWidget(split);
    auto *words = new QLabel(tr("What leads to what, and why. Links are drawn in the drawing or in the form of an element."),
                             lower);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    m_stepTable = tables::grid(lower, u"logicSteps"_s, tr("Links of the logic model"));
    m_stepTable->setModel(m_steps);
    m_stepTable->setTabKeyNavigation(false);
    tables::setWidths(*m_stepTable, {16, 16, 0});
    auto *column = new QVBoxLayout(lower);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->addWidget(words);
    column->addWidget(m_stepTable, 1);
    auto *removal = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Delete), m_stepTable);
    removal->setContext(Qt::WidgetShortcut);
    connect(removal, &QShortcut::activated, this, &LogicPane::removeStep);
    split->addWidget(m_elements);
    split->addWidget(lower);
    return split;
}

void LogicPane::removeStep()
{
    if (const auto step = m_steps->step(m_stepTable->currentIndex().row()))
        perform(core::RemoveRow(Entity::LogicLink, *step));
}

void LogicPane::setProject(std::optional<core::RowId> project)
{
    if (project != m_project)
        flush();
    m_project = project;
    m_elements->model().setOwner(
        project ? std::optional(core::Editor::Cells{{Field::LogicNodeProject, Value::reference(*project)}}) : std::nullopt);
    load();
}

void LogicPane::load()
{
    const auto model = m_project ? core::readLogicModel(m_workspace.read(), *m_project)
                                 : core::Result<core::LogicModel>(core::LogicModel());
    if (!model)
        return emit failed(model.error());
    m_steps->show(*model);
    m_empty->setVisible(model->elements.empty());
    m_view->setVisible(!model->elements.empty());
    m_view->show(*model);
}

void LogicPane::follow(const core::ChangeSet &changes)
{
    const bool isMine = changes.wholesale || changes.touches(Entity::LogicNode) || changes.touches(Entity::LogicLink)
                        || changes.touches(Entity::Indicator);
    if (m_project && isMine)
        load();
}

void LogicPane::showCurrent()
{
    const auto current = m_view->current();
    m_form->setVisible(current.has_value());
    m_form->showRows(current ? std::vector{*current} : std::vector<core::RowId>());
    updateTools();
}

void LogicPane::updateTools()
{
    const bool can = m_view->current() && !m_workspace.isReadOnly();
    for (QAction *action : {m_next, m_write, m_remove})
        action->setEnabled(can);
    m_link->setEnabled(can && m_view->model().elements.size() > 1);
    for (QAction *action : {m_picture, m_print})
        action->setEnabled(!m_view->model().elements.empty());
}

/// What is refused is said right above the drawing.
bool LogicPane::perform(const core::Operation &operation)
{
    const auto done = m_workspace.perform(operation);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::color(theme::Role::Error, colours));
    m_problem->setPalette(colours);
    m_problem->setText(done ? QString() : u"！"_s + errorText(done.error()));
    m_problem->setVisible(!done);
    return done.has_value();
}

void LogicPane::add(LogicKind kind, std::optional<core::RowId> cause)
{
    if (!m_project)
        return;
    const core::AddLogicNode adding(*m_project, kind, tr("(new element)"), cause);
    m_view->setCurrent(adding.id());
    m_tabs->setCurrentIndex(0);
    if (perform(adding))
        m_view->edit(); // its words come first of all
}

void LogicPane::flush()
{
    m_view->commit();
    m_form->flush();
}

void LogicPane::focusFirst()
{
    if (m_stack->currentIndex() == 0)
        m_view->setFocus(Qt::OtherFocusReason);
    else
        m_elements->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
