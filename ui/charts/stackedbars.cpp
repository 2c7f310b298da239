// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

namespace ui {

namespace {

/// Lying bars of 100 %, one a category: Japanese names have room at the left. Categories of one group stand under its
/// heading.
class StackedBars
{
public:
    StackedBars(Scene &scene, double width) : m_scene(scene), m_pencil(scene.pencil), m_width(width)
    {
        const double u = m_pencil.unit();
        for (int c = 0; c < scene.categoryCount(); ++c) {
            m_names = std::max(m_names, m_pencil.width(name(c), 0.95));
            m_totals = std::max(m_totals, m_pencil.width(total(c), 0.9));
        }
        m_names = std::min(m_names, width * 0.34) + u * 0.7;
        m_totals += u * 0.7;
        m_axis = m_pencil.lineHeight(0.85) + u * 0.4;
    }

    [[nodiscard]] double wantedHeight() const { return m_axis + rows() * m_pencil.unit() * 2.6; }

    void paint(const QRectF &box)
    {
        const double u = m_pencil.unit();
        m_row = std::min((box.height() - m_axis) / rows(), u * 4.2);
        m_plot = QRectF(box.left() + m_names, box.top(), m_width - m_names - m_totals, rows() * m_row);
        paintAxis();
        double top = m_plot.top();
        std::optional<core::ChartLabel> group;
        for (int c = 0; c < m_scene.categoryCount(); ++c) {
            if (const auto &own = category(c).group; own && own != group) {
                group = own;
                m_pencil.text({box.left(), top, m_width, m_row * groupRow}, Qt::AlignLeft | Qt::AlignBottom,
                              wording::word(*own), m_pencil.look().text(), 0.95, true);
                top += m_row * groupRow;
            }
            paintRow(c, QRectF(m_plot.left(), top, m_plot.width(), m_row));
            top += m_row;
        }
    }

private:
    static constexpr double groupRow = 0.8;

    [[nodiscard]] const core::ChartCategory &category(int c) const
    {
        return m_scene.chart.categories.at(static_cast<size_t>(c));
    }
    [[nodiscard]] QString name(int c) const { return wording::word(category(c).label); }
    [[nodiscard]] QString total(int c) const
    {
        qint64 count = 0;
        for (int s = 0; s < m_scene.seriesCount(); ++s)
            count += m_scene.chart.point(s, c) ? m_scene.chart.point(s, c)->count : 0;
        return wording::countText(m_scene.chart, count);
    }
    [[nodiscard]] double rows() const
    {
        double rows = 0;
        std::optional<core::ChartLabel> group;
        for (int c = 0; c < m_scene.categoryCount(); ++c) {
            rows += 1 + (category(c).group && category(c).group != group ? groupRow : 0);
            group = category(c).group;
        }
        return std::max(1.0, rows);
    }

    void paintAxis()
    {
        const double height = m_pencil.lineHeight(0.85);
        for (const double tick : m_scene.chart.axis.ticks()) {
            const double x = m_plot.left() + m_scene.chart.axis.fraction(tick) * m_plot.width();
            m_pencil.line({x, m_plot.top()}, {x, m_plot.bottom()}, m_pencil.look().grid(), 0.8);
            m_pencil.text({x - height * 3, m_plot.bottom() + m_pencil.unit() * 0.2, height * 6, height},
                          Qt::AlignHCenter, wording::tick(tick, m_scene.chart.axis), m_pencil.look().quietText(), 0.85);
        }
    }

    void paintRow(int c, const QRectF &row)
    {
        const double u = m_pencil.unit();
        m_pencil.text({row.left() - m_names, row.top(), m_names - u * 0.7, row.height()},
                      Qt::AlignRight | Qt::AlignVCenter, name(c), m_pencil.look().text(), 0.95);
        const double pad = row.height() * 0.16;
        const QRectF bar = row.adjusted(0, pad, 0, -pad);
        double share = 0;
        for (int s = 0; s < m_scene.seriesCount(); ++s) {
            const double part = m_scene.value(s, c).value_or(0);
            if (part <= 0)
                continue;
            paintPart(
                s, c,
                QRectF(bar.left() + share / 100 * bar.width(), bar.top(), part / 100 * bar.width(), bar.height()));
            share += part;
        }
        const bool none = share <= 0;
        m_pencil.text(
            none ? bar.adjusted(u * 0.4, 0, 0, 0) : QRectF(row.right() + u * 0.5, row.top(), m_totals, row.height()),
            Qt::AlignLeft | Qt::AlignVCenter, none ? wording::noValue() : total(c), m_pencil.look().quietText(), 0.9);
    }

    void paintPart(int s, int c, const QRectF &part)
    {
        const SeriesStyle style = m_scene.style(s);
        m_pencil.bar(part, style);
        m_scene.hit(s, c, part);
        const double value = m_scene.value(s, c).value_or(0);
        const QString label = wording::number(value, m_scene.chart.axis);
        const double room = m_pencil.width(label, 0.88) + m_pencil.unit() * 0.3;
        if (room > part.width())
            return;
        // The number stands on a plain patch, so that hatching does not run through it.
        const double height = std::min(m_pencil.lineHeight(0.88), part.height() - 2);
        const QRectF patch(part.center().x() - room / 2, part.center().y() - height / 2, room, height);
        m_pencil.painter().fillRect(patch, style.fill);
        m_pencil.text(part, Qt::AlignCenter, label, inkOn(style.fill), 0.88);
    }

    Scene &m_scene;
    Pencil &m_pencil;
    double m_width;
    QRectF m_plot;
    double m_names = 0;
    double m_totals = 0;
    double m_axis = 0;
    double m_row = 0;
};

} // namespace

void paintStackedBars(Scene &scene, const QRectF &box)
{
    StackedBars(scene, box.width()).paint(box);
}

double stackedHeight(Scene &scene, double width)
{
    return StackedBars(scene, width).wantedHeight();
}

} // namespace ui
