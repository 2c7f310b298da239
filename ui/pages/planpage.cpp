// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/planpage.h"

#include "core/workspace/workspace.h"
#include "ui/forms/recordform.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/models/plantree.h"
#include "ui/pages/plandetail.h"
#include "ui/pages/planfilterbar.h"
#include "ui/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

PlanPage::PlanPage(core::Workspace &workspace, Prompts &prompts, QWidget *parent)
    : Page(workspace, prompts, parent)
    , m_tree(new PlanTree(workspace, this))
    , m_filter(new PlanFilterBar(workspace, this))
    , m_view(new QTreeView(this))
    , m_detail(new PlanDetail(workspace, this))
    , m_splitter(new QSplitter(this))
    , m_addMenu(new QMenu(this))
    , m_reformMenu(new QMenu(tr("Reorganise and roll over"), this))
{
    setHeading(tr("Plan"));
    makeActions();
    m_splitter->setChildrenCollapsible(false);
    m_left = makeLeft();
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_detail);
    m_detail->setMinimumWidth(theme::space(18));
    m_splitter->setMinimumWidth(1); // or it would keep the page from ever becoming narrow: see resizeEvent()
    m_splitter->setStretchFactor(0, 4);
    m_splitter->setStretchFactor(1, 5);
    m_splitter->setSizes({theme::space(24), theme::space(30)});
    body()->addWidget(m_splitter, 1);
    makeKeys();
    follow();
    if (const auto loaded = m_tree->load(); !loaded)
        messages().say(loaded.error());
}

QWidget *PlanPage::makeLeft()
{
    m_view->setObjectName(u"planTree"_s);
    m_view->setAccessibleName(tr("Policies and projects"));
    m_view->setModel(m_tree);
    m_view->setUniformRowHeights(true);
    m_view->setTextElideMode(Qt::ElideMiddle); // marks stand at the end of a name
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setAllColumnsShowFocus(true);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(PlanTree::NameColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(PlanTree::CountColumn, QHeaderView::ResizeToContents);
    auto *tools = new QHBoxLayout;
    auto *add = new QToolButton(this);
    add->setObjectName(u"addMenu"_s);
    add->setText(tr("Add"));
    add->setIcon(icon(u"plus"_s));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setPopupMode(QToolButton::InstantPopup);
    add->setMenu(m_addMenu);
    add->setEnabled(!workspace().isReadOnly());
    tools->addWidget(add);
    for (QAction *action : {m_up, m_down, m_together, m_remove}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        tools->addWidget(button);
    }
    auto *reform = new QToolButton(this);
    reform->setObjectName(u"reformMenu"_s);
    reform->setText(tr("Reorganise"));
    reform->setToolTip(m_reformMenu->title());
    reform->setPopupMode(QToolButton::InstantPopup);
    reform->setMenu(m_reformMenu);
    reform->setEnabled(!workspace().isReadOnly());
    tools->addWidget(reform);
    tools->addStretch(1);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(0.3));
    column->addWidget(m_filter);
    column->addWidget(m_view, 1);
    column->addLayout(tools);
    return left;
}

QAction *PlanPage::makeAction(const QString &text, const QKeySequence &key, void (PlanPage::*slot)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    // Within the tree only: in a field Del and Alt+arrows are the field's.
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setToolTip(text + u" ("_s + key.toString(QKeySequence::NativeText) + u')');
    connect(action, &QAction::triggered, this, slot);
    m_view->addAction(action);
    return action;
}

void PlanPage::makeActions()
{
    m_addBeside = makeAction(tr("Add beside"), Qt::Key_Insert, &PlanPage::addBeside);
    m_addBelow = makeAction(tr("Add below"), Qt::CTRL | Qt::Key_Insert, &PlanPage::addBelow);
    m_rename = makeAction(tr("Rename"), {}, &PlanPage::rename); // F2 is the view's own key for it
    m_rename->setText(tr("Rename") + u"\tF2"_s);
    m_up = makeAction(tr("Move up"), Qt::ALT | Qt::Key_Up, &PlanPage::moveUp);
    m_up->setIcon(icon(u"arrow-up"_s));
    m_down = makeAction(tr("Move down"), Qt::ALT | Qt::Key_Down, &PlanPage::moveDown);
    m_down->setIcon(icon(u"arrow-down"_s));
    m_indent = makeAction(tr("One level down"), Qt::ALT | Qt::Key_Right, &PlanPage::indent);
    m_outdent = makeAction(tr("One level up"), Qt::ALT | Qt::Key_Left, &PlanPage::outdent);
    m_remove = makeAction(tr("Remove"), Qt::Key_Delete, &PlanPage::removeSelected);
    m_remove->setIcon(icon(u"trash-2"_s));
    m_together = makeAction(tr("Change together…"), Qt::CTRL | Qt::Key_E, &PlanPage::changeTogether);
    m_together->setIcon(icon(u"pencil"_s));
    m_together->setObjectName(u"changeTogether"_s);
    connect(m_addMenu, &QMenu::aboutToShow, this, &PlanPage::fillAddMenu);
    connect(m_reformMenu, &QMenu::aboutToShow, this, &PlanPage::fillReformMenu);
    m_view->addAction(m_reformMenu->menuAction());
}

void PlanPage::makeKeys()
{
    const auto key = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    key(Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] { m_filter->focusSearch(); });
    key(Qt::Key_F6, [this] {
        if (m_detail->isAncestorOf(focusWidget()))
            m_view->setFocus(Qt::ShortcutFocusReason);
        else
            m_detail->focusFirst();
    });
    key(Qt::Key_F8, [this] {
        if (m_detail->form())
            m_detail->form()->focusNextProblem();
    });
    const auto neighbour = [this](bool below) {
        const QModelIndex now = m_view->currentIndex();
        const QModelIndex next = below ? m_view->indexBelow(now) : m_view->indexAbove(now);
        if (next.isValid())
            select({m_tree->idAt(next)});
    };
    key(Qt::CTRL | Qt::Key_PageDown, [neighbour] { neighbour(true); });
    key(Qt::CTRL | Qt::Key_PageUp, [neighbour] { neighbour(false); });
}

void PlanPage::follow()
{
    connect(m_filter, &PlanFilterBar::changed, this, &PlanPage::setFilter);
    connect(m_filter, &PlanFilterBar::left, this, [this] { m_view->setFocus(Qt::TabFocusReason); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlanPage::showSelection);
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_restoring)
            m_expanded.insert(m_tree->idAt(index));
    });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_restoring)
            m_expanded.remove(m_tree->idAt(index));
    });
    connect(m_tree, &PlanTree::modelReset, this, &PlanPage::restoreView);
    connect(m_tree, &PlanTree::dataChanged, this, &PlanPage::updateHeading);
    connect(m_tree, &PlanTree::countsChanged, this, [this] {
        m_filter->setCount(m_tree->shownProjects(), m_tree->allProjects());
        updateHeading();
        updateActions();
    });
    connect(m_tree, &PlanTree::failed, this, [this](const core::Error &error) { messages().say(error); });
    // A logic model is as wide as the page: the tree makes room where both do not fit.
    connect(m_detail, &PlanDetail::logicShown, this, [this](bool shown) {
        m_left->setVisible(!shown || width() > theme::space(90));
    });
    connect(m_detail, &PlanDetail::failed, this, [this](const core::Error &error) { messages().say(error); });
    connect(m_detail, &PlanDetail::dropped, this,
            [this](const QString &sentence) { messages().say(MessageBar::Kind::Warning, sentence); });
}

void PlanPage::focusFirst()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

/// Beside a panel, or with large text, the form stands below the tree.
void PlanPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const auto way = width() < theme::space(50) ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() == way)
        return;
    m_splitter->setOrientation(way);
    if (way == Qt::Vertical)
        m_splitter->setSizes({height() * 2 / 5, height() * 3 / 5});
    else
        m_splitter->setSizes({theme::space(24), theme::space(30)});
}

void PlanPage::hideEvent(QHideEvent *event)
{
    m_detail->flush(); // another page, or the end: what was typed is kept
    Page::hideEvent(event);
}

bool PlanPage::reveal(const Place &place)
{
    const auto id = place.row ? PlanNodeId::of(place.entity, *place.row) : PlanNodeId();
    if (!id.row || id.kind == Kind::Root)
        return false;
    if (!m_tree->indexOf(id).isValid() && !m_tree->filter().isEmpty())
        m_filter->clear();
    if (!m_tree->indexOf(id).isValid())
        return false;
    select({id});
    if (place.field)
        m_detail->focusField(*place.field);
    else
        m_view->setFocus(Qt::OtherFocusReason);
    return true;
}

std::optional<Place> PlanPage::place() const
{
    const PlanNodeId id = current();
    return id.row ? std::optional(Place{u"plan"_s, *id.entity(), id.row, {}, {}}) : std::nullopt;
}

QByteArray PlanPage::arrangement() const
{
    const core::planquery::PlanFilter filter = m_filter->filter();
    return QJsonDocument(QJsonObject{{u"document"_s, workspace().documentId()},
                                     {u"text"_s, filter.text},
                                     {u"office"_s, filter.office ? filter.office->toString() : QString()},
                                     {u"kind"_s, filter.kind},
                                     {u"state"_s, filter.state}})
        .toJson(QJsonDocument::Compact);
}

void PlanPage::arrange(const QByteArray &arrangement)
{
    const QJsonObject kept = QJsonDocument::fromJson(arrangement).object();
    if (kept[u"document"_s].toString() != workspace().documentId())
        return;
    m_filter->setFilter({kept[u"text"_s].toString(), core::RowId::parse(kept[u"office"_s].toString()),
                         kept[u"kind"_s].toString(), kept[u"state"_s].toString()});
}

void PlanPage::setFilter(const core::planquery::PlanFilter &filter)
{
    m_detail->flush();
    if (const auto done = m_tree->setFilter(filter); !done)
        messages().say(done.error());
}

std::vector<PlanNodeId> PlanPage::selection() const
{
    std::vector<PlanNodeId> ids;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        ids.push_back(m_tree->idAt(index));
    return ids;
}

PlanNodeId PlanPage::current() const
{
    return m_tree->idAt(m_view->currentIndex());
}

void PlanPage::select(const std::vector<PlanNodeId> &ids)
{
    QItemSelection selected;
    QModelIndex last;
    for (const PlanNodeId &id : ids) {
        const QModelIndex index = m_tree->indexOf(id);
        if (!index.isValid())
            continue;
        last = index;
        selected.select(index, index.siblingAtColumn(PlanTree::CountColumn));
        for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
            m_view->expand(up);
    }
    if (!last.isValid())
        return;
    m_view->selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(selected, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(last);
}

/// After a reset: opens what was open – with a filter, all that was found, as far as one can take it in – and selects
/// what was selected.
void PlanPage::restoreView()
{
    m_restoring = true;
    constexpr int takenIn = 300;
    const bool filtered = !m_tree->filter().isEmpty();
    const bool first = m_expanded.isEmpty();
    if (filtered && m_tree->shownProjects() <= takenIn) {
        m_view->expandAll();
    } else {
        for (int row = 0; row < m_tree->rowCount(); ++row) {
            const QModelIndex plan = m_tree->index(row, 0);
            m_view->expand(plan);
            for (int i = 0; (first || filtered) && i < m_tree->rowCount(plan); ++i) {
                const QModelIndex top = m_tree->index(i, 0, plan);
                if (m_tree->idAt(top).kind == Kind::Policy && m_tree->rowCount(top) > 0)
                    m_view->expand(top);
            }
        }
        for (const PlanNodeId &id : std::as_const(m_expanded))
            m_view->expand(m_tree->indexOf(id));
    }
    m_restoring = false;
    const auto wanted = std::exchange(m_selected, {});
    select(wanted);
    if (m_view->selectionModel()->selectedRows().isEmpty() && m_tree->rowCount() > 0)
        select({m_tree->idAt(m_tree->index(0, 0))});
}

void PlanPage::showSelection()
{
    m_selected = selection();
    updateActions();
    std::vector<core::RowId> rows;
    std::optional<Entity> entity;
    bool mixed = false;
    for (const PlanNodeId &id : m_selected) {
        mixed = mixed || (entity && id.entity() != entity);
        entity = id.entity();
        if (id.row)
            rows.push_back(*id.row);
    }
    if (mixed) {
        m_detail->showNote(tr("%n row(s) selected", nullptr, static_cast<int>(m_selected.size())),
                           tr("Select rows of one kind – only projects, say – to change them together."));
    } else if (entity && !rows.empty()) {
        m_detail->showRows(*entity, rows, {});
        updateHeading();
    } else {
        const QModelIndex index = m_view->currentIndex();
        const bool group = index.isValid() && !m_selected.empty();
        m_detail->showNote(group ? m_tree->data(index.siblingAtColumn(0), Qt::DisplayRole).toString() : QString(),
                           group ? tr("Open it and select a row to see it here.") : tr("Select a row to see it here."));
    }
}

QString PlanPage::pathOf(const QModelIndex &index) const
{
    QStringList names;
    for (QModelIndex up = index.parent(); up.parent().isValid(); up = up.parent()) // the plan stands above the page
        names.prepend(up.siblingAtColumn(0).data().toString());
    return names.join(u" › "_s);
}

void PlanPage::updateHeading()
{
    if (!m_detail->form() || m_selected.empty())
        return;
    if (m_selected.size() > 1) {
        m_detail->setHeading({{}, tr("%n row(s) selected", nullptr, static_cast<int>(m_selected.size())), {}});
        return;
    }
    const QModelIndex index = m_tree->indexOf(m_selected.front());
    if (!index.isValid())
        return;
    const auto tip = index.data(Qt::ToolTipRole).toString();
    const Entity entity = *m_selected.front().entity();
    const bool sentence = entity == Entity::Vision || entity == Entity::Challenge;
    const QString title = sentence ? labels::entity(entity) : index.data().toString();
    // The tip is the name, and below it what was mended in the source.
    const QString mark = tip.section(u'\n', 1, 1);
    const QString note = tip.section(u'\n', 2);
    m_detail->setHeading({pathOf(index), title, note.isEmpty() ? mark : tr("%1: %2").arg(mark, note)});
}

} // namespace ui
