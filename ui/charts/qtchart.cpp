// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/qtchart.h"

#include "ui/charts/style.h"
#include "ui/charts/wording.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QLegend>
#include <QLineSeries>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

// Qt Charts has no room for a second line under a category, so the rate joins its name. <br> is the only break it
// knows.
QString categoryText(const core::ChartData &chart, size_t category)
{
    QString text = wording::word(chart.categories[category].label);
    for (const core::ChartSeries &series : chart.series)
        if (const auto &rate = series.points[category].rate)
            text += QStringLiteral("<br>") + wording::rateName() + QStringLiteral("<br>") + wording::percent(*rate);
    return text;
}

Qt::BrushStyle pattern(Hatch hatch)
{
    switch (hatch) {
    case Hatch::Rising: return Qt::BDiagPattern;
    case Hatch::Falling: return Qt::FDiagPattern;
    case Hatch::Level: return Qt::HorPattern;
    case Hatch::Upright: return Qt::VerPattern;
    case Hatch::Crossed: return Qt::DiagCrossPattern;
    case Hatch::Dotted: return Qt::Dense6Pattern;
    case Hatch::None: break;
    }
    return Qt::SolidPattern;
}

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

// Rings, parts of a hundred and missing values it does badly: polar lines stay open, long names of bars are cut, groups
// have no heading, a line runs on over a gap and a bar that is not there looks like one of 0.
bool QtChart::shows(const core::ChartData &chart)
{
    const bool form = chart.form == core::ChartForm::GroupedBars || chart.form == core::ChartForm::Lines;
    return form && !chart.isEmpty() && std::ranges::all_of(chart.series, isComplete);
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
    shown.form == core::ChartForm::Lines ? addLines(*made) : addBars(*made);
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

void QtChart::addBars(QChart &chart)
{
    auto *bars = new QBarSeries(&chart);
    const bool dark = ChartLook::screen(palette(), font()).dark;
    for (size_t s = 0; s < m_data.series.size(); ++s) {
        const core::ChartSeries &series = m_data.series[s];
        const SeriesStyle style = seriesStyle(series, dark);
        auto *set = new QBarSet(wording::word(series.label), bars);
        for (const core::ChartPoint &point : series.points)
            set->append(point.value.value_or(0) / wording::divisor(m_data.axis));
        // A pattern alone would let the grid show through: hatched bars take the colour of their outline on none.
        set->setBrush(style.hatch == Hatch::None ? QBrush(style.fill) : QBrush(style.stroke, pattern(style.hatch)));
        set->setPen(QPen(style.stroke, 1));
        connectBar(*set, static_cast<int>(s));
        bars->append(set);
    }
    bars->setBarWidth(0.76);
    chart.addSeries(bars);
}

void QtChart::connectBar(QBarSet &set, int series)
{
    connect(&set, &QBarSet::clicked, this, [this, series](int category) { emit picked(series, category); });
    connect(&set, &QBarSet::hovered, this,
            [this, series](bool inside, int category) { tell(inside, series, category); });
}

void QtChart::addLines(QChart &chart)
{
    const bool dark = ChartLook::screen(palette(), font()).dark;
    for (size_t s = 0; s < m_data.series.size(); ++s) {
        const core::ChartSeries &series = m_data.series[s];
        const SeriesStyle style = seriesStyle(series, dark);
        auto *line = new QLineSeries(&chart);
        line->setName(wording::word(series.label));
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
    QAbstractAxis *places = nullptr;
    if (m_data.form == core::ChartForm::GroupedBars) {
        auto *names = new QBarCategoryAxis(&chart);
        for (size_t c = 0; c < m_data.categories.size(); ++c)
            names->append(categoryText(m_data, c));
        places = names;
    } else {
        auto *names = new QCategoryAxis(&chart);
        names->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        names->setRange(-0.5, static_cast<double>(m_data.categories.size()) - 0.5);
        names->setStartValue(-0.5);
        for (size_t c = 0; c < m_data.categories.size(); ++c)
            names->append(categoryText(m_data, c), static_cast<double>(c));
        names->setGridLineVisible(false);
        places = names;
    }
    chart.addAxis(places, Qt::AlignBottom);
    chart.addAxis(values, Qt::AlignLeft);
    for (QAbstractSeries *series : chart.series()) {
        series->attachAxis(places);
        series->attachAxis(values);
    }
    for (QAbstractAxis *one : {places, static_cast<QAbstractAxis *>(values)}) {
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
