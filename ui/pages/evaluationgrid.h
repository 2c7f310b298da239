// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSpacerItem;
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
    bool selectFirst();
    /// Selects a cell of a project's row: in the column, or the first that grades are entered in. False where it is not
    /// shown.
    bool select(qint64 project, int column = -1);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void dressFrozen();
    void layColumns();
    void setWidths();
    void fitFrozen();
    void showSorting();

    EvaluationFilter &m_filter;
    QTableView *m_frozen;
    EvaluationCells *m_cells;
    QSpacerItem *m_below; ///< as high as the scroll bar of the cells; the layout owns it
};

} // namespace ui
