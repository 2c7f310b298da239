// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/gradedelegate.h"
#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"
#include "ui/pages/evaluationblock.h"

#include <QTableView>

namespace ui {

/// The part of the evaluation grid that grades are entered in, with the keys of a spreadsheet.
///
/// Arrows move; typing replaces; F2 edits; Enter goes down and, after Tab, back to where Tab began; Delete clears;
/// Ctrl+D and Ctrl+R fill down and to the right; Ctrl+Enter fills the selection; Ctrl+C, Ctrl+X and Ctrl+V exchange blocks
/// with Excel, Ctrl+Shift+C copies with headings; Ctrl+arrows go to the edge of what is filled, with Shift they select.
/// The handle at the corner of the selection is dragged over the cells to fill.
class EvaluationCells final : public QTableView
{
    Q_OBJECT

public:
    explicit EvaluationCells(EvaluationFilter &filter, QWidget *parent = nullptr);

    void copy() const;
    void copyWithHeadings() const;
    /// Enters the clipboard's block at once where all of it fits; otherwise pasteDoubtful() asks first.
    void paste();
    void fillDown();
    void fillRight();
    void fill(const QString &text);
    void clearCells();
    void move(CellMove move);
    /// The columns before this one are shown elsewhere.
    void setFirstColumn(int column) { m_first = column; }
    void enter(const std::vector<EvaluationModel::Entry> &entries, std::vector<EvaluationModel::Refusal> beyond = {});
    /// Rows of the model (not of the filter) that have a selected cell, from the top.
    [[nodiscard]] QList<int> selectedRows() const;

signals:
    /// A block was entered: pasted, filled or cleared.
    void entered(const ui::EvaluationModel::Report &report);
    /// Not all of a pasted block fits: `report` says what would be entered and what would not. Nothing is entered yet.
    void pasteDoubtful(const ui::evaluationblock::Spread &spread, const ui::EvaluationModel::Report &report);
    /// Alt+Down: the filter of the current column is wanted.
    void filterWanted(int column);
    /// Somebody typed where nothing can be entered.
    void typedInVain(const QModelIndex &index);
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    using QTableView::edit;

private:
    [[nodiscard]] bool handleMove(const QKeyEvent &event);
    [[nodiscard]] bool handleBlock(const QKeyEvent &event);
    [[nodiscard]] QModelIndex neighbour(const QModelIndex &from, int step) const;
    [[nodiscard]] EvaluationModel::Entry entryAt(const QModelIndex &shown, const QString &text) const;
    [[nodiscard]] bool handleJump(const QKeyEvent &event);
    void fillFrom(bool isRight);
    void fillOver(QRect from, QRect over);
    void jump(const QModelIndex &target, bool selects);
    void goTo(const QModelIndex &index);

    EvaluationFilter &m_filter;
    GradeDelegate *m_delegate;
    int m_first = 0;
    int m_tabStart = -1; ///< column that Enter goes back to
};

} // namespace ui
