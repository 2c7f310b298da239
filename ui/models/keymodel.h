// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/keystore.h"

#include <QAbstractTableModel>

namespace ui {

/// The keys of others that somebody here has decided about.
class KeyModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhoColumn, StateColumn, DigitsColumn, SinceColumn, ColumnCount };

    explicit KeyModel(core::KeyStore keys, QObject *parent = nullptr);

    /// Reads the files again.
    void refresh();
    [[nodiscard]] const core::KnownSigner &signer(int row) const { return m_signers[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const core::KnownSigner &signer, int column);

    core::KeyStore m_keys;
    std::vector<core::KnownSigner> m_signers;
};

/// Whose a key is, as it says: its name, and the code of its office.
[[nodiscard]] QString ownerOf(const core::PublicKey &key);

} // namespace ui
