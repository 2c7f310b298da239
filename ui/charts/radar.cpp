// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

#include <cmath>
#include <numbers>

namespace ui {

namespace {

/// One radar: rings at the ticks, a spoke a category with its name at the end, and closed polygons.
class Radar
{
public:
    Radar(Scene &scene, const QRectF &box, std::vector<int> series, int valued, bool underTitle)
        : m_scene(scene)
        , m_pencil(scene.pencil)
        , m_box(box)
        , m_series(std::move(series))
        , m_valued(valued)
        , m_underTitle(underTitle)
    {
        for (int c = 0; c < scene.categoryCount(); ++c) {
            const double angle = 2 * std::numbers::pi * c / scene.categoryCount();
            m_directions.emplace_back(std::sin(angle), -std::cos(angle));
            m_labels.push_back(label(c));
            m_rooms.push_back(m_pencil.size(m_labels.back(), box.width() * 0.32, labelScale));
        }
        fit();
    }

    void paint()
    {
        paintGrid();
        for (const int s : m_series)
            paintSeries(s);
        for (int c = 0; c < m_scene.categoryCount(); ++c)
            m_pencil.text(labelBox(c), Qt::AlignCenter, m_labels[size_t(c)], m_pencil.look().text(), labelScale);
    }

private:
    static constexpr double labelScale = 0.92;

    // The name, and under it the value where one series alone is meant.
    [[nodiscard]] QString label(int c) const
    {
        const QString name = wording::word(m_scene.chart.categories[size_t(c)].label);
        if (m_valued < 0)
            return name;
        const auto value = m_scene.value(m_valued, c);
        return name + u'\n' + (value ? wording::exact(*value, m_scene.chart.axis) : wording::noValue());
    }

    [[nodiscard]] bool beside(int c) const { return std::abs(m_directions[size_t(c)].y()) < 0.35; }

    // The largest radius at which every label stays inside the box, and the centre that goes with it.
    void fit()
    {
        const double gap = m_pencil.unit() * 0.4;
        double radius = std::min(m_box.width(), m_box.height()) / 2;
        double up = 0, down = 0, above = 0, below = 0;
        for (int c = 0; c < m_scene.categoryCount(); ++c) {
            const QPointF d = m_directions[size_t(c)];
            const QSizeF room = m_rooms[size_t(c)];
            const double aside = beside(c) ? room.width() + gap : room.width() / 2;
            if (std::abs(d.x()) > 1e-6)
                radius = std::min(radius, (m_box.width() / 2 - aside) / std::abs(d.x()));
            up = std::max(up, -d.y());
            down = std::max(down, d.y());
            if (!beside(c))
                (d.y() < 0 ? above : below) = std::max(d.y() < 0 ? above : below, room.height() + gap);
        }
        radius = std::min(radius, (m_box.height() - above - below) / (up + down));
        m_radius = std::max(radius, m_pencil.unit());
        const double free = m_box.height() - above - below - m_radius * (up + down);
        m_centre = QPointF(m_box.center().x(),
                           m_box.top() + (m_underTitle ? std::min(free / 2, m_pencil.unit() * 0.5) : free / 2) + above
                               + m_radius * up);
    }

    [[nodiscard]] QPointF at(int c, double value) const
    {
        const double r = m_radius * std::clamp(m_scene.chart.axis.fraction(value), 0.0, 1.0);
        return m_centre + m_directions[size_t(c)] * r;
    }

    [[nodiscard]] QRectF labelBox(int c) const
    {
        const double gap = m_pencil.unit() * 0.4;
        const QSizeF room = m_rooms[size_t(c)];
        const QPointF d = m_directions[size_t(c)];
        const QPointF end = m_centre + d * m_radius;
        if (beside(c))
            return {end.x() + (d.x() > 0 ? gap : -gap - room.width()), end.y() - room.height() / 2, room.width(),
                    room.height()};
        return {end.x() - room.width() / 2, d.y() < 0 ? end.y() - gap - room.height() : end.y() + gap, room.width(),
                room.height()};
    }

    void paintGrid()
    {
        const core::ChartAxis &axis = m_scene.chart.axis;
        for (const double tick : axis.ticks()) {
            QPolygonF ring;
            for (int c = 0; c <= m_scene.categoryCount(); ++c)
                ring << at(c % m_scene.categoryCount(), tick);
            m_pencil.painter().setPen(QPen(m_pencil.look().grid(), m_pencil.unit() / 16));
            m_pencil.painter().setBrush(Qt::NoBrush);
            m_pencil.painter().drawPolyline(ring);
        }
        for (int c = 0; c < m_scene.categoryCount(); ++c)
            m_pencil.line(m_centre, at(c, axis.maximum), m_pencil.look().grid());
        paintTicks(axis);
    }

    void paintTicks(const core::ChartAxis &axis)
    {
        const double height = m_pencil.lineHeight(0.75);
        const auto ticks = axis.ticks();
        // The ends alone where they would stand too close.
        const bool close = m_radius / double(ticks.size()) < height * 2.2;
        for (size_t i = 0; i < ticks.size(); i += close ? ticks.size() - 1 : 1)
            m_pencil.note({m_centre.x() - height * 4 - m_pencil.unit() * 0.2, at(0, ticks[i]).y() - height / 2,
                           height * 4, height},
                          Qt::AlignRight | Qt::AlignVCenter, wording::tick(ticks[i], axis), m_pencil.look().quietText(),
                          0.75);
    }

    void paintSeries(int s)
    {
        const SeriesStyle style = m_scene.style(s);
        const int count = m_scene.categoryCount();
        QPolygonF whole;
        for (int c = 0; c < count; ++c)
            if (const auto value = m_scene.value(s, c))
                whole << at(c, *value);
        if (whole.size() == count && style.marker != Marker::None) {
            QColor tint = style.stroke;
            tint.setAlphaF(m_series.size() > 2 ? 0 : 0.14F);
            m_pencil.fill(whole, tint);
        }
        // Side by side ends with values are joined; a missing one leaves the polygon open.
        for (int c = 0; c < count; ++c) {
            const auto here = m_scene.value(s, c);
            const auto next = m_scene.value(s, (c + 1) % count);
            if (here && next)
                m_pencil.polyline(QPolygonF{at(c, *here), at((c + 1) % count, *next)}, style, 2.2);
        }
        for (int c = 0; c < count; ++c)
            if (const auto value = m_scene.value(s, c)) {
                const double size = m_pencil.unit() * 0.6;
                m_pencil.marker(at(c, *value), style, size);
                m_scene.hit(s, c, QRectF(at(c, *value) - QPointF(size, size), QSizeF(2 * size, 2 * size)));
            }
    }

    Scene &m_scene;
    Pencil &m_pencil;
    QRectF m_box;
    std::vector<int> m_series;
    int m_valued;      ///< the series whose values are written at the spokes, −1 for none
    bool m_underTitle; ///< keeps close to the name above it
    std::vector<QPointF> m_directions;
    std::vector<QString> m_labels;
    std::vector<QSizeF> m_rooms;
    QPointF m_centre;
    double m_radius = 0;
};

// As many columns as make the smaller side of a panel largest.
int bestColumns(const QRectF &box, int panels)
{
    int best = 1;
    double size = 0;
    for (int columns = 1; columns <= panels; ++columns) {
        const int rows = (panels + columns - 1) / columns;
        const double side = std::min(box.width() / columns * 0.9, box.height() / rows);
        if (side > size) {
            size = side;
            best = columns;
        }
    }
    return best;
}

} // namespace

// Several offices stand side by side on equal axes, each against the same reference: polygons over each other hide
// one another, and hide most where offices are alike.
void paintRadar(Scene &scene, const QRectF &box)
{
    std::vector<int> references;
    std::vector<int> own;
    for (int s = 0; s < scene.seriesCount(); ++s)
        (scene.chart.series[size_t(s)].role == core::SeriesRole::Reference ? references : own).push_back(s);
    const int panels = std::max(1, int(own.size()));
    const int columns = bestColumns(box, panels);
    const int rows = (panels + columns - 1) / columns;
    const double u = scene.pencil.unit();
    const QSizeF size(box.width() / columns, box.height() / rows);
    for (int i = 0; i < panels; ++i) {
        QRectF panel(QPointF(box.left() + size.width() * (i % columns), box.top() + size.height() * (i / columns)),
                     size);
        panel.adjust(u * 0.4, u * 0.2, -u * 0.4, -u * 0.2);
        std::vector<int> drawn = references;
        if (!own.empty())
            drawn.push_back(own[size_t(i)]);
        if (panels > 1) {
            const QString name = wording::word(scene.chart.series[size_t(own[size_t(i)])].label);
            const double height = scene.pencil.size(name, panel.width(), 1, true).height();
            scene.pencil.text({panel.left(), panel.top(), panel.width(), height}, Qt::AlignHCenter, name,
                              scene.pencil.look().text(), 1, true);
            panel.setTop(panel.top() + height + u * 0.3);
        }
        Radar(scene, panel, drawn, own.empty() ? drawn.back() : own[size_t(i)], panels > 1).paint();
    }
}

} // namespace ui
