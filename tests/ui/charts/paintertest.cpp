// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/painter.h"
#include "tests/support/testing.h"
#include "tests/ui/charts/examples.h"
#include "ui/charts/pencil.h"
#include "ui/charts/wording.h"
#include "ui/charts/write.h"

#include <QImage>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

std::vector<ui::ChartHit> paint(const ChartData &chart, QSize size = {900, 520}, bool dark = false)
{
    QImage image(size, QImage::Format_RGB32);
    ui::ChartLook look = ui::ChartLook::paper(14);
    look.dark = dark;
    image.fill(look.background());
    QPainter painter(&image);
    return ui::paintChart(painter, QRectF(QPointF(0, 0), size), chart, look);
}

} // namespace

TEST_CASE("what is drawn is what the chart holds, point by point", "[charts]")
{
    for (const auto &[name, chart] : testing::exampleCharts()) {
        INFO(name);
        size_t present = 0;
        for (const ChartSeries &series : chart.series)
            for (const ChartPoint &point : series.points)
                present += point.value && !(chart.form == ChartForm::StackedBars && *point.value == 0) ? 1 : 0;
        const auto hits = paint(chart);
        // A reference stands in every panel of side by side radars.
        if (name != u"radar-five"_s)
            CHECK(hits.size() == (chart.across ? present / 2 : present)); // two numbers make one dot
        for (const ui::ChartHit &hit : hits) {
            REQUIRE(chart.point(hit.series, hit.category));
            CHECK(chart.point(hit.series, hit.category)->value == hit.value);
        }
    }
}

TEST_CASE("the rectangles of a treemap are as large as their values, and do not overlap", "[charts]")
{
    const ChartData chart = testing::treemapChart();
    const auto hits = paint(chart);
    std::map<int, double> perUnit; // heads of groups take room, so areas compare within a group
    for (const ui::ChartHit &hit : hits) {
        const double ratio = hit.area.width() * hit.area.height() / hit.value;
        const int group = chart.categories[size_t(hit.category)].slot;
        CHECK(ratio == Approx(perUnit.try_emplace(group, ratio).first->second));
        for (const ui::ChartHit &other : hits)
            if (other.category != hit.category)
                CHECK_FALSE(hit.area.adjusted(0.1, 0.1, -0.1, -0.1).intersects(other.area));
    }
}

TEST_CASE("a dot stands where cost and outcome say: dearer further right, better higher, never outside", "[charts]")
{
    const ChartData chart = testing::scatterChart();
    const auto hits = paint(chart);
    for (const ui::ChartHit &one : hits)
        for (const ui::ChartHit &other : hits) {
            const double x = *chart.point(0, one.category)->value - *chart.point(0, other.category)->value;
            if (std::abs(x) > 1)
                CHECK((one.area.center().x() > other.area.center().x()) == (x > 0));
            if (one.value > other.value + 1 && one.value < 200)
                CHECK(one.area.center().y() < other.area.center().y());
        }
    for (const ui::ChartHit &hit : hits)
        CHECK(QRectF(0, 0, 900, 520).contains(hit.area));
}

TEST_CASE("the first place stands on top", "[charts]")
{
    for (const ui::ChartHit &one : paint(testing::ranksChart()))
        for (const ui::ChartHit &other : paint(testing::ranksChart()))
            if (one.value < other.value)
                CHECK(one.area.center().y() < other.area.center().y());
}

TEST_CASE("bars are as long as their values, on one axis", "[charts]")
{
    const ChartData chart = testing::budgetChart(true);
    std::optional<double> perUnit;
    for (const ui::ChartHit &hit : paint(chart)) {
        const double ratio = hit.area.height() / hit.value;
        CHECK(ratio == Approx(perUnit.value_or(ratio)));
        perUnit = ratio;
    }
    for (const ui::ChartHit &hit : paint(testing::verdictChart(true)))
        CHECK(hit.area.width() / hit.value == Approx(paint(testing::verdictChart(true)).front().area.width() / 60));
}

TEST_CASE("nothing, one value and missing values draw a clear state in every form", "[charts]")
{
    for (const auto &[name, example] : testing::exampleCharts()) {
        INFO(name);
        ChartData none;
        none.kind = example.kind;
        none.form = example.form;
        CHECK(paint(none).empty());

        ChartData missing = example;
        for (ChartSeries &series : missing.series)
            for (ChartPoint &point : series.points)
                point.value.reset();
        CHECK(missing.isEmpty());
        CHECK(paint(missing).empty());

        ChartData one = missing;
        for (ChartSeries &series : one.series)
            series.points.front().value = 40;
        CHECK_FALSE(paint(one).empty());

        ChartData single = example;
        single.categories.resize(1);
        for (ChartSeries &series : single.series)
            series.points.resize(1);
        CHECK_FALSE(paint(single).empty());
        CHECK_FALSE(paint(example, {140, 90}).empty()); // too small to be of use, but not to crash
    }
}

TEST_CASE("all that is drawn stays inside the box", "[charts]")
{
    const testing::JapaneseCharts japanese;
    for (const auto &[name, chart] : testing::exampleCharts()) {
        for (const int width : {420, 900, 1500}) {
            const ui::ChartLook look = ui::ChartLook::paper(14);
            const int height = int(ui::chartHeight(chart, width, look)) + 1;
            QImage image(width + 100, height + 100, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            ui::paintChart(painter, QRectF(50, 50, width, height), chart, look);
            painter.end();
            INFO(name << " at " << width);
            bool inside = true;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (x < 49 || y < 49 || x > width + 51 || y > height + 51)
                        inside = inside && image.pixel(x, y) == 0xffffffff;
            CHECK(inside);
        }
    }
}

TEST_CASE("colours of series have three to one on their ground, by day and by night", "[charts]")
{
    for (const bool dark : {false, true}) {
        ui::ChartLook look = ui::ChartLook::paper(14);
        look.dark = dark;
        CHECK(ui::contrast(look.text(), look.background()) >= 7);
        CHECK(ui::contrast(look.quietText(), look.background()) >= 4.5);
        for (const auto &[name, chart] : testing::exampleCharts())
            for (const ChartSeries &series : chart.series) {
                const ui::SeriesStyle style = ui::seriesStyle(series, dark);
                INFO(name << " " << series.label.text << (dark ? " dark" : " light"));
                CHECK(ui::contrast(style.stroke, look.background()) >= 3);
                CHECK(ui::contrast(ui::inkOn(style.fill), style.fill) >= 4.5);
            }
    }
}

TEST_CASE("of one year, many offices are a list with the best on top, and bars begin at 0", "[charts]")
{
    ChartData chart{.kind = ChartKind::Trend, .form = ChartForm::Lines, .year = 2025};
    chart.axis = ChartAxis::covering(60, 100, ChartUnit::Score);
    chart.categories.push_back({.label = ChartLabel::fiscalYear(2025)});
    for (int office = 0; office < 21; ++office)
        chart.series.push_back({.label = ChartLabel::of(QStringLiteral("第%1課").arg(office)),
                                .points = {{.value = 60 + (office * 8) % 21 * 2}}});
    std::vector<ui::ChartHit> hits = paint(chart);
    REQUIRE(hits.size() == 21);
    std::ranges::sort(hits, {}, [](const ui::ChartHit &hit) { return hit.area.top(); });
    for (size_t i = 1; i < hits.size(); ++i) {
        CHECK(hits[i - 1].value >= hits[i].value);
        CHECK(hits[i - 1].area.width() >= hits[i].area.width());
    }
    CHECK(hits.back().value == 60);
    CHECK(hits.back().area.width() > hits.front().area.width() * 0.55); // 60 of 100, not the foot of an axis
}

TEST_CASE("the five branches differ in colour, in marker and in hatch or line", "[charts]")
{
    const ChartData chart = testing::trendChart(true);
    for (size_t a = 0; a < chart.series.size(); ++a)
        for (size_t b = 0; b < a; ++b) {
            const ui::SeriesStyle one = ui::seriesStyle(chart.series[a], false);
            const ui::SeriesStyle other = ui::seriesStyle(chart.series[b], false);
            CHECK(one.fill != other.fill);
            CHECK(one.marker != other.marker);
            CHECK(one.hatch != other.hatch);
        }
    CHECK(ui::seriesStyle(chart.series[1], false).fill == QColor(u"#FB5B01"_s));
}

TEST_CASE("a line is cut to its box", "[charts]")
{
    const QRectF box(0, 0, 10, 10);
    CHECK(ui::cut(QLineF(-5, 5, 15, 5), box) == QLineF(0, 5, 10, 5));
    CHECK(ui::cut(QLineF(-5, -5, 20, 20), box) == QLineF(0, 0, 10, 10));
    CHECK_FALSE(ui::cut(QLineF(-5, 11, 15, 11), box));
}

TEST_CASE("a title says the finding with its names and numbers in any order", "[charts]")
{
    const testing::JapaneseCharts japanese;
    CHECK(ui::wording::finding(testing::radarChart(true))
          == u"組織の差が最も大きいのは「必要性」：赤坂地区 85.0点、高輪地区 64.0点"_s);
    ChartData chart = testing::verdictChart(true);
    chart.finding.words = {ChartLabel::of(u"継続 %3"_s)}; // a name is never taken for a placeholder
    CHECK(ui::wording::finding(chart).contains(u"「継続 %3」が最も多く57.0%（265件中151件）"_s));
    CHECK(ui::wording::tooltip(testing::budgetChart(true), 1, 0)
          == u"芝地区\n決算: 2,284,000千円\n執行率：95.8%\n571,001事業"_s);
    CHECK(ui::wording::number(-1500, ChartAxis::covering(-2000, 0, ChartUnit::ThousandYen)) == u"△1,500"_s);
}

TEST_CASE("pictures are written by their ending and refused otherwise", "[charts]")
{
    const QTemporaryDir folder;
    for (const auto &[name, chart] : testing::exampleCharts())
        for (const QString &ending : {u".png"_s, u".svg"_s, u".pdf"_s}) {
            REQUIRE_OK(ui::writeChart(chart, folder.filePath(name + ending)));
            CHECK(QFileInfo(folder.filePath(name + ending)).size() > 1000);
        }
    CHECK(ui::writeChart(testing::radarChart(true), folder.filePath(u"a.gif"_s)).error().code == Error::Code::Usage);
    CHECK(ui::writeChart(testing::radarChart(true), u"/nowhere/a.png"_s).error().code == Error::Code::Storage);
}

// Not run by itself: writes every example for a critical look, `test_ui_charts [.look]`.
TEST_CASE("pictures to look at", "[.look]")
{
    const testing::JapaneseCharts japanese;
    const QString folder = qEnvironmentVariable("RASHIN_PICTURES", u"/tmp/charts"_s);
    QDir().mkpath(folder);
    for (const auto &[name, chart] : testing::exampleCharts()) {
        for (const char *ending : {".png", ".svg", ".pdf"})
            REQUIRE_OK(ui::writeChart(chart, folder + u'/' + name + QLatin1String(ending)));
        QImage night(760, 460, QImage::Format_RGB32);
        ui::ChartLook look = ui::ChartLook::paper(13);
        look.dark = true;
        night.fill(look.background());
        QPainter painter(&night);
        ui::paintChart(painter, QRectF(10, 10, 740, 440), chart, look);
        painter.end();
        night.save(folder + u"/dark-"_s + name + u".png"_s);
    }
}

TEST_CASE("more offices than can be told apart are drawn as a table in which every number stands", "[charts]")
{
    ChartData many = testing::radarChart(true);
    const ChartSeries office = many.series.front();
    for (int i = 0; i < 18; ++i)
        many.series.push_back(office);
    REQUIRE(ui::isCrowded(many));
    CHECK_FALSE(ui::isCrowded(testing::radarChart(true)));
    const double least = ui::leastHeight(many, 900, ui::ChartLook::paper(14));
    const auto hits = paint(many, {900, static_cast<int>(least) + 120});
    std::map<double, int> rows;
    for (const ui::ChartHit &hit : hits) {
        CHECK(hit.area.height() > 14);
        ++rows[hit.area.top()];
    }
    CHECK(rows.size() == many.series.size());
    for (size_t a = 0; a < hits.size(); ++a)
        for (size_t b = a + 1; b < hits.size(); ++b)
            CHECK_FALSE(hits[a].area.intersects(hits[b].area));
}
