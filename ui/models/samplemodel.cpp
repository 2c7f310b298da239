// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/samplemodel.h"

#include "ui/theme.h"

#include <QGuiApplication>

namespace ui {

using core::tabular::Cell;
using core::tabular::Row;

void SampleModel::show(core::tabular::TableSample sample)
{
    beginResetModel();
    m_sample = std::move(sample);
    endResetModel();
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sample.rows.size());
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_sample.width;
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_sample.rows[static_cast<size_t>(index.row())];
    const Cell &cell = row.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell.toText().left(100).simplified();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return cell.toText();
    case Qt::TextAlignmentRole:
        return QVariant(cell.kind == Cell::Kind::Number ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::FontRole:
        return row.number == m_sample.headerRow ? theme::font(theme::Type::Strong) : QVariant();
    case Qt::BackgroundRole:
        return row.number == m_sample.headerRow ? theme::color(theme::Role::Tint, QGuiApplication::palette()) : QVariant();
    case Qt::ForegroundRole:
        return row.number < m_sample.headerRow ? theme::color(theme::Role::Muted, QGuiApplication::palette()) : QVariant();
    default:
        return {};
    }
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal)
        return core::tabular::columnName(section);
    return section < rowCount() ? m_sample.rows[static_cast<size_t>(section)].number : QVariant();
}

} // namespace ui
