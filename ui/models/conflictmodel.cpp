// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conflictmodel.h"

#include "ui/labels.h"
#include "ui/officelist.h"
#include "ui/rowlabel.h"

#include <QCollator>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// For a narrow column: the office by its short name, or that it is this file.
QString briefAuthor(const core::Reader &reader, const core::ConflictVersion &version)
{
    if (version.isOwn)
        //: of two contents the one that was written in this file
        return ConflictModel::tr("This file");
    const QString office = version.office ? shortOfficeName(reader, *version.office) : QString();
    return office.isEmpty() ? version.author : ConflictModel::tr("%1 (%2)").arg(office, version.author);
}

/// As people look for them: by what they are about, then field by field.
void sortForPeople(std::vector<core::Conflict> &conflicts, const core::Reader &reader)
{
    QCollator collator;
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, core::Conflict>> keyed;
    for (core::Conflict &conflict : conflicts)
        keyed.emplace_back(collator.sortKey(rowLabel(reader, conflict.entity, conflict.row)), std::move(conflict));
    std::ranges::stable_sort(keyed, [](const auto &a, const auto &b) {
        return a.second.entity != b.second.entity ? a.second.entity < b.second.entity : a.first < b.first;
    });
    conflicts.clear();
    for (auto &[key, conflict] : keyed)
        conflicts.push_back(std::move(conflict));
}

} // namespace

ConflictModel::ConflictModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
    refresh();
}

void ConflictModel::follow(const core::ChangeSet &changes)
{
    const bool isListed = std::ranges::any_of(
        m_conflicts, [&changes](const core::Conflict &conflict) { return changes.touches(conflict.row); });
    const auto concerned =
        isListed ? core::Result<bool>(true) : core::conflictquery::mayConcern(m_workspace.read(), changes);
    if (!concerned)
        return emit failed(concerned.error());
    if (*concerned)
        refresh();
}

void ConflictModel::refresh()
{
    auto conflicts = core::conflictquery::open(m_workspace.read(), mostListed);
    const auto count = core::conflictquery::count(m_workspace.read());
    if (!conflicts || !count)
        return emit failed(conflicts ? count.error() : conflicts.error());
    m_open = *count;
    if (m_conflicts.empty() && conflicts->empty())
        return;
    sortForPeople(*conflicts, m_workspace.read());
    beginResetModel();
    m_conflicts = *std::move(conflicts);
    QSet<QString> open;
    for (const core::Conflict &conflict : m_conflicts)
        open.insert(conflict.id());
    m_decisions.removeIf([&open](const auto &entry) { return !open.contains(entry.key()); });
    endResetModel();
    emit decided();
}

const core::Conflict *ConflictModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_conflicts[static_cast<size_t>(row)] : nullptr;
}

void ConflictModel::decide(const std::vector<core::Resolution> &resolutions)
{
    QSet<QString> listed;
    for (const core::Conflict &conflict : m_conflicts)
        listed.insert(conflict.id());
    for (const core::Resolution &resolution : resolutions)
        if (listed.contains(resolution.conflict))
            m_decisions.insert(resolution.conflict, resolution);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit decided();
}

void ConflictModel::undecide(int row)
{
    const core::Conflict *conflict = at(row);
    if (!conflict || !m_decisions.remove(conflict->id()))
        return;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit decided();
}

const core::Resolution *ConflictModel::decision(int row) const
{
    const core::Conflict *conflict = at(row);
    const auto found = conflict ? m_decisions.constFind(conflict->id()) : m_decisions.constEnd();
    return found == m_decisions.constEnd() ? nullptr : &*found;
}

std::vector<core::Resolution> ConflictModel::decisions() const
{
    std::vector<core::Resolution> all;
    for (int row = 0; row < rowCount(); ++row)
        if (const core::Resolution *one = decision(row))
            all.push_back(*one);
    return all;
}

std::optional<int> ConflictModel::nextUndecided(int row, int direction) const
{
    const int count = rowCount();
    for (int step = 1; step <= count; ++step) {
        const int other = ((row + direction * step) % count + count) % count;
        if (!decision(other))
            return other;
    }
    return std::nullopt;
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_conflicts.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    return text(m_conflicts[static_cast<size_t>(index.row())], index.column());
}

QString ConflictModel::text(const core::Conflict &conflict, int column) const
{
    const core::Reader &reader = m_workspace.read();
    switch (column) {
    case WhatColumn:
        return rowLabel(reader, conflict.entity, conflict.row);
    case FieldColumn:
        return conflict.field ? labels::field(*conflict.field) : tr("Deleted or changed");
    case WhoColumn: {
        QStringList who;
        for (const core::ConflictVersion &version : conflict.versions)
            who += briefAuthor(reader, version);
        who.removeDuplicates();
        return who.join(u" / "_s);
    }
    case DecisionColumn:
        return decisionText(conflict);
    default:
        return {};
    }
}

QString ConflictModel::decisionText(const core::Conflict &conflict) const
{
    const auto decision = m_decisions.constFind(conflict.id());
    if (decision == m_decisions.constEnd())
        return tr("Open");
    if (decision->value)
        //: decision about a conflict: neither version, a text of one's own
        return u"✓ "_s + tr("Another content");
    for (const core::ConflictVersion &version : conflict.versions)
        if (version.id == decision->version)
            return u"✓ "_s + briefAuthor(m_workspace.read(), version);
    return {};
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    //: headings of the list of conflicts
    const QString names[] = {tr("Row"), tr("Field"), tr("Changed by"), tr("Decision")};
    return section < ColumnCount ? names[section] : QString();
}

QString versionAuthor(const core::Reader &reader, const core::ConflictVersion &version)
{
    const QString office = version.office ? rowLabel(reader, core::Entity::Office, *version.office) : QString();
    const QString who = office.isEmpty() ? version.author : ConflictModel::tr("%1 (%2)").arg(office, version.author);
    return version.isOwn ? ConflictModel::tr("This file: %1").arg(who) : who;
}

QString versionText(const core::Reader &reader, const core::ConflictVersion &version)
{
    if (version.field)
        return valueText(reader, *version.field, version.value);
    return version.value.toInteger() ? ConflictModel::tr("Keep the row") : ConflictModel::tr("Delete the row");
}

} // namespace ui
