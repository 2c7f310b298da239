// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ledgermodel.h"

#include "core/workspace/workspace.h"
#include "ui/format.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::LedgerEntry;
using core::SignerState;

QString signerText(SignerState state)
{
    switch (state) {
    case SignerState::Unsigned: return LedgerModel::tr("Not signed");
    case SignerState::Own: return LedgerModel::tr("Signed here");
    case SignerState::Known: return LedgerModel::tr("● Key known");
    case SignerState::Unknown: return LedgerModel::tr("△ Key not compared");
    case SignerState::Changed: return LedgerModel::tr("✕ Another key than before");
    case SignerState::Revoked: return LedgerModel::tr("✕ Key no longer valid");
    }
    return {};
}

LedgerModel::LedgerModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
    refresh();
}

void LedgerModel::refresh()
{
    beginResetModel();
    m_entries = core::Ledger(m_workspace).entries().value_or(std::vector<LedgerEntry>());
    std::reverse(m_entries.begin(), m_entries.end());
    endResetModel();
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LedgerModel::text(const LedgerEntry &entry, int column) const
{
    const bool isOut = entry.direction == LedgerEntry::Direction::Out;
    const auto changes = [&entry] { return static_cast<int>(entry.transactions); };
    switch (column) {
    case WhenColumn: return format::moment(entry.at);
    case DirectionColumn: return isOut ? tr("Given") : tr("Received");
    case OfficeColumn: return entry.officeName.isEmpty() ? tr("The desk") : entry.officeName;
    case FileColumn: return entry.file;
    case ContentColumn:
        if (entry.content == core::Manifest::Content::Difference)
            return tr("Difference, %n change(s)", nullptr, changes());
        return isOut || !entry.package.isEmpty() ? tr("Whole file") : tr("%n new change(s)", nullptr, changes());
    case SignerColumn: return entry.isSealed ? tr("%1, sealed").arg(signerText(entry.signer)) : signerText(entry.signer);
    case PersonColumn: return entry.person;
    case HashColumn: return QString::fromLatin1(entry.hash.toHex().left(12));
    default: return entry.remark;
    }
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LedgerEntry &line = entry(index.row());
    if (role == Qt::ToolTipRole && index.column() == HashColumn)
        return QString::fromLatin1(line.hash.toHex());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return text(line, index.column());
    return {};
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the ledger of files given and received
    const QString names[] = {tr("Date and time"), tr("In or out"), tr("Other side"), tr("File"), tr("Content"),
                             tr("Signature"), tr("Handled by"), tr("SHA-256 (first digits)"), tr("Remark")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
