// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/merge.h"

#include <QAbstractTableModel>

namespace core {
class Workspace;
}

namespace ui {

/// Files that came back and wait to be taken in: what each of them brings, or why it is refused.
class IncomingModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FileColumn, OfficeColumn, BringsColumn, WhoColumn, PeriodColumn, StateColumn, ColumnCount };

    struct Line
    {
        QString file;
        bool taken = true; ///< ticked
        std::optional<core::MergeReport::Source> source = {}; ///< once looked at
        int outOfScope = 0;
        QString refused = {}; ///< why it cannot be taken in
    };

    explicit IncomingModel(const core::Workspace &workspace, QObject *parent = nullptr);

    /// Adds files that are not listed yet. False where there was none.
    bool add(const QStringList &files);
    void remove(int row);
    void clear();
    /// Files that are ticked and not refused.
    [[nodiscard]] QStringList taken() const;
    /// Files that are not refused, ticked or not.
    [[nodiscard]] QStringList acceptable() const;
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }
    void show(const core::MergeReport &report);
    void refuse(const QString &file, const QString &why);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Line &line, int column) const;
    [[nodiscard]] QString stateText(const Line &line) const;

    const core::Workspace &m_workspace;
    std::vector<Line> m_lines;
};

} // namespace ui
