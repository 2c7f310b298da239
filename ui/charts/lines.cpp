// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

#include <algorithm>

namespace ui {

namespace {

/// Lines over the categories. Each carries its name and last value at its end; a missing value is a gap.
class Lines
{
public:
    Lines(Scene &scene, const QRectF &box) : m_scene(scene), m_pencil(scene.pencil)
    {
        for (int s = 0; s < scene.seriesCount(); ++s)
            m_ends.push_back(end(s));
        double widest = 0;
        for (const End &one : m_ends)
            widest = std::max(widest, m_pencil.width(one.text, 0.92));
        m_labelWidth = std::min(widest, box.width() * 0.34);
        const double right = m_labelWidth + m_pencil.unit() * 1.6;
        const double slot = (box.width() - right - m_pencil.unit() * 4) / std::max(1, scene.categoryCount());
        m_plot = paintValueAxis(scene, box, categoryRoom(scene, slot - m_pencil.unit() * 0.3), right);
        m_slot = m_plot.width() / std::max(1, scene.categoryCount());
    }

    void paint()
    {
        paintCategories(m_scene, m_plot);
        for (int s = 0; s < m_scene.seriesCount(); ++s)
            paintLine(s);
        if (singleOwn())
            for (int s = 0; s < m_scene.seriesCount(); ++s)
                if (!isReference(s))
                    paintValues(s);
        paintEnds();
    }

private:
    struct End
    {
        int series = 0;
        int category = -1; ///< of the last value; −1 where there is none
        QString text = {};
        QRectF box = {};
    };

    [[nodiscard]] bool isReference(int s) const
    {
        return m_scene.chart.series[size_t(s)].role == core::SeriesRole::Reference;
    }
    [[nodiscard]] bool singleOwn() const
    {
        int own = 0;
        for (int s = 0; s < m_scene.seriesCount(); ++s)
            own += isReference(s) ? 0 : 1;
        return own == 1;
    }

    [[nodiscard]] End end(int s) const
    {
        for (int c = m_scene.categoryCount() - 1; c >= 0; --c)
            if (const auto value = m_scene.value(s, c))
                return {s, c,
                        wording::word(m_scene.chart.series[size_t(s)].label) + u' '
                            + wording::number(*value, m_scene.chart.axis)};
        return {s};
    }

    [[nodiscard]] QPointF at(int c, double value) const
    {
        return {m_plot.left() + m_slot * (c + 0.5),
                m_plot.bottom() - m_scene.height(value) * m_plot.height()};
    }

    void paintLine(int s)
    {
        const SeriesStyle style = m_scene.style(s);
        const double width = isReference(s) ? 1.8 : 2.4;
        QPolygonF run;
        const auto flush = [&] {
            if (run.size() > 1)
                m_pencil.polyline(run, style, width);
            run.clear();
        };
        for (int c = 0; c < m_scene.categoryCount(); ++c) {
            if (const auto value = m_scene.value(s, c))
                run << at(c, *value);
            else
                flush();
        }
        flush();
        const double size = m_pencil.unit() * 0.62;
        for (int c = 0; c < m_scene.categoryCount(); ++c)
            if (const auto value = m_scene.value(s, c)) {
                m_pencil.marker(at(c, *value), style, size);
                m_scene.hit(s, c, QRectF(at(c, *value) - QPointF(size, size), QSizeF(2 * size, 2 * size)));
            }
    }

    // The value at each point but the last, on the side away from the other line.
    void paintValues(int s)
    {
        const double height = m_pencil.lineHeight(0.85);
        for (int c = 0; c + 1 < m_scene.categoryCount(); ++c) {
            const auto value = m_scene.value(s, c);
            if (!value)
                continue;
            bool above = true;
            for (int other = 0; other < m_scene.seriesCount(); ++other)
                if (const auto theirs = m_scene.value(other, c); other != s && theirs && *theirs > *value)
                    above = false;
            const QPointF point = at(c, *value);
            const double gap = m_pencil.unit() * 0.5;
            m_pencil.note({point.x() - m_slot / 2, above ? point.y() - gap - height : point.y() + gap, m_slot, height},
                          Qt::AlignCenter, wording::number(*value, m_scene.chart.axis), m_pencil.look().text(), 0.85);
        }
    }

    // Names that would overlap are moved apart and joined to their line by a thin leader.
    void paintEnds()
    {
        std::vector<End *> shown;
        for (End &one : m_ends)
            if (one.category >= 0) {
                const QSizeF room = m_pencil.size(one.text, m_labelWidth, 0.92);
                const double y = at(one.category, *m_scene.value(one.series, one.category)).y();
                const double air = m_pencil.unit() * 0.2;
                one.box = QRectF(m_plot.right() + m_pencil.unit() * 1.5, y - room.height() / 2 - air, m_labelWidth,
                                 room.height() + 2 * air);
                shown.push_back(&one);
            }
        std::sort(shown.begin(), shown.end(), [](const End *a, const End *b) { return a->box.top() < b->box.top(); });
        spread(shown);
        for (const End *one : shown) {
            const QPointF point = at(one->category, *m_scene.value(one->series, one->category));
            const SeriesStyle style = m_scene.style(one->series);
            const QPointF mark(one->box.left() - m_pencil.unit() * 0.6, one->box.center().y());
            m_pencil.line(point + QPointF(m_pencil.unit() * 0.45, 0), mark, style.stroke, 0.8, Qt::DotLine);
            m_pencil.marker(mark, style, m_pencil.unit() * 0.55);
            m_pencil.text(one->box, Qt::AlignLeft | Qt::AlignVCenter, one->text, m_pencil.look().text(), 0.92);
        }
    }

    void spread(std::vector<End *> &shown) const
    {
        for (size_t i = 1; i < shown.size(); ++i)
            if (shown[i]->box.top() < shown[i - 1]->box.bottom())
                shown[i]->box.moveTop(shown[i - 1]->box.bottom());
        double limit = m_plot.bottom() + m_pencil.unit();
        for (auto one = shown.rbegin(); one != shown.rend(); ++one) {
            if ((*one)->box.bottom() > limit)
                (*one)->box.moveBottom(limit);
            limit = (*one)->box.top();
        }
    }

    Scene &m_scene;
    Pencil &m_pencil;
    QRectF m_plot;
    std::vector<End> m_ends;
    double m_labelWidth = 0;
    double m_slot = 0;
};

} // namespace

void paintLines(Scene &scene, const QRectF &box)
{
    Lines(scene, box).paint();
}

} // namespace ui
