// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/choicemodel.h"

#include "ui/format.h"
#include "ui/labels.h"
#include "ui/theme.h"

#include <QGuiApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Field;

void ChoiceModel::show(core::AllocationCase given, core::AllocationAnswer answer)
{
    beginResetModel();
    m_given = std::move(given);
    m_answer = std::move(answer);
    endResetModel();
}

std::optional<core::RowId> ChoiceModel::project(int row) const
{
    return row >= 0 && size_t(row) < m_given.lines.size() ? std::optional(m_given.lines[size_t(row)].project) : std::nullopt;
}

/// One line each, and the sums below them.
int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_given.lines.empty() ? 0 : static_cast<int>(m_given.lines.size()) + 1;
}

int ChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstNext + static_cast<int>(m_answer.next.size());
}

const core::Allocation *ChoiceModel::choice(int column) const
{
    if (column == Best)
        return m_answer.best ? &*m_answer.best : nullptr;
    const int next = column - firstNext;
    return next >= 0 && size_t(next) < m_answer.next.size() ? &m_answer.next[size_t(next)] : nullptr;
}

bool ChoiceModel::isTaken(int row, int column) const
{
    const core::Allocation *taken = choice(column);
    return taken && std::ranges::find(taken->chosen, m_given.lines[size_t(row)].id) != taken->chosen.end();
}

QString ChoiceModel::text(int row, int column) const
{
    const core::ProposalLine &line = m_given.lines[size_t(row)];
    switch (column) {
    case Code: return line.code;
    case Name: return line.text.isEmpty() ? line.name : line.name + u"　"_s + line.text;
    case Kind: return labels::choice(Field::ProposalKind, QString(core::toCode(line.kind)));
    case Money: return format::money(line.money);
    case Staff: return format::number(line.staff);
    case Gain: return format::number(line.gain);
    default: break;
    }
    if (!isWeighed(line))
        return tr("not weighed", "of a proposal");
    if (!isTaken(row, column))
        return u"－"_s;
    return line.rule == core::AllocationOption::Rule::Must ? tr("● (decided)") : tr("● taken");
}

QString ChoiceModel::sum(int column) const
{
    if (column == Name)
        return tr("On balance");
    const core::Allocation *best = choice(Best);
    switch (column) {
    case Money: return best ? format::money(best->money) : QString();
    case Staff: return best ? format::number(best->staff) : QString();
    case Gain: return best ? format::number(best->gain) : QString();
    default: break;
    }
    const core::Allocation *one = column >= Best ? choice(column) : nullptr;
    return one ? tr("%1 points, %2").arg(format::number(one->gain), format::money(one->money)) : QString();
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isSum = size_t(index.row()) == m_given.lines.size();
    const bool isNumber = index.column() == Money || index.column() == Staff || index.column() == Gain;
    const bool isOut = !isSum && index.column() >= Best && !isWeighed(m_given.lines[size_t(index.row())]);
    switch (role) {
    case Qt::ToolTipRole:
        if (isOut)
            return tr("not weighed: money or gain is missing");
        [[fallthrough]];
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return isSum ? sum(index.column()) : text(index.row(), index.column());
    case Qt::TextAlignmentRole: return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        return isSum || (index.column() >= Best && isTaken(index.row(), index.column()))
                   ? QVariant(theme::font(theme::Type::Strong))
                   : QVariant();
    case Qt::ForegroundRole:
        if (!isSum && index.column() >= Best && !isTaken(index.row(), index.column()))
            return theme::color(theme::Role::Muted, QGuiApplication::palette());
        return {};
    default: return {};
    }
}

QVariant ChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Money && section <= Gain ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Code: return labels::field(Field::ProjectCode);
    case Name: return labels::field(Field::ProjectName);
    case Kind: return labels::field(Field::ProposalKind);
    case Money: return tr("Project cost (thousand yen)");
    case Staff: return tr("Staff (FTE)", "heading of a narrow column");
    case Gain: return tr("Gain (points)");
    case Best: return tr("Best choice");
    default: return tr("No. %1").arg(section - Best + 1);
    }
}

} // namespace ui
