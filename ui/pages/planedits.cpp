// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with the rows of the plan tree: add, rename, remove, move.
#include "core/operations/moveoperations.h"
#include "core/operations/rowoperations.h"
#include "core/report/scope.h"
#include "core/workspace/workspace.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/models/plantree.h"
#include "ui/pages/plandetail.h"
#include "ui/pages/planfilterbar.h"
#include "ui/pages/planpage.h"
#include "ui/pages/reforms.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QTreeView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::Value;

namespace {

/// The levels of policies the plan has names for.
std::vector<std::pair<int, QString>> levels(const core::Reader &reader)
{
    std::vector<std::pair<int, QString>> found;
    const auto records = reader.records(Entity::PolicyLevel);
    for (const core::Record &level : records.value_or(std::vector<core::Record>())) {
        found.emplace_back(static_cast<int>(level.integer(Field::PolicyLevelDepth).value_or(1)),
                           level.text(Field::PolicyLevelName));
    }
    if (found.empty())
        found.emplace_back(1, labels::entity(Entity::Policy));
    return found;
}

core::Editor::Cells newCells(Entity entity, int level)
{
    switch (entity) {
    case Entity::Policy:
        return {{Field::PolicyTitle, Value::text(QCoreApplication::translate("PlanPage", "New policy"))},
                {Field::PolicyDepth, Value::integer(level)}};
    case Entity::Vision:
        return {{Field::VisionText, Value::text(QCoreApplication::translate("PlanPage", "New vision"))}};
    case Entity::Challenge:
        return {{Field::ChallengeText, Value::text(QCoreApplication::translate("PlanPage", "New challenge"))}};
    default:
        return {{Field::ProjectName, Value::text(QCoreApplication::translate("PlanPage", "New project"))}};
    }
}

/// All projects that hang on a policy or on one below it; each once.
void addProjectsBelow(const core::Reader &reader, core::RowId policy, std::vector<core::RowId> &projects)
{
    const auto groups = core::report::projectsIn(reader, {.policy = policy}, core::report::Grouping::Policy);
    for (const core::report::ProjectGroup &group : groups.value_or(std::vector<core::report::ProjectGroup>())) {
        for (const core::Record &project : group.projects) {
            if (std::ranges::find(projects, project.id()) == projects.end())
                projects.push_back(project.id());
        }
    }
}

} // namespace

// --- adding

void PlanPage::addRow(Entity entity, std::optional<core::RowId> parent, std::optional<core::RowId> after, int level)
{
    const core::AddRow row(entity, newCells(entity, level));
    const core::MoveRows place(entity, {row.id()}, {parent, after});
    const core::Batch add(row.name(), {}, [&](core::Editor &editor) -> core::Result<> {
        RASHIN_TRY(row.apply(editor));
        return place.apply(editor);
    });
    if (!m_tree->filter().isEmpty())
        m_filter->clear(); // the new row would be hidden by it
    if (const auto done = workspace().perform(add); !done) {
        messages().say(done.error());
        return;
    }
    select({PlanNodeId::of(entity, row.id())});
    if (m_view->currentIndex().flags() & Qt::ItemIsEditable)
        rename();
    else
        m_detail->focusField(entity == Entity::Vision ? Field::VisionText : Field::ChallengeText);
}

void PlanPage::addBeside()
{
    const PlanNodeId id = current();
    const QModelIndex index = m_tree->indexOf(id);
    switch (id.kind) {
    case Kind::Vision:
    case Kind::Visions:
        return addRow(Entity::Vision, {}, id.row);
    case Kind::Challenge:
    case Kind::Challenges:
        return addRow(Entity::Challenge, {}, id.row);
    case Kind::Policy: {
        const auto parent = m_tree->policyOf(index.parent());
        return addRow(Entity::Policy, parent, id.row, levelOf(id.row));
    }
    case Kind::Plan:
        return addPolicy(1);
    default:
        return addProject();
    }
}

void PlanPage::addBelow()
{
    const PlanNodeId id = current();
    const int deepest = levels(workspace().read()).back().first;
    if (id.kind == Kind::Policy && levelOf(id.row) < deepest)
        return addRow(Entity::Policy, id.row, {}, levelOf(id.row) + 1);
    if (id.kind == Kind::Policy)
        return addProject();
    addBeside();
}

/// A project under the policy that is selected or that the selected project hangs on.
void PlanPage::addProject()
{
    const PlanNodeId id = current();
    addRow(Entity::Project, m_tree->policyOf(m_tree->indexOf(id)), id.kind == Kind::Project ? id.row : std::nullopt);
}

void PlanPage::addPolicy(int level)
{
    addRow(Entity::Policy, level > 1 ? policyAt(level - 1) : std::nullopt, policyAt(level), level);
}

/// The policy of a level among the selected row and those above it.
std::optional<core::RowId> PlanPage::policyAt(int level) const
{
    for (QModelIndex at = m_view->currentIndex(); at.isValid(); at = at.parent()) {
        const PlanNodeId id = m_tree->idAt(at);
        if (id.kind == Kind::Policy && levelOf(id.row) == level)
            return id.row;
    }
    return std::nullopt;
}

int PlanPage::levelOf(std::optional<core::RowId> policy) const
{
    const auto level = policy ? workspace().read().value(*policy, Field::PolicyDepth) : core::Result<Value>(Value());
    return level ? std::max(1, static_cast<int>(level->toInteger())) : 1;
}

void PlanPage::fillAddMenu()
{
    m_addMenu->clear();
    m_addMenu->addAction(labels::entity(Entity::Project), this, &PlanPage::addProject);
    m_addMenu->addSeparator();
    for (const auto &[level, name] : levels(workspace().read())) {
        QAction *action = m_addMenu->addAction(name, this, [this, level = level] { addPolicy(level); });
        action->setEnabled(level == 1 || policyAt(level - 1));
    }
    m_addMenu->addSeparator();
    m_addMenu->addAction(labels::entity(Entity::Vision), this, [this] { addRow(Entity::Vision, {}, {}); });
    m_addMenu->addAction(labels::entity(Entity::Challenge), this, [this] { addRow(Entity::Challenge, {}, {}); });
}

// --- renaming and removing

void PlanPage::rename()
{
    const QModelIndex index = m_view->currentIndex().siblingAtColumn(PlanTree::NameColumn);
    m_view->setFocus(Qt::OtherFocusReason);
    if (index.flags() & Qt::ItemIsEditable)
        m_view->edit(index);
    else
        m_detail->focusFirst();
}

void PlanPage::removeSelected()
{
    std::vector<PlanNodeId> ids = selection();
    std::erase_if(ids, [](const PlanNodeId &id) { return !id.row || id.kind == Kind::Plan; });
    if (ids.empty())
        return;
    const QString name = m_tree->indexOf(ids.front()).data().toString();
    const Entity entity = *ids.front().entity();
    const core::RemoveRow first(entity, *ids.front().row);
    // From below, so that a policy that is selected with what hangs on it can go.
    const core::Batch remove(first.name(), {}, [&](core::Editor &editor) -> core::Result<> {
        for (auto id = ids.rbegin(); id != ids.rend(); ++id)
            RASHIN_TRY(editor.remove(*id->entity(), *id->row));
        return {};
    });
    const QModelIndex next = m_view->indexBelow(m_view->currentIndex());
    const PlanNodeId after = m_tree->idAt(next.isValid() ? next : m_view->currentIndex().parent());
    const auto done = workspace().perform(remove);
    if (!done) {
        messages().say(done.error());
        return;
    }
    select({after});
    const QString what = ids.size() == 1 ? tr("“%1” was removed.").arg(name)
                                         : tr("%n row(s) were removed.", nullptr, static_cast<int>(ids.size()));
    messages().say(MessageBar::Kind::Success, what, tr("Undo"), [this, ids, transaction = done->transaction] {
        if (const auto back = workspace().takeBack(transaction); !back)
            messages().say(back.error());
        else
            select(ids);
    });
}

// --- changing many at once

/// What is selected, kind by kind, and the projects that hang below selected policies.
void PlanPage::changeTogether()
{
    m_detail->flush();
    std::vector<BulkDialog::Target> targets;
    const auto add = [&](Entity entity, std::vector<core::RowId> rows, const QString &words) {
        if (!rows.empty())
            targets.push_back({words, entity, std::move(rows)});
    };
    std::vector<core::RowId> below;
    for (const Entity entity : {Entity::Project, Entity::Policy}) {
        std::vector<core::RowId> rows;
        for (const PlanNodeId &id : selection()) {
            if (id.entity() != entity || !id.row)
                continue;
            rows.push_back(*id.row);
            if (entity == Entity::Policy)
                addProjectsBelow(workspace().read(), *id.row, below);
        }
        const auto count = static_cast<int>(rows.size());
        //: rows to change: %1 is their kind
        add(entity, std::move(rows), tr("Chosen: %1 (%n)", nullptr, count).arg(labels::entity(entity)));
    }
    const auto count = static_cast<int>(below.size());
    add(Entity::Project, std::move(below), tr("All projects below the chosen policies (%n)", nullptr, count));
    if (!targets.empty())
        reforms::changeTogether(workspace(), std::move(targets), this, [this](const core::Operation &done) { carryOut(done); });
}

// --- moving

void PlanPage::moveBeside(int step)
{
    std::vector<PlanNodeId> ids = selection();
    if (ids.empty() || !ids.front().entity())
        return;
    std::erase_if(ids, [&](const PlanNodeId &id) { return id.kind != current().kind; });
    std::ranges::sort(ids, {}, [this](const PlanNodeId &id) { return m_tree->indexOf(id).row(); });
    const auto spot = m_tree->spotBeside(m_tree->indexOf(step < 0 ? ids.front() : ids.back()), step);
    if (!spot)
        return;
    std::vector<core::RowId> rows;
    for (const PlanNodeId &id : ids)
        rows.push_back(*id.row);
    if (const auto done = workspace().perform(core::MoveRows(*ids.front().entity(), rows, *spot)); !done)
        messages().say(done.error());
    m_view->scrollTo(m_view->currentIndex());
}

/// Below the policy above it.
void PlanPage::indent()
{
    const QModelIndex index = m_view->currentIndex().siblingAtColumn(0);
    const PlanNodeId id = m_tree->idAt(index);
    const PlanNodeId above = m_tree->idAt(index.siblingAtRow(index.row() - 1));
    if (id.kind != Kind::Policy || above.kind != Kind::Policy)
        return;
    if (const auto done = workspace().perform(core::MoveRows(Entity::Policy, {*id.row}, {above.row})); !done)
        messages().say(done.error());
    select({id});
}

/// Behind the policy it hangs on.
void PlanPage::outdent()
{
    const QModelIndex index = m_view->currentIndex().siblingAtColumn(0);
    const PlanNodeId id = m_tree->idAt(index);
    const PlanNodeId above = m_tree->idAt(index.parent());
    if (id.kind != Kind::Policy || above.kind != Kind::Policy)
        return;
    const core::Spot spot{m_tree->policyOf(index.parent().parent()), above.row};
    if (const auto done = workspace().perform(core::MoveRows(Entity::Policy, {*id.row}, spot)); !done)
        messages().say(done.error());
    select({id});
}

void PlanPage::updateActions()
{
    const PlanNodeId id = current();
    const bool writable = !workspace().isReadOnly();
    const QModelIndex index = m_tree->indexOf(id);
    const bool row = writable && id.row && id.kind != Kind::Plan;
    m_addBeside->setEnabled(writable);
    m_addBelow->setEnabled(writable);
    m_rename->setEnabled(row || (writable && id.kind == Kind::Plan));
    m_remove->setEnabled(row);
    m_together->setEnabled(row && (id.kind == Kind::Project || id.kind == Kind::Policy));
    m_up->setEnabled(row && m_tree->spotBeside(index, -1));
    m_down->setEnabled(row && m_tree->spotBeside(index, 1));
    const bool policy = writable && id.kind == Kind::Policy;
    m_indent->setEnabled(policy && m_tree->idAt(index.siblingAtRow(index.row() - 1)).kind == Kind::Policy);
    m_outdent->setEnabled(policy && m_tree->idAt(index.parent()).kind == Kind::Policy);
}

} // namespace ui
