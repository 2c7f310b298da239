// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/examples.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QTranslator>

#include <cmath>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace testing {

namespace {

const QStringList branches{u"芝地区"_s, u"麻布地区"_s, u"赤坂地区"_s, u"高輪地区"_s, u"芝浦港南地区"_s};

ChartData base(ChartKind kind, ChartForm form, bool five)
{
    ChartData chart;
    chart.kind = kind;
    chart.form = form;
    chart.year = 2026;
    chart.subject = five ? ChartLabel::code(QLatin1String("branches")) : ChartLabel::of(u"芝地区総合支所"_s);
    return chart;
}

ChartSeries series(ChartLabel label, SeriesRole role, int slot, int steps, const std::vector<double> &values)
{
    ChartSeries made{std::move(label), role, slot, steps, {}};
    for (const double value : values)
        made.points.push_back(value < 0 ? ChartPoint{} : ChartPoint{value, {}, qint64(value / 4) + 1, {}});
    return made;
}

void categories(ChartData &chart, const QStringList &names)
{
    for (const QString &name : names)
        chart.categories.push_back({ChartLabel::of(name)});
}

} // namespace

ChartData radarChart(bool five)
{
    ChartData chart = base(ChartKind::Radar, ChartForm::Radar, five);
    categories(chart,
               five ? QStringList{u"必要性"_s, u"効果性"_s, u"効率性"_s}
                    : QStringList{u"必要性"_s, u"効果性"_s, u"効率性"_s, u"公平性・受益者負担の適正さ"_s, u"優先性"_s});
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Percent);
    chart.axis.unit = ChartUnit::Score;
    const std::vector<std::vector<double>> values{
        {82, 74, 66, 71, 58}, {77, 70, 61}, {85, 66, 72}, {64, 79, 70}, {71, 69, 75}};
    for (int i = 0; i < (five ? 5 : 1); ++i)
        chart.series.push_back(series(ChartLabel::of(branches[i]), SeriesRole::Office, i, 5, values[size_t(i)]));
    chart.series.push_back(
        series(ChartLabel::code(QLatin1String("average")), SeriesRole::Reference, 0, 1, {75.8, 71.6, 68.8, 66, 61}));
    chart.finding = {QLatin1String(five ? "radar.gap" : "radar.one"),
                     {ChartLabel::of(u"必要性"_s), ChartLabel::of(five ? u"赤坂地区"_s : u"優先性"_s),
                      ChartLabel::of(u"高輪地区"_s)},
                     {85, 64}};
    if (!five)
        chart.finding.words.pop_back();
    return chart;
}

ChartData verdictChart(bool five)
{
    ChartData chart = base(ChartKind::Verdicts, ChartForm::StackedBars, five);
    categories(chart, five ? branches : QStringList{u"芝地区総合支所"_s});
    if (!five) {
        chart.categories.push_back({ChartLabel::code(QLatin1String("last_year"))});
        chart.categories.push_back({ChartLabel::code(QLatin1String("average"))});
    }
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Percent);
    const QStringList names{u"継続"_s, u"レベルアップ"_s, u"統合"_s, u"縮小・一部廃止"_s, u"廃止"_s};
    const std::vector<std::vector<double>> values{
        {60, 55, 48, 70, 52}, {20, 25, 30, 12, 20}, {6, 5, 4, 6, 8}, {8, 5, 8, 6, 8}, {2, 2, 6, 3, 4}};
    for (int i = 0; i < 5; ++i)
        chart.series.push_back(series(ChartLabel::of(names[i]), SeriesRole::Step, i, 5, values[size_t(i)]));
    chart.series.push_back(
        series(ChartLabel::code(QLatin1String("no_verdict")), SeriesRole::Missing, 0, 1, {4, 8, 4, 3, 8}));
    for (ChartSeries &one : chart.series)
        one.points.resize(chart.categories.size());
    chart.finding = {QLatin1String("verdicts.most"), {ChartLabel::of(names[0])}, {57, 151, 265}};
    return chart;
}

ChartData budgetChart(bool five)
{
    ChartData chart = base(ChartKind::Budget, ChartForm::GroupedBars, five);
    if (five)
        categories(chart, branches);
    else
        for (int year = 2021; year <= 2026; ++year)
            chart.categories.push_back({ChartLabel::fiscalYear(year)});
    chart.axis = ChartAxis::covering(0, 2'450'000, ChartUnit::ThousandYen);
    chart.series = {series(ChartLabel::code(QLatin1String("budget")), SeriesRole::Plan, 0, 1,
                           {2'384'100, 2'001'500, 1'850'200, 2'202'300, 2'410'010, 2'310'000}),
                    series(ChartLabel::code(QLatin1String("settlement")), SeriesRole::Actual, 0, 1,
                           {2'284'000, 1'950'000, 1'790'900, 2'102'000, 2'425'010, -1})};
    for (size_t i = 0; i < 5; ++i)
        chart.series[1].points[i].rate = *chart.series[1].points[i].value / *chart.series[0].points[i].value * 100;
    chart.finding = {
        QLatin1String("budget.gap"), {ChartLabel::of(branches[4]), ChartLabel::of(branches[3])}, {100.6, 95.4}};
    if (five)
        for (ChartSeries &one : chart.series)
            one.points.resize(5);
    return chart;
}

ChartData trendChart(bool five)
{
    ChartData chart = base(ChartKind::Trend, ChartForm::Lines, five);
    for (int year = 2021; year <= 2026; ++year)
        chart.categories.push_back({ChartLabel::fiscalYear(year)});
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Percent);
    chart.axis.unit = ChartUnit::Score;
    const std::vector<std::vector<double>> values{{70.2, 71.1, 73.5, 72, 74.2, 75},
                                                  {66, 68.4, -1, 69, 70.1, 74},
                                                  {60, 62, 64.2, 68, 72.4, 74.5},
                                                  {80, 78, 75.5, 72, 71, 66},
                                                  {55, 61, 63, 64, 66, 67}};
    for (int i = 0; i < (five ? 5 : 1); ++i)
        chart.series.push_back(series(ChartLabel::of(branches[i]), SeriesRole::Office, i, 5, values[size_t(i)]));
    if (!five)
        chart.series.push_back(series(ChartLabel::code(QLatin1String("average")), SeriesRole::Reference, 0, 1,
                                      {66.2, 68.1, 69, 69, 70.7, 71.3}));
    chart.finding = {QLatin1String("trend.up"), {ChartLabel::fiscalYear(2025)}, {74.2, 75}};
    return chart;
}

ChartData stagesChart()
{
    ChartData chart = base(ChartKind::Stages, ChartForm::StackedBars, true);
    for (const QString &stage : {u"一次評価"_s, u"二次評価"_s})
        for (const QString &branch : branches)
            chart.categories.push_back({ChartLabel::of(branch), ChartLabel::of(stage)});
    chart.axis = ChartAxis::covering(0, 100, ChartUnit::Percent);
    const auto add = [&](const char *code, SeriesRole role, int slot, const std::vector<double> &values) {
        chart.series.push_back(series(ChartLabel::code(QLatin1String(code)), role, slot, 3, values));
    };
    add("accepted", SeriesRole::Step, 0, {80, 60, 100, 20, 45, 10, 0, 20, 0, 0});
    add("submitted", SeriesRole::Step, 1, {10, 20, 0, 30, 25, 10, 5, 20, 0, 0});
    add("draft", SeriesRole::Step, 2, {10, 10, 0, 20, 10, 30, 5, 20, 10, 0});
    add("returned", SeriesRole::Alarm, 0, {0, 5, 0, 10, 0, 0, 0, 10, 0, 0});
    add("unevaluated", SeriesRole::Missing, 0, {0, 5, 0, 20, 20, 50, 90, 30, 90, 100});
    chart.finding = {
        QLatin1String("stages.behind"), {ChartLabel::of(u"一次評価"_s), ChartLabel::of(branches[3])}, {210, 265, 50}};
    return chart;
}

ChartData matrixChart()
{
    ChartData chart = base(ChartKind::Matrix, ChartForm::Dots, true);
    for (const char *cost : {"cost_down", "cost_keep", "cost_up"})
        chart.categories.push_back({ChartLabel::code(QLatin1String(cost))});
    chart.axis = ChartAxis::covering(0, 120, ChartUnit::Projects, true);
    const auto add = [&](const char *code, int slot, const std::vector<double> &values) {
        chart.series.push_back(series(ChartLabel::code(QLatin1String(code)), SeriesRole::Step, slot, 3, values));
        for (ChartPoint &point : chart.series.back().points)
            point.count = qint64(*point.value);
    };
    add("outcome_up", 0, {12, 120, 31});
    add("outcome_keep", 1, {8, 77, 14});
    add("outcome_down", 2, {1, 9, 3});
    chart.finding = {QLatin1String("matrix.most"), {chart.series[0].label, chart.categories[1].label}, {120, 275}};
    return chart;
}

ChartData scatterChart()
{
    ChartData chart = base(ChartKind::Scatter, ChartForm::Scatter, true);
    chart.series = {series(ChartLabel::code(QLatin1String("settlement")), SeriesRole::Plan, 0, 1, {}),
                    series(ChartLabel::code(QLatin1String("attained")), SeriesRole::Actual, 0, 1, {})};
    for (int i = 0; i < 60; ++i) {
        const int branch = i % 5;
        chart.categories.push_back({ChartLabel::of(u"事業%1"_s.arg(i)), ChartLabel::of(branches[branch]), {}, branch});
        chart.series[0].points.push_back({80.0 * std::pow(1.19, (i * 37) % 60)});
        chart.series[1].points.push_back({45.0 + (i * 53) % 97 + (i == 7 ? 300 : 0)});
    }
    chart.axis = ChartAxis::covering(0, 200, ChartUnit::Percent);
    chart.across = ChartAxis::decades(80, 2'300'000, ChartUnit::ThousandYen);
    chart.marks = {{100, ChartLabel::code(QLatin1String("as_expected"))},
                   {13'000, ChartLabel::code(QLatin1String("median")), true}};
    chart.finding = {QLatin1String("scatter.below"), {}, {13'000, 14, 60}};
    return chart;
}

ChartData treemapChart()
{
    ChartData chart = base(ChartKind::Treemap, ChartForm::Treemap, true);
    chart.series = {series(ChartLabel::code(QLatin1String("budget")), SeriesRole::Actual, 0, 1, {})};
    double total = 0;
    for (int i = 0; i < 18; ++i) {
        const int top = i / 4;
        chart.categories.push_back({ChartLabel::of(u"%1-%2 地域の課題に応じた取組を進める"_s.arg(top + 1).arg(i % 4 + 1)),
                                    ChartLabel::of(u"%1 参画と協働による区政運営"_s.arg(top + 1)), {}, top});
        chart.series[0].points.push_back({40'000.0 + (i * 7919) % 300'000});
        total += *chart.series[0].points.back().value;
    }
    for (ChartPoint &point : chart.series[0].points)
        point.rate = 100 * *point.value / total;
    chart.axis = ChartAxis::covering(0, total, ChartUnit::ThousandYen, true);
    chart.finding = {QLatin1String("treemap.largest"), {*chart.categories[0].group}, {31.2, 900'000}};
    return chart;
}

ChartData ranksChart()
{
    ChartData chart = base(ChartKind::Ranks, ChartForm::Bump, true);
    for (int year = 2022; year < 2027; ++year)
        chart.categories.push_back({ChartLabel::fiscalYear(year)});
    const std::vector<std::vector<double>> places{
        {1, 1, 2, 3, 2}, {2, 3, 1, 1, 1}, {3, 2, 3, 2, 4}, {4, 5, 5, 4, 3}, {5, 4, 4, 5, 5}};
    for (int i = 0; i < 5; ++i)
        chart.series.push_back(series(ChartLabel::of(branches[i]), SeriesRole::Office, i, 1, places[size_t(i)]));
    chart.axis = {1, 5, 1, ChartUnit::Rank};
    chart.finding = {
        QLatin1String("ranks.rose"), {chart.series[3].label, ChartLabel::fiscalYear(2025)}, {4, 3}};
    return chart;
}

std::vector<std::pair<QString, ChartData>> exampleCharts()
{
    return {{u"radar-five"_s, radarChart(true)},
            {u"radar-one"_s, radarChart(false)},
            {u"verdicts-five"_s, verdictChart(true)},
            {u"verdicts-one"_s, verdictChart(false)},
            {u"budget-five"_s, budgetChart(true)},
            {u"budget-one"_s, budgetChart(false)},
            {u"trend-five"_s, trendChart(true)},
            {u"trend-one"_s, trendChart(false)},
            {u"stages"_s, stagesChart()},
            {u"matrix"_s, matrixChart()},
            {u"scatter"_s, scatterChart()},
            {u"treemap"_s, treemapChart()},
            {u"ranks"_s, ranksChart()}};
}

class JapaneseCharts::Glossary final : public QTranslator
{
public:
    Glossary()
    {
        QFile file(QStringLiteral(RASHIN_SOURCE_DIR "/translations/glossary/charts.tsv"));
        if (file.open(QIODevice::ReadOnly))
            for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n'))
                m_words.insert(line.section(u'\t', 0, 0).toUtf8(), line.section(u'\t', 1));
    }
    QString translate(const char *, const char *text, const char *, int) const override { return m_words.value(text); }
    bool isEmpty() const override { return false; }

private:
    QHash<QByteArray, QString> m_words;
};

JapaneseCharts::JapaneseCharts() : m_glossary(std::make_unique<Glossary>())
{
    QCoreApplication::installTranslator(m_glossary.get());
}

JapaneseCharts::~JapaneseCharts()
{
    QCoreApplication::removeTranslator(m_glossary.get());
}

} // namespace testing
