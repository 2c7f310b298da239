// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowid.h"
#include "core/domain/sheetlayout.h"

#include <QAbstractTableModel>

namespace core {
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

/// The blocks of one scheme's printed sheet: those it has in their order, with ticks, and below them those it leaves out.
class SheetLayoutModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { BlockColumn, TitleColumn, PageColumn, ColumnCount };

    SheetLayoutModel(core::Workspace &workspace, QObject *parent);

    void setScheme(std::optional<core::RowId> scheme);
    [[nodiscard]] bool isShown(int row) const { return m_lines.at(size_t(row)).shown; }
    /// Moves a shown block up (-1) or down (1) among the shown; false where it cannot go there.
    bool move(int row, int step);
    /// The sheet as it is without a word of the scheme.
    void restoreUsual();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void failed(const core::Error &error);

private:
    struct Line
    {
        core::SheetBlock block;
        bool shown = true;
    };
    [[nodiscard]] std::vector<Line> read();
    void follow(const core::ChangeSet &changes);
    bool write(const std::vector<Line> &lines);

    core::Workspace &m_workspace;
    std::optional<core::RowId> m_scheme;
    std::vector<Line> m_lines;
};

} // namespace ui
