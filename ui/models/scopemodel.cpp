// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/scopemodel.h"

#include "core/workspace/workspace.h"
#include "ui/labels.h"
#include "ui/rowlabel.h"

namespace ui {

ScopeModel::ScopeModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
}

void ScopeModel::show(std::vector<core::OutOfScope> edits)
{
    beginResetModel();
    m_edits = std::move(edits);
    endResetModel();
}

int ScopeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_edits.size());
}

int ScopeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScopeModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const QString full = text(m_edits[static_cast<size_t>(index.row())], index.column());
    return role == Qt::DisplayRole ? full.left(200).simplified() : full;
}

QString ScopeModel::text(const core::OutOfScope &edit, int column) const
{
    const core::Reader &reader = m_workspace.read();
    switch (column) {
    case WhoColumn:
        return edit.cell.author;
    case WhatColumn:
        return labels::entity(edit.cell.entity) + QChar::Space + rowLabel(reader, edit.cell.entity, edit.cell.row);
    case FieldColumn:
        if (edit.cell.field)
            return labels::field(*edit.cell.field);
        return edit.cell.after.toInteger() ? tr("(added)") : tr("(removed)");
    case BeforeColumn:
        return edit.cell.field ? valueText(reader, *edit.cell.field, edit.cell.before) : QString();
    case AfterColumn:
        return edit.cell.field ? valueText(reader, *edit.cell.field, edit.cell.after) : QString();
    case ReasonColumn:
        switch (edit.reason) {
        case core::OutOfScope::Reason::OtherOffice: return tr("Project of another office");
        case core::OutOfScope::Reason::LaterStage: return tr("Later stage of evaluation");
        case core::OutOfScope::Reason::CommonData: return tr("Belongs to the whole plan");
        case core::OutOfScope::Reason::FieldRule: return tr("Field closed by the desk");
        }
        return {};
    default:
        return {};
    }
}

QVariant ScopeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of edits outside an office's scope
    const QString names[] = {tr("Who (author)"), tr("Changed in"), tr("Field"), tr("Before"), tr("After"), tr("Reason")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
