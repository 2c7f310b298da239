// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/ledger.h"

#include <QAbstractTableModel>

namespace ui {

/// The 受渡簿: every file given out or received, newest first.
class LedgerModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhenColumn, DirectionColumn, OfficeColumn, FileColumn, ContentColumn, SignerColumn, PersonColumn,
                  HashColumn, RemarkColumn, ColumnCount };

    explicit LedgerModel(core::Workspace &workspace, QObject *parent = nullptr);

    void refresh();
    [[nodiscard]] const core::LedgerEntry &entry(int row) const { return m_entries[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const core::LedgerEntry &entry, int column) const;

    core::Workspace &m_workspace;
    std::vector<core::LedgerEntry> m_entries;
};

/// What is known of who signed a file, in people's words.
[[nodiscard]] QString signerText(core::SignerState state);

} // namespace ui
