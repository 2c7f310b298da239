// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

#include <algorithm>

namespace ui {

namespace {

constexpr double small = 0.85;

/// A dot for each category: the first series says how far right, the second how high it stands.
class Scatter
{
public:
    Scatter(Scene &scene, const QRectF &box) : m_scene(scene), m_pencil(scene.pencil), m_across(scene.chart.axisOf(0))
    {
        const double u = m_pencil.unit();
        const double legend = paintOffices(box);
        m_plot = paintValueAxis(scene, box.adjusted(0, legend, 0, 0), m_pencil.lineHeight(small) * 2 + u * 0.7, u * 3);
    }

    void paint()
    {
        paintAcross();
        const double size = m_pencil.unit() * 0.66;
        for (int c = 0; c < m_scene.categoryCount(); ++c) {
            const auto x = m_scene.value(0, c);
            const auto y = m_scene.value(1, c);
            if (!x || !y)
                continue;
            const QPointF at(left(*x), m_plot.bottom() - std::clamp(m_scene.height(*y), 0.0, 1.0) * m_plot.height());
            m_pencil.marker(at, styleOf(m_scene.chart.categories[size_t(c)]), size);
            m_scene.hit(1, c, QRectF(at - QPointF(size, size) / 2, QSizeF(size, size)));
        }
    }

private:
    [[nodiscard]] double left(double value) const
    {
        return m_plot.left() + m_across.fraction(value) * m_plot.width();
    }
    [[nodiscard]] SeriesStyle styleOf(const core::ChartCategory &category) const
    {
        const core::ChartSeries series{.label = {},
                                       .role = category.group ? core::SeriesRole::Office : core::SeriesRole::Actual,
                                       .slot = category.slot};
        return seriesStyle(series, m_pencil.look().dark);
    }

    /// The offices with their markers; nothing where there is only one. Answers the height it took.
    double paintOffices(const QRectF &box)
    {
        const double u = m_pencil.unit();
        const double row = m_pencil.lineHeight(0.92) + u * 0.3;
        std::vector<const core::ChartCategory *> offices;
        for (const core::ChartCategory &category : m_scene.chart.categories) {
            const auto isSame = [&](const core::ChartCategory *known) { return known->group == category.group; };
            if (category.group && std::none_of(offices.begin(), offices.end(), isSame))
                offices.push_back(&category);
        }
        std::sort(offices.begin(), offices.end(), [](const auto *a, const auto *b) { return a->slot < b->slot; });
        double x = box.left();
        double y = box.top();
        for (const core::ChartCategory *office : offices) {
            const QString name = wording::word(*office->group);
            const double room = u * 1.4 + m_pencil.width(name, 0.92);
            if (x > box.left() && x + room > box.right()) {
                x = box.left();
                y += row;
            }
            m_pencil.marker({x + u * 0.5, y + row / 2}, styleOf(*office), u * 0.7);
            m_pencil.text({x + u * 1.3, y, room, row}, Qt::AlignLeft | Qt::AlignVCenter, name, m_pencil.look().text(),
                          0.92);
            x += room + u * 1.2;
        }
        return offices.empty() ? 0 : y + row + u * 0.3 - box.top();
    }

    void paintAcross()
    {
        const QColor quiet = m_pencil.look().quietText();
        const double line = m_pencil.lineHeight(small);
        const double slot = m_pencil.unit() * 8;
        for (const double tick : m_across.ticks()) {
            const double x = left(tick);
            m_pencil.line({x, m_plot.top()}, {x, m_plot.bottom()}, m_pencil.look().grid(), 0.8);
            m_pencil.text({x - slot / 2, m_plot.bottom() + m_pencil.unit() * 0.2, slot, line}, Qt::AlignHCenter,
                          wording::tick(tick, m_across), quiet, small);
        }
        m_pencil.text({m_plot.left(), m_plot.bottom() + m_pencil.unit() * 0.2 + line, m_plot.width(), line},
                      Qt::AlignRight, wording::axisName(m_scene.chart, 0), quiet, small);
        for (const core::ChartMark &mark : m_scene.chart.marks) {
            if (!mark.upright)
                continue;
            const double x = left(mark.value);
            m_pencil.line({x, m_plot.top()}, {x, m_plot.bottom()}, quiet, 1.3, Qt::DashLine);
            m_pencil.note({x + m_pencil.unit() * 0.3, m_plot.bottom() - line - m_pencil.unit() * 0.2, slot * 2, line},
                          Qt::AlignLeft, wording::word(mark.label), quiet, small);
        }
    }

    Scene &m_scene;
    Pencil &m_pencil;
    const core::ChartAxis &m_across;
    QRectF m_plot;
};

} // namespace

void paintScatter(Scene &scene, const QRectF &box)
{
    Scatter(scene, box).paint();
}

} // namespace ui
