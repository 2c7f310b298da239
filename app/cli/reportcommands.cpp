// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/json.h"
#include "app/cli/rows.h"
#include "core/report/figures.h"
#include "ui/charts/write.h"

#include <QCoreApplication>

namespace cli {

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

QJsonValue orNull(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject seriesObject(const ChartData &chart, const ChartSeries &series)
{
    QJsonArray points;
    for (size_t i = 0; i < series.points.size(); ++i) {
        const ChartPoint &point = series.points[i];
        const QString category = i < chart.categories.size() ? chart.categories[i].label.plain() : QString();
        points.append(QJsonObject{{u"category"_s, category},
                                  {u"value"_s, orNull(point.value)},
                                  {u"rate"_s, orNull(point.rate)},
                                  {u"count"_s, point.count}});
    }
    return {{u"name"_s, series.label.plain()}, {u"points"_s, points}};
}

QJsonObject chartObject(const ChartData &chart)
{
    QJsonArray series;
    for (const ChartSeries &one : chart.series)
        series.append(seriesObject(chart, one));
    return {{u"kind"_s, chartKindName(chart.kind)},
            {u"year"_s, chart.year},
            {u"subject"_s, chart.subject.plain()},
            {u"empty"_s, chart.isEmpty()},
            {u"series"_s, series}};
}

Outcome chart(Call &call)
{
    RASHIN_LET(const auto year, call.year());
    const auto kind = chartKindNamed(call.option("kind"));
    if (!kind || *kind == ChartKind::Indicator)
        return refuse(
            QCoreApplication::translate("Cli", "--kind is radar, verdicts, attainment, budget, trend or stages."));
    RASHIN_LET(const auto workspace, call.open(Access::ReadOnly));
    std::optional<RowId> office;
    if (call.option("office") != "all"_L1) {
        RASHIN_LET(office, officeNamed(workspace->read(), call.option("office")));
    }
    RASHIN_LET(const ChartData data, branchChart(workspace->read(), *kind, office, *FiscalYear::from(*year)));
    call.setSubject(call.option("out"));
    const auto written = ui::writeChart(data, call.option("out"));
    if (!written && written.error().code == Error::Code::Usage)
        return refuse(QCoreApplication::translate("Cli", "--out ends in .png, .svg or .pdf."));
    RASHIN_TRY(written);
    RASHIN_TRY(print(chartObject(data)));
    return Exit::Done;
}

} // namespace

std::vector<Command> reportCommands()
{
    return {
        {"chart",
         {{"FILE"}},
         {{"kind", "KIND", QT_TRANSLATE_NOOP("Cli", "radar, verdicts, attainment, budget, trend or stages"), true},
          {"office", "CODE|all", QT_TRANSLATE_NOOP("Cli", "one office, or all branches side by side"), true},
          {"year", "Y", QT_TRANSLATE_NOOP("Cli", "the fiscal year"), true},
          {"out", "OUT.(png|svg|pdf)", QT_TRANSLATE_NOOP("Cli", "the picture to write"), true}},
         QT_TRANSLATE_NOOP("Cli", "draws a chart and prints the numbers that were drawn"),
         chart,
         true},
    };
}

} // namespace cli
