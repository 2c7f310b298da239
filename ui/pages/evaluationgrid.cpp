// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluationgrid.h"

#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"
#include "ui/pages/evaluationcells.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int frozenColumns = 3;

/// The frozen columns follow the row of the current cell, which is in the other table.
class FrozenDelegate final : public QStyledItemDelegate
{
public:
    explicit FrozenDelegate(const QTableView &cells, QObject *parent) : QStyledItemDelegate(parent), m_cells(cells) {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state.setFlag(QStyle::State_HasFocus, false);
        option->state.setFlag(QStyle::State_Selected, index.row() == m_cells.currentIndex().row());
        option->state.setFlag(QStyle::State_Active, m_cells.hasFocus());
        if (const QVariant role = index.data(EvaluationModel::ColorRole); role.isValid())
            option->palette.setColor(QPalette::Text,
                                     theme::color(static_cast<theme::Role>(role.toInt()), option->palette));
    }

private:
    const QTableView &m_cells;
};

void dress(QTableView &view)
{
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(theme::space(1.8));
    view.horizontalHeader()->setSectionsClickable(true);
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->setFixedHeight(theme::space(2));
    view.setWordWrap(false);
    view.setCornerButtonEnabled(false);
    view.setFrameShape(QFrame::NoFrame);
}

} // namespace

EvaluationGrid::EvaluationGrid(EvaluationFilter &filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_frozen(new QTableView(this))
    , m_cells(new EvaluationCells(filter, this))
    , m_below(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Fixed))
{
    m_cells->setObjectName(u"evaluationCells"_s);
    m_cells->setAccessibleName(tr("Evaluation grid"));
    m_frozen->setObjectName(u"evaluationProjects"_s);
    m_frozen->setAccessibleName(tr("Projects"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_frozen, 1);
    column->addSpacerItem(m_below);
    row->addLayout(column);
    row->addWidget(m_cells, 1);
    setFocusProxy(m_cells);
    dress(*m_cells);
    dress(*m_frozen);
    dressFrozen();
    for (QTableView *view : {m_frozen, static_cast<QTableView *>(m_cells)})
        connect(view->horizontalHeader(), &QHeaderView::sectionClicked, this, &EvaluationGrid::sortBy);
    connect(m_cells, &EvaluationCells::resized, this, &EvaluationGrid::fitFrozen);
    connect(m_cells->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &EvaluationGrid::fitFrozen);
    connect(m_frozen->horizontalHeader(), &QHeaderView::sectionResized, this, &EvaluationGrid::fitFrozen);
    connect(&filter, &QAbstractItemModel::modelReset, this, &EvaluationGrid::layColumns);
    layColumns();
}

void EvaluationGrid::dressFrozen()
{
    m_frozen->setModel(&m_filter);
    m_frozen->setItemDelegate(new FrozenDelegate(*m_cells, m_frozen));
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setSelectionMode(QAbstractItemView::NoSelection);
    m_frozen->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, m_cells->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_cells->verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_cells->selectionModel(), &QItemSelectionModel::currentRowChanged, m_frozen->viewport(),
            qOverload<>(&QWidget::update));
    connect(m_frozen, &QAbstractItemView::pressed, this, [this](const QModelIndex &index) {
        const int column = std::max(m_cells->currentIndex().column(), frozenColumns);
        m_cells->setCurrentIndex(index.siblingAtColumn(column));
        m_cells->setFocus();
    });
}

void EvaluationGrid::layColumns()
{
    for (int column = 0; column < m_filter.columnCount(); ++column) {
        m_frozen->setColumnHidden(column, column >= frozenColumns);
        m_cells->setColumnHidden(column, column < frozenColumns);
    }
    setWidths();
    showSorting();
    fitFrozen();
}

void EvaluationGrid::setWidths()
{
    using Column = EvaluationModel::Column;
    const QFontMetrics metrics(theme::font(theme::Type::Body));
    const int em = metrics.horizontalAdvance(u'評');
    const EvaluationModel &model = m_filter.evaluations();
    const bool isLater = model.stage() > 0; // the earlier stage's word stands in the cell too
    for (int column = 0; column < m_filter.columnCount(); ++column) {
        const QString heading = m_filter.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int least = metrics.horizontalAdvance(heading) + em;
        const auto ems = [&] {
            switch (model.kind(column)) {
            case Column::Code: return 5.0;
            case Column::Name: return 13.5;
            case Column::Office: return 8.0;
            case Column::Verdict: return 7.0;
            case Column::State: return 6.5;
            case Column::Criterion: return isLater ? 5.5 : 4.5;
            case Column::Outcome:
            case Column::Cost: return isLater ? 5.0 : 3.6;
            case Column::Score: return 4.5;
            default: return 3.6;
            }
        };
        QTableView *view = column < frozenColumns ? m_frozen : m_cells;
        view->setColumnWidth(column, std::max(least, static_cast<int>(em * ems())));
    }
}

/// In a narrow window the names give way, so that there is room for grades.
void EvaluationGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int code = 0;
    constexpr int name = 1;
    constexpr int office = 2;
    if (m_filter.columnCount() < frozenColumns || event->size().width() == event->oldSize().width())
        return;
    const int em = fontMetrics().horizontalAdvance(u'評');
    const int room = event->size().width() / 2 - m_frozen->columnWidth(code);
    m_frozen->setColumnWidth(office, std::clamp(room * 2 / 5, 5 * em, 8 * em));
    m_frozen->setColumnWidth(name, std::clamp(room - m_frozen->columnWidth(office), 8 * em, 27 * em / 2));
}

void EvaluationGrid::fitFrozen()
{
    int width = 0;
    for (int column = 0; column < std::min(frozenColumns, m_filter.columnCount()); ++column)
        width += m_frozen->columnWidth(column);
    m_frozen->setFixedWidth(width + 1);
    // As high as the cells without their scroll bar, so that both scroll equally far.
    const int bar = m_cells->height() - m_cells->horizontalHeader()->height() - m_cells->viewport()->height();
    if (bar == m_below->sizeHint().height() || bar < 0)
        return;
    m_below->changeSize(0, bar, QSizePolicy::Minimum, QSizePolicy::Fixed);
    layout()->invalidate();
}

void EvaluationGrid::sortBy(int column)
{
    if (m_filter.sortColumn() != column)
        m_filter.sort(column, Qt::AscendingOrder);
    else if (m_filter.sortOrder() == Qt::AscendingOrder)
        m_filter.sort(column, Qt::DescendingOrder);
    else
        m_filter.sort(-1);
    showSorting();
}

void EvaluationGrid::showSorting()
{
    const int column = m_filter.sortColumn();
    for (QTableView *view : {m_frozen, static_cast<QTableView *>(m_cells)}) {
        const bool isHere = column >= 0 && (column < frozenColumns) == (view == m_frozen);
        view->horizontalHeader()->setSortIndicatorShown(isHere);
        if (isHere)
            view->horizontalHeader()->setSortIndicator(column, m_filter.sortOrder());
    }
}

bool EvaluationGrid::selectFirst()
{
    if (m_filter.rowCount() == 0 || m_filter.columnCount() <= frozenColumns)
        return false;
    m_cells->setCurrentIndex(m_filter.index(0, frozenColumns));
    return true;
}

bool EvaluationGrid::select(qint64 project, int column)
{
    const int target = column >= frozenColumns ? column : frozenColumns;
    if (target >= m_filter.columnCount())
        return false;
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        const QModelIndex index = m_filter.index(row, target);
        if (index.data(EvaluationModel::ProjectRole).toLongLong() != project)
            continue;
        m_cells->setCurrentIndex(index);
        m_cells->scrollTo(index);
        return true;
    }
    return false;
}

} // namespace ui
