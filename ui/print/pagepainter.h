// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/page.h"

#include <QPainter>

#include <functional>

namespace ui::print {

/// Draws one chart into an area of the device, at `scale` device pixels a unit.
using ChartPainter =
    std::function<void(QPainter &painter, const QRectF &area, const core::ChartData &chart, double scale)>;

/// What stands in the margins of a page.
struct Running
{
    QString title;  ///< top left
    QString note;   ///< top right
    QString foot;   ///< bottom left
    QString number; ///< bottom middle: n / m
};

/// Draws laid-out pages: the one place where ink is put on paper, for screen, printer and PDF alike.
class PagePainter
{
public:
    explicit PagePainter(const FontBook &fonts, ChartPainter charts = {});

    /// Paints the page with the top left of the paper at the painter's origin, at `scale` device pixels a unit.
    void paint(QPainter &painter, const Page &page, const core::report::PageSpec &spec, const Running &running,
               double scale);

private:
    void paintGrounds(QPainter &painter, const Page &page, double scale) const;
    void paintRules(QPainter &painter, const Page &page, double scale);
    void paintRunning(QPainter &painter, const core::report::PageSpec &spec, const Running &running, double scale);
    void paintText(QPainter &painter, const PlacedText &text, double scale);
    void addLine(QPainter &painter, const PlacedText &text, const PlacedLine &line, double scale);
    void flushGlyphs(QPainter &painter, const TextStyle &style, double scale);

    const FontBook &m_fonts;
    ChartPainter m_charts;
    // Kept from text to text, so that painting does not allocate.
    std::vector<quint32> m_glyphs;
    std::vector<QPointF> m_positions;
    std::vector<QLineF> m_lines;
    std::vector<QRectF> m_rects;
    quint8 m_font = 0;
};

} // namespace ui::print
