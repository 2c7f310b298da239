// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

namespace ui {

namespace {

/// Bars side by side over each category, with their values on top and a rate (執行率) under the category.
class GroupedBars
{
public:
    GroupedBars(Scene &scene, const QRectF &box) : m_scene(scene), m_pencil(scene.pencil)
    {
        const double slot = (box.width() - m_pencil.unit() * 4) / std::max(1, scene.categoryCount());
        m_names = categoryRoom(scene, slot - m_pencil.unit() * 0.3);
        m_rates = hasRates() ? m_pencil.lineHeight(0.9) * 2 + m_pencil.unit() * 0.3 : 0;
        // Room for the value on top of the tallest bar.
        QRectF inner = box;
        inner.setTop(inner.top() + (wording::unit(scene.chart.axis).isEmpty() ? m_pencil.lineHeight(0.85) : 0));
        m_plot = paintValueAxis(scene, inner, m_names + m_rates);
        m_slot = m_plot.width() / std::max(1, scene.categoryCount());
        m_bar = std::min(m_slot * 0.76 / std::max(1, scene.seriesCount()), m_pencil.unit() * 4.5);
        m_valueScale = fittingScale();
    }

    void paint()
    {
        paintCategories(m_scene, m_plot);
        for (int c = 0; c < m_scene.categoryCount(); ++c) {
            for (int s = 0; s < m_scene.seriesCount(); ++s)
                paintBar(s, c);
            paintRate(c);
        }
    }

private:
    [[nodiscard]] bool hasRates() const
    {
        for (const core::ChartSeries &series : m_scene.chart.series)
            for (const core::ChartPoint &point : series.points)
                if (point.rate)
                    return true;
        return false;
    }

    // Values are written at the size at which all fit over their bars; 0 where not even small ones do.
    [[nodiscard]] double fittingScale() const
    {
        double widest = 1;
        for (int s = 0; s < m_scene.seriesCount(); ++s)
            for (int c = 0; c < m_scene.categoryCount(); ++c)
                if (const auto value = m_scene.value(s, c))
                    widest = std::max(widest, m_pencil.width(wording::number(*value, m_scene.chart.axis), 1));
        const double room = m_scene.seriesCount() == 1 ? m_slot : m_bar * 1.02;
        const double scale = room / widest;
        return scale < 0.6 ? 0 : std::min(scale, 0.85);
    }

    [[nodiscard]] double y(double value) const
    {
        return m_plot.bottom() - m_scene.chart.axis.fraction(value) * m_plot.height();
    }

    void paintBar(int s, int c)
    {
        const double left = m_plot.left() + m_slot * (c + 0.5) + m_bar * (s - m_scene.seriesCount() / 2.0);
        const auto value = m_scene.value(s, c);
        const double base = y(std::clamp(0.0, m_scene.chart.axis.minimum, m_scene.chart.axis.maximum));
        const double label = m_pencil.lineHeight(0.85);
        const double gap = m_pencil.unit() * 0.15;
        if (!value) {
            m_pencil.text({left, base - label, m_bar, label}, Qt::AlignCenter, QStringLiteral("–"),
                          m_pencil.look().quietText(), 0.85);
            return;
        }
        const QRectF bar = QRectF(QPointF(left, base), QPointF(left + m_bar, y(*value))).normalized();
        m_pencil.bar(bar.adjusted(m_bar * 0.03, 0, -m_bar * 0.03, 0), m_scene.style(s));
        m_scene.hit(s, c, bar);
        if (m_valueScale > 0)
            m_pencil.note(
                {left - m_slot, *value < 0 ? bar.bottom() + gap : bar.top() - label - gap, m_bar + 2 * m_slot, label},
                Qt::AlignHCenter | Qt::AlignBottom, wording::number(*value, m_scene.chart.axis), m_pencil.look().text(),
                m_valueScale);
    }

    void paintRate(int c)
    {
        if (m_rates <= 0)
            return;
        const QRectF box(m_plot.left() + m_slot * c, m_plot.bottom() + m_names, m_slot, m_rates);
        for (const core::ChartSeries &series : m_scene.chart.series) {
            const auto &rate = series.points.at(static_cast<size_t>(c)).rate;
            if (rate)
                m_pencil.text(box, Qt::AlignHCenter | Qt::AlignTop,
                              wording::rateName(m_scene.chart) + u'\n' + wording::percent(*rate),
                              m_pencil.look().quietText(), 0.9);
        }
    }

    Scene &m_scene;
    Pencil &m_pencil;
    QRectF m_plot;
    double m_names = 0;
    double m_rates = 0;
    double m_slot = 0;
    double m_bar = 0;
    double m_valueScale = 0;
};

} // namespace

void paintGroupedBars(Scene &scene, const QRectF &box)
{
    GroupedBars(scene, box).paint();
}

} // namespace ui
