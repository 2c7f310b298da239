// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/logicstepmodel.h"

#include "core/operations/rowoperations.h"
#include "core/workspace/workspace.h"
#include "ui/labels.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;

LogicStepModel::LogicStepModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
}

void LogicStepModel::show(const core::LogicModel &model)
{
    const bool isSame = std::ranges::equal(m_model.steps, model.steps, {}, &core::LogicStep::id, &core::LogicStep::id);
    if (isSame) {
        m_model = model;
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    m_model = model;
    endResetModel();
}

std::optional<core::RowId> LogicStepModel::step(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional(m_model.steps[size_t(row)].id) : std::nullopt;
}

int LogicStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_model.steps.size());
}

int LogicStepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant LogicStepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::LogicStep &step = m_model.steps[size_t(index.row())];
    const auto named = [&](size_t element) {
        const core::LogicElement &one = m_model.elements[element];
        return labels::choice(Field::LogicNodeKind, QString(core::toCode(one.kind))) + u": "_s + one.text;
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Cause: return named(step.from);
    case Effect: return named(step.to);
    default: return role == Qt::DisplayRole ? QString(step.reason).replace(u'\n', u' ') : step.reason;
    }
}

QVariant LogicStepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    constexpr Field fields[] = {Field::LogicLinkFrom, Field::LogicLinkTo, Field::LogicLinkReason};
    return labels::field(fields[section]);
}

Qt::ItemFlags LogicStepModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Reason && !m_workspace.isReadOnly() ? flags | Qt::ItemIsEditable : flags;
}

bool LogicStepModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.column() != Reason)
        return false;
    const core::Editor::Cells cells{{Field::LogicLinkReason, core::Value::text(value.toString())}};
    const auto done = m_workspace.perform(core::SetFields(core::Entity::LogicLink, *step(index.row()), cells));
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

} // namespace ui
