// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pencil.h"

#include <QFontMetricsF>

#include <cmath>

namespace ui {

std::optional<QLineF> cut(const QLineF &line, const QRectF &box)
{
    // Liang–Barsky: narrow the part of the line for each of the four sides.
    double from = 0;
    double to = 1;
    const double dx = line.dx();
    const double dy = line.dy();
    const double sides[4][2] = {{-dx, line.x1() - box.left()},
                                {dx, box.right() - line.x1()},
                                {-dy, line.y1() - box.top()},
                                {dy, box.bottom() - line.y1()}};
    for (const auto &[direction, distance] : sides) {
        if (direction == 0 && distance < 0)
            return std::nullopt;
        if (direction < 0)
            from = std::max(from, distance / direction);
        if (direction > 0)
            to = std::min(to, distance / direction);
    }
    if (from >= to)
        return std::nullopt;
    return QLineF(line.pointAt(from), line.pointAt(to));
}

Pencil::Pencil(QPainter &painter, const ChartLook &look) : m_painter(painter), m_look(look)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setRenderHint(QPainter::TextAntialiasing);
}

Pencil::~Pencil()
{
    m_painter.restore();
}

QFont Pencil::font(double scale, bool bold) const
{
    QFont font(m_look.font);
    font.setPixelSize(std::max(1, qRound(m_look.fontSize * scale)));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QSizeF Pencil::size(const QString &text, double width, double scale, bool bold) const
{
    const QFontMetricsF metrics(font(scale, bold));
    const QRectF room = metrics.boundingRect(QRectF(0, 0, width, 1e6), Qt::AlignLeft | Qt::TextWordWrap, text);
    return {std::ceil(room.width()) + 1, std::ceil(room.height())};
}

double Pencil::lineHeight(double scale) const
{
    return QFontMetricsF(font(scale)).lineSpacing();
}

void Pencil::text(const QRectF &box, int alignment, const QString &text, const QColor &colour, double scale, bool bold)
{
    m_painter.setFont(font(scale, bold));
    m_painter.setPen(colour);
    m_painter.drawText(box, alignment | Qt::TextWordWrap | Qt::TextDontClip, text);
}

void Pencil::note(const QRectF &box, int alignment, const QString &words, const QColor &colour, double scale)
{
    const QFontMetricsF metrics(font(scale));
    const QRectF written = metrics.boundingRect(box, alignment, words).adjusted(-1, 0, 1, 0);
    m_painter.fillRect(written, m_look.background());
    text(box, alignment, words, colour, scale);
}

void Pencil::line(QPointF from, QPointF to, const QColor &colour, double width, Qt::PenStyle style)
{
    m_painter.setPen(QPen(colour, width * unit() / 14, style, Qt::FlatCap));
    m_painter.drawLine(from, to);
}

void Pencil::polyline(const QPolygonF &points, const SeriesStyle &style, double width)
{
    m_painter.setPen(QPen(style.stroke, width * unit() / 14, style.pen, Qt::FlatCap, Qt::RoundJoin));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPolyline(points);
}

void Pencil::fill(const QPolygonF &points, const QColor &colour)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawPolygon(points);
}

void Pencil::bar(const QRectF &box, const SeriesStyle &style)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(style.fill);
    m_painter.drawRect(box);
    hatch(box, style);
    m_painter.setPen(QPen(style.stroke, unit() / 14));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(box);
}

void Pencil::hatch(const QRectF &box, const SeriesStyle &style)
{
    // On a dark fill the lines are light, on a light one they take the colour of the outline.
    QColor colour = contrast(style.fill, style.stroke) > 2 ? style.stroke : inkOn(style.fill);
    colour = QColor::fromRgbF(colour.redF() * 0.45F + style.fill.redF() * 0.55F,
                              colour.greenF() * 0.45F + style.fill.greenF() * 0.55F,
                              colour.blueF() * 0.45F + style.fill.blueF() * 0.55F);
    if (style.hatch == Hatch::Rising || style.hatch == Hatch::Crossed)
        strokes(box, -1, colour);
    if (style.hatch == Hatch::Falling || style.hatch == Hatch::Crossed)
        strokes(box, 1, colour);
    if (style.hatch == Hatch::Level)
        strokes(box, 0, colour);
    const double gap = unit() * 0.5;
    if (style.hatch == Hatch::Upright || style.hatch == Hatch::Dotted)
        for (double x = box.left() + gap; x < box.right(); x += gap)
            line({x, box.top()}, {x, box.bottom()}, colour, 1,
                 style.hatch == Hatch::Dotted ? Qt::DotLine : Qt::SolidLine);
}

void Pencil::strokes(const QRectF &box, double slope, const QColor &colour)
{
    const double gap = unit() * (slope == 0 ? 0.4 : 0.55);
    const double lean = box.width() * slope;
    const double first = box.top() - std::max(0.0, lean);
    const double last = box.bottom() - std::min(0.0, lean);
    for (double y = first + gap; y < last; y += gap)
        if (const auto part = cut(QLineF(box.left(), y, box.right(), y + lean), box))
            line(part->p1(), part->p2(), colour);
}

void Pencil::marker(QPointF centre, const SeriesStyle &style, double size)
{
    const double r = size / 2;
    const auto at = [&](double x, double y) { return centre + QPointF(x * r, y * r); };
    m_painter.setPen(QPen(m_look.background(), unit() / 14));
    m_painter.setBrush(style.stroke);
    if (style.marker == Marker::Circle)
        m_painter.drawEllipse(centre, r, r);
    if (style.marker == Marker::Square)
        m_painter.drawRect(QRectF(at(-0.9, -0.9), at(0.9, 0.9)));
    if (style.marker == Marker::Triangle)
        m_painter.drawPolygon(QPolygonF{at(0, -1.2), at(1.1, 0.8), at(-1.1, 0.8)});
    if (style.marker == Marker::Diamond)
        m_painter.drawPolygon(QPolygonF{at(0, -1.3), at(1.1, 0), at(0, 1.3), at(-1.1, 0)});
    if (style.marker == Marker::Cross) {
        line(at(-0.9, -0.9), at(0.9, 0.9), style.stroke, 2.5);
        line(at(-0.9, 0.9), at(0.9, -0.9), style.stroke, 2.5);
    }
}

void Pencil::sample(const QRectF &box, const SeriesStyle &style, bool asLine)
{
    if (!asLine) {
        bar(box.adjusted(0, box.height() * 0.12, 0, -box.height() * 0.12), style);
        return;
    }
    const QPointF left(box.left(), box.center().y());
    const QPointF right(box.right(), box.center().y());
    polyline(QPolygonF{left, right}, style, 2);
    marker(box.center(), style, unit() * 0.55);
}

} // namespace ui
