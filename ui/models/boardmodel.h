// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/yearboard.h"

#include <QAbstractListModel>

namespace ui {

/// The cards of one stage of the PDCA board. What is dropped on it is not taken in here: dropped() tells the pane, which
/// performs the move, and all columns are filled anew.
class BoardModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ProjectRole = Qt::UserRole + 1, ///< the project's id as a number
        UnderRole,                      ///< code and office, the second line of a card
        MarksRole,                      ///< what waits or is late, in a few words; empty where nothing is
        LateRole,                       ///< whether something is late
    };

    explicit BoardModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    /// Whether cards can be taken and dropped: not in a file that is open for reading.
    void show(std::vector<core::BoardCard> cards, bool isMovable);
    [[nodiscard]] std::optional<core::RowId> project(int row) const;
    [[nodiscard]] int rowOf(core::RowId project) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void dropped(const std::vector<core::RowId> &projects);

private:
    [[nodiscard]] static QString marks(const core::BoardCard &card);
    [[nodiscard]] static QString spokenMarks(const core::BoardCard &card);

    std::vector<core::BoardCard> m_cards;
    bool m_movable = false;
};

} // namespace ui
