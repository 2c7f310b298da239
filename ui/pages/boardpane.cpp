// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/boardpane.h"

#include "core/operations/cycleoperations.h"
#include "core/workspace/workspace.h"
#include "ui/delegates/carddelegate.h"
#include "ui/labels.h"
#include "ui/models/boardmodel.h"
#include "ui/pages/readingtask.h"
#include "ui/pages/yearfilterbar.h"
#include "ui/rowlabel.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::CycleState;
using core::Entity;

namespace {

/// Only cards have moved: nothing has become late or done by that.
bool onlyCycles(const core::ChangeSet &changes)
{
    return !changes.wholesale
           && std::ranges::all_of(changes.rows, [](const auto &row) { return row.entity == Entity::Cycle; });
}

} // namespace

BoardPane::BoardPane(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_reading(new PaneReading(workspace, this))
    , m_filter(new YearFilterBar({tr("All states"), tr("Late"), tr("Improvements to answer"), tr("Late or to answer")}, this))
{
    auto *hint = new QLabel(tr("Drag a card, or move it with Ctrl+← and Ctrl+→. Enter opens the project."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space(0.5), 0, 0);
    column->setSpacing(theme::space(0.4));
    column->addWidget(m_filter);
    column->addWidget(hint);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::space(0.5));
    column->addLayout(row, 1);
    addColumn(std::nullopt);
    for (const CycleState stage :
         {CycleState::Plan, CycleState::Do, CycleState::Check, CycleState::Act, CycleState::Closed})
        addColumn(stage);
    for (const Column &one : m_columns)
        row->addWidget(one.box, 1);
    connect(m_reading, &PaneReading::failed, this, &BoardPane::failed);
    connect(m_reading, &PaneReading::underWayChanged, m_filter, &YearFilterBar::setReading);
    connect(m_filter, &YearFilterBar::officeChosen, this, &BoardPane::refresh);
    connect(m_filter, &YearFilterBar::changed, this, &BoardPane::deal);
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        if (followCycles(changes))
            return;
        m_tasksOutdated = m_tasksOutdated || !onlyCycles(changes);
        if (changes.touches(Entity::Office))
            m_filter->fillOffices(m_workspace.read(), m_year, m_own);
        refresh();
    });
    connect(&workspace, &core::Workspace::accessChanged, this, &BoardPane::refresh);
}

void BoardPane::addColumn(std::optional<CycleState> stage)
{
    Column column{.stage = stage};
    column.box = new QWidget(this);
    column.heading = new QLabel(column.box);
    theme::setType(*column.heading, theme::Type::Strong);
    column.model = new BoardModel(column.box);
    column.list = new QListView(column.box);
    column.list->setObjectName(stage ? u"board_"_s + QString(core::toCode(*stage)) : u"board_unset"_s);
    column.list->setModel(column.model);
    column.list->setItemDelegate(new CardDelegate(column.list));
    column.list->setUniformItemSizes(true);
    column.list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    column.list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    column.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column.list->setDragDropMode(QAbstractItemView::DragDrop);
    column.list->setDefaultDropAction(Qt::MoveAction);
    column.list->setDropIndicatorShown(false);
    column.list->setMinimumWidth(theme::space(6));
    column.list->installEventFilter(this);
    column.heading->setBuddy(column.list);
    nameColumn(column);
    auto *below = new QVBoxLayout(column.box);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(theme::space(0.25));
    below->addWidget(column.heading);
    below->addWidget(column.list, 1);
    const size_t place = m_columns.size();
    connect(column.list, &QListView::activated, this, [this, model = column.model](const QModelIndex &index) {
        if (const auto project = model->project(index.row()))
            emit projectWanted(*project);
    });
    // After the drop is over: the lists are filled anew by it.
    connect(
        column.model, &BoardModel::dropped, this,
        [this, place](const std::vector<core::RowId> &projects) { move(projects, place); }, Qt::QueuedConnection);
    m_columns.push_back(column);
}

void BoardPane::setYear(int year, std::optional<core::RowId> own)
{
    m_year = year;
    m_own = own;
    m_tasksOutdated = true;
    m_filter->fillOffices(m_workspace.read(), year, own);
    refresh();
}

void BoardPane::refresh()
{
    m_outdated = true;
    if (isVisible())
        read();
}

void BoardPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        read();
}

void BoardPane::read()
{
    struct Read
    {
        std::vector<core::BoardCard> cards;
        std::optional<std::map<core::RowId, int>> late;
    };
    m_outdated = false;
    const bool withTasks = std::exchange(m_tasksOutdated, false);
    const auto found = std::make_shared<Read>();
    const auto read = [found, withTasks, year = m_year, office = m_filter->office(),
                       today = m_workspace.clock().today()](const core::Reader &reader) -> core::Result<> {
        RASHIN_LET(found->cards, core::readBoard(reader, year, today, office));
        if (withTasks) {
            RASHIN_LET(found->late, core::lateTasks(reader, year, today));
        }
        return {};
    };
    m_reading->start(read, [this, found] {
        if (found->late)
            m_lateTasks = *std::move(found->late);
        m_cards = std::move(found->cards);
        for (core::BoardCard &card : m_cards) {
            if (const auto late = m_lateTasks.find(card.project); late != m_lateTasks.end())
                card.lateTasks = late->second;
        }
        deal();
    });
}

/// Puts cards whose cycle was written into their columns without reading the others; false where that cannot be told.
bool BoardPane::followCycles(const core::ChangeSet &changes)
{
    if (m_outdated || m_reading->isUnderWay() || !onlyCycles(changes))
        return false;
    for (const core::ChangeSet::Row &row : changes.rows) {
        const auto cycle = m_workspace.read().record(Entity::Cycle, row.id);
        const auto project = cycle ? cycle->row(core::Field::CycleProject) : std::nullopt;
        if (!project)
            return false; // taken away: whose it was is not known any more
        if (cycle->integer(core::Field::CycleYear) != m_year)
            continue;
        const auto card = std::ranges::find(m_cards, *project, &core::BoardCard::project);
        if (card != m_cards.end())
            card->stage = core::fromCode<CycleState>(cycle->text(core::Field::CycleState));
    }
    deal();
    return true;
}

bool BoardPane::passes(const core::BoardCard &card) const
{
    const int state = m_filter->state();
    const bool isWaiting = card.openImprovements > 0;
    const bool fits = state == All || (state != Waiting && card.isLate()) || (state != Late && isWaiting);
    return fits && m_filter->lets(card.code, card.name);
}

/// Puts the cards that pass the filter into their columns; what is selected and how far a list is scrolled stay.
void BoardPane::deal()
{
    std::map<std::optional<CycleState>, std::vector<core::BoardCard>> dealt;
    int shown = 0;
    for (const core::BoardCard &card : m_cards) {
        if (!passes(card))
            continue;
        dealt[card.stage].push_back(card);
        ++shown;
    }
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns[i];
        const auto chosen = chosenIn(column);
        const int scrolled = column.list->verticalScrollBar()->value();
        column.model->show(std::move(dealt[column.stage]), !m_workspace.isReadOnly());
        column.list->verticalScrollBar()->setValue(scrolled);
        select(chosen, i);
        nameColumn(column);
        if (!column.stage)
            column.box->setVisible(column.model->rowCount() > 0);
    }
    m_filter->setCount(shown, static_cast<int>(m_cards.size()));
    emit shownChanged();
}

void BoardPane::nameColumn(const Column &column) const
{
    const QString name = column.stage
                             ? labels::choice(core::Field::CycleState, QString(core::toCode(*column.stage)))
                             : tr("No stage yet");
    //: heading of a column of the board: the stage, and how many cards stand in it
    column.heading->setText(tr("%1 (%2)").arg(name).arg(column.model->rowCount()));
    column.list->setAccessibleName(column.heading->text());
}

std::vector<core::RowId> BoardPane::chosenIn(const Column &column) const
{
    std::vector<core::RowId> projects;
    for (const QModelIndex &index : column.list->selectionModel()->selectedIndexes()) {
        if (const auto project = column.model->project(index.row()))
            projects.push_back(*project);
    }
    return projects;
}

void BoardPane::select(const std::vector<core::RowId> &projects, size_t column)
{
    const Column &to = m_columns[column];
    for (const core::RowId project : projects) {
        const int row = to.model->rowOf(project);
        if (row < 0)
            continue;
        const QModelIndex index = to.model->index(row);
        to.list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select);
    }
}

void BoardPane::move(std::vector<core::RowId> projects, size_t to)
{
    if (projects.empty() || !m_columns[to].stage || m_workspace.isReadOnly())
        return;
    const core::MoveCycles moving(projects, m_year, *m_columns[to].stage);
    emit moveWanted(moving);
    for (const Column &column : m_columns)
        column.list->clearSelection();
    select(projects, to);
    m_columns[to].list->scrollTo(m_columns[to].list->currentIndex());
    m_columns[to].list->setFocus();
}

/// The selected cards one stage on or back. Nothing is left of Plan: a stage, once set, is not unset by moving.
void BoardPane::shift(size_t from, int by)
{
    const auto to = static_cast<qsizetype>(from) + by;
    if (to >= 1 && to < static_cast<qsizetype>(m_columns.size()))
        move(chosenIn(m_columns[from]), size_t(to));
}

/// The keyboard goes to the next column with cards.
void BoardPane::goTo(size_t from, int by)
{
    for (auto at = static_cast<qsizetype>(from) + by; at >= 0 && at < static_cast<qsizetype>(m_columns.size()); at += by) {
        const Column &column = m_columns[size_t(at)];
        if (column.model->rowCount() == 0)
            continue;
        if (!column.list->currentIndex().isValid())
            column.list->setCurrentIndex(column.model->index(0));
        return column.list->setFocus();
    }
}

std::vector<core::BoardCard> BoardPane::shown() const
{
    std::vector<core::BoardCard> cards;
    std::ranges::copy_if(m_cards, std::back_inserter(cards), [this](const core::BoardCard &card) { return passes(card); });
    return cards;
}

QString BoardPane::officeName() const
{
    return m_filter->office() ? rowLabel(m_workspace.read(), Entity::Office, *m_filter->office()) : QString();
}

void BoardPane::focusFirst()
{
    const auto full = std::ranges::find_if(m_columns, [](const Column &column) { return column.model->rowCount() > 0; });
    if (full == m_columns.end())
        return m_filter->focusSearch();
    if (!full->list->currentIndex().isValid())
        full->list->setCurrentIndex(full->model->index(0));
    full->list->setFocus();
}

bool BoardPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int by = key->key() == Qt::Key_Right ? 1 : key->key() == Qt::Key_Left ? -1 : 0;
    const auto column = std::ranges::find(m_columns, watched, &Column::list);
    if (by == 0 || column == m_columns.end())
        return QWidget::eventFilter(watched, event);
    const size_t place = size_t(std::distance(m_columns.begin(), column));
    if (key->modifiers().testFlag(Qt::ControlModifier))
        shift(place, by);
    else
        goTo(place, by);
    return true;
}

} // namespace ui
