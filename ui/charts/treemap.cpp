// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ui {

namespace {

constexpr double nameScale = 0.85;

/// How far from a square the worst rectangle of a row would be: 1 is a square.
double worstSide(const std::vector<double> &row, double side)
{
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    const auto [least, most] = std::minmax_element(row.begin(), row.end());
    return std::max(side * side * *most / (sum * sum), sum * sum / (side * side * *least));
}

/// Rectangles of the given sizes, largest first, that fill `box` and are as square as may be: a row along the shorter
/// side takes on rectangles as long as that makes its worst one better (Bruls, Huizing, van Wijk: Squarified Treemaps,
/// 2000). The sizes are above 0.
std::vector<QRectF> squarified(std::vector<double> sizes, QRectF box)
{
    const double total = std::accumulate(sizes.begin(), sizes.end(), 0.0);
    const double scale = box.width() * box.height() / total;
    for (double &size : sizes)
        size *= scale;
    std::vector<QRectF> made;
    for (size_t first = 0; first < sizes.size();) {
        const double side = std::min(box.width(), box.height());
        std::vector<double> row{sizes[first]};
        while (first + row.size() < sizes.size()) {
            std::vector<double> longer = row;
            longer.push_back(sizes[first + row.size()]);
            if (worstSide(longer, side) > worstSide(row, side))
                break;
            row = std::move(longer);
        }
        const double thick = std::accumulate(row.begin(), row.end(), 0.0) / side;
        double along = 0;
        for (const double size : row) {
            const double length = size / thick;
            made.push_back(box.width() >= box.height() ? QRectF(box.left(), box.top() + along, thick, length)
                                                       : QRectF(box.left() + along, box.top(), length, thick));
            along += length;
        }
        box.width() >= box.height() ? box.setLeft(box.left() + thick) : box.setTop(box.top() + thick);
        first += row.size();
    }
    return made;
}

/// Rectangles as large as their values, within the rectangle of their group. A name is written where it fits whole.
class Treemap
{
public:
    explicit Treemap(Scene &scene) : m_scene(scene), m_pencil(scene.pencil)
    {
        for (int c = 0; c < scene.categoryCount(); ++c) {
            const core::ChartCategory &category = scene.chart.categories[size_t(c)];
            const double value = scene.value(0, c).value_or(0);
            if (value <= 0)
                continue;
            const core::ChartLabel name = category.group.value_or(category.label);
            if (m_groups.empty() || m_groups.back().name != name)
                m_groups.push_back({name, category.slot, 0, {}});
            m_groups.back().size += value;
            m_groups.back().leaves.push_back({c, value});
        }
        const auto larger = [](const auto &a, const auto &b) { return a.size > b.size; };
        std::stable_sort(m_groups.begin(), m_groups.end(), larger);
        for (Group &group : m_groups)
            std::stable_sort(group.leaves.begin(), group.leaves.end(), larger);
    }

    void paint(const QRectF &box)
    {
        std::vector<double> sizes;
        for (const Group &group : m_groups)
            sizes.push_back(group.size);
        const auto places = squarified(sizes, box);
        for (size_t i = 0; i < places.size(); ++i)
            paintGroup(m_groups[i], places[i]);
    }

private:
    struct Leaf
    {
        int category = 0;
        double size = 0;
    };
    struct Group
    {
        core::ChartLabel name;
        int slot = 0;
        double size = 0;
        std::vector<Leaf> leaves = {};
    };

    void paintGroup(const Group &group, const QRectF &place)
    {
        const double u = m_pencil.unit();
        const SeriesStyle style = seriesStyle(
            {.label = {}, .role = core::SeriesRole::Office, .slot = group.slot}, m_pencil.look().dark);
        const QRectF inner = place.adjusted(u * 0.12, u * 0.12, -u * 0.12, -u * 0.12);
        if (inner.width() <= u * 0.3 || inner.height() <= u * 0.3) { // a dot: it answers the mouse and nothing more
            m_pencil.painter().fillRect(place, style.fill);
            for (const Leaf &leaf : group.leaves)
                m_scene.hit(0, leaf.category, place);
            return;
        }
        const double head = m_pencil.lineHeight(nameScale) + u * 0.25;
        const bool isNamed = inner.height() > head * 2 && inner.width() > u * 6;
        m_pencil.painter().fillRect(inner, style.fill);
        QRectF body = inner.adjusted(u * 0.14, u * 0.14, -u * 0.14, -u * 0.14);
        if (isNamed) {
            const double share = m_scene.chart.axis.maximum > 0 ? 100 * group.size / total() : 0;
            m_pencil.text({inner.left() + u * 0.35, inner.top() + u * 0.1, inner.width() - u * 0.7, head},
                          Qt::AlignLeft | Qt::AlignVCenter,
                          elided(wording::word(group.name) + u' ' + wording::percent(share), inner.width() - u * 0.7),
                          inkOn(style.fill), nameScale, true);
            body.setTop(inner.top() + head);
        }
        std::vector<double> sizes;
        for (const Leaf &leaf : group.leaves)
            sizes.push_back(leaf.size);
        const auto places = squarified(sizes, body);
        for (size_t i = 0; i < places.size(); ++i)
            paintLeaf(group.leaves[i], places[i], style);
    }

    void paintLeaf(const Leaf &leaf, const QRectF &place, const SeriesStyle &style)
    {
        const double u = m_pencil.unit();
        const QColor ground = m_pencil.look().background();
        const auto mix = [](int from, int to) { return int(std::lerp(double(from), double(to), 0.16)); };
        const QColor fill(mix(ground.red(), style.fill.red()), mix(ground.green(), style.fill.green()),
                          mix(ground.blue(), style.fill.blue()));
        m_pencil.painter().setPen(QPen(style.stroke, u / 14));
        m_pencil.painter().setBrush(fill);
        m_pencil.painter().drawRect(place);
        m_scene.hit(0, leaf.category, place);
        const QRectF room = place.adjusted(u * 0.25, u * 0.15, -u * 0.25, -u * 0.15);
        const QString name = wording::word(m_scene.chart.categories[size_t(leaf.category)].label);
        const QString number = wording::number(leaf.size, m_scene.chart.axis);
        if (room.width() < u * 2)
            return;
        for (const QString &words : {name + u'\n' + number, number}) {
            const QSizeF size = m_pencil.size(words, room.width(), nameScale);
            if (size.width() > room.width() + 1 || size.height() > room.height())
                continue;
            m_pencil.text(room, Qt::AlignLeft | Qt::AlignTop, words, m_pencil.look().text(), nameScale);
            return;
        }
    }

    [[nodiscard]] double total() const
    {
        return std::accumulate(m_groups.begin(), m_groups.end(), 0.0,
                               [](double sum, const Group &group) { return sum + group.size; });
    }

    [[nodiscard]] QString elided(const QString &words, double room) const
    {
        return QFontMetricsF(m_pencil.font(nameScale, true)).elidedText(words, Qt::ElideRight, room);
    }

    Scene &m_scene;
    Pencil &m_pencil;
    std::vector<Group> m_groups;
};

} // namespace

void paintTreemap(Scene &scene, const QRectF &box)
{
    const QString unit = wording::unit(scene.chart.axis);
    const double head = scene.pencil.lineHeight(nameScale) * 1.2;
    scene.pencil.text({box.left(), box.top(), box.width(), head}, Qt::AlignRight, unit, scene.pencil.look().quietText(),
                      nameScale);
    QRectF field = box.adjusted(0, head, 0, 0);
    field.setHeight(std::max(field.height(), head)); // too small to be of use, but a box all the same
    Treemap(scene).paint(field);
}

} // namespace ui
