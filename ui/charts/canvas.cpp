// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/canvas.h"

#include "ui/charts/wording.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace ui {

ChartCanvas::ChartCanvas(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ChartCanvas::setChart(const core::ChartData &chart)
{
    m_chart = chart;
    m_hits.clear();
    m_current.reset();
    setAccessibleName(wording::finding(chart));
    setAccessibleDescription(wording::summary(chart));
    fit();
    update();
}

void ChartCanvas::fit()
{
    const ChartLook look = ChartLook::screen(palette(), font());
    const double margin = 2 * look.fontSize * 0.7;
    const double least = leastHeight(m_chart, width() - margin, look);
    setMinimumHeight(least > 0 ? std::max(minimumSizeHint().height(), int(least + margin)) : 0);
}

void ChartCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

QSize ChartCanvas::sizeHint() const
{
    return {theme::space(36), theme::space(22)};
}

QSize ChartCanvas::minimumSizeHint() const
{
    return {theme::space(18), theme::space(11)};
}

void ChartCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartLook look = ChartLook::screen(palette(), font());
    painter.fillRect(rect(), look.background());
    const double margin = look.fontSize * 0.7;
    m_hits = paintChart(painter, QRectF(rect()).adjusted(margin, margin, -margin, -margin), m_chart, look);
    if (!hasFocus() || m_hits.empty())
        return;
    const QRectF here = m_hits[std::min(m_current.value_or(0), m_hits.size() - 1)].area;
    painter.setPen(QPen(theme::color(theme::Role::Primary, palette()), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(here.adjusted(-2, -2, 2, 2));
}

// What was drawn last lies on top.
std::optional<size_t> ChartCanvas::hitAt(QPointF position) const
{
    for (size_t i = m_hits.size(); i-- > 0;)
        if (m_hits[i].area.adjusted(-2, -2, 2, 2).contains(position))
            return i;
    return std::nullopt;
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(hitAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool ChartCanvas::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto hit = hitAt(help->pos()))
        QToolTip::showText(help->globalPos(), wording::tooltip(m_chart, m_hits[*hit].series, m_hits[*hit].category),
                           this, m_hits[*hit].area.toAlignedRect());
    else
        QToolTip::hideText();
    return true;
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    const auto hit = event->button() == Qt::LeftButton ? hitAt(event->position()) : std::nullopt;
    if (!hit)
        return;
    m_current = hit;
    update();
    emit picked(m_hits[*hit].series, m_hits[*hit].category);
}

void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    const size_t count = m_hits.size();
    const size_t here = m_current.value_or(0);
    if (count == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down: return goTo(m_current ? (here + 1) % count : 0);
    case Qt::Key_Left:
    case Qt::Key_Up: return goTo((here + count - 1) % count);
    case Qt::Key_Home: return goTo(0);
    case Qt::Key_End: return goTo(count - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: emit picked(m_hits[here].series, m_hits[here].category); return;
    default: QWidget::keyPressEvent(event);
    }
}

void ChartCanvas::goTo(size_t hit)
{
    m_current = hit;
    update();
    announce();
}

void ChartCanvas::announce()
{
    const ChartHit &hit = m_hits[*m_current];
    const QString words = wording::tooltip(m_chart, hit.series, hit.category);
    setAccessibleDescription(words);
    QToolTip::showText(mapToGlobal(hit.area.topLeft().toPoint()), words, this);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace ui
