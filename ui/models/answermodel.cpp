// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/answermodel.h"

#include "ui/format.h"
#include "ui/labels.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::Entity;
using core::Field;
using core::ImprovementLine;

void AnswerModel::show(std::vector<ImprovementLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int AnswerModel::rowOf(core::RowId improvement) const
{
    const auto at =
        std::ranges::find_if(m_lines, [=](const ImprovementLine &line) { return line.improvement.id == improvement; });
    return at == m_lines.end() ? -1 : static_cast<int>(std::distance(m_lines.begin(), at));
}

int AnswerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int AnswerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AnswerModel::text(const ImprovementLine &line, int column)
{
    switch (column) {
    case ProjectColumn: return line.projectName;
    case OfficeColumn: return line.officeName;
    case TextColumn: return line.text;
    case YearColumn: return format::fiscalYearShort(line.improvement.year);
    case OwnerColumn: return line.owner;
    case DueColumn: return line.due.isValid() ? line.due.toString(u"yyyy/M/d"_s) : QString();
    case StateColumn: return labels::choice(Field::ImprovementState, QString(core::toCode(line.improvement.state)));
    default: return line.reason;
    }
}

QVariant AnswerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QString text = AnswerModel::text(at(index.row()), index.column());
    switch (role) {
    case Qt::DisplayRole: return QString(text).replace(u'\n', u' ');
    case Qt::ToolTipRole: return text;
    default: return {};
    }
}

QVariant AnswerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    constexpr Field fields[] = {Field::ImprovementText, Field::ImprovementYear,  Field::ImprovementOwner,
                                Field::ImprovementDue,  Field::ImprovementState, Field::ImprovementReason};
    if (section < TextColumn)
        return labels::entity(section == ProjectColumn ? Entity::Project : Entity::Office);
    return labels::field(fields[section - TextColumn]);
}

} // namespace ui
