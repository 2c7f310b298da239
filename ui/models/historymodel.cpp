// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/historymodel.h"

#include "core/report/lineage.h"
#include "ui/format.h"
#include "ui/labels.h"
#include "ui/rowlabel.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using core::HistoryEntry;

namespace {
constexpr int pageSize = 100;
}

HistoryModel::HistoryModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&workspace, &core::Workspace::changed, this, &HistoryModel::takeNewest);
    reload();
}

void HistoryModel::setProject(std::optional<core::RowId> project)
{
    m_project = project;
    reload();
}

void HistoryModel::reload()
{
    beginResetModel();
    m_entries.clear();
    m_more = true;
    auto loaded = m_project ? ofProject(*m_project) : m_workspace.history().entries(pageSize);
    if (!loaded)
        emit failed(loaded.error());
    m_entries = std::move(loaded).value_or(std::vector<HistoryEntry>());
    m_more = !m_project && m_entries.size() == pageSize;
    endResetModel();
}

// One commit is one entry on top, so what a person looks at stays selected.
void HistoryModel::takeNewest()
{
    if (m_project || m_entries.empty())
        return reload();
    auto newest = m_workspace.history().entries(pageSize);
    if (!newest)
        return emit failed(newest.error());
    const auto known = std::ranges::find(*newest, m_entries.front().number, &HistoryEntry::number);
    if (known == newest->end())
        return reload();
    if (known == newest->begin())
        return;
    beginInsertRows({}, 0, static_cast<int>(std::distance(newest->begin(), known)) - 1);
    m_entries.insert(m_entries.begin(), std::make_move_iterator(newest->begin()), std::make_move_iterator(known));
    endInsertRows();
}

core::Result<std::vector<HistoryEntry>> HistoryModel::ofProject(core::RowId project) const
{
    std::vector<HistoryEntry> found;
    RASHIN_LET(const auto lineage, core::Lineage::ofProjects(m_workspace.read()));
    std::vector<core::RowId> projects = lineage.ancestors(project); // what it was before is its history, too
    projects.push_back(project);
    std::vector<std::pair<core::Entity, core::RowId>> rows;
    for (const core::RowId each : projects) {
        for (const auto &[entity, row] : partsOf(m_workspace.read(), core::Entity::Project, each))
            rows.emplace_back(entity, row);
    }
    for (const auto &[entity, row] : rows) {
        RASHIN_LET(auto entries, m_workspace.history().ofRow(entity, row, pageSize));
        for (HistoryEntry &entry : entries) {
            const auto same = std::ranges::find(found, entry.number, &HistoryEntry::number);
            if (same == found.end())
                found.push_back(std::move(entry));
            else
                same->changes.insert(same->changes.end(), entry.changes.begin(), entry.changes.end());
        }
    }
    std::ranges::sort(found, std::ranges::greater(), &HistoryEntry::number);
    return found;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return text(entry(index.row()), index.column());
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QString HistoryModel::text(const HistoryEntry &entry, int column) const
{
    switch (column) {
    case WhenColumn:
        return format::moment(entry.at);
    case WhoColumn:
        return entry.author;
    case OfficeColumn:
        return entry.office ? rowLabel(m_workspace.read(), core::Entity::Office, *entry.office) : QString();
    case ActionColumn:
        return labels::action(entry.action);
    case CountColumn:
        return QLocale().toString(entry.operations);
    case ReasonColumn:
        return entry.reason;
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of changes
    const QString names[] = {tr("When"), tr("Who (author)"), tr("Office"), tr("What was done"), tr("Values"), tr("Note")};
    return section < ColumnCount ? names[section] : QString();
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more;
}

void HistoryModel::fetchMore(const QModelIndex &)
{
    auto more = m_workspace.history().entries(pageSize, m_entries.empty() ? 0 : m_entries.back().number);
    m_more = more && more->size() == pageSize;
    if (!more)
        return emit failed(more.error());
    if (more->empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(more->size()) - 1);
    m_entries.insert(m_entries.end(), std::make_move_iterator(more->begin()), std::make_move_iterator(more->end()));
    endInsertRows();
}

ChangesModel::ChangesModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
}

void ChangesModel::setEntry(const HistoryEntry *entry)
{
    beginResetModel();
    m_changes = entry ? entry->changes : std::vector<core::CellChange>();
    m_unlisted = entry ? entry->operations - static_cast<qint64>(m_changes.size()) : 0;
    endResetModel();
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const QString full = text(m_changes[static_cast<size_t>(index.row())], index.column());
    // A cell shows one line; the tool tip has all of it.
    return role == Qt::DisplayRole ? full.left(300).simplified() : full;
}

QString ChangesModel::text(const core::CellChange &change, int column) const
{
    const core::Reader &reader = m_workspace.read();
    switch (column) {
    case WhatColumn:
        return labels::entity(change.entity) + u' ' + rowLabel(reader, change.entity, change.row);
    case FieldColumn:
        if (change.field)
            return labels::field(*change.field);
        return change.after.toInteger() ? tr("(added)") : tr("(removed)");
    case BeforeColumn:
        return change.field ? valueText(reader, *change.field, change.before) : QString();
    case AfterColumn:
        return change.field ? valueText(reader, *change.field, change.after) : QString();
    default:
        return {};
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Changed in"), tr("Field"), tr("Before"), tr("After")};
    return section < ColumnCount ? names[section] : QString();
}

} // namespace ui
