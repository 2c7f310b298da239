// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scene.h"
#include "ui/charts/wording.h"

namespace ui {

namespace {

double y(const Scene &scene, const QRectF &plot, double value)
{
    return plot.bottom() - scene.height(value) * plot.height();
}

void paintMarks(Scene &scene, const QRectF &plot)
{
    Pencil &pencil = scene.pencil;
    for (const core::ChartMark &mark : scene.chart.marks) {
        if (mark.upright)
            continue;
        const double at = y(scene, plot, mark.value);
        pencil.line({plot.left(), at}, {plot.right(), at}, pencil.look().quietText(), 1.3, Qt::DashLine);
        const QString label = wording::word(mark.label) + u' ' + wording::number(mark.value, scene.chart.axis);
        const double height = pencil.lineHeight(0.85);
        pencil.text({plot.left(), at - height, plot.width() - pencil.unit() * 0.3, height}, Qt::AlignRight, label,
                    pencil.look().quietText(), 0.85);
    }
}

} // namespace

QRectF paintValueAxis(Scene &scene, const QRectF &box, double roomBelow, double roomRight)
{
    Pencil &pencil = scene.pencil;
    const core::ChartAxis &axis = scene.chart.axis;
    const double u = pencil.unit();
    const double label = pencil.lineHeight(0.85);
    double widest = 0;
    for (const double tick : axis.ticks())
        widest = std::max(widest, pencil.width(wording::tick(tick, axis), 0.85));
    const QString unit = wording::unit(axis);
    const double head = unit.isEmpty() ? label / 2 : label * 1.6;
    const QRectF plot(box.left() + widest + u * 0.6, box.top() + head, box.width() - widest - u * 0.6 - roomRight,
                      box.height() - head - roomBelow);
    if (!unit.isEmpty())
        pencil.text({box.left(), box.top(), box.width(), label}, Qt::AlignLeft, unit, pencil.look().quietText(), 0.85);
    for (const double tick : axis.ticks()) {
        const double at = y(scene, plot, tick);
        const bool base = tick == std::max(0.0, axis.minimum) && axis.unit != core::ChartUnit::Rank;
        pencil.line({plot.left(), at}, {plot.right(), at}, base ? pencil.look().axis() : pencil.look().grid(),
                    base ? 1.2 : 0.8);
        pencil.text({box.left(), at - label / 2, widest, label}, Qt::AlignRight | Qt::AlignVCenter,
                    wording::tick(tick, axis), pencil.look().quietText(), 0.85);
    }
    paintMarks(scene, plot);
    return plot;
}

double categoryRoom(Scene &scene, double slot)
{
    double room = 0;
    for (const core::ChartCategory &category : scene.chart.categories)
        room = std::max(room, scene.pencil.size(wording::word(category.label), slot, 0.9).height());
    return room + scene.pencil.unit() * 0.4;
}

void paintCategories(Scene &scene, const QRectF &plot)
{
    Pencil &pencil = scene.pencil;
    const double slot = plot.width() / std::max(1, scene.categoryCount());
    double left = plot.left();
    for (const core::ChartCategory &category : scene.chart.categories) {
        const QString name = wording::word(category.label);
        const double room = pencil.size(name, slot - pencil.unit() * 0.3, 0.9).height();
        pencil.text(
            {left + pencil.unit() * 0.15, plot.bottom() + pencil.unit() * 0.3, slot - pencil.unit() * 0.3, room},
            Qt::AlignHCenter, name, pencil.look().text(), 0.9);
        left += slot;
    }
}

} // namespace ui
