// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/placelist.h"

#include "ui/rowlabel.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PlaceListModel::PlaceListModel(const core::Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent), m_workspace(workspace)
{
}

void PlaceListModel::setGroups(std::vector<PlaceGroup> groups)
{
    beginResetModel();
    m_lines.clear();
    m_places = 0;
    for (PlaceGroup &group : groups) {
        m_lines.push_back({group.heading, {}, {}});
        m_places += static_cast<int>(group.lines.size());
        for (PlaceLine &line : group.lines)
            m_lines.push_back({group.heading, std::move(line), {}});
    }
    endResetModel();
}

const PlaceLine *PlaceListModel::lineAt(int row) const
{
    const bool isLine = row >= 0 && row < rowCount();
    return isLine && m_lines[static_cast<size_t>(row)].place ? &*m_lines[static_cast<size_t>(row)].place : nullptr;
}

int PlaceListModel::next(int row, bool forward) const
{
    const int all = rowCount();
    for (int step = 1; step <= all; ++step) {
        const int at = forward ? (row + step + all) % all : (row - step + 2 * all) % all;
        if (lineAt(at))
            return at;
    }
    return -1;
}

int PlaceListModel::find(const PlaceLine &line) const
{
    const auto found =
        std::ranges::find_if(m_lines, [&](const Line &other) { return other.place && other.place->isAs(line); });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

QString PlaceListModel::nameOf(const Line &line) const
{
    if (!line.place)
        return line.heading;
    if (!line.place->name.isEmpty())
        return line.place->name;
    if (line.name.isEmpty())
        line.name = rowLabel(m_workspace.read(), line.place->entity, line.place->row);
    return line.name;
}

QString PlaceListModel::asTable() const
{
    QString table;
    for (const Line &line : m_lines) {
        if (!line.place)
            continue;
        QStringList cells{line.heading, nameOf(line), line.place->note, line.place->text};
        for (QString &cell : cells)
            cell = cell.simplified();
        table += cells.join(u'\t') + u'\n';
    }
    return table;
}

int PlaceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant PlaceListModel::data(const QModelIndex &index, int role) const
{
    const Line &line = m_lines[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(line);
    case Qt::AccessibleTextRole:
        return line.place ? QStringList{nameOf(line), line.place->note, line.place->text}.join(u", "_s) : nameOf(line);
    case Qt::ToolTipRole:
        return line.place ? QStringList{nameOf(line), line.place->note, line.place->text}.join(u'\n').trimmed() : QString();
    case SearchModel::FieldRole:
        return line.place ? line.place->note : QString();
    case SearchModel::SnippetRole:
        return line.place ? QVariant(line.place->text) : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags PlaceListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return lineAt(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                               : Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace ui
