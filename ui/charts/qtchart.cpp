// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/qtchart.h"

#include "ui/charts/painter.h"
#include "ui/charts/style.h"
#include "ui/charts/wording.h"

#include <QCategoryAxis>
#include <QChart>
#include <QLegend>
#include <QLineSeries>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

bool isComplete(const core::ChartSeries &series)
{
    return std::ranges::all_of(series.points, [](const core::ChartPoint &point) { return point.value.has_value(); });
}

} // namespace

QtChart::QtChart(QWidget *parent) : QChartView(new QChart, parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
}

// The rest it does badly: polar lines stay open, bars have no numbers, no rate and no heading of their group, their
// names are cut, and a line runs on over a gap.
bool QtChart::shows(const core::ChartData &chart)
{
    return chart.form == core::ChartForm::Lines && !isCrowded(chart) && !chart.isEmpty()
           && std::ranges::all_of(chart.series, isComplete);
}

void QtChart::setChart(const core::ChartData &shown)
{
    m_data = shown;
    const ChartLook look = ChartLook::screen(palette(), font());
    auto *made = new QChart;
    made->setTheme(look.dark ? QChart::ChartThemeDark : QChart::ChartThemeLight);
    made->setAnimationOptions(QChart::NoAnimation);
    made->setBackgroundRoundness(0);
    made->setBackgroundBrush(look.background());
    made->setMargins(QMargins(4, 4, 4, 4));
    addLines(*made);
    addAxes(*made);
    made->legend()->setAlignment(Qt::AlignTop);
    made->legend()->setLabelColor(look.text());
    made->legend()->setFont(font());
    QChart *old = chart();
    QChartView::setChart(made);
    delete old;
    setBackgroundBrush(look.background());
    setAccessibleName(wording::finding(shown));
    setAccessibleDescription(wording::summary(shown));
}

void QtChart::addLines(QChart &chart)
{
    const bool dark = ChartLook::screen(palette(), font()).dark;
    for (size_t s = 0; s < m_data.series.size(); ++s) {
        const core::ChartSeries &series = m_data.series[s];
        const SeriesStyle style = seriesStyle(series, dark);
        auto *line = new QLineSeries(&chart);
        line->setName(wording::word(series.label) + u' ' + wording::number(*series.points.back().value, m_data.axis));
        for (size_t c = 0; c < series.points.size(); ++c)
            if (series.points[c].value)
                line->append(static_cast<double>(c), *series.points[c].value / wording::divisor(m_data.axis));
        line->setPen(QPen(style.stroke, 2.4, style.pen));
        line->setPointsVisible(style.marker != Marker::None);
        const auto category = [](const QPointF &point) { return qRound(point.x()); };
        connect(line, &QLineSeries::clicked, this,
                [this, s, category](const QPointF &point) { emit picked(static_cast<int>(s), category(point)); });
        connect(line, &QLineSeries::hovered, this, [this, s, category](const QPointF &point, bool inside) {
            tell(inside, static_cast<int>(s), category(point));
        });
        chart.addSeries(line);
    }
}

void QtChart::addAxes(QChart &chart)
{
    const ChartLook look = ChartLook::screen(palette(), font());
    const core::ChartAxis &axis = m_data.axis;
    auto *values = new QCategoryAxis(&chart); // its labels are ours: 2,500 and not 2500.0
    values->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const double by = wording::divisor(axis);
    values->setRange(axis.minimum / by, axis.maximum / by);
    values->setStartValue(axis.minimum / by);
    for (const double tick : axis.ticks())
        values->append(wording::tick(tick, axis), tick / by);
    values->setTitleText(wording::unit(axis));
    auto *places = new QCategoryAxis(&chart);
    places->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    places->setRange(-0.5, static_cast<double>(m_data.categories.size()) - 0.5);
    places->setStartValue(-0.5);
    for (size_t c = 0; c < m_data.categories.size(); ++c)
        places->append(wording::word(m_data.categories[c].label), static_cast<double>(c));
    places->setGridLineVisible(false);
    chart.addAxis(places, Qt::AlignBottom);
    chart.addAxis(values, Qt::AlignLeft);
    for (QAbstractSeries *series : chart.series()) {
        series->attachAxis(places);
        series->attachAxis(values);
    }
    for (QCategoryAxis *one : {places, values}) {
        one->setLabelsFont(font());
        one->setTruncateLabels(false);
        one->setLabelsBrush(look.text());
        one->setTitleBrush(look.quietText());
        one->setTitleFont(font());
        one->setLinePen(QPen(look.axis()));
        one->setGridLinePen(QPen(look.grid(), 0.8));
    }
}

void QtChart::tell(bool inside, int series, int category)
{
    if (inside)
        QToolTip::showText(QCursor::pos(), wording::tooltip(m_data, series, category), this);
    else
        QToolTip::hideText();
}

} // namespace ui
