// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/output.h"

#include "ui/print/layout.h"
#include "ui/print/partfeed.h"
#include "ui/print/pdfjoin.h"
#include "ui/print/style.h"

#include <QElapsedTimer>
#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>
#include <QTemporaryFile>

#include <algorithm>
#include <memory>

namespace ui::print {

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Result;
using core::report::Document;
using core::report::PageSpec;

namespace {

/// Lays parts out only to say how long they are.
class Counter final : public PartFeed::Lane
{
public:
    using Count = std::function<void(int part, const Document &document, const FontBook &fonts)>;
    explicit Counter(const Count &count) : m_count(count) {}
    bool work(int part, const Document &document) override
    {
        m_count(part, document, m_fonts);
        return true;
    }

private:
    const Count &m_count; // each part has a place of its own to write to
    FontBook m_fonts;
};

/// Runs over the parts of a source twice: once to count the pages, once to draw them.
class Run
{
public:
    Run(const Source &source, const Progress &progress, const ChartPainter &charts)
        : m_source(source)
        , m_progress(progress)
        , m_charts(charts)
        , m_pages(size_t(source.count()), 0)
        , m_outlines(size_t(source.count()))
    {
        m_clock.start();
    }

    /// Lays out every part in as many threads as there are cores.
    Result<> count()
    {
        const int lanes = PartFeed::lanesFor(m_source.count());
        std::vector<std::vector<int>> parts;
        parts.resize(size_t(lanes));
        for (int part = 0; part < m_source.count(); ++part)
            parts[size_t(part % lanes)].push_back(part);
        const Counter::Count count = [this](int part, const Document &document, const FontBook &fonts) {
            m_pages[size_t(part)] = int(layOut(document, fonts).size());
            m_outlines[size_t(part)] = {document.outline, document.outlineLevel, part};
        };
        RASHIN_TRY(PartFeed(parts).run([this](int part) { return m_source.part(part); },
                                       [&count](int) { return std::make_unique<Counter>(count); },
                                       [this](int done) { return tell(0.2 * done); }));
        for (const int pages : m_pages) {
            m_firstPages.push_back(m_total + 1);
            m_total += pages;
        }
        return {};
    }

    /// The parts in runs of about equal length, one for each thread that draws.
    [[nodiscard]] std::vector<std::vector<int>> lanes() const
    {
        const int lanes = PartFeed::lanesFor(m_source.count());
        std::vector<std::vector<int>> parts;
        parts.resize(size_t(lanes));
        for (int part = 0; part < m_source.count(); ++part) {
            const int lane = std::min(lanes - 1, (m_firstPages[size_t(part)] - 1) * lanes / std::max(1, m_total));
            parts[size_t(lane)].push_back(part);
        }
        std::erase_if(parts, [](const std::vector<int> &lane) { return lane.empty(); });
        return parts;
    }

    Result<> drawApart(const std::vector<std::vector<int>> &lanes, const PartFeed::MakeLane &make)
    {
        const auto fetch = [this](int part) { return m_source.numberedPart(part, m_firstPages); };
        return PartFeed(lanes).run(
            fetch, make, [this](int done) { return tell(0.2 * m_source.count() + 0.8 * done); });
    }

    /// Draws the pages from `first` to `last` one after another in this thread; `turn` is called between two, and answers
    /// whether the one before was taken; `told` hears of each that was. Of the last one only finishing can tell.
    Result<ReportResult> draw(QPainter &painter, double scale, const std::function<bool(const PageSpec &)> &turn,
                              const std::function<void(int page)> &told, int first, int last)
    {
        FontBook fonts;
        PagePainter pages(fonts, m_charts);
        int drawn = 0;
        for (int index = 0; index < m_source.count(); ++index) {
            RASHIN_LET(const Document document, m_source.numberedPart(index, m_firstPages));
            int number = m_firstPages[size_t(index)] - 1;
            for (const Page &page : layOut(document, fonts)) {
                ++number;
                if (number < first || (last > 0 && number > last))
                    continue;
                if (drawn > 0 && !turn(document.page))
                    return core::failure(Error::Code::Storage);
                if (drawn > 0 && told)
                    told(number - 1);
                painter.resetTransform();
                pages.paint(painter, page, document.page, runningOf(document, number, m_total), scale);
                ++drawn;
            }
            if (!tell(0.2 * m_source.count() + 0.8 * (index + 1)))
                return core::failure(Error::Code::Cancelled);
        }
        return result(drawn);
    }

    [[nodiscard]] ReportResult result(int pages) const { return {pages, m_source.count(), m_clock.elapsed()}; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int firstPage(int part) const { return m_firstPages[size_t(part)]; }
    [[nodiscard]] const ChartPainter &charts() const { return m_charts; }

    [[nodiscard]] std::vector<Bookmark> bookmarks() const
    {
        const std::vector<Source::Entry> own = m_source.entries();
        std::vector<Bookmark> marks;
        for (const Source::Entry &entry : own.empty() ? m_outlines : own) {
            if (!entry.title.isEmpty())
                marks.push_back({entry.title, entry.level, m_firstPages[size_t(entry.part)] - 1});
        }
        return marks;
    }

private:
    /// Counting is about a fifth of the work, so it moves the bar by a fifth.
    bool tell(double done) const { return !m_progress || m_progress(int(done + 1e-6), m_source.count()); }

    const Source &m_source;
    const Progress &m_progress;
    const ChartPainter &m_charts;
    QElapsedTimer m_clock;
    std::vector<int> m_pages;
    std::vector<Source::Entry> m_outlines;
    std::vector<int> m_firstPages;
    int m_total = 0;
};

QPageLayout pageLayout(const PageSpec &spec)
{
    const QPageSize size(spec.paper == core::report::Paper::A3 ? QPageSize::A3 : QPageSize::A4);
    QPageLayout layout(size, spec.landscape ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF());
    layout.setMode(QPageLayout::FullPageMode); // our margins are the layout's own
    return layout;
}

Error fileError(const QFileDevice &file)
{
    // QSaveFile knows no code of its own for a full disk: errno's words are all it passes on.
    const bool full = file.error() == QFileDevice::ResourceError || file.errorString().contains("No space"_L1);
    if (file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError)
        return {Error::Code::ReadOnly, file.errorString()};
    return {full ? Error::Code::DiskFull : Error::Code::Storage, file.errorString()};
}

/// Draws pages in a thread of its own into a file that is thrown away once it is joined to the others.
class Drawing final : public PartFeed::Lane
{
public:
    Drawing(const Run &run, QString title, QFileDevice &file) : m_run(run), m_title(std::move(title)), m_file(file) {}

    bool work(int part, const Document &document) override
    {
        if (!m_painter.isActive() && !begin(document.page))
            return false;
        int number = m_run.firstPage(part) - 1;
        for (const Page &page : layOut(document, m_fonts)) {
            ++number;
            if (m_isTurning && !turnTo(document.page))
                return false;
            m_isTurning = true;
            m_painter.resetTransform();
            m_pages.paint(m_painter, page, document.page, runningOf(document, number, m_run.total()), 1);
        }
        return m_file.error() == QFileDevice::NoError;
    }

    bool finish() override
    {
        m_painter.end();
        return m_file.flush() && m_file.error() == QFileDevice::NoError;
    }

private:
    bool begin(const PageSpec &spec)
    {
        m_writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        m_writer.setResolution(unitsPerInch);
        m_writer.setPageLayout(pageLayout(spec));
        m_writer.setTitle(m_title);
        m_writer.setCreator(u"Rashin " RASHIN_VERSION ""_s);
        m_spec = spec;
        return m_painter.begin(&m_writer);
    }

    bool turnTo(const PageSpec &spec)
    {
        if (!(spec == m_spec))
            m_writer.setPageLayout(pageLayout(spec));
        m_spec = spec;
        return m_writer.newPage();
    }

    const Run &m_run;
    QString m_title;
    QFileDevice &m_file;
    QPdfWriter m_writer{&m_file};
    FontBook m_fonts;
    PagePainter m_pages{m_fonts, m_run.charts()};
    QPainter m_painter;
    PageSpec m_spec;
    bool m_isTurning = false;
};

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
    const auto lanes = run.lanes();
    std::vector<std::unique_ptr<QTemporaryFile>> pieces;
    QStringList paths;
    for (size_t lane = 0; lane < lanes.size(); ++lane) {
        pieces.push_back(std::make_unique<QTemporaryFile>());
        if (!pieces.back()->open())
            return core::failure(fileError(*pieces.back()));
        paths.append(pieces.back()->fileName());
    }
    const auto drawn = run.drawApart(lanes, [&](int lane) {
        return std::make_unique<Drawing>(run, source.title(), *pieces[size_t(lane)]);
    });
    for (const auto &piece : pieces) {
        if (piece->error() != QFileDevice::NoError)
            return core::failure(fileError(*piece));
    }
    RASHIN_TRY(drawn);
    const auto joined = joinPdfs(paths, run.bookmarks(), file);
    if (file.error() != QFileDevice::NoError)
        return core::failure(fileError(file));
    RASHIN_TRY(joined);
    if (!file.commit())
        return core::failure(fileError(file));
    return run.result(run.total());
}

Result<ReportResult> print(const Source &source, QPrinter &printer, const Progress &progress,
                           const ChartPainter &charts, const std::function<void(int page)> &told)
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
    const auto turn = [&printer, shape = source.page()](const PageSpec &spec) mutable {
        if (!(spec == shape)) // not every printer lets it be said again while it prints
            printer.setPageLayout(pageLayout(spec));
        shape = spec;
        return printer.newPage();
    };
    const int first = std::max(1, printer.fromPage());
    auto drawn = run.draw(painter, scale, turn, told, first, printer.toPage());
    if (!drawn)
        printer.abort();
    if (!painter.end() && drawn)
        return core::failure(Error::Code::Storage);
    if (drawn && drawn->pages > 0 && told)
        told(first + drawn->pages - 1);
    return drawn;
}

} // namespace ui::print
