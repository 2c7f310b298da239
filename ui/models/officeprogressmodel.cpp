// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/officeprogressmodel.h"

#include "ui/officelist.h"
#include "ui/status.h"

#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

void OfficeProgressModel::setProgress(const std::vector<core::TaskList::OfficeProgress> &offices,
                                      const core::Reader &reader)
{
    beginResetModel();
    m_offices = offices;
    m_names.clear();
    for (const auto &progress : m_offices)
        m_names.append(progress.office ? shortOfficeName(reader, *progress.office) : tr("(no office)"));
    endResetModel();
}

int OfficeProgressModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_offices.size());
}

int OfficeProgressModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OfficeProgressModel::data(const QModelIndex &index, int role) const
{
    const auto &progress = office(index.row());
    const bool late = index.column() == LateColumn && progress.late > 0;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return tr("%1: complete %2, in progress %3, sent back %4, not started %5, overdue %6")
            .arg(m_names[index.row()])
            .arg(progress.done)
            .arg(progress.half)
            .arg(progress.returned)
            .arg(progress.none())
            .arg(progress.late);
    case ShareRole:
        return index.column() == DoneColumn && progress.total ? QVariant(double(progress.done) / progress.total)
                                                              : QVariant();
    case Qt::ForegroundRole:
        return late ? theme::color(theme::Role::Error, QGuiApplication::palette()) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == OfficeColumn ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString OfficeProgressModel::text(int row, int column) const
{
    const auto &progress = office(row);
    switch (column) {
    case OfficeColumn:
        return m_names[row];
    case DoneColumn:
        return u"%1 / %2"_s.arg(progress.done).arg(progress.total);
    case ReturnedColumn:
        return progress.returned ? QString::number(progress.returned) : u"–"_s;
    case LateColumn:
        return progress.late ? statusMark(Status::Late) + QString::number(progress.late) : u"–"_s;
    default:
        return {};
    }
}

QVariant OfficeProgressModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != OfficeColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString all[] = {tr("Office"), tr("Complete"), tr("Sent back"), tr("Overdue")};
    return section < ColumnCount ? all[section] : QString();
}

} // namespace ui
