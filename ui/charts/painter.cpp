// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/painter.h"

#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

#include <algorithm>

namespace ui {

namespace {

using core::ChartForm;

constexpr double titleGap = 0.35; // in heights of text
constexpr double titleEnd = 0.9;

bool asLines(const core::ChartData &chart)
{
    return chart.form == ChartForm::Lines || (chart.form == ChartForm::Radar && chart.categories.size() > 2);
}

double paintTitle(Pencil &pencil, QRectF box, const core::ChartData &chart)
{
    const QString title = wording::finding(chart);
    const QString subject = wording::subject(chart);
    const double titleHeight = pencil.size(title, box.width(), 1.2, true).height();
    const double subjectHeight = pencil.size(subject, box.width(), 0.9).height();
    pencil.text({box.left(), box.top(), box.width(), titleHeight}, Qt::AlignLeft, title, pencil.look().text(), 1.2,
                true);
    pencil.text({box.left(), box.top() + titleHeight + titleGap * pencil.unit(), box.width(), subjectHeight},
                Qt::AlignLeft, subject, pencil.look().quietText(), 0.9);
    return titleHeight + subjectHeight + (titleGap + titleEnd) * pencil.unit();
}

// Draws the legend, or only measures it.
double legend(Pencil &pencil, QRectF box, const core::ChartData &chart, bool draw)
{
    const double u = pencil.unit();
    const double row = pencil.lineHeight(0.92) + u * 0.35;
    const double sample = u * (asLines(chart) ? 2.2 : 1.5);
    double x = box.left();
    double y = box.top();
    for (const core::ChartSeries &series : chart.series) {
        const QString name = wording::word(series.label);
        const double room = sample + u * 0.4 + std::min(pencil.width(name, 0.92), box.width() - sample - u);
        if (x > box.left() && x + room > box.right()) {
            x = box.left();
            y += row;
        }
        if (draw) {
            pencil.sample({x, y, sample, row - u * 0.35}, seriesStyle(series, pencil.look().dark), asLines(chart));
            pencil.text({x + sample + u * 0.4, y, room - sample, row - u * 0.35}, Qt::AlignLeft | Qt::AlignVCenter,
                        name, pencil.look().text(), 0.92);
        }
        x += room + u * 1.3;
    }
    return y + row + u * 0.3 - box.top();
}

// Lines carry their names at their ends, fields and rectangles in themselves.
bool wantsLegend(const core::ChartData &chart)
{
    const bool isPlain = chart.form == ChartForm::Radar || chart.form == ChartForm::StackedBars
                         || chart.form == ChartForm::GroupedBars;
    return isPlain && !chart.series.empty() && !isCrowded(chart);
}

void paintEmpty(Pencil &pencil, const QRectF &box, const core::ChartData &chart)
{
    const QColor colour = pencil.look().quietText();
    const QString head = wording::finding(core::ChartData{.kind = chart.kind});
    const QString hint = wording::emptyHint(chart.kind);
    const QRectF inner = box.adjusted(pencil.unit(), 0, -pencil.unit(), 0);
    const double headHeight = pencil.size(head, inner.width(), 1.05, true).height();
    const double hintHeight = pencil.size(hint, inner.width(), 0.95).height();
    const double top = inner.center().y() - (headHeight + hintHeight) / 2;
    pencil.painter().setPen(QPen(pencil.look().grid(), pencil.unit() / 14, Qt::DashLine));
    pencil.painter().setBrush(Qt::NoBrush);
    pencil.painter().drawRect(box);
    pencil.text({inner.left(), top, inner.width(), headHeight}, Qt::AlignHCenter, head, colour, 1.05, true);
    pencil.text({inner.left(), top + headHeight, inner.width(), hintHeight}, Qt::AlignHCenter, hint, colour, 0.95);
}

void paintForm(Scene &scene, const QRectF &box)
{
    if (isCrowded(scene.chart))
        return paintMatrix(scene, box);
    switch (scene.chart.form) {
    case ChartForm::Radar:
        // Fewer than three spokes make no area.
        return scene.categoryCount() < 3 ? paintGroupedBars(scene, box) : paintRadar(scene, box);
    case ChartForm::StackedBars: return paintStackedBars(scene, box);
    case ChartForm::GroupedBars: return paintGroupedBars(scene, box);
    case ChartForm::Lines:
    case ChartForm::Bump: return paintLines(scene, box);
    case ChartForm::Dots: return paintDots(scene, box);
    case ChartForm::Scatter: return paintScatter(scene, box);
    case ChartForm::Treemap: return paintTreemap(scene, box);
    }
}

/// Title, legend and form together.
double wantedHeight(Scene &scene, double width)
{
    Pencil &pencil = scene.pencil;
    const core::ChartData &chart = scene.chart;
    const bool titled = pencil.look().title;
    double height = titled ? pencil.size(wording::finding(chart), width, 1.2, true).height()
                                 + pencil.size(wording::subject(chart), width, 0.9).height()
                                 + (titleGap + titleEnd) * pencil.unit()
                           : 0;
    if (wantsLegend(chart))
        height += legend(pencil, QRectF(0, 0, width, 1e6), chart, false);
    if (isCrowded(chart) && !chart.isEmpty())
        return height + matrixHeight(scene, width);
    if (chart.form == ChartForm::StackedBars && !chart.isEmpty())
        return height + stackedHeight(scene, width);
    const bool isLarge = chart.form == ChartForm::Scatter || chart.form == ChartForm::Treemap
                         || (chart.form == ChartForm::Radar && chart.series.size() > 4);
    const double most = isLarge ? 32 : 25;
    return height + std::clamp(width * 0.5, pencil.unit() * 14, pencil.unit() * most);
}

/// Measures without drawing.
template <typename Measure>
double measured(const core::ChartData &chart, const ChartLook &look, Measure &&measure)
{
    QPixmap nothing(1, 1);
    QPainter painter(&nothing);
    Pencil pencil(painter, look);
    Scene scene{pencil, chart};
    return measure(scene);
}

} // namespace

bool isCrowded(const core::ChartData &chart)
{
    constexpr int mostSideBySide = 8;
    const bool shared = chart.form == ChartForm::Lines || chart.form == ChartForm::Bump
                        || (chart.form == ChartForm::Radar && chart.categories.size() > 2);
    return shared
           && std::ranges::count(chart.series, core::SeriesRole::Office, &core::ChartSeries::role) > mostSideBySide;
}

double leastHeight(const core::ChartData &chart, double width, const ChartLook &look)
{
    if (chart.isEmpty())
        return 0;
    return measured(chart, look, [&](Scene &scene) {
        if (isCrowded(chart))
            return matrixHeight(scene, width);
        const bool stacked = chart.form == ChartForm::StackedBars;
        const double head = stacked ? legend(scene.pencil, QRectF(0, 0, width, 1e6), chart, false) : 0;
        return stacked ? head + stackedHeight(scene, width) * 0.7 : 0;
    });
}

std::vector<ChartHit> paintChart(QPainter &painter, const QRectF &box, const core::ChartData &chart,
                                 const ChartLook &look)
{
    Pencil pencil(painter, look);
    Scene scene{pencil, chart};
    QRectF room = box;
    if (look.title)
        room.setTop(room.top() + paintTitle(pencil, room, chart));
    if (chart.isEmpty()) {
        paintEmpty(pencil, room, chart);
        return {};
    }
    if (wantsLegend(chart))
        room.setTop(room.top() + legend(pencil, room, chart, true));
    paintForm(scene, room);
    return scene.hits;
}

double chartHeight(const core::ChartData &chart, double width, const ChartLook &look)
{
    return measured(chart, look, [&](Scene &scene) { return wantedHeight(scene, width); });
}

} // namespace ui
