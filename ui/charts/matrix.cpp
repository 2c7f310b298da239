// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <vector>

namespace ui {

namespace {

constexpr double textScale = 0.92;

/// A row a series, a column a category; every cell is shaded by its value and holds the number itself. It is what many
/// offices look like when neither radars side by side nor lines over each other can be read any more. Of a single year it
/// is a list, the best on top, with bars as long as the values; places have no length and stand as numbers.
class Matrix
{
public:
    Matrix(Scene &scene, double width)
        : m_scene(scene)
        , m_pencil(scene.pencil)
        , m_row(m_pencil.lineHeight(textScale) * 1.4)
    {
        double names = 0;
        for (const core::ChartSeries &series : scene.chart.series)
            names = std::max(names, m_pencil.width(wording::word(series.label), textScale));
        m_names = std::min(names + m_pencil.unit(), width * 0.35);
        m_cell = (width - m_names) / std::max(1, scene.categoryCount());
        for (int c = 0; c < scene.categoryCount(); ++c)
            m_head = std::max(m_head, m_pencil.size(heading(c), m_cell - m_pencil.unit() * 0.4, textScale).height());
        m_head += m_pencil.unit() * 0.3;
        m_isList = scene.categoryCount() == 1;
        m_isOfPlaces = scene.chart.axis.unit == core::ChartUnit::Rank;
        if (m_isList && m_isOfPlaces)
            m_cell = std::min(m_cell, m_pencil.unit() * 6);
        order();
    }

    [[nodiscard]] double wantedHeight() const { return m_head + m_row * m_scene.seriesCount(); }

    void paint(const QRectF &box)
    {
        const double u = m_pencil.unit();
        m_row = std::min(m_row, (box.height() - m_head) / std::max(1, m_scene.seriesCount()));
        for (int c = 0; c < m_scene.categoryCount(); ++c)
            m_pencil.text({box.left() + m_names + m_cell * c + u * 0.2, box.top(), m_cell - u * 0.4, m_head - u * 0.3},
                          Qt::AlignHCenter | Qt::AlignBottom, heading(c), m_pencil.look().quietText(), textScale);
        for (int s = 0; s < m_scene.seriesCount(); ++s)
            paintRow(m_order[size_t(s)], {box.left(), box.top() + m_head + m_row * s, box.width(), m_row});
    }

private:
    [[nodiscard]] QString heading(int c) const { return wording::word(m_scene.chart.categories[size_t(c)].label); }

    /// Rows from the top. What is compared with (the average) stays below.
    void order()
    {
        m_order.resize(size_t(m_scene.seriesCount()));
        std::iota(m_order.begin(), m_order.end(), 0);
        if (!m_isList)
            return;
        const auto key = [this](int s) {
            const bool isReference = m_scene.chart.series[size_t(s)].role == core::SeriesRole::Reference;
            const auto value = m_scene.value(s, 0);
            return std::tuple(isReference, !value, m_isOfPlaces ? value.value_or(0) : -value.value_or(0));
        };
        std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) { return key(a) < key(b); });
    }

    /// The bar, with its number behind it.
    void paintBar(int s, double value, const QRectF &cell, bool bold)
    {
        const QString number = wording::number(value, m_scene.chart.axis);
        const double room = m_pencil.width(number, textScale) + m_pencil.unit();
        const double gap = cell.height() * 0.14;
        QRectF bar = cell.adjusted(0, gap, -room, -gap);
        const double most = m_scene.chart.axis.maximum; // bars begin at 0, whatever the axis of a line would
        bar.setWidth(most > 0 ? bar.width() * std::clamp(value / most, 0.0, 1.0) : 0);
        m_pencil.painter().fillRect(bar, shade(m_scene.chart.axis.maximum));
        m_pencil.text({bar.right() + m_pencil.unit() * 0.4, cell.top(), room, cell.height()}, Qt::AlignLeft | Qt::AlignVCenter,
                      number, m_pencil.look().text(), textScale, bold);
        m_scene.hit(s, 0, QRectF(cell.left(), cell.top(), bar.width() + room, cell.height()));
    }

    void paintRow(int s, const QRectF &row)
    {
        const double u = m_pencil.unit();
        const core::ChartSeries &series = m_scene.chart.series[size_t(s)];
        const bool reference = series.role == core::SeriesRole::Reference;
        m_pencil.text({row.left(), row.top(), m_names - u * 0.6, row.height()}, Qt::AlignRight | Qt::AlignVCenter,
                      wording::word(series.label), m_pencil.look().text(), textScale, reference);
        for (int c = 0; c < m_scene.categoryCount(); ++c)
            paintCell(s, c, {row.left() + m_names + m_cell * c, row.top(), m_cell, row.height()}, reference);
    }

    void paintCell(int s, int c, const QRectF &cell, bool bold)
    {
        const double gap = m_pencil.unit() / 14;
        const auto value = m_scene.value(s, c);
        if (!value) {
            m_pencil.text(cell, Qt::AlignCenter, QStringLiteral("−"), m_pencil.look().quietText(), textScale);
            return;
        }
        if (m_isList && !m_isOfPlaces)
            return paintBar(s, *value, cell, bold);
        const QColor fill = shade(*value);
        const QRectF inner = cell.adjusted(gap, gap, -gap, -gap);
        m_pencil.painter().fillRect(inner, fill);
        m_pencil.text(inner, Qt::AlignCenter, wording::number(*value, m_scene.chart.axis), inkOn(fill), textScale, bold);
        m_scene.hit(s, c, inner);
    }

    /// From the background at the axis' lower end to a full colour (not quite, it would be heavy) at the upper one;
    /// lightness says it in grey too.
    [[nodiscard]] QColor shade(double value) const
    {
        const core::ChartSeries plain{.label = {}, .role = core::SeriesRole::Step};
        const QColor low = m_pencil.look().background();
        const QColor high = seriesStyle(plain, m_pencil.look().dark).fill;
        const double at = 0.8 * std::clamp(m_scene.height(value), 0.0, 1.0);
        const auto mix = [at](int from, int to) { return int(std::lerp(double(from), double(to), at)); };
        return QColor(mix(low.red(), high.red()), mix(low.green(), high.green()), mix(low.blue(), high.blue()));
    }

    Scene &m_scene;
    Pencil &m_pencil;
    double m_row = 0;
    double m_names = 0;
    double m_cell = 0;
    double m_head = 0;
    bool m_isList = false;
    bool m_isOfPlaces = false;
    std::vector<int> m_order;
};

} // namespace

void paintMatrix(Scene &scene, const QRectF &box)
{
    Matrix(scene, box.width()).paint(box);
}

double matrixHeight(Scene &scene, double width)
{
    return Matrix(scene, width).wantedHeight();
}

} // namespace ui
