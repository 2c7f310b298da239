// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/panels/searchmodel.h"

#include <QAbstractListModel>

namespace ui {

/// A row, or one field of it, that a list leads to, with what is to be said of it.
struct PlaceLine
{
    core::Entity entity;
    core::RowId row;
    std::optional<core::Field> field = {};
    std::optional<int> year = {};
    QString note; ///< small, below the row's name
    QString text; ///< the sentence; may be empty
    QString name = {}; ///< instead of what the row is called everywhere

    /// Whether it leads to the same place for the same reason.
    [[nodiscard]] bool isAs(const PlaceLine &other) const
    {
        return row == other.row && field == other.field && year == other.year && text == other.text;
    }
};

/// Lines that belong together, below a heading.
struct PlaceGroup
{
    QString heading;
    std::vector<PlaceLine> lines;
};

/// Places under headings, as the search shows its hits and with its roles: HitDelegate paints both. Rows are asked for
/// their names when they are first seen, so that ten thousand lines cost as much as ten.
class PlaceListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit PlaceListModel(const core::Workspace &workspace, QObject *parent = nullptr);

    void setGroups(std::vector<PlaceGroup> groups);
    /// The place of a line; nothing of a heading.
    [[nodiscard]] const PlaceLine *lineAt(int row) const;
    /// The next line with a place, going round at the ends; -1 where there is none.
    [[nodiscard]] int next(int row, bool forward) const;
    /// Where a place stands now; -1 where it no longer does.
    [[nodiscard]] int find(const PlaceLine &line) const;
    [[nodiscard]] int count() const { return m_places; }
    /// Heading, name, note and sentence of every line, for a spreadsheet.
    [[nodiscard]] QString asTable() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line
    {
        QString heading;
        std::optional<PlaceLine> place;
        mutable QString name;
    };
    [[nodiscard]] QString nameOf(const Line &line) const;

    const core::Workspace &m_workspace;
    std::vector<Line> m_lines;
    int m_places = 0;
};

} // namespace ui
