// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/backupmodel.h"

#include "ui/format.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace ui {

using core::backups::Backup;
using core::backups::Reason;

namespace {

QString words(Reason reason)
{
    switch (reason) {
    case Reason::Manual:
        return BackupModel::tr("Made by hand");
    case Reason::Daily:
        return BackupModel::tr("First opening of the day");
    case Reason::Upgrade:
        return BackupModel::tr("Before the upgrade to a newer version");
    case Reason::Merge:
        return BackupModel::tr("Before files were taken in");
    case Reason::Import:
        return BackupModel::tr("Before an import");
    case Reason::Bulk:
        return BackupModel::tr("Before a large change");
    case Reason::Restore:
        return BackupModel::tr("Before going back to a backup");
    case Reason::Unknown:
        break;
    }
    return BackupModel::tr("Not known");
}

} // namespace

BackupModel::BackupModel(QString document, QObject *parent)
    : QAbstractTableModel(parent)
    , m_document(std::move(document))
{
    refresh();
}

void BackupModel::refresh()
{
    beginResetModel();
    m_backups = core::backups::list(m_document);
    endResetModel();
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_backups.size());
}

int BackupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Backup &backup = m_backups[static_cast<size_t>(index.row())];
    if (role == Qt::ToolTipRole)
        return QDir::toNativeSeparators(backup.path);
    if (role == Qt::TextAlignmentRole && index.column() == SizeColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case WhenColumn:
        return format::moment(backup.at);
    case ReasonColumn:
        return words(backup.reason);
    case SizeColumn:
        return QLocale().formattedDataSize(backup.bytes, 1, QLocale::DataSizeTraditionalFormat);
    default:
        return QFileInfo(backup.path).fileName();
    }
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhenColumn:
        return tr("Made on");
    case ReasonColumn:
        return tr("Occasion");
    case SizeColumn:
        return tr("Size", "of a file");
    default:
        return tr("File");
    }
}

} // namespace ui
