// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/yearboard.h"

#include <QAbstractTableModel>

namespace ui {

/// What a fiscal year holds by day, a line each: stages and events of its scheme, projects and their milestones. The last
/// column is for a delegate that draws; to a screen reader it says the same in words.
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, WhoColumn, DueColumn, StateColumn, BarColumn, ColumnCount };
    enum Role { EntryRole = Qt::UserRole + 1 }; ///< place of the entry, for the delegate

    explicit TimelineModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void show(std::vector<core::YearEntry> entries, QDate today);
    [[nodiscard]] const core::YearEntry *at(int row) const;
    [[nodiscard]] QDate today() const { return m_today; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// How it stands with an entry on that day, with mark and word: 「！ 12日遅れ（3件）」.
    [[nodiscard]] static QString stateText(const core::YearEntry &entry, QDate today);
    /// The quarters of a project that have a progress note: 「第1四半期 ● 順調」, in words for who does not see them.
    [[nodiscard]] static QString noteText(const core::YearEntry &entry);

    /// The days planned at first, in brackets, where they are others now; else nothing.
    [[nodiscard]] static QString plannedText(const core::YearEntry &entry);

private:
    [[nodiscard]] QString text(const core::YearEntry &entry, int column) const;
    [[nodiscard]] QString spoken(const core::YearEntry &entry) const;

    std::vector<core::YearEntry> m_entries;
    QDate m_today;
};

} // namespace ui
