// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plantree.h"

#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "ui/labels.h"
#include "ui/theme.h"

#include <QFont>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;

namespace {

std::optional<Field> nameField(PlanNodeId::Kind kind)
{
    switch (kind) {
    case PlanNodeId::Kind::Plan:
        return Field::PlanTitle;
    case PlanNodeId::Kind::Policy:
        return Field::PolicyTitle;
    case PlanNodeId::Kind::Project:
        return Field::ProjectName;
    default:
        return std::nullopt;
    }
}

/// What stands behind a name: that it is gone, ended, or not as the source has it.
QString marked(const PlanLine &line)
{
    const QString name = line.number.isEmpty() ? line.text : line.number + u'\u2002' + line.text;
    if (line.ghost)
        return PlanTree::tr("%1 (removed)").arg(name);
    if (line.state == u"ended"_s)
        return PlanTree::tr("%1 (ended)").arg(name);
    if (line.source == u"truncated"_s) {
        const QString mark = PlanTree::tr("(cut off in the source)");
        return name.contains(mark) ? name : name + mark;
    }
    return line.source.isEmpty() || line.source == u"ok"_s ? name : name + u" ※"_s;
}

QString tip(const PlanLine &line)
{
    QStringList parts{marked(line)};
    if (!line.source.isEmpty() && line.source != u"ok"_s)
        parts.append(u"※ "_s + labels::choice(Field::PolicySource, line.source));
    if (!line.note.isEmpty())
        parts.append(line.note);
    return parts.join(u'\n');
}

/// The plan and its uppermost policies.
bool isHeading(const PlanNode &node)
{
    using Kind = PlanNodeId::Kind;
    return node.line.id.kind == Kind::Plan
           || (node.line.id.kind == Kind::Policy && node.parent->line.id.kind == Kind::Plan);
}

bool isQuiet(const PlanLine &line)
{
    return line.ghost || line.state == u"ended"_s || line.id.kind == PlanNodeId::Kind::Unassigned;
}

} // namespace

PlanTree::PlanTree(core::Workspace &workspace, QObject *parent)
    : QAbstractItemModel(parent), m_workspace(workspace), m_root(std::make_unique<PlanNode>())
{
    connect(&workspace, &core::Workspace::changed, this, &PlanTree::applyChanges);
}

PlanTree::~PlanTree() = default;

PlanNode *PlanTree::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<PlanNode *>(index.internalPointer()) : m_root.get();
}

QModelIndex PlanTree::indexOf(const PlanNode &node, int column) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.place, column, &node);
}

PlanNodeId PlanTree::idAt(const QModelIndex &index) const
{
    return nodeAt(index)->line.id;
}

QModelIndex PlanTree::indexOf(const PlanNodeId &id)
{
    if (const PlanNode *node = loaded(id))
        return indexOf(*node);
    if (id.kind != Kind::Project || !id.row)
        return {};
    const auto line = core::planquery::project(m_workspace.read(), *id.row);
    const PlanNode *home = line && *line ? loaded(homeOf(**line)) : nullptr;
    if (home && canFetchMore(indexOf(*home)))
        fetchMore(indexOf(*home));
    const PlanNode *node = loaded(id);
    return node ? indexOf(*node) : QModelIndex();
}

std::optional<core::Spot> PlanTree::spotBeside(const QModelIndex &index, int step) const
{
    const PlanNode *node = nodeAt(index);
    const auto *home = node->parent;
    const int other = node->place + step;
    const auto isSibling = [&](int at) {
        return at >= 0 && at < static_cast<int>(home->children.size())
               && home->children[static_cast<size_t>(at)]->line.id.kind == node->line.id.kind;
    };
    if (!home || !node->line.id.row || !isSibling(other))
        return std::nullopt;
    const int behind = step > 0 ? other : other - 1;
    core::Spot spot{home->line.id.kind == Kind::Policy ? home->line.id.row : std::nullopt};
    if (isSibling(behind))
        spot.after = home->children[static_cast<size_t>(behind)]->line.id.row;
    else
        spot.first = true;
    return spot;
}

std::optional<core::RowId> PlanTree::policyOf(const QModelIndex &index) const
{
    for (const PlanNode *node = nodeAt(index); node; node = node->parent) {
        if (node->line.id.kind == Kind::Policy)
            return node->line.id.row;
    }
    return std::nullopt;
}

int PlanTree::shownProjects() const
{
    return m_root->projects;
}

QModelIndex PlanTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeAt(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex PlanTree::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(*nodeAt(index)->parent) : QModelIndex();
}

int PlanTree::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeAt(parent)->children.size());
}

int PlanTree::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool PlanTree::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent);
}

bool PlanTree::canFetchMore(const QModelIndex &parent) const
{
    const PlanNode *node = nodeAt(parent);
    return parent.column() <= 0 && !m_updating && node->holdsProjects() && !node->fetched
           && projectsAt(node->line.id) > 0;
}

void PlanTree::fetchMore(const QModelIndex &parent)
{
    PlanNode *node = nodeAt(parent);
    const auto lines = projectsUnder(node->line.id);
    if (!lines) {
        emit failed(lines.error());
        return;
    }
    node->fetched = true;
    if (lines->empty())
        return;
    const int first = static_cast<int>(node->children.size());
    beginInsertRows(parent, first, first + static_cast<int>(lines->size()) - 1);
    for (const PlanLine &line : *lines) {
        auto child = std::make_unique<PlanNode>();
        child->line = line;
        child->parent = node;
        child->place = static_cast<int>(node->children.size());
        m_nodes.insert(line.id, child.get());
        node->children.push_back(std::move(child));
    }
    endInsertRows();
}

QVariant PlanTree::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const PlanNode &node = *nodeAt(index);
    const bool isCount = index.column() == CountColumn;
    const bool counts = node.holdsProjects() || node.line.id.kind == Kind::Plan;
    switch (role) {
    case Qt::DisplayRole:
        return !isCount ? QVariant(marked(node.line)) : counts ? QVariant(QLocale().toString(node.projects)) : QVariant();
    case Qt::EditRole:
        return isCount ? QVariant(node.projects) : QVariant(node.line.text);
    case Qt::ToolTipRole:
        return isCount ? QVariant() : QVariant(tip(node.line));
    case Qt::AccessibleTextRole:
        return isCount && counts ? QVariant(tr("%n project(s)", nullptr, node.projects)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>((isCount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        return !isCount && isHeading(node) ? QVariant(theme::font(theme::Type::Strong)) : QVariant();
    case Qt::ForegroundRole:
        if (isCount || isQuiet(node.line))
            return theme::color(theme::Role::Muted, QGuiApplication::palette());
        return {};
    default:
        return {};
    }
}

QVariant PlanTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == CountColumn)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Policies and projects") : tr("Projects");
}

bool PlanTree::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const PlanNodeId id = idAt(index);
    const auto field = nameField(id.kind);
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || index.column() != NameColumn || !field || !id.row || name.isEmpty())
        return false;
    // The row is not touched here: what changed comes back through Workspace::changed, as an undo does.
    const auto done =
        m_workspace.perform(core::SetFields(*id.entity(), *id.row, {{*field, core::Value::text(name)}}));
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

} // namespace ui
