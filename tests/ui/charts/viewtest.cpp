// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/report/city.h"
#include "tests/support/scriptedprompts.h"
#include "tests/ui/charts/examples.h"
#include "ui/charts/canvas.h"
#include "ui/charts/chartview.h"
#include "ui/charts/tablemodel.h"
#include "ui/charts/wording.h"
#include "ui/pages/officespage.h"

#ifdef RASHIN_QT_CHARTS
#include "ui/charts/qtchart.h"

#include <QCategoryAxis>
#include <QLineSeries>
#endif

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace core;

namespace {

struct OfficesView
{
    OfficesView()
    {
        page.setYear(2026);
        page.resize(1150, 680);
        page.show();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] ui::ChartView *chart() const { return page.findChild<ui::ChartView *>(); }
    [[nodiscard]] ui::ChartCanvas *canvas() const { return page.findChild<ui::ChartCanvas *>(); }
    [[nodiscard]] QTableView *table(const QString &name) const { return page.findChild<QTableView *>(name); }

    testing::City city{30, 21};
    testing::ScriptedPrompts prompts;
    ui::OfficesPage page{*city.file.workspace, prompts};
};

} // namespace

TEST_CASE("the table beside a chart holds every number of it", "[charts]")
{
    for (const auto &[name, chart] : testing::exampleCharts()) {
        INFO(name);
        ui::ChartTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Warning);
        model.setChart(chart);
        CHECK(model.rowCount() == int(chart.categories.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            for (int series = 0; series < int(chart.series.size()); ++series) {
                const QString text = model.index(row, series + 1).data().toString();
                const auto value = chart.point(series, row)->value;
                CHECK(text.isEmpty() == !value.has_value());
                if (value)
                    CHECK(text.startsWith(ui::wording::tableNumber(*value, chart.axisOf(series))));
            }
        CHECK(model.asText().count(u'\n') == model.rowCount() + 1);
    }
}

TEST_CASE("a chart of many offices has them in the rows of its table, and each cell still tells of its point", "[charts]")
{
    ChartData chart{.kind = ChartKind::Trend, .form = ChartForm::Lines, .year = 2026};
    for (const int year : {2024, 2025, 2026})
        chart.categories.push_back({.label = ChartLabel::fiscalYear(year)});
    for (int office = 0; office < 21; ++office) {
        ChartSeries line{.label = ChartLabel::of(u"第%1課"_s.arg(office))};
        for (int year = 0; year < 3; ++year)
            line.points.push_back({.value = office + year * 0.25});
        chart.series.push_back(line);
    }
    ui::ChartTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Warning);
    model.setChart(chart);
    REQUIRE(model.rowCount() == 21);
    REQUIRE(model.columnCount() == 4);
    CHECK(model.index(7, 0).data().toString() == u"第7課"_s);
    CHECK(model.headerData(3, Qt::Horizontal, Qt::DisplayRole) == ui::wording::word(ChartLabel::fiscalYear(2026)));
    CHECK(model.index(7, 3).data() == ui::wording::tableNumber(7.5, chart.axis));
    CHECK(model.place(model.index(7, 3)).series == 7);
    CHECK(model.place(model.index(7, 3)).category == 2);
    CHECK(model.place(model.index(7, 0)).series == -1);
    CHECK(model.asText().section(u'\n', 8, 8) == u"第7課\t7\t7.25\t7.5"_s);
}

TEST_CASE("a point can be reached and picked with the keyboard alone, and is read aloud", "[charts]")
{
    ui::ChartCanvas canvas;
    canvas.resize(800, 400);
    canvas.setChart(testing::verdictChart(true));
    canvas.show();
    canvas.grab();
    REQUIRE_FALSE(canvas.hits().empty());
    QSignalSpy picked(&canvas, &ui::ChartCanvas::picked);
    QTest::keyClick(&canvas, Qt::Key_Right);
    QTest::keyClick(&canvas, Qt::Key_Right);
    CHECK(canvas.accessibleDescription() == ui::wording::tooltip(testing::verdictChart(true), 1, 0));
    QTest::keyClick(&canvas, Qt::Key_Return);
    REQUIRE(picked.size() == 1);
    CHECK(picked.first() == QVariantList{1, 0});
}

#ifdef RASHIN_QT_CHARTS
TEST_CASE("Qt Charts and the painter are given the same numbers, names and ticks", "[charts]")
{
    for (const auto &[name, chart] : testing::exampleCharts()) {
        if (!ui::QtChart::shows(chart))
            continue;
        INFO(name);
        ui::QtChart view;
        view.setChart(chart);
        const double by = ui::wording::divisor(chart.axis);
        const auto all = view.chart()->series();
        REQUIRE(all.size() == int(chart.series.size()));
        for (int s = 0; s < all.size(); ++s) {
            CHECK(all[s]->name().startsWith(ui::wording::word(chart.series[size_t(s)].label)));
            const auto points = qobject_cast<QLineSeries *>(all[s])->points();
            REQUIRE(points.size() == int(chart.categories.size()));
            for (const QPointF &point : points)
                CHECK(point.y() == Approx(*chart.point(s, qRound(point.x()))->value / by));
        }
        QStringList ticks;
        for (const double tick : chart.axis.ticks())
            ticks << ui::wording::tick(tick, chart.axis);
        CHECK(qobject_cast<QCategoryAxis *>(view.chart()->axes(Qt::Vertical).front())->categoriesLabels() == ticks);
        CHECK_FALSE(view.accessibleDescription().isEmpty());
    }
}
#endif

TEST_CASE("every kind of chart shows all branches, and one when it is chosen", "[offices]")
{
    OfficesView offices;
    offices.city.perform([&](Editor &editor) -> Result<> { // directions, which a city has none of
        for (const auto &project : offices.city.entered)
            RASHIN_TRY(editor.set(Entity::Evaluation, offices.city.evaluation(project.project),
                                  {{Field::EvaluationOutcome, Value::text(u"up"_s)},
                                   {Field::EvaluationCost, Value::text(u"keep"_s)}}));
        return {};
    });
    REQUIRE(QTest::qWaitFor([&] { // the page reads again what was changed
        offices.page.showKind(ChartKind::Matrix);
        return !offices.chart()->chart().isEmpty();
    }));
    auto *choice = offices.page.findChild<QComboBox *>(u"offices"_s);
    REQUIRE(choice->count() == 5); // all, two branches with a section each
    for (const ChartKind kind : officeChartKinds()) {
        auto *button = offices.page.findChild<QAbstractButton *>(u"kind_"_s + chartKindName(kind));
        REQUIRE(button);
        QTest::mouseClick(button, Qt::LeftButton);
        CHECK(offices.chart()->chart().kind == kind);
        CHECK_FALSE(offices.chart()->chart().isEmpty());
        CHECK(offices.page.findChild<QLabel *>(u"finding"_s)->text() == ui::wording::finding(offices.chart()->chart()));
        offices.page.showOffice(offices.city.azabu);
        CHECK(offices.chart()->chart().subject.text == u"麻布地区総合支所"_s);
        offices.page.showOffice({});
        CHECK(offices.chart()->chart().subject == ChartLabel::code(QLatin1String("branches")));
    }
}

TEST_CASE("a click on a bar lists the projects behind it, and one of them leads to its page", "[offices]")
{
    OfficesView offices;
    offices.page.showKind(ChartKind::Verdicts);
    offices.canvas()->grab();
    REQUIRE_FALSE(offices.canvas()->hits().empty());
    const ui::ChartHit hit = offices.canvas()->hits().front();
    QTest::mouseClick(offices.canvas(), Qt::LeftButton, {}, hit.area.center().toPoint());
    QTableView *projects = offices.table(u"projects"_s);
    const ChartPoint *point = offices.chart()->chart().point(hit.series, hit.category);
    REQUIRE(projects->model()->rowCount() == int(point->rows.size()));
    QSignalSpy wanted(&offices.page, &ui::Page::wanted);
    emit projects->activated(projects->model()->index(0, 0));
    REQUIRE(wanted.size() == 1);
    CHECK(wanted.first().first().value<ui::Place>().row == point->rows.front());
}

TEST_CASE("the chart follows what is entered, when it is next looked at", "[offices]")
{
    OfficesView offices;
    offices.page.showKind(ChartKind::Budget);
    const auto before = offices.chart()->chart().series.back().points;
    offices.page.hide();
    offices.city.perform([&](Editor &editor) {
        return Result<>(editor
                            .add(Entity::Money, {{Field::MoneyProject, Value::reference(offices.city.file.project)},
                                                 {Field::MoneyYear, Value::integer(2026)},
                                                 {Field::MoneyBasis, Value::text(u"settlement"_s)},
                                                 {Field::MoneyTotal, Value::integer(777)}})
                            .map([](RowId) {}));
    });
    QCoreApplication::processEvents();
    const auto shibas = [&] { return *offices.chart()->chart().series.back().points.back().value; }; // the last by code
    CHECK(shibas() == *before.back().value);
    offices.page.show();
    QCoreApplication::processEvents();
    CHECK(shibas() == *before.back().value + 777);
}

TEST_CASE("picture and table go to the clipboard and into a file", "[offices]")
{
    OfficesView offices;
    const QTemporaryDir folder;
    QTest::mouseClick(offices.page.findChild<QAbstractButton *>(u"copyTable"_s), Qt::LeftButton);
    CHECK(QGuiApplication::clipboard()->text().count(u'\n') == offices.table(u"numbers"_s)->model()->rowCount() + 1);
    QTest::mouseClick(offices.page.findChild<QAbstractButton *>(u"copyPicture"_s), Qt::LeftButton);
    CHECK_FALSE(QGuiApplication::clipboard()->image().isNull());
    const QString path = folder.filePath(u"図.svg"_s);
    offices.prompts.files.enqueue(path);
    QTest::mouseClick(offices.page.findChild<QAbstractButton *>(u"exportPicture"_s), Qt::LeftButton);
    CHECK(QFile::exists(path));
}

TEST_CASE("a city without branches compares its departments, and scripts still read the same codes", "[offices]")
{
    OfficesView offices;
    CHECK(offices.chart()->chart().subject.text == u"branches"_s);
    for (const RowId branch : {offices.city.file.branch, offices.city.azabu})
        REQUIRE_OK(offices.city.file.workspace->perform(
            SetFields(Entity::Office, branch, {{Field::OfficeKind, Value::text(u"department"_s)}})));
    QCoreApplication::processEvents();
    const ChartLabel subject = offices.chart()->chart().subject;
    CHECK(subject.plain() == u"branches"_s);
    CHECK(ui::wording::word(subject) == u"All departments"_s);
    CHECK(offices.page.findChild<QLabel *>(u"pageTitle"_s)->text() == u"Departments"_s);
}
