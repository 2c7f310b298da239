// SPDX-License-Identifier: GPL-3.0-or-later
// 1,000 evaluation sheets to PDF: our layout against a bare loop that draws the same lines of text and the same boxes.
// Every sheet has a chart on its first page; the bare loop paints the same one.
//   bench_pdf [SHEETS]               runs every mode in a process of its own and prints ratios
//   bench_pdf MODE SHEETS OUT.pdf    one mode: engine | layout | bare
//   bench_pdf cancel SHEETS OUT.pdf  how long a report goes on after it is cancelled
//   bench_pdf first FILE [YEAR]      how soon the first page of the sheets of a document is drawn for the preview
//   bench_pdf make N FILE            a sample document with N projects
//   bench_pdf sheet|list|office FILE OUT.pdf [YEAR]   a report of a document, with everything it takes
#include "tests/ui/print/samples.h"

#include "core/operations/sample.h"
#include "core/operations/template.h"
#include "core/report/chart.h"
#include "core/workspace/workspace.h"
#include "translations/language.h"
#include "ui/print/layout.h"
#include "ui/print/output.h"
#include "ui/print/pageset.h"
#include "ui/print/reportjob.h"
#include "ui/print/style.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace ui::print;
using core::report::Document;
using core::report::Role;

namespace {

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
           + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

long peakKilobytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

double wallSeconds()
{
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// Both clocks of one run, from its making.
struct Clocks
{
    double wall = wallSeconds();
    double cpu = cpuSeconds();
    void stop()
    {
        wall = wallSeconds() - wall;
        cpu = cpuSeconds() - cpu;
    }
};

std::shared_ptr<const core::ChartData> chartOf(int number)
{
    auto chart = std::make_shared<core::ChartData>();
    chart->kind = core::ChartKind::Budget;
    chart->form = core::ChartForm::GroupedBars;
    core::ChartSeries budget{core::ChartLabel::code(QLatin1String("budget")), core::SeriesRole::Plan, 0, 1, {}};
    core::ChartSeries spent{core::ChartLabel::code(QLatin1String("settlement")), core::SeriesRole::Actual, 0, 1, {}};
    for (int year = 2020; year < 2026; ++year) {
        chart->categories.push_back({core::ChartLabel::fiscalYear(year), {}, {}});
        budget.points.push_back({1000.0 + 37 * (year % 7) + number});
        spent.points.push_back({900.0 + 41 * (year % 5) + number});
    }
    chart->series = {budget, spent};
    chart->axis = core::ChartAxis::covering(0, 1400, core::ChartUnit::ThousandYen);
    return chart;
}

Document sheet(int number)
{
    Document made = testing::sheet(number);
    core::report::Grid grid;
    grid.columns = {180};
    grid.rows.push_back({{{.text = {}, .minimum = 38, .chart = chartOf(number)}}});
    made.blocks.insert(std::find_if(made.blocks.begin(), made.blocks.end(),
                                    [](const core::report::Block &block) {
                                        return std::holds_alternative<core::report::PageBreak>(block);
                                    }),
                       grid);
    return made;
}

QFont bareFont(Face face)
{
    QFont font(face == Face::Mincho ? QStringLiteral("BIZ UDMincho") : QStringLiteral("BIZ UDGothic"));
    font.setBold(face == Face::GothicBold);
    return font;
}

/// What a page draws, kept as bare values.
struct BarePage
{
    struct Text
    {
        QPointF at;
        QString text;
        TextStyle style;
    };
    std::vector<Text> texts;
    Page page;
};

std::vector<BarePage> record(int sheets)
{
    const FontBook fonts;
    std::vector<BarePage> pages;
    for (int number = 0; number < sheets; ++number) {
        for (const Page &page : layOut(sheet(number), fonts)) {
            BarePage bare{{}, page};
            for (const PlacedText &placed : page.texts) {
                for (const PlacedLine &line : placed.lines)
                    bare.texts.push_back(
                        {QPointF(line.x, line.baseline), placed.text.mid(line.begin, line.length), placed.style});
            }
            pages.push_back(std::move(bare));
        }
    }
    return pages;
}

void fillBare(QPainter &painter, const std::vector<QRect> &areas, const QColor &color)
{
    for (const QRect &area : areas)
        painter.fillRect(area, color);
}

void drawBare(QPainter &painter, const BarePage &bare, const ChartPainter &charts)
{
    fillBare(painter, bare.page.tints, tintColor());
    fillBare(painter, bare.page.subtotals, subtotalColor());
    fillBare(painter, bare.page.chosen, chosenColor());
    painter.setPen(QPen(ruleColor(), ruleWidth));
    for (const QLine &rule : bare.page.rules)
        painter.drawLine(rule);
    painter.setPen(QPen(inkColor(), frameWidth));
    for (const QRect &frame : bare.page.frames)
        painter.drawRect(frame);
    TextStyle current;
    for (const BarePage::Text &text : bare.texts) {
        if (!(text.style == current)) {
            QFont font = bareFont(text.style.face);
            font.setPixelSize(text.style.size);
            painter.setFont(font);
            current = text.style;
        }
        painter.drawText(text.at, text.text);
    }
    for (const PlacedChart &chart : bare.page.charts)
        charts(painter, QRectF(chart.area), *chart.chart, 1);
}

int runBare(int sheets, const QString &path, Clocks &clocks)
{
    constexpr int distinct = 20;
    const std::vector<BarePage> pages = record(distinct); // before the clock starts
    const ChartPainter charts = paperCharts();
    clocks = {};
    QPdfWriter writer(path);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(unitsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    const int count = int(pages.size()) * sheets / distinct;
    for (int number = 0; number < count; ++number) {
        if (number > 0)
            writer.newPage();
        drawBare(painter, pages[size_t(number) % pages.size()], charts);
    }
    painter.end();
    clocks.stop();
    return count;
}

int runEngine(int sheets, const QString &path, Clocks &clocks)
{
    const testing::FunctionSource source(sheets, [](int part) {
        Document made = sheet(part % 20);
        made.outline = QStringLiteral("事業%1").arg(part);
        return made;
    });
    clocks = {};
    const auto written = writePdf(source, path, {}, paperCharts());
    clocks.stop();
    return written ? written->pages : -1;
}

int runLayout(int sheets, Clocks &clocks)
{
    const FontBook fonts;
    clocks = {};
    int pages = 0;
    for (int number = 0; number < sheets; ++number)
        pages += int(layOut(sheet(number % 20), fonts).size());
    clocks.stop();
    return pages;
}

int runMode(const QString &mode, int sheets, const QString &path)
{
    Clocks clocks;
    int pages = 0;
    if (mode == QStringLiteral("bare"))
        pages = runBare(sheets, path, clocks);
    else if (mode == QStringLiteral("layout"))
        pages = runLayout(sheets, clocks);
    else
        pages = runEngine(sheets, path, clocks);
    std::printf("%-7s %6d sheets %6d pages %8.3f cpu-s %8.1f pages/cpu-s %8.3f s %8.1f pages/s %8ld kB %10lld bytes\n",
                qPrintable(mode), sheets, pages, clocks.cpu, pages / clocks.cpu, clocks.wall, pages / clocks.wall,
                peakKilobytes(), (long long)QFileInfo(path).size());
    std::fflush(stdout);
    return pages > 0 ? 0 : 1;
}

int makeSample(int projects, const QString &path)
{
    const core::SystemClock clock;
    const core::SampleSize size{projects, 5, 1};
    auto plan = core::Template::builtIn(QStringLiteral("minato"));
    auto made = core::Workspace::create(path, {QStringLiteral("bench")}, clock,
                                        core::CreateFromTemplate(*plan, QStringLiteral("minato")));
    if (!made || !(*made)->perform(core::BeginSample(size)))
        return 1;
    for (int first = 0; first < projects; first += core::AddSampleProjects::atOnce) {
        const int count = std::min(core::AddSampleProjects::atOnce, projects - first);
        if (!(*made)->perform(core::AddSampleProjects(size, first, count)))
            return 1;
    }
    return 0;
}

int writeReport(const QString &kind, const QString &file, const QString &path, int year)
{
    const translations::Installed words(translations::Language::Japanese);
    const core::SystemClock clock;
    auto opened = core::Workspace::open(file, core::Access::ReadOnly, {QStringLiteral("bench")}, clock);
    if (!opened)
        return 1;
    const double start = cpuSeconds();
    ReportJob job;
    job.kind = kind == QStringLiteral("list")     ? ReportKind::List
               : kind == QStringLiteral("office") ? ReportKind::Office
                                                  : ReportKind::Sheet;
    job.year = year;
    const auto written = writePdf((*opened)->read(), job, path);
    if (!written) {
        std::fprintf(stderr, "error %d %s\n", int(written.error().code), qPrintable(written.error().detail));
        return 1;
    }
    const double seconds = cpuSeconds() - start;
    std::printf("%-7s %6d projects %6d pages %8.3f cpu-s %8.1f pages/cpu-s %8ld kB peak\n", qPrintable(kind),
                written->projects, written->pages, seconds, written->pages / seconds, peakKilobytes());
    return 0;
}

/// Cancels in the middle and says how long the call took to come back.
int runCancel(int sheets, const QString &path)
{
    const testing::FunctionSource source(sheets, [](int part) { return sheet(part % 20); });
    double asked = 0;
    const auto written = writePdf(
        source, path,
        [&](int done, int total) {
            if (asked == 0 && done > total / 2)
                asked = wallSeconds();
            return asked == 0;
        },
        paperCharts());
    std::printf("cancel  came back after %.1f ms, file left: %d\n", 1000 * (wallSeconds() - asked),
                int(QFileInfo::exists(path)));
    return written || asked == 0 ? 1 : 0;
}

/// From asking for the report to its first page as a picture, as the preview does it.
int runFirst(const QString &file, int year)
{
    const core::SystemClock clock;
    auto opened = core::Workspace::open(file, core::Access::ReadOnly, {QStringLiteral("bench")}, clock);
    if (!opened)
        return 1;
    ReportJob job;
    job.year = year;
    for (int round = 0; round < 5; ++round) {
        const double start = wallSeconds();
        const auto source = makeSource((*opened)->read(), job);
        if (!source)
            return 1;
        PageSet pages(*source);
        if (!pages.count(0))
            return 1;
        const auto first = pages.page(0);
        if (!first)
            return 1;
        QImage image(800, 1131, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        PagePainter(pages.fonts(), paperCharts())
            .paint(painter, *first->page, first->document->page, runningOf(*first->document, 1, 1),
                   800.0 / paperSize(first->document->page).width());
        painter.end();
        std::printf("first page after %.0f ms (at most 150)\n", 1000 * (wallSeconds() - start));
    }
    return 0;
}

/// What one mode did in a process of its own.
struct Measured
{
    double perCpuSecond = 0;
    double perSecond = 0;
    double kilobytes = 0;
};

Measured measure(const QString &mode, int sheets, const QString &folder)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {mode, QString::number(sheets), folder + QStringLiteral("/out.pdf")});
    process.waitForFinished(-1);
    const QString line = QString::fromUtf8(process.readAllStandardOutput());
    std::printf("%s", qPrintable(line));
    const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto before = [&](const QString &word) {
        const qsizetype at = words.indexOf(word);
        return at > 0 ? words.at(at - 1).toDouble() : 0.0;
    };
    return {before(QStringLiteral("pages/cpu-s")), before(QStringLiteral("pages/s")), before(QStringLiteral("kB"))};
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString mode = arguments.value(0);
    if (mode == QStringLiteral("make"))
        return makeSample(arguments.value(1).toInt(), arguments.value(2));
    if (mode == QStringLiteral("sheet") || mode == QStringLiteral("list") || mode == QStringLiteral("office"))
        return writeReport(mode, arguments.value(1), arguments.value(2),
                           arguments.value(3, QStringLiteral("2026")).toInt());
    if (mode == QStringLiteral("first"))
        return runFirst(arguments.value(1), arguments.value(2, QStringLiteral("2026")).toInt());
    if (mode == QStringLiteral("cancel"))
        return runCancel(arguments.value(1).toInt(), arguments.value(2));
    if (arguments.size() == 3)
        return runMode(arguments[0], arguments[1].toInt(), arguments[2]);
    const int sheets = arguments.isEmpty() ? 1000 : arguments[0].toInt();
    const QTemporaryDir folder;
    measure(QStringLiteral("layout"), sheets, folder.path());
    const Measured few = measure(QStringLiteral("engine"), sheets / 10, folder.path());
    const Measured bare = measure(QStringLiteral("bare"), sheets, folder.path());
    const Measured engine = measure(QStringLiteral("engine"), sheets, folder.path());
    const double byCpu = engine.perCpuSecond / bare.perCpuSecond;
    const double byClock = engine.perSecond / bare.perSecond;
    std::printf("engine / bare: %.2f of its pages per CPU-second (at least 0.8), %.2f of its pages per second (at "
                "least 1.0)\nmemory of all sheets / of a tenth: %.2f (flat: at most 1.1)\n",
                byCpu, byClock, engine.kilobytes / few.kilobytes);
    return byCpu >= 0.8 && byClock >= 1 && engine.kilobytes <= 1.1 * few.kilobytes ? 0 : 1;
}
