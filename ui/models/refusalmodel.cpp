// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/refusalmodel.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

QString RefusalModel::place(const EvaluationModel &grid, const QModelIndex &index)
{
    if (!index.isValid())
        return {};
    const QString heading = grid.headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    return grid.row(index.row()).project.code + u' ' + heading;
}

void RefusalModel::show(const EvaluationModel &grid, const std::vector<EvaluationModel::Refusal> &refusals)
{
    beginResetModel();
    m_rows.clear();
    for (const EvaluationModel::Refusal &refusal : refusals)
        m_rows.push_back({place(grid, refusal.index), QString(refusal.text).replace(u'\n', u' '), refusal.why});
    endResetModel();
}

int RefusalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RefusalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RefusalModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const QString &text = m_rows[size_t(index.row())][size_t(index.column())];
    return text.isEmpty() && index.column() == Where ? tr("beyond the table") : text;
}

QVariant RefusalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Where: return tr("Where", "heading: place of a cell");
    case What: return tr("To be entered", "heading: text of a pasted cell");
    default: return tr("Why it does not fit");
    }
}

} // namespace ui
