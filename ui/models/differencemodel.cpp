// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/differencemodel.h"

#include "ui/labels.h"
#include "ui/rowlabel.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::timetravel::Difference;

namespace {

QString kindWord(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Added:
        return DifferenceModel::tr("+ Added");
    case Difference::Kind::Removed:
        return DifferenceModel::tr("− Removed");
    default:
        return DifferenceModel::tr("≠ Changed");
    }
}

QStringList wordsOf(const Difference &difference, const core::Reader &before, const core::Reader &after)
{
    const bool isRemoved = difference.kind == Difference::Kind::Removed;
    const core::Reader &reader = isRemoved ? before : after;
    QStringList words{kindWord(difference.kind), labels::entity(difference.entity) + u' '
                                                     + rowLabel(reader, difference.entity, difference.row)};
    if (difference.kind != Difference::Kind::Changed)
        return words + QStringList{QString(), QString(), QString()};
    return words + QStringList{labels::fieldWithUnit(difference.field), valueText(before, difference.field, difference.before),
                               valueText(after, difference.field, difference.after)};
}

} // namespace

void DifferenceModel::show(const std::vector<Difference> &differences, const core::Reader &before,
                           const core::Reader &after)
{
    beginResetModel();
    m_differences = differences;
    m_words.clear();
    for (const Difference &difference : differences)
        m_words.push_back(wordsOf(difference, before, after));
    endResetModel();
}

void DifferenceModel::clear()
{
    beginResetModel();
    m_differences.clear();
    m_words.clear();
    endResetModel();
}

int DifferenceModel::count(Difference::Kind kind) const
{
    return static_cast<int>(std::ranges::count(m_differences, kind, &Difference::kind));
}

QStringList DifferenceModel::headings()
{
    //: headings of the comparison of two moments
    return {tr("Difference"), tr("Where"), tr("Field"), tr("Before"), tr("After")};
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const QString full = words(index.row()).value(index.column());
    return role == Qt::DisplayRole ? full.left(300).simplified() : full;
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(headings().value(section)) : QVariant();
}

} // namespace ui
