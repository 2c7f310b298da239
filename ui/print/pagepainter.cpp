// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pagepainter.h"

#include "ui/print/gridpaint.h"
#include "ui/print/style.h"

#include <QGlyphRun>
#include <QVarLengthArray>

namespace ui::print {

namespace {

QRectF scaled(const QRect &rect, double scale)
{
    return QRectF(rect.x() * scale, rect.y() * scale, rect.width() * scale, rect.height() * scale);
}

} // namespace

PagePainter::PagePainter(const FontBook &fonts, ChartPainter charts) : m_fonts(fonts), m_charts(std::move(charts)) {}

void PagePainter::paint(QPainter &painter, const Page &page, const core::report::PageSpec &spec, const Running &running,
                        double scale)
{
    paintGrounds(painter, page, scale);
    paintRules(painter, page, scale);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(inkColor());
    for (const PlacedText &text : page.texts)
        paintText(painter, text, scale);
    paintRunning(painter, spec, running, scale);
    for (const PlacedChart &chart : page.charts) {
        if (m_charts && chart.chart)
            m_charts(painter, scaled(chart.area, scale), *chart.chart, scale * chart.scale);
    }
}

void PagePainter::paintGrounds(QPainter &painter, const Page &page, double scale) const
{
    painter.setPen(Qt::NoPen);
    const auto fill = [&](const std::vector<QRect> &areas, const QColor &color) {
        if (areas.empty())
            return;
        painter.setBrush(color);
        QVarLengthArray<QRectF, 256> rects;
        for (const QRect &area : areas)
            rects.append(scaled(area, scale));
        painter.drawRects(rects.constData(), int(rects.size()));
    };
    fill(page.subtotals, subtotalColor());
    fill(page.tints, tintColor());
    fill(page.chosen, chosenColor());
}

void PagePainter::paintRules(QPainter &painter, const Page &page, double scale)
{
    painter.setBrush(Qt::NoBrush);
    m_lines.clear();
    for (const QLine &rule : page.rules)
        m_lines.emplace_back(rule.x1() * scale, rule.y1() * scale, rule.x2() * scale, rule.y2() * scale);
    painter.setPen(QPen(ruleColor(), ruleWidth * scale, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawLines(m_lines.data(), int(m_lines.size()));
    m_rects.clear();
    for (const QRect &frame : page.frames)
        m_rects.push_back(scaled(frame, scale));
    painter.setPen(QPen(inkColor(), frameWidth * scale, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawRects(m_rects.data(), int(m_rects.size()));
}

void PagePainter::paintRunning(QPainter &painter, const core::report::PageSpec &spec, const Running &running,
                               double scale)
{
    const TextStyle &style = runningStyle();
    const QRect body = bodyRect(spec);
    const int above = body.top() - fromPoints(9);
    const int below = body.top() + body.height() + fromPoints(13);
    const auto draw = [&](const QString &text, int x, int baseline) {
        if (!text.isEmpty())
            paintText(painter, {text, style, {{x, baseline, 0, int(text.size()), 0}}}, scale);
    };
    draw(running.title, body.left(), above);
    draw(running.note, body.left() + body.width() - textWidth(running.note, style, m_fonts), above);
    draw(running.foot, body.left(), below);
    draw(running.number, body.left() + (body.width() - textWidth(running.number, style, m_fonts)) / 2, below);
}

void PagePainter::paintText(QPainter &painter, const PlacedText &text, double scale)
{
    m_glyphs.clear();
    m_positions.clear();
    m_font = 0;
    for (const PlacedLine &line : text.lines)
        addLine(painter, text, line, scale);
    flushGlyphs(painter, text.style, scale);
}

void PagePainter::addLine(QPainter &painter, const PlacedText &text, const PlacedLine &line, double scale)
{
    const int end = line.begin + line.length;
    const int gaps = line.stretch > 0 ? int(line.length) - 1 : 0;
    int x = line.x;
    int spread = 0;
    for (int index = line.begin, place = 0; index < end; ++place) {
        const FontBook::Glyph &glyph = m_fonts.glyph(text.style.face, nextCharacter(text.text, index));
        if (glyph.breaking & (Ignored | LineEnd))
            continue;
        if (gaps > 0) {
            const int wanted = line.stretch * place / gaps;
            x += wanted - spread;
            spread = wanted;
        }
        if (glyph.font != m_font) {
            flushGlyphs(painter, text.style, scale);
            m_font = glyph.font;
        }
        m_glyphs.push_back(glyph.index);
        m_positions.emplace_back(x * scale, line.baseline * scale);
        x += (glyph.advance * text.style.size + 500) / 1000;
    }
}

void PagePainter::flushGlyphs(QPainter &painter, const TextStyle &style, double scale)
{
    if (m_glyphs.empty())
        return;
    QGlyphRun run;
    run.setRawFont(m_fonts.rawFont(style.face, m_font, style.size * scale));
    run.setRawData(m_glyphs.data(), m_positions.data(), int(m_glyphs.size()));
    painter.drawGlyphRun({}, run);
    m_glyphs.clear();
    m_positions.clear();
}

} // namespace ui::print
