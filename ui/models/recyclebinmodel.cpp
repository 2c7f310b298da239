// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recyclebinmodel.h"

#include "ui/format.h"
#include "ui/labels.h"
#include "ui/rowlabel.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::recyclebin::RemovedRow;

namespace {

/// What the row was called: its number or code and its first words, or what it was a value of.
QString nameOf(const core::Reader &reader, const RemovedRow &row)
{
    QStringList parts;
    for (const core::FieldSpec &field : core::registry::spec(row.entity).fields) {
        const core::Value value = row.value(field.field);
        const bool telling = field.isRequired() || field.isOwner() || field.name == "code"_L1 || field.name == "number"_L1;
        if (telling && !value.isNull())
            parts += valueText(reader, field.field, value).simplified();
    }
    return parts.join(u' ');
}

} // namespace

RecycleBinModel::RecycleBinModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    load();
    connect(&workspace, &core::Workspace::changed, this, [this](const core::ChangeSet &changes) {
        const bool removedOrBack = changes.wholesale || std::ranges::any_of(changes.rows, [](const auto &row) {
                                       return row.kind != core::ChangeSet::Row::Kind::Updated;
                                   });
        if (!removedOrBack)
            return;
        beginResetModel();
        load();
        endResetModel();
    });
}

void RecycleBinModel::load()
{
    m_rows = core::recyclebin::rows(m_workspace.read()).value_or(std::vector<RemovedRow>());
}

int RecycleBinModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecycleBinModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecycleBinModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole && index.column() == PartsColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const RemovedRow &removed = row(index.row());
    switch (index.column()) {
    case KindColumn:
        return labels::entity(removed.entity);
    case NameColumn:
        return nameOf(m_workspace.read(), removed);
    case WhenColumn:
        return format::moment(removed.at);
    case WhoColumn:
        return removed.author;
    default:
        return removed.parts ? QLocale().toString(removed.parts) : QString();
    }
}

QVariant RecycleBinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the recycle bin
    const QString names[] = {tr("Kind of row"), tr("Name of the row"), tr("Removed on"), tr("Removed by"), tr("With it")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
