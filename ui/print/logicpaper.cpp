// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/logicpaper.h"

#include "ui/charts/style.h"
#include "ui/labels.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace ui::print {

namespace {

// Points. A4 across is 842 × 595.
constexpr QSizeF sheet(842, 595);
constexpr double margin = 36;
constexpr double headRoom = 34;   ///< for the title
constexpr double columnRoom = 18; ///< for the headings of the columns
constexpr double boxWidth = 122;
constexpr double inset = 5;
constexpr int textSize = 9;
constexpr int smallSize = 7;

QFont fontOf(int size, bool isBold = false)
{
    QFont font = ChartLook::paper(size).font;
    font.setPixelSize(size); // the painter counts in points
    font.setBold(isBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QPainterPath pathOf(const std::vector<QPointF> &points)
{
    QPainterPath path(points.front());
    for (size_t i = 1; i < points.size(); ++i) {
        const double half = (points[i].x() - points[i - 1].x()) / 2;
        path.cubicTo(points[i - 1] + QPointF(half, 0), points[i] - QPointF(half, 0), points[i]);
    }
    return path;
}

double heightOf(const QString &text, const QFont &font)
{
    const QRectF room(0, 0, boxWidth - 2 * inset, 1e6);
    return text.isEmpty() ? 0 : QFontMetricsF(font).boundingRect(room, Qt::TextWordWrap, text).height();
}

} // namespace

LogicPaper::LogicPaper(core::LogicModel model, QString title, QString note)
    : m_model(std::move(model)), m_title(std::move(title)), m_note(std::move(note))
{
    layOut();
}

QString LogicPaper::measured(const core::LogicElement &element) const
{
    return element.indicator ? tr("Indicator: %1").arg(element.indicatorName) : QString();
}

void LogicPaper::layOut()
{
    std::vector<core::LayoutNode> nodes;
    for (const core::LogicElement &element : m_model.elements) {
        const double words = heightOf(element.text, fontOf(textSize));
        const double measure = heightOf(measured(element), fontOf(smallSize));
        m_sizes.emplace_back(boxWidth, words + measure + 2 * inset);
        nodes.push_back({m_sizes.back(), static_cast<int>(element.kind)});
    }
    std::vector<core::LayoutEdge> edges;
    for (const core::LogicStep &step : m_model.steps)
        edges.push_back({step.from, step.to});
    m_layout = core::layOutInColumns(nodes, edges, {26, 9});
}

double LogicPaper::scaleIn(QSizeF room) const
{
    if (m_layout.size.isEmpty())
        return 1;
    return std::min({1.0, room.width() / m_layout.size.width(), room.height() / (m_layout.size.height() + columnRoom)});
}

double LogicPaper::scale() const
{
    return scaleIn({sheet.width() - 2 * margin, sheet.height() - 2 * margin - headRoom});
}

Drawing LogicPaper::drawing() const
{
    return {m_title, tr("Logic model"), sheet, [this](QPainter &painter) {
                painter.fillRect(QRectF(QPointF(0, 0), sheet), Qt::white);
                paint(painter, QRectF(QPointF(0, 0), sheet).adjusted(margin, margin, -margin, -margin));
            }};
}

void LogicPaper::paint(QPainter &painter, const QRectF &area) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter, area);
    const QRectF room = area.adjusted(0, headRoom, 0, 0);
    const double scale = scaleIn(room.size());
    painter.translate(room.left() + (room.width() - m_layout.size.width() * scale) / 2, room.top());
    painter.scale(scale, scale);
    paintColumns(painter);
    painter.translate(0, columnRoom);
    for (size_t step = 0; step < m_model.steps.size(); ++step)
        paintStep(painter, step);
    for (size_t element = 0; element < m_model.elements.size(); ++element)
        paintElement(painter, element);
    painter.restore();
}

void LogicPaper::paintHead(QPainter &painter, const QRectF &area) const
{
    painter.setPen(Qt::black);
    painter.setFont(fontOf(8));
    const double noted = QFontMetricsF(painter.font()).horizontalAdvance(m_note) + 12;
    painter.drawText(QRectF(area.left(), area.top(), area.width(), 16), Qt::AlignRight | Qt::AlignVCenter, m_note);
    const QFont font = fontOf(13, true);
    painter.setFont(font);
    const QString title = tr("Logic model: %1").arg(m_title);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), 18), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(title, Qt::ElideRight, area.width() - noted));
    painter.setPen(QPen(Qt::black, 0.8));
    painter.drawLine(area.topLeft() + QPointF(0, 22), area.topRight() + QPointF(0, 22));
}

void LogicPaper::paintColumns(QPainter &painter) const
{
    std::map<core::LogicKind, double> left;
    for (size_t element = 0; element < m_model.elements.size(); ++element) {
        const auto [known, isNew] = left.emplace(m_model.elements[element].kind, m_layout.nodes[element].x());
        known->second = std::min(known->second, m_layout.nodes[element].x());
    }
    painter.setFont(fontOf(textSize, true));
    painter.setPen(Qt::black);
    for (const auto &[kind, x] : left)
        painter.drawText(QRectF(x, 0, boxWidth + 20, columnRoom - 4), Qt::AlignLeft | Qt::AlignVCenter,
                         labels::choice(core::Field::LogicNodeKind, QString(core::toCode(kind))));
}

void LogicPaper::paintStep(QPainter &painter, size_t step) const
{
    const auto &points = m_layout.edges[step];
    if (points.size() < 2)
        return;
    const QColor ink(0x59, 0x59, 0x59);
    painter.setPen(QPen(ink, 0.9));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathOf(points));
    const QPointF tip = points.back();
    const double back = tip.x() < points[points.size() - 2].x() ? 5 : -5;
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF({tip, tip + QPointF(back, -2.8), tip + QPointF(back, 2.8)}));
}

void LogicPaper::paintElement(QPainter &painter, size_t element) const
{
    const core::LogicElement &one = m_model.elements[element];
    const QRectF box(m_layout.nodes[element], m_sizes[element]);
    painter.setPen(QPen(Qt::black, 0.8));
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(box, 3, 3);
    const QRectF words = box.adjusted(inset, inset, -inset, -inset);
    painter.setPen(Qt::black);
    painter.setFont(fontOf(textSize));
    painter.drawText(words, Qt::TextWordWrap, one.text);
    painter.setFont(fontOf(smallSize));
    painter.drawText(words, Qt::AlignBottom | Qt::TextWordWrap, measured(one));
}

} // namespace ui::print
