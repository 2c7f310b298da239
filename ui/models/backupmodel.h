// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/backups.h"

#include <QAbstractTableModel>

namespace ui {

/// The dated copies beside a file, newest first: when and why they were made, and how large they are.
class BackupModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhenColumn, ReasonColumn, SizeColumn, FileColumn, ColumnCount };

    explicit BackupModel(QString document, QObject *parent = nullptr);

    /// Looks into the folder again.
    void refresh();
    [[nodiscard]] const core::backups::Backup &backup(int row) const { return m_backups[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString m_document;
    std::vector<core::backups::Backup> m_backups;
};

} // namespace ui
