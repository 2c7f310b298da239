// SPDX-License-Identifier: GPL-3.0-or-later
// 1,000 evaluation sheets to PDF: our layout against a bare loop that draws the same lines of text and the same boxes.
//   bench_pdf [SHEETS]               runs every mode in a process of its own and prints ratios
//   bench_pdf MODE SHEETS OUT.pdf    one mode: engine | layout | bare
//   bench_pdf make N FILE            a sample document with N projects
//   bench_pdf sheet|list|office FILE OUT.pdf [YEAR]   a report of a document, with everything it takes
#include "tests/ui/print/samples.h"

#include "core/operations/sample.h"
#include "core/operations/template.h"
#include "core/workspace/workspace.h"
#include "translations/language.h"
#include "ui/print/layout.h"
#include "ui/print/output.h"
#include "ui/print/reportjob.h"
#include "ui/print/style.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

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

Document sheet(int number)
{
    return testing::sheet(number);
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

void drawBare(QPainter &painter, const BarePage &bare)
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
}

int runBare(int sheets, const QString &path, double &seconds)
{
    constexpr int distinct = 20;
    const std::vector<BarePage> pages = record(distinct); // before the clock starts
    const double start = cpuSeconds();
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
        drawBare(painter, pages[size_t(number) % pages.size()]);
    }
    painter.end();
    seconds = cpuSeconds() - start;
    return count;
}

int runEngine(int sheets, const QString &path, double &seconds)
{
    const testing::FunctionSource source(sheets, [](int part) { return sheet(part % 20); });
    const double start = cpuSeconds();
    const auto written = writePdf(source, path);
    seconds = cpuSeconds() - start;
    return written ? written->pages : -1;
}

int runLayout(int sheets, double &seconds)
{
    const FontBook fonts;
    const double start = cpuSeconds();
    int pages = 0;
    for (int number = 0; number < sheets; ++number)
        pages += int(layOut(sheet(number % 20), fonts).size());
    seconds = cpuSeconds() - start;
    return pages;
}

int runMode(const QString &mode, int sheets, const QString &path)
{
    double seconds = 0;
    int pages = 0;
    if (mode == QStringLiteral("bare"))
        pages = runBare(sheets, path, seconds);
    else if (mode == QStringLiteral("layout"))
        pages = runLayout(sheets, seconds);
    else
        pages = runEngine(sheets, path, seconds);
    std::printf("%-7s %6d sheets %6d pages %8.3f cpu-s %8.1f pages/cpu-s %8ld kB peak %10lld bytes\n", qPrintable(mode),
                sheets, pages, seconds, pages / seconds, peakKilobytes(), (long long)QFileInfo(path).size());
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

double pagesPerSecond(const QString &mode, int sheets, const QString &folder)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {mode, QString::number(sheets), folder + QStringLiteral("/out.pdf")});
    process.waitForFinished(-1);
    const QString line = QString::fromUtf8(process.readAllStandardOutput());
    std::printf("%s", qPrintable(line));
    const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const qsizetype at = words.indexOf(QStringLiteral("pages/cpu-s"));
    return at > 0 ? words.at(at - 1).toDouble() : 0;
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
    if (arguments.size() == 3)
        return runMode(arguments[0], arguments[1].toInt(), arguments[2]);
    const int sheets = arguments.isEmpty() ? 1000 : arguments[0].toInt();
    const QTemporaryDir folder;
    pagesPerSecond(QStringLiteral("layout"), sheets, folder.path());
    pagesPerSecond(QStringLiteral("engine"), sheets / 10, folder.path());
    const double bare = pagesPerSecond(QStringLiteral("bare"), sheets, folder.path());
    const double engine = pagesPerSecond(QStringLiteral("engine"), sheets, folder.path());
    std::printf("engine / bare = %.2f (required: at least 0.8)\n", engine / bare);
    return engine >= 0.8 * bare ? 0 : 1;
}
