// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/style.h"

#include <QPainter>

namespace ui {

/// Draws the small things all charts are made of. Uses no clipping and no brush patterns, because QSvgGenerator loses
/// both: hatching is cut to its part by arithmetic.
class Pencil
{
public:
    Pencil(QPainter &painter, const ChartLook &look);
    ~Pencil();
    Q_DISABLE_COPY_MOVE(Pencil)

    [[nodiscard]] const ChartLook &look() const { return m_look; }
    [[nodiscard]] QPainter &painter() { return m_painter; }
    [[nodiscard]] double unit() const { return m_look.fontSize; } ///< the height of ordinary text

    /// Font of the chart at `scale` times the ordinary size.
    [[nodiscard]] QFont font(double scale = 1, bool bold = false) const;
    /// Room the text takes when it is wrapped to `width`. Japanese wraps between any two characters 禁則 allows.
    [[nodiscard]] QSizeF size(const QString &text, double width = 1e6, double scale = 1, bool bold = false) const;
    [[nodiscard]] double width(const QString &text, double scale = 1) const { return size(text, 1e6, scale).width(); }
    [[nodiscard]] double lineHeight(double scale = 1) const;

    void text(const QRectF &box, int alignment, const QString &text, const QColor &colour, double scale = 1,
              bool bold = false);
    /// One line of text that wipes out what it is written over.
    void note(const QRectF &box, int alignment, const QString &text, const QColor &colour, double scale);
    void line(QPointF from, QPointF to, const QColor &colour, double width = 1, Qt::PenStyle style = Qt::SolidLine);
    void polyline(const QPolygonF &points, const SeriesStyle &style, double width);
    void fill(const QPolygonF &points, const QColor &colour);
    /// A bar: filled, hatched and outlined.
    void bar(const QRectF &box, const SeriesStyle &style);
    void marker(QPointF centre, const SeriesStyle &style, double size);
    /// The sign of a series in a legend: a small bar, or a piece of line with its marker.
    void sample(const QRectF &box, const SeriesStyle &style, bool asLine);

private:
    void hatch(const QRectF &box, const SeriesStyle &style);
    void strokes(const QRectF &box, double slope, const QColor &colour);
    QPainter &m_painter;
    ChartLook m_look;
};

/// The part of the line through `from` and `to` that lies in `box`; nothing where they do not meet.
[[nodiscard]] std::optional<QLineF> cut(const QLineF &line, const QRectF &box);

} // namespace ui
