// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluationgrid.h"

#include "ui/models/evaluationfilter.h"
#include "ui/models/evaluationmodel.h"
#include "ui/pages/evaluationcells.h"
#include "ui/pages/filterheader.h"
#include "ui/pages/pastepreview.h"
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

FilterHeader &headerOf(const QTableView &view)
{
    return *static_cast<FilterHeader *>(view.horizontalHeader()); // dress() made it
}

void dress(QTableView &view)
{
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(theme::space(1.8));
    auto *header = new FilterHeader(&view);
    view.setHorizontalHeader(header);
    header->setFilterShown(false);
    view.setProperty("keepsItsLayout", true); // by column, not by place: see widths()
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
    , m_preview(new PastePreview(this))
    , m_below(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Fixed))
{
    m_cells->setObjectName(u"evaluationCells"_s);
    m_cells->setAccessibleName(tr("Evaluation grid"));
    m_frozen->setObjectName(u"evaluationProjects"_s);
    m_frozen->setAccessibleName(tr("Projects"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(theme::space(0.3));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    all->addLayout(row, 1);
    all->addWidget(m_preview);
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
    m_cells->setFirstColumn(frozenColumns);
    for (QTableView *view : {m_frozen, static_cast<QTableView *>(m_cells)}) {
        connect(view->horizontalHeader(), &QHeaderView::sectionClicked, this, &EvaluationGrid::sortBy);
        connect(view->horizontalHeader(), &QHeaderView::sectionResized, this,
                [this](int section, int, int width) { keepWidth(section, width); });
        connect(&headerOf(*view), &FilterHeader::left, m_cells, qOverload<>(&QWidget::setFocus));
        connect(&headerOf(*view), &FilterHeader::typed, this, [this](int section, const QString &text) {
            m_typed.insert(m_filter.evaluations().token(section), text);
            m_filtering.start();
        });
    }
    m_filtering.setSingleShot(true);
    m_filtering.setInterval(150);
    connect(&m_filtering, &QTimer::timeout, this, [this] {
        for (auto typed = m_typed.constBegin(); typed != m_typed.constEnd(); ++typed)
            m_filter.setCondition(typed.key(), *typed);
        m_typed.clear();
    });
    connect(m_cells, &EvaluationCells::filterWanted, this, &EvaluationGrid::focusFilter);
    connect(m_cells, &EvaluationCells::pasteDoubtful, this, [this](const auto &spread, const auto &report) {
        m_preview->ask(m_filter.evaluations(), spread, report);
        // The grid has become lower: the place of the block stays in sight.
        QTimer::singleShot(0, m_cells, [this] { m_cells->scrollTo(m_cells->currentIndex()); });
    });
    connect(m_preview, &PastePreview::accepted, this, [this] { finishPaste(true); });
    connect(m_preview, &PastePreview::rejected, this, [this] { finishPaste(false); });
    connect(m_preview, &PastePreview::wanted, this, &EvaluationGrid::wanted);
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
    // Only the two rows that look different: all names would cost an arrow key as much as a page.
    connect(m_cells->selectionModel(), &QItemSelectionModel::currentRowChanged, m_frozen,
            [this](const QModelIndex &now, const QModelIndex &before) {
                for (const QModelIndex &row : {now, before})
                    m_frozen->viewport()->update(0, m_frozen->rowViewportPosition(row.row()), m_frozen->viewport()->width(),
                                                 row.isValid() ? m_frozen->rowHeight(row.row()) : 0);
            });
    connect(m_frozen, &QAbstractItemView::pressed, this, [this](const QModelIndex &index) {
        const int column = std::max(m_cells->currentIndex().column(), frozenColumns);
        m_cells->setCurrentIndex(index.siblingAtColumn(column));
        m_cells->setFocus();
    });
}

void EvaluationGrid::finishPaste(bool enters)
{
    const evaluationblock::Spread spread = m_preview->spread();
    m_preview->hide();
    m_cells->setFocus();
    if (enters)
        m_cells->enter(spread.entries, spread.beyond);
}

void EvaluationGrid::setFilterShown(bool shown)
{
    if (shown == isFilterShown())
        return;
    for (QTableView *view : {m_frozen, static_cast<QTableView *>(m_cells)})
        headerOf(*view).setFilterShown(shown);
    if (!shown)
        m_filter.clearConditions();
    makeInputs();
    fitFrozen();
    emit filterShown(shown);
}

bool EvaluationGrid::isFilterShown() const
{
    return headerOf(*m_cells).isFilterShown();
}

void EvaluationGrid::makeInputs()
{
    QStringList names;
    QStringList texts;
    for (int column = 0; column < m_filter.columnCount() && isFilterShown(); ++column) {
        names.append(m_filter.evaluations().token(column));
        texts.append(m_filter.condition(names.back()));
    }
    headerOf(*m_frozen).setInputs(names, texts);
    headerOf(*m_cells).setInputs(names, texts);
}

void EvaluationGrid::focusFilter(int column)
{
    setFilterShown(true);
    headerOf(column < frozenColumns ? *m_frozen : *m_cells).focusInput(column);
}

void EvaluationGrid::setWidths(const QHash<QString, int> &widths)
{
    m_widths = widths;
    fitColumns();
}

void EvaluationGrid::keepWidth(int column, int width)
{
    // In a narrow window the grid itself narrows the fixed columns: only the others are a person's doing for sure.
    if (!m_isLaying && column >= frozenColumns && width > 0)
        m_widths.insert(m_filter.evaluations().token(column), width);
}

void EvaluationGrid::layColumns()
{
    for (int column = 0; column < m_filter.columnCount(); ++column) {
        m_frozen->setColumnHidden(column, column >= frozenColumns);
        m_cells->setColumnHidden(column, column < frozenColumns);
    }
    fitColumns();
    makeInputs();
    showSorting();
    fitFrozen();
}

/// In widths of a full-width sign.
double EvaluationGrid::usualWidth(int column) const
{
    using Column = EvaluationModel::Column;
    const EvaluationModel &model = m_filter.evaluations();
    // The word of the earlier stage, or of last year, stands in the cell too.
    const bool isDouble = model.beside() != EvaluationModel::Beside::Nothing
                          && (model.stage() > 0 || model.beside() == EvaluationModel::Beside::LastYear);
    switch (model.kind(column)) {
    case Column::Code: return 5.0;
    case Column::Name: return 13.5;
    case Column::Office: return 8.0;
    case Column::Verdict: return 7.0;
    case Column::State: return 6.5;
    case Column::Criterion: return isDouble ? 5.5 : 4.5;
    case Column::Reason: return 16.0;
    case Column::Outcome:
    case Column::Cost: return isDouble ? 5.0 : 3.6;
    case Column::Score: return 4.5;
    default: return 3.6;
    }
}

void EvaluationGrid::fitColumns()
{
    m_isLaying = true;
    const QFontMetrics metrics(theme::font(theme::Type::Body));
    const int em = metrics.horizontalAdvance(u'評');
    for (int column = 0; column < m_filter.columnCount(); ++column) {
        const QString heading = m_filter.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int least = metrics.horizontalAdvance(heading) + em;
        const int usual = std::max(least, static_cast<int>(em * usualWidth(column)));
        QTableView *view = column < frozenColumns ? m_frozen : m_cells;
        view->setColumnWidth(column, m_widths.value(m_filter.evaluations().token(column), usual));
    }
    m_isLaying = false;
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
