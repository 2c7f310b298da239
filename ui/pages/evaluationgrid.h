// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTableView;

namespace ui {

class EvaluationCells;
class EvaluationFilter;

/// The evaluation grid as one sees it: code, name and office stand still at the left, the cells scroll beside them.
class EvaluationGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit EvaluationGrid(EvaluationFilter &filter, QWidget *parent = nullptr);

    [[nodiscard]] EvaluationCells &cells() const { return *m_cells; }
    /// Sorts by a column, then the other way round, then as the file has it.
    void sortBy(int column);
    /// Selects the first cell of the row of a project that grades are entered in.
    bool select(qint64 project, int column = -1);

private:
    void dressFrozen();
    void layColumns();
    void setWidths();
    void fitFrozen();
    void showSorting();

    EvaluationFilter &m_filter;
    QTableView *m_frozen;
    EvaluationCells *m_cells;
};

} // namespace ui
