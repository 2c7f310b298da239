// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/yearboard.h"

#include <QWidget>

#include <array>
#include <map>

class QLabel;
class QListView;

namespace core {
class Operation;
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

class BoardModel;
class PaneReading;
class YearFilterBar;

/// The projects of a fiscal year as cards, a column for each stage of the PDCA cycle. Cards move by dragging, or with
/// Ctrl+← and Ctrl+→; ← and → go from column to column, Enter opens the project. Each move is one step of undo.
class BoardPane final : public QWidget
{
    Q_OBJECT

public:
    BoardPane(core::Workspace &workspace, QWidget *parent);

    void setYear(int year, std::optional<core::RowId> own);
    void refresh();
    void focusFirst();
    /// The cards that pass the filter, for their print.
    [[nodiscard]] std::vector<core::BoardCard> shown() const;
    /// The office chosen in the filter; empty for all.
    [[nodiscard]] QString officeName() const;

signals:
    void moveWanted(const core::Operation &operation);
    void projectWanted(core::RowId project);
    void shownChanged(); ///< which cards, or where
    void failed(const core::Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Column
    {
        std::optional<core::CycleState> stage = {}; ///< none: projects whose stage nobody has set
        QLabel *heading = nullptr;
        BoardModel *model = nullptr;
        QListView *list = nullptr;
        QWidget *box = nullptr;
    };
    enum State { All, Late, Waiting, LateOrWaiting };

    void addColumn(std::optional<core::CycleState> stage);
    void read();
    [[nodiscard]] bool followCycles(const core::ChangeSet &changes);
    void deal();
    void nameColumn(const Column &column) const;
    [[nodiscard]] bool passes(const core::BoardCard &card) const;
    [[nodiscard]] std::vector<core::RowId> chosenIn(const Column &column) const;
    void move(std::vector<core::RowId> projects, size_t to);
    void shift(size_t from, int by);
    void goTo(size_t from, int by);
    void select(const std::vector<core::RowId> &projects, size_t column);

    core::Workspace &m_workspace;
    PaneReading *m_reading;
    YearFilterBar *m_filter;
    std::vector<Column> m_columns;
    std::vector<core::BoardCard> m_cards;
    std::map<core::RowId, int> m_lateTasks;
    int m_year = 0;
    std::optional<core::RowId> m_own;
    bool m_outdated = true;     ///< read when next seen
    bool m_tasksOutdated = true; ///< the late tasks too, which a move of cards does not change
};

} // namespace ui
