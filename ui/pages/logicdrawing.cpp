// SPDX-License-Identifier: GPL-3.0-or-later
// Where the boxes and arrows of a LogicView stand, and how they look.
#include "ui/labels.h"
#include "ui/pages/logicview.h"
#include "ui/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPainterPathStroker>
#include <QScrollBar>

#include <cmath>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr double boxWidth = 9.5;  ///< lines of text
constexpr double headRoom = 2.2;  ///< for the headings of the columns
constexpr int mostLines = 6;

QFont bodyFont(double zoom)
{
    QFont font = theme::font(theme::Type::Body);
    font.setPointSizeF(font.pointSizeF() * zoom);
    return font;
}

QPainterPath pathOf(const std::vector<QPointF> &points)
{
    QPainterPath path;
    if (points.empty())
        return path;
    path.moveTo(points.front());
    for (size_t i = 1; i < points.size(); ++i) {
        const double half = (points[i].x() - points[i - 1].x()) / 2;
        path.cubicTo(points[i - 1] + QPointF(half, 0), points[i] - QPointF(half, 0), points[i]);
    }
    return path;
}

QString cut(const QString &text, const QFontMetricsF &metrics, double width)
{
    // As many signs as fill the lines there are; Japanese breaks anywhere.
    const auto fits = [&](qsizetype length) {
        return metrics.boundingRect(QRectF(0, 0, width, 1e6), Qt::TextWordWrap, text.left(length)).height()
               <= metrics.lineSpacing() * mostLines + 1;
    };
    if (fits(text.size()))
        return text;
    qsizetype low = 0;
    qsizetype high = std::min<qsizetype>(text.size(), 400);
    while (low + 1 < high) {
        const qsizetype middle = (low + high) / 2;
        (fits(middle) ? low : high) = middle;
    }
    return text.left(std::max<qsizetype>(0, low - 1)) + u'…';
}

} // namespace

void LogicView::layOut()
{
    const QFontMetricsF metrics(bodyFont(m_zoom));
    const double inset = theme::space(0.4) * m_zoom;
    const double width = boxWidth * metrics.lineSpacing();
    const QRectF room(0, 0, width - 2 * inset, 1e6);
    std::vector<core::LayoutNode> nodes;
    m_sizes.clear();
    m_shown.clear();
    for (const core::LogicElement &element : m_model.elements) {
        m_shown.append(cut(element.text, metrics, room.width()));
        const double words = metrics.boundingRect(room, Qt::TextWordWrap, m_shown.back()).height();
        const double measure = element.indicator ? metrics.lineSpacing() : 0;
        m_sizes.emplace_back(width, words + measure + 2 * inset);
        nodes.push_back({m_sizes.back(), static_cast<int>(element.kind)});
    }
    std::vector<core::LayoutEdge> edges;
    for (const core::LogicStep &step : m_model.steps)
        edges.push_back({step.from, step.to});
    m_layout = core::layOutInColumns(nodes, edges, {2.2 * metrics.lineSpacing(), 0.8 * metrics.lineSpacing()});
    fitBars();
    viewport()->update();
}

void LogicView::fitBars()
{
    const QSizeF all = m_layout.size + QSizeF(theme::space(1), theme::space(headRoom + 1) * m_zoom);
    const auto fit = [](QScrollBar &bar, double length, int room) {
        bar.setPageStep(room);
        bar.setSingleStep(theme::space(2));
        bar.setRange(0, std::max(0, static_cast<int>(std::ceil(length)) - room));
    };
    fit(*horizontalScrollBar(), all.width(), viewport()->width());
    fit(*verticalScrollBar(), all.height(), viewport()->height());
}

QPointF LogicView::origin() const
{
    return {double(horizontalScrollBar()->value()), double(verticalScrollBar()->value())};
}

QPointF LogicView::toModel(QPoint point) const
{
    return point + origin();
}

QRectF LogicView::box(size_t element) const
{
    return {m_layout.nodes[element] + QPointF(theme::space(0.3), theme::space(headRoom) * m_zoom), m_sizes[element]};
}

QRect LogicView::place(core::RowId element) const
{
    const auto index = m_model.indexOf(element);
    return index ? box(*index).translated(-origin()).toRect() : QRect();
}

std::optional<size_t> LogicView::elementAt(QPoint point) const
{
    for (size_t element = 0; element < m_model.elements.size(); ++element) {
        if (box(element).contains(toModel(point)))
            return element;
    }
    return std::nullopt;
}

std::optional<size_t> LogicView::stepAt(QPoint point) const
{
    QPainterPathStroker near;
    near.setWidth(theme::space(0.7));
    const QPointF shift(theme::space(0.3), theme::space(headRoom) * m_zoom);
    for (size_t step = 0; step < m_model.steps.size(); ++step) {
        if (near.createStroke(pathOf(m_layout.edges[step])).contains(toModel(point) - shift))
            return step;
    }
    return std::nullopt;
}

void LogicView::keepInSight(size_t element)
{
    const QRectF wanted = box(element);
    const auto show = [](QScrollBar &bar, double from, double to, int room) {
        const int margin = theme::space(1);
        if (from - margin < bar.value())
            bar.setValue(static_cast<int>(from) - margin);
        else if (to + margin > bar.value() + room)
            bar.setValue(static_cast<int>(to) + margin - room);
    };
    show(*horizontalScrollBar(), wanted.left(), wanted.right(), viewport()->width());
    const double top = wanted.top() - theme::space(headRoom) * m_zoom; // with the heading, if that is near
    show(*verticalScrollBar(), std::min(wanted.top(), std::max(0.0, top)), wanted.bottom(), viewport()->height());
}

/// The name of a kind stands above the first of its columns and stays there while one scrolls down.
void LogicView::paintHeadings(QPainter &painter) const
{
    std::map<core::LogicKind, double> left;
    for (size_t element = 0; element < m_model.elements.size(); ++element) {
        const double x = box(element).left();
        const auto [known, isNew] = left.emplace(m_model.elements[element].kind, x);
        known->second = std::min(known->second, x);
    }
    const double height = theme::space(headRoom - 0.5) * m_zoom;
    painter.fillRect(QRectF(origin(), QSizeF(viewport()->width(), height)), theme::color(theme::Role::Window, palette()));
    QFont font = theme::font(theme::Type::Strong);
    font.setPointSizeF(font.pointSizeF() * m_zoom);
    painter.setFont(font);
    painter.setPen(theme::color(theme::Role::Text, palette()));
    for (const auto &[kind, x] : left)
        painter.drawText(QRectF(x, origin().y(), 1e4, height), Qt::AlignLeft | Qt::AlignVCenter,
                         labels::choice(core::Field::LogicNodeKind, QString(core::toCode(kind))));
}

void LogicView::paintStep(QPainter &painter, size_t step) const
{
    const auto &points = m_layout.edges[step];
    if (points.size() < 2)
        return;
    const core::LogicStep &one = m_model.steps[step];
    const bool isNear = m_current && (one.from == *m_current || one.to == *m_current);
    const bool isChosen = m_step == step;
    const QColor color = theme::color(isChosen || isNear ? theme::Role::Primary : theme::Role::Edge, palette());
    painter.setPen(QPen(color, isChosen ? 3 : isNear ? 2 : 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathOf(points));
    const QPointF tip = points.back();
    const double side = theme::space(0.3) * m_zoom;
    const double back = tip.x() < points[points.size() - 2].x() ? side : -side;
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({tip, tip + QPointF(back, -side / 1.6), tip + QPointF(back, side / 1.6)}));
}

void LogicView::paintElement(QPainter &painter, size_t element) const
{
    const core::LogicElement &one = m_model.elements[element];
    const QRectF place = box(element);
    const bool isCurrent = m_current == element;
    const bool isSource = m_linkFrom == element;
    painter.setBrush(theme::color(isSource ? theme::Role::WarningTint : isCurrent ? theme::Role::Tint : theme::Role::Surface,
                                  palette()));
    const bool hasRing = isCurrent && hasFocus();
    painter.setPen(QPen(theme::color(hasRing ? theme::Role::Primary : theme::Role::Edge, palette()), hasRing ? 2.5 : 1));
    painter.drawRoundedRect(place, theme::space(0.25), theme::space(0.25));
    const QFont font = bodyFont(m_zoom);
    const QFontMetricsF metrics(font);
    const double inset = theme::space(0.4) * m_zoom;
    QRectF words = place.adjusted(inset, inset, -inset, -inset);
    painter.setFont(font);
    if (one.indicator) {
        painter.setPen(theme::color(theme::Role::Muted, palette()));
        const QString measured = tr("Measured by: %1").arg(one.indicatorName);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom, metrics.elidedText(measured, Qt::ElideRight, words.width()));
        words.setBottom(words.bottom() - metrics.lineSpacing());
    }
    painter.setPen(theme::color(theme::Role::Text, palette()));
    painter.drawText(words, Qt::TextWordWrap, m_shown[qsizetype(element)]);
}

void LogicView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-origin());
    const QPointF shift(theme::space(0.3), theme::space(headRoom) * m_zoom);
    painter.translate(shift);
    for (size_t step = 0; step < m_model.steps.size(); ++step)
        paintStep(painter, step);
    painter.translate(-shift);
    const QRectF seen(origin(), QSizeF(viewport()->size()));
    for (size_t element = 0; element < m_model.elements.size(); ++element) {
        if (box(element).intersects(seen))
            paintElement(painter, element);
    }
    if (m_dragged && m_linkFrom) {
        painter.setPen(QPen(theme::color(theme::Role::Primary, palette()), 2, Qt::DashLine));
        const QRectF from = box(*m_linkFrom);
        painter.drawLine(QPointF(from.right(), from.center().y()), toModel(*m_dragged));
    }
    paintHeadings(painter);
}

void LogicView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitBars();
}

void LogicView::scrollContentsBy(int, int)
{
    closeEditor(true);
    viewport()->update();
}

void LogicView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogicView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void LogicView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        layOut();
}

} // namespace ui
