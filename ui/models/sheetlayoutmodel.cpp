// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheetlayoutmodel.h"

#include "core/operations/schemeoperations.h"
#include "core/workspace/workspace.h"
#include "ui/labels.h"

#include <algorithm>

namespace ui {

using core::Entity;
using core::Field;
using core::SheetPart;

SheetLayoutModel::SheetLayoutModel(core::Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&workspace, &core::Workspace::changed, this, &SheetLayoutModel::follow);
}

void SheetLayoutModel::setScheme(std::optional<core::RowId> scheme)
{
    beginResetModel();
    m_scheme = scheme;
    m_lines = read();
    endResetModel();
}

std::vector<SheetLayoutModel::Line> SheetLayoutModel::read()
{
    std::vector<Line> lines;
    if (!m_scheme)
        return lines;
    const auto rows = m_workspace.read().records(
        Entity::SheetBlock, {{{Field::SheetBlockScheme, core::Value::reference(*m_scheme)}}, {Field::SheetBlockNumber}});
    for (const core::Record &row : rows ? *rows : std::vector<core::Record>()) {
        const auto part = core::fromCode<SheetPart>(row.text(Field::SheetBlockPart));
        if (part && !row.isGhost())
            lines.push_back({{*part, row.text(Field::SheetBlockTitle),
                              row.integer(Field::SheetBlockNewPage).value_or(0) != 0}});
    }
    if (lines.empty()) {
        for (const core::SheetBlock &block : core::defaultSheetLayout())
            lines.push_back({block});
    }
    for (size_t part = 0; part < core::Codes<SheetPart>::all.size(); ++part) {
        const auto isIt = [&](const Line &line) { return line.block.part == static_cast<SheetPart>(part); };
        if (std::ranges::none_of(lines, isIt))
            lines.push_back({{static_cast<SheetPart>(part)}, false});
    }
    return lines;
}

void SheetLayoutModel::follow(const core::ChangeSet &changes)
{
    if (!m_scheme || !changes.touches(Entity::SheetBlock))
        return;
    m_lines = read();
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool SheetLayoutModel::write(const std::vector<Line> &lines)
{
    if (!m_scheme || m_workspace.isReadOnly())
        return false;
    std::vector<core::SheetBlock> shown;
    for (const Line &line : lines) {
        if (line.shown)
            shown.push_back(line.block);
    }
    const auto done = m_workspace.perform(core::ArrangeSheet(*m_scheme, shown));
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

bool SheetLayoutModel::move(int row, int step)
{
    const int to = row + step;
    if (row < 0 || to < 0 || to >= rowCount() || !isShown(row) || !isShown(to))
        return false;
    std::vector<Line> lines = m_lines;
    std::swap(lines[size_t(row)], lines[size_t(to)]);
    return write(lines);
}

void SheetLayoutModel::restoreUsual()
{
    std::vector<Line> lines;
    for (const core::SheetBlock &block : core::defaultSheetLayout())
        lines.push_back({block});
    write(lines);
}

int SheetLayoutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int SheetLayoutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SheetLayoutModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines[size_t(index.row())];
    const auto tick = [](bool on) { return on ? Qt::Checked : Qt::Unchecked; };
    if (role == Qt::CheckStateRole && index.column() == BlockColumn)
        return tick(line.shown);
    if (role == Qt::CheckStateRole && index.column() == PageColumn && line.shown)
        return tick(line.block.newPage);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == BlockColumn)
        return labels::choice(Field::SheetBlockPart, core::toCode(line.block.part));
    return index.column() == TitleColumn ? QVariant(line.block.title) : QVariant();
}

QVariant SheetLayoutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return isShown(section) ? QString::number(section + 1) : QString(u'－');
    const Field fields[] = {Field::SheetBlockPart, Field::SheetBlockTitle, Field::SheetBlockNewPage};
    return section < ColumnCount ? labels::field(fields[section]) : QVariant();
}

Qt::ItemFlags SheetLayoutModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || m_workspace.isReadOnly())
        return flags;
    if (index.column() == BlockColumn)
        return flags | Qt::ItemIsUserCheckable;
    if (!isShown(index.row()))
        return flags;
    return flags | (index.column() == TitleColumn ? Qt::ItemIsEditable : Qt::ItemIsUserCheckable);
}

bool SheetLayoutModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || !(flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable)))
        return false;
    std::vector<Line> lines = m_lines;
    Line &line = lines[size_t(index.row())];
    const bool isTicked = value.toInt() == Qt::Checked;
    if (role == Qt::CheckStateRole && index.column() == BlockColumn) {
        line.shown = isTicked; // a block taken in comes last, one left out goes below
        std::stable_partition(lines.begin(), lines.end(), [](const Line &one) { return one.shown; });
    } else if (role == Qt::CheckStateRole && index.column() == PageColumn) {
        line.block.newPage = isTicked;
    } else if (role == Qt::EditRole && index.column() == TitleColumn) {
        const auto longest = qsizetype(core::registry::spec(Field::SheetBlockTitle).kind.maximum);
        line.block.title = value.toString().trimmed().left(longest);
    } else {
        return false;
    }
    return write(lines);
}

} // namespace ui
