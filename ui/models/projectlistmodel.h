// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QAbstractListModel>
#include <QStringList>

namespace ui {

/// The projects of a document to choose from: of one office or all, narrowed by typed words (kana, width and case do
/// not count; code and former names do).
class ProjectListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ProjectListModel(const core::Workspace &workspace, QObject *parent = nullptr);

    /// Only projects of the office and the offices below it; nothing: all.
    void setOffice(std::optional<core::RowId> office);
    void setSearch(const QString &words);
    [[nodiscard]] std::optional<core::RowId> projectAt(int row) const;
    /// Row of the project; −1 where it is not among those shown.
    [[nodiscard]] int rowOf(core::RowId project) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Line
    {
        core::RowId id;
        QString name;
        QString key;    ///< what is searched
        std::optional<core::RowId> office;
    };
    void load();
    void choose();

    const core::Workspace &m_workspace;
    std::optional<core::RowId> m_office;
    QString m_search;
    std::vector<Line> m_all;
    std::vector<size_t> m_shown;
};

} // namespace ui
