// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/conflicts.h"
#include "core/workspace/workspace.h"

#include <QAbstractTableModel>
#include <QHash>

namespace ui {

/// The open conflicts with what has been decided about them so far. Decisions stay here until they are performed
/// together; a conflict that somebody else settles meanwhile goes, and its decision with it. Reads when it is told to:
/// most commits have nothing to do with conflicts, and most of the time nobody looks at them.
class ConflictModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhatColumn, FieldColumn, WhoColumn, DecisionColumn, ColumnCount };
    static constexpr int mostListed = 1000;

    explicit ConflictModel(core::Workspace &workspace, QObject *parent = nullptr);

    /// Reads the conflicts anew.
    void refresh();
    /// The same, where the changes may have settled one of those listed or brought one about.
    void follow(const core::ChangeSet &changes);

    [[nodiscard]] const std::vector<core::Conflict> &conflicts() const { return m_conflicts; }
    [[nodiscard]] const core::Conflict *at(int row) const;
    /// All that are open, also those beyond mostListed.
    [[nodiscard]] qint64 openCount() const { return m_open; }

    /// Notes what is to become of a conflict; a decision about one that is not listed is not kept.
    void decide(const std::vector<core::Resolution> &resolutions);
    void undecide(int row);
    [[nodiscard]] const core::Resolution *decision(int row) const;
    [[nodiscard]] std::vector<core::Resolution> decisions() const;
    /// The next row from `row` on in a direction (1, −1) about which nothing is decided; none where there is none.
    [[nodiscard]] std::optional<int> nextUndecided(int row, int direction) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void failed(const core::Error &error);
    /// Other decisions, or other conflicts.
    void decided();

private:
    [[nodiscard]] QString text(const core::Conflict &conflict, int column) const;
    [[nodiscard]] QString decisionText(const core::Conflict &conflict) const;

    core::Workspace &m_workspace;
    std::vector<core::Conflict> m_conflicts;
    QHash<QString, core::Resolution> m_decisions; ///< by Conflict::id()
    qint64 m_open = 0;
};

/// Whose a version is: 「このファイル」 or the office's name with the author.
[[nodiscard]] QString versionAuthor(const core::Reader &reader, const core::ConflictVersion &version);
/// What a version says: the value as people read it; of a row's existence that it is deleted or kept.
[[nodiscard]] QString versionText(const core::Reader &reader, const core::ConflictVersion &version);

} // namespace ui
