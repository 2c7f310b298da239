// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/gradedelegate.h"
#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"

#include <QTableView>

namespace ui {

/// The part of the evaluation grid that grades are entered in, with the keys of a spreadsheet.
///
/// Arrows move; typing replaces; F2 edits; Enter goes down and, after Tab, back to where Tab began; Delete clears;
/// Ctrl+D fills down; Ctrl+Enter fills the selection; Ctrl+C and Ctrl+V exchange blocks with Excel.
class EvaluationCells final : public QTableView
{
    Q_OBJECT

public:
    explicit EvaluationCells(EvaluationFilter &filter, QWidget *parent = nullptr);

    void copy() const;
    void paste();
    void fillDown();
    void fill(const QString &text);
    void clearCells();
    void move(CellMove move);
    /// Rows of the model (not of the filter) that have a selected cell, from the top.
    [[nodiscard]] QList<int> selectedRows() const;

signals:
    /// A block was entered: pasted, filled or cleared.
    void entered(const ui::EvaluationModel::Report &report);
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
    void enter(const std::vector<EvaluationModel::Entry> &entries, std::vector<EvaluationModel::Refusal> beyond = {});
    void goTo(const QModelIndex &index);

    EvaluationFilter &m_filter;
    GradeDelegate *m_delegate;
    int m_tabStart = -1; ///< column that Enter goes back to
};

} // namespace ui
