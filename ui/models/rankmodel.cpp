// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rankmodel.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/officelist.h"

using core::Field;

namespace ui {

RankModel::RankModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
}

void RankModel::show(std::vector<core::RankProspect> prospects)
{
    beginResetModel();
    m_prospects = std::move(prospects);
    endResetModel();
}

std::optional<core::RowId> RankModel::project(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional(m_prospects[static_cast<size_t>(row)].project) : std::nullopt;
}

int RankModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_prospects.size());
}

bool RankModel::isNumber(int column)
{
    return column == RankColumn || column == ScoreColumn || column == BoundsColumn || column == FirstColumn;
}

int RankModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RankModel::data(const QModelIndex &index, int role) const
{
    const core::RankProspect &prospect = m_prospects[static_cast<size_t>(index.row())];
    const core::RankRange &range = prospect.range;
    if (role == rangeRole)
        return QVariant::fromValue(
            QList<int>{range.best, range.usual, range.rank, range.unusual, range.worst, rowCount()});
    if (role == Qt::TextAlignmentRole && isNumber(index.column()))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (index.column() == RangeColumn && (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return sentence(prospect);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    return text(prospect, index.column());
}

QString RankModel::text(const core::RankProspect &prospect, int column) const
{
    const core::Reader &reader = m_workspace.read();
    const auto value = [&](Field field) { return reader.value(prospect.project, field).value_or(core::Value()); };
    switch (column) {
    case RankColumn: return QString::number(prospect.range.rank);
    case CodeColumn: return value(Field::ProjectCode).toText();
    case NameColumn: return value(Field::ProjectName).toText();
    case OfficeColumn: {
        const auto office = value(Field::ProjectOfficeMain).row();
        return office ? shortOfficeName(reader, *office) : QString();
    }
    case ScoreColumn: return QString::number(prospect.score, 'f', 1);
    case BoundsColumn:
        return prospect.range.best == prospect.range.worst
                   ? QString::number(prospect.range.best)
                   //: from the best to the worst place
                   : tr("%1 to %2").arg(prospect.range.best).arg(prospect.range.worst);
    case FirstColumn: return format::percent(prospect.range.firstShare, 0);
    default: return {};
    }
}

QString RankModel::sentence(const core::RankProspect &prospect) const
{
    return tr("Place %1. Whatever the weights within the range, between %2 and %3; with freely drawn weights nine "
              "times out "
              "of ten between %4 and %5.")
        .arg(prospect.range.rank)
        .arg(prospect.range.best)
        .arg(prospect.range.worst)
        .arg(prospect.range.usual)
        .arg(prospect.range.unusual);
}

QVariant RankModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && isNumber(section))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {
        tr("Place"), labels::field(Field::ProjectCode), labels::field(Field::ProjectName),
        labels::field(Field::ProjectOfficeMain), tr("Score"),
        //: headings: places a project can take when the weights move; the same drawn; share of draws
        tr("Possible places"), tr("Range of places"), tr("First")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
