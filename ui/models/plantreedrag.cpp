// SPDX-License-Identifier: GPL-3.0-or-later
// Dragging rows of the plan tree, and what may be dropped where.
#include "core/workspace/workspace.h"
#include "ui/models/plantree.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;

namespace {

/// What a drag carries: rows of one entity of one document.
struct Load
{
    Entity entity;
    std::vector<core::RowId> rows;
};

QString format()
{
    return u"application/x-rashin-plan-rows"_s;
}

std::optional<Load> read(const QMimeData &data, const QString &document)
{
    QByteArray bytes = data.data(format());
    QDataStream in(&bytes, QIODevice::ReadOnly);
    QString from;
    quint8 number = 0;
    QList<qint64> rows;
    in >> from >> number >> rows;
    const auto entity = core::registry::entityFromNumber(number);
    if (in.status() != QDataStream::Ok || from != document || !entity || rows.isEmpty())
        return std::nullopt;
    Load load{*entity, {}};
    for (const qint64 row : rows) {
        if (const auto id = core::RowId::from(row))
            load.rows.push_back(*id);
    }
    return load;
}

} // namespace

Qt::ItemFlags PlanTree::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const PlanLine &line = nodeAt(index)->line;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (line.id.kind == Kind::Project || line.id.kind == Kind::Vision || line.id.kind == Kind::Challenge)
        flags |= Qt::ItemNeverHasChildren;
    if (m_workspace.isReadOnly())
        return flags;
    const bool movable = line.id.kind == Kind::Policy || line.id.kind == Kind::Project;
    if (movable && !line.ghost)
        flags |= Qt::ItemIsDragEnabled;
    if (movable || line.id.kind == Kind::Plan || line.id.kind == Kind::Unassigned)
        flags |= Qt::ItemIsDropEnabled;
    if (index.column() == NameColumn && !line.ghost && (movable || line.id.kind == Kind::Plan) && line.id.row)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QStringList PlanTree::mimeTypes() const
{
    return {format()};
}

QMimeData *PlanTree::mimeData(const QModelIndexList &indexes) const
{
    QList<qint64> rows;
    std::optional<Entity> entity;
    for (const QModelIndex &index : indexes) {
        const PlanNodeId id = idAt(index);
        if (index.column() != NameColumn || !id.row || (entity && id.entity() != entity))
            continue; // of a mixed selection, what is of the first one's kind goes along
        entity = id.entity();
        rows.append(id.row->value());
    }
    if (!entity)
        return nullptr;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << m_workspace.documentId() << static_cast<quint8>(*entity) << rows;
    auto *data = new QMimeData;
    data->setData(format(), bytes);
    return data;
}

/// Where rows dropped at `row` of `target` (−1: on it) shall stand; nothing where they cannot.
std::optional<core::Spot> PlanTree::spotFor(Entity entity, int row, const PlanNode &target) const
{
    const Kind kind = entity == Entity::Project ? Kind::Project : Kind::Policy;
    if (target.line.id.kind == Kind::Project) // onto a project: behind it
        return kind == Kind::Project ? spotFor(entity, target.place + 1, *target.parent) : std::nullopt;
    const bool fits = kind == Kind::Project ? target.holdsProjects()
                                            : target.line.id.kind == Kind::Policy || target.line.id.kind == Kind::Plan;
    if (!fits)
        return std::nullopt;
    core::Spot spot{target.line.id.kind == Kind::Policy ? target.line.id.row : std::nullopt};
    if (row < 0)
        return spot;
    spot.first = true;
    for (int i = row - 1; i >= 0 && !spot.after; --i) {
        const PlanLine &line = target.children[static_cast<size_t>(i)]->line;
        if (line.id.kind == kind) {
            spot.after = line.id.row;
            spot.first = false;
        }
    }
    return spot;
}

bool PlanTree::canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                               const QModelIndex &parent) const
{
    const auto load = action == Qt::MoveAction ? read(*data, m_workspace.documentId()) : std::nullopt;
    if (!load || !spotFor(load->entity, row, *nodeAt(parent)))
        return false;
    for (const PlanNode *node = nodeAt(parent); node; node = node->parent) {
        const bool below = node->line.id.row && load->entity == Entity::Policy
                           && std::ranges::find(load->rows, *node->line.id.row) != load->rows.end();
        if (below)
            return false;
    }
    return true;
}

bool PlanTree::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                            const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const auto load = read(*data, m_workspace.documentId());
    const auto done =
        m_workspace.perform(core::MoveRows(load->entity, load->rows, *spotFor(load->entity, row, *nodeAt(parent))));
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

} // namespace ui
