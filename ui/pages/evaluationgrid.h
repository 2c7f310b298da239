// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QModelIndex>
#include <QTimer>
#include <QWidget>

class QSpacerItem;
class QTableView;

namespace ui {

class EvaluationCells;
class EvaluationFilter;
class FilterHeader;
class PastePreview;

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
    /// A row of inputs below the headings, one for each column.
    void setFilterShown(bool shown);
    [[nodiscard]] bool isFilterShown() const;
    /// Widths a person has given columns, by the column's token.
    [[nodiscard]] QHash<QString, int> widths() const { return m_widths; }
    void setWidths(const QHash<QString, int> &widths);

signals:
    /// A cell of the grid's model is wanted that may be filtered away.
    void wanted(const QModelIndex &index);
    void filterShown(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void dressFrozen();
    void layColumns();
    void fitColumns();
    [[nodiscard]] double usualWidth(int column) const;
    void keepWidth(int column, int width);
    void makeInputs();
    void focusFilter(int column);
    void finishPaste(bool enters);
    void fitFrozen();
    void showSorting();

    EvaluationFilter &m_filter;
    QTableView *m_frozen;
    EvaluationCells *m_cells;
    PastePreview *m_preview;
    QTimer m_filtering; ///< filters when the typing pauses, not at every key
    QHash<QString, QString> m_typed;
    QHash<QString, int> m_widths;
    bool m_isLaying = false;
    QSpacerItem *m_below; ///< as high as the scroll bar of the cells; the layout owns it
};

} // namespace ui
