// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outlookmodel.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/rowlabel.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

OutlookModel::OutlookModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
}

void OutlookModel::show(std::vector<core::IndicatorProspect> prospects)
{
    beginResetModel();
    m_prospects = std::move(prospects);
    endResetModel();
}

const core::IndicatorProspect *OutlookModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_prospects[static_cast<size_t>(row)] : nullptr;
}

int OutlookModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_prospects.size());
}

bool OutlookModel::isNumber(int column)
{
    return column >= LastColumn && column <= ShortfallColumn;
}

int OutlookModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutlookModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole && isNumber(index.column()))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    return text(m_prospects[static_cast<size_t>(index.row())], index.column());
}

QString OutlookModel::text(const core::IndicatorProspect &prospect, int column) const
{
    const core::Outlook &outlook = prospect.outlook;
    const auto inYear = [](std::optional<double> value, std::optional<core::FiscalYear> year) {
        const QString number = format::number(value);
        //: a value and its fiscal year
        return year ? OutlookModel::tr("%1 (%2)").arg(number, format::fiscalYearShort(year->value())) : number;
    };
    switch (column) {
    case ProjectColumn: return rowLabel(m_workspace.read(), core::Entity::Project, prospect.project);
    case IndicatorColumn:
        return prospect.unit.isEmpty() ? prospect.name : tr("%1 (%2)").arg(prospect.name, prospect.unit);
    case LastColumn: return inYear(outlook.last, outlook.lastYear);
    case ProjectedColumn: return inYear(outlook.projected, prospect.line.targetYear);
    case TargetColumn: return inYear(prospect.line.targetValue, prospect.line.targetYear);
    case ShortfallColumn: return outlook.shortfall ? format::percent(*outlook.shortfall / 100, 0) : QString();
    case ReasonColumn: return outlookReason(prospect);
    default: return {};
    }
}

QString outlookReason(const core::IndicatorProspect &prospect)
{
    const QString pace = format::number(prospect.outlook.pace);
    const QString needed = format::number(prospect.outlook.needed);
    switch (prospect.outlook.reason) {
    case core::Outlook::Reason::MovesAway:
        return OutlookModel::tr("Moves away from the target: %1 a year, %2 needed").arg(pace, needed);
    case core::Outlook::Reason::Stalled:
        return OutlookModel::tr("Hardly moves: %1 a year, %2 needed").arg(pace, needed);
    case core::Outlook::Reason::TooSlow: return OutlookModel::tr("Too slow: %1 a year, %2 needed").arg(pace, needed);
    default: return {};
    }
}

QVariant OutlookModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && isNumber(section))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {labels::entity(core::Entity::Project), labels::entity(core::Entity::Indicator),
                             //: headings of the early warnings
                             tr("Last actual"), tr("Going to be"), tr("Final target value"), tr("Short by"), tr("Why")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
