// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double nameScale = 0.95;
constexpr double countScale = 1.25;
constexpr double smallestDot = 0.22; // in heights of text; below, the number has to do

/// A field of cells, each with a dot for every project and their number: how many there are is seen before it is read.
class DotField
{
public:
    DotField(Scene &scene, const QRectF &box) : m_scene(scene), m_pencil(scene.pencil)
    {
        const double u = m_pencil.unit();
        for (const core::ChartSeries &series : scene.chart.series)
            m_names = std::max(m_names, m_pencil.width(wording::word(series.label), nameScale));
        m_names += u * 0.8;
        const double foot = m_pencil.lineHeight(nameScale) + u * 0.4;
        m_field = box.adjusted(m_names, 0, 0, -foot);
        m_cell = QSizeF(m_field.width() / std::max(1, scene.categoryCount()),
                        m_field.height() / std::max(1, scene.seriesCount()));
    }

    void paint()
    {
        for (int s = 0; s < m_scene.seriesCount(); ++s) {
            m_pencil.text({m_field.left() - m_names, m_field.top() + m_cell.height() * s, m_names - m_pencil.unit() * 0.6,
                           m_cell.height()},
                          Qt::AlignRight | Qt::AlignVCenter, wording::word(m_scene.chart.series[size_t(s)].label),
                          m_pencil.look().text(), nameScale);
            for (int c = 0; c < m_scene.categoryCount(); ++c)
                paintCell(s, c);
        }
        for (int c = 0; c < m_scene.categoryCount(); ++c)
            m_pencil.text({m_field.left() + m_cell.width() * c, m_field.bottom() + m_pencil.unit() * 0.3, m_cell.width(),
                           m_pencil.lineHeight(nameScale)},
                          Qt::AlignHCenter, wording::word(m_scene.chart.categories[size_t(c)].label),
                          m_pencil.look().text(), nameScale);
    }

private:
    void paintCell(int s, int c)
    {
        const double u = m_pencil.unit();
        const double gap = u * 0.12;
        const QRectF cell = QRectF(m_field.left() + m_cell.width() * c, m_field.top() + m_cell.height() * s,
                                   m_cell.width(), m_cell.height())
                                .adjusted(gap, gap, -gap, -gap);
        m_pencil.painter().setPen(QPen(m_pencil.look().grid(), u / 14));
        m_pencil.painter().setBrush(Qt::NoBrush);
        m_pencil.painter().drawRect(cell);
        const core::ChartPoint *point = m_scene.chart.point(s, c);
        const qint64 count = point ? point->count : 0;
        const QString number = wording::number(double(count), m_scene.chart.axis);
        const double numbers = m_pencil.width(number, countScale) + u * 0.6;
        m_pencil.text({cell.left() + u * 0.4, cell.top() + u * 0.2, numbers, m_pencil.lineHeight(countScale)},
                      Qt::AlignLeft, number, count > 0 ? m_pencil.look().text() : m_pencil.look().quietText(),
                      countScale, count > 0);
        paintDots(cell.adjusted(numbers + u * 0.5, u * 0.5, -u * 0.5, -u * 0.5), int(count));
        if (count > 0)
            m_scene.hit(s, c, cell);
    }

    /// Rows of dots as large as the room allows, and never larger than a letter.
    void paintDots(const QRectF &room, int count)
    {
        if (count == 0 || room.width() <= 0 || room.height() <= 0)
            return;
        double pitch = std::min(m_pencil.unit() * 1.1, std::sqrt(room.width() * room.height() / count));
        const auto fits = [&] { return std::floor(room.width() / pitch) * std::floor(room.height() / pitch) >= count; };
        while (!fits() && pitch > m_pencil.unit() * smallestDot)
            pitch *= 0.95;
        const int across = std::max(1, int(room.width() / pitch));
        const int down = std::max(1, int(room.height() / pitch));
        m_pencil.painter().setPen(Qt::NoPen);
        m_pencil.painter().setBrush(
            seriesStyle({.label = {}, .role = core::SeriesRole::Actual}, m_pencil.look().dark).stroke);
        for (int i = 0; i < std::min(count, across * down); ++i)
            m_pencil.painter().drawEllipse(
                QPointF(room.left() + pitch * (i % across + 0.5), room.top() + pitch * (i / across + 0.5)), pitch * 0.38,
                pitch * 0.38);
    }

    Scene &m_scene;
    Pencil &m_pencil;
    QRectF m_field;
    QSizeF m_cell;
    double m_names = 0;
};

} // namespace

void paintDots(Scene &scene, const QRectF &box)
{
    DotField(scene, box).paint();
}

} // namespace ui
