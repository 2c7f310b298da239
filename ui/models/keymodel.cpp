// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/keymodel.h"

#include "ui/format.h"

namespace ui {

QString ownerOf(const core::PublicKey &key)
{
    if (key.office.isEmpty())
        return key.name;
    //: whose a key is: name, and code of the office
    return key.name.isEmpty() ? key.office : KeyModel::tr("%1 (%2)").arg(key.name, key.office);
}

KeyModel::KeyModel(core::KeyStore keys, QObject *parent)
    : QAbstractTableModel(parent)
    , m_keys(std::move(keys))
{
    refresh();
}

void KeyModel::refresh()
{
    beginResetModel();
    m_signers = m_keys.signers().value_or(std::vector<core::KnownSigner>());
    endResetModel();
}

int KeyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_signers.size());
}

int KeyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KeyModel::text(const core::KnownSigner &signer, int column)
{
    switch (column) {
    case WhoColumn: return ownerOf(signer.key);
    case StateColumn: return signer.isRevoked ? tr("✕ No longer valid") : tr("● Trusted");
    case DigitsColumn: return signer.key.fingerprint();
    default: return format::moment(signer.since);
    }
}

QVariant KeyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    return text(signer(index.row()), index.column());
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of other people's keys
    const QString names[] = {tr("Whose key"), tr("State"), tr("Digits to compare"), tr("Decided on")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
