// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/output.h"

#include "ui/print/layout.h"
#include "ui/print/style.h"

#include <QElapsedTimer>
#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Result;
using core::report::Document;
using core::report::PageSpec;

namespace {

/// Runs over the parts of a source twice: once to count the pages, once to draw them.
class Run
{
public:
    Run(const Source &source, const Progress &progress, const ChartPainter &charts)
        : m_source(source)
        , m_progress(progress)
        , m_painter(m_fonts, charts)
    {
        m_clock.start();
    }

    Result<> count()
    {
        for (int index = 0; index < m_source.count(); ++index) {
            RASHIN_LET(const Document document, m_source.part(index));
            m_total += int(layOut(document, m_fonts).size());
            RASHIN_TRY(report(index + 1));
        }
        return {};
    }

    /// Draws all pages from `first` to `last`; `turn` is called between two.
    Result<ReportResult> draw(QPainter &painter, double scale, QPoint origin, const std::function<bool()> &turn,
                              int first = 1, int last = 0)
    {
        m_done.parts = m_source.count();
        int number = 0;
        for (int index = 0; index < m_source.count(); ++index) {
            RASHIN_LET(const Document document, m_source.part(index));
            for (const Page &page : layOut(document, m_fonts)) {
                ++number;
                if (number < first || (last > 0 && number > last))
                    continue;
                if (m_done.pages > 0 && !turn())
                    return core::failure(Error::Code::Storage);
                painter.resetTransform();
                painter.translate(-origin);
                m_painter.paint(painter, page, document.page, runningOf(document, number, m_total), scale);
                ++m_done.pages;
            }
            RASHIN_TRY(report(m_source.count() + index + 1));
        }
        m_done.milliseconds = m_clock.elapsed();
        return m_done;
    }

private:
    /// Counting is about a fifth of the work, so it moves the bar by a fifth.
    Result<> report(int steps)
    {
        const int count = m_source.count();
        const double share = steps <= count ? 0.2 * steps : 0.2 * count + 0.8 * (steps - count);
        if (m_progress && !m_progress(int(share), count))
            return core::failure(Error::Code::Cancelled);
        return {};
    }

    const Source &m_source;
    const Progress &m_progress;
    FontBook m_fonts;
    PagePainter m_painter;
    QElapsedTimer m_clock;
    int m_total = 0;
    ReportResult m_done;
};

QPageLayout pageLayout(const PageSpec &spec)
{
    const QPageSize size(spec.paper == core::report::Paper::A3 ? QPageSize::A3 : QPageSize::A4);
    QPageLayout layout(size, spec.landscape ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF());
    layout.setMode(QPageLayout::FullPageMode); // our margins are the layout's own
    return layout;
}

Error fileError(const QSaveFile &file)
{
    // QSaveFile knows no code of its own for a full disk: errno's words are all it passes on.
    const bool full = file.error() == QFileDevice::ResourceError || file.errorString().contains("No space"_L1);
    if (file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError)
        return {Error::Code::ReadOnly, file.errorString()};
    return {full ? Error::Code::DiskFull : Error::Code::Storage, file.errorString()};
}

} // namespace

Running runningOf(const Document &document, int number, int total)
{
    return {document.runTitle, document.runNote, document.footNote, u"%1 / %2"_s.arg(number).arg(total)};
}

Result<ReportResult> writePdf(const Source &source, const QString &path, const Progress &progress,
                              const ChartPainter &charts)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return core::failure(fileError(file));
    Run run(source, progress, charts);
    RASHIN_TRY(run.count());
    QPdfWriter writer(&file);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(unitsPerInch);
    writer.setPageLayout(pageLayout(source.page()));
    writer.setTitle(source.title());
    writer.setCreator(u"Rashin " RASHIN_VERSION ""_s);
    QPainter painter;
    if (!painter.begin(&writer))
        return core::failure(Error::Code::Storage);
    auto drawn = run.draw(painter, 1, {}, [&] { return file.error() == QFileDevice::NoError && writer.newPage(); });
    painter.end();
    if (file.error() != QFileDevice::NoError)
        return core::failure(fileError(file));
    if (!drawn)
        return drawn;
    if (!file.commit())
        return core::failure(fileError(file));
    return drawn;
}

Result<ReportResult> print(const Source &source, QPrinter &printer, const Progress &progress,
                           const ChartPainter &charts)
{
    Run run(source, progress, charts);
    RASHIN_TRY(run.count());
    printer.setPageLayout(pageLayout(source.page()));
    printer.setFullPage(true);
    printer.setDocName(source.title());
    QPainter painter;
    if (!painter.begin(&printer))
        return core::failure(Error::Code::Storage);
    const double scale = double(printer.resolution()) / unitsPerInch;
    auto drawn = run.draw(
        painter, scale, {}, [&] { return printer.newPage(); }, std::max(1, printer.fromPage()), printer.toPage());
    if (!drawn)
        printer.abort();
    painter.end();
    return drawn;
}

} // namespace ui::print
