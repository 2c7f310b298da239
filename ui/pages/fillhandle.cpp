// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fillhandle.h"

#include "ui/theme.h"

#include <QItemSelection>
#include <QMouseEvent>
#include <QPainter>
#include <QRubberBand>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace ui {

FillHandle::FillHandle(QTableView &view)
    : QWidget(view.viewport()), m_view(view), m_band(new QRubberBand(QRubberBand::Rectangle, view.viewport()))
{
    setObjectName(QStringLiteral("fillHandle"));
    setAccessibleName(tr("Fill handle"));
    setToolTip(tr("Drag down or to the right to fill cells with what is selected (Ctrl+D, Ctrl+R)"));
    setCursor(Qt::CrossCursor);
    setFixedSize(theme::space(0.45), theme::space(0.45));
    hide();
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &FillHandle::follow);
    for (const QScrollBar *bar : {view.horizontalScrollBar(), view.verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &FillHandle::follow);
    connect(view.model(), &QAbstractItemModel::modelReset, this, &FillHandle::follow);
    connect(view.model(), &QAbstractItemModel::layoutChanged, this, &FillHandle::follow);
}

/// One rectangle of cells, or an empty one.
QRect FillHandle::selected() const
{
    const QItemSelection &selection = m_view.selectionModel()->selection();
    if (selection.size() != 1)
        return {};
    const QItemSelectionRange &range = selection.front();
    return {QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom())};
}

QRect FillHandle::placeOf(const QRect &cells) const
{
    const auto at = [this](int row, int column) { return m_view.visualRect(m_view.model()->index(row, column)); };
    return at(cells.top(), cells.left()) | at(cells.bottom(), cells.right());
}

void FillHandle::follow()
{
    const QRect cells = selected();
    const QModelIndex last = m_view.model()->index(cells.bottom(), cells.right());
    if (cells.isEmpty() || !(last.flags() & Qt::ItemIsEditable)) // what is computed is not carried on
        return hide();
    // Inside the last cell, so that it is in sight in the last row of the table, too.
    const QPoint corner = placeOf(cells).bottomRight();
    move(corner - QPoint(width() - 1, height() - 1));
    show();
    raise();
}

void FillHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Role::Surface, palette()));
    painter.fillRect(rect().adjusted(1, 1, 0, 0), theme::color(theme::Role::Primary, palette()));
}

void FillHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_from = selected();
    m_over = m_from;
    m_view.setFocus();
}

/// What is filled if it is let go at a place of the viewport: down or to the right, whichever is farther.
QRect FillHandle::reached(QPoint place) const
{
    const QRect from = placeOf(m_from);
    const int row = m_view.rowAt(std::clamp(place.y(), 0, m_view.viewport()->height() - 1));
    const int column = m_view.columnAt(std::clamp(place.x(), 0, m_view.viewport()->width() - 1));
    QRect over = m_from;
    if (place.y() - from.bottom() >= place.x() - from.right())
        over.setBottom(std::max(m_from.bottom(), row < 0 ? m_view.model()->rowCount() - 1 : row));
    else
        over.setRight(std::max(m_from.right(), column < 0 ? m_view.model()->columnCount() - 1 : column));
    return over;
}

void FillHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (m_from.isEmpty())
        return;
    const QPoint place = mapToParent(event->position().toPoint());
    m_over = reached(place);
    m_view.scrollTo(m_view.model()->index(m_over.bottom(), m_over.right()));
    m_band->setGeometry(placeOf(m_over));
    m_band->show();
}

void FillHandle::mouseReleaseEvent(QMouseEvent *)
{
    const QRect from = m_from;
    const QRect over = m_over;
    stop();
    if (!from.isEmpty() && over != from)
        emit filled(from, over);
}

void FillHandle::stop()
{
    m_from = {};
    m_over = {};
    m_band->hide();
}

} // namespace ui
