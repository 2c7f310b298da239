// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/preview.h"

#include "ui/print/output.h"
#include "ui/print/pagesearch.h"
#include "ui/print/style.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace ui::print {

namespace {

constexpr int gap = 14;           // device-independent pixels around and between pages
constexpr int countingSlice = 12; // milliseconds of counting between two looks at the user's input
constexpr double smallestZoom = 0.2;
constexpr double largestZoom = 5;

} // namespace

PreviewWidget::PreviewWidget(QWidget *parent) : QAbstractScrollArea(parent)
{
    setAccessibleName(tr("Print preview"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Dark);
    viewport()->setAutoFillBackground(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // so that fitting the width does not change the width
    connect(&m_counting, &QTimer::timeout, this, &PreviewWidget::countMore);
    connect(&m_searching, &QTimer::timeout, this, &PreviewWidget::searchMore);
}

PreviewWidget::~PreviewWidget() = default;

void PreviewWidget::setSource(std::shared_ptr<const Source> source, ChartPainter charts)
{
    m_source = std::move(source);
    m_charts = std::move(charts);
    refresh();
    verticalScrollBar()->setValue(0);
    noteCurrentPage();
}

void PreviewWidget::refresh()
{
    m_drawn.clear();
    m_painter.reset();
    m_pages.reset();
    m_searching.stop();
    m_placePage = m_placeIndex = -1;
    emit restarted();
    if (m_source) {
        m_pages = std::make_unique<PageSet>(m_source);
        m_painter = std::make_unique<PagePainter>(m_pages->fonts(), m_charts);
        countMore();
        m_counting.start(0);
    } else {
        m_counting.stop();
        emit pagesCounted(0, true);
    }
    applyFit();
    viewport()->update();
}

int PreviewWidget::pageCount() const
{
    return m_pages ? m_pages->pages() : 0;
}

bool PreviewWidget::isComplete() const
{
    return !m_pages || m_pages->isComplete();
}

const std::vector<PageSet::Part> &PreviewWidget::parts() const
{
    static const std::vector<PageSet::Part> none;
    return m_pages ? m_pages->parts() : none;
}

void PreviewWidget::countMore()
{
    const auto more = m_pages->count(countingSlice);
    if (!more || !*more)
        m_counting.stop();
    if (!more)
        emit failed(more.error());
    updateGeometryOfPages();
    emit pagesCounted(m_pages->pages(), m_pages->isComplete());
    if (m_pages->isComplete()) {
        m_drawn.clear(); // they bore the number of pages counted until then
        viewport()->update();
    }
    noteCurrentPage();
}

double PreviewWidget::scale() const
{
    return m_zoom * logicalDpiY() / unitsPerInch;
}

QSize PreviewWidget::pageSize() const
{
    return m_pages ? paperSize(m_pages->source().page()) * scale() : QSize();
}

QRect PreviewWidget::pageRect(int page) const
{
    const QSize size = pageSize();
    const int x = std::max(gap, (viewport()->width() - size.width()) / 2) - horizontalScrollBar()->value();
    return QRect(QPoint(x, gap + page * (size.height() + gap) - verticalScrollBar()->value()), size);
}

void PreviewWidget::updateGeometryOfPages()
{
    const QSize size = pageSize();
    const int height = gap + pageCount() * (size.height() + gap);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(std::max(1, viewport()->height() / 12));
    horizontalScrollBar()->setRange(0, std::max(0, size.width() + 2 * gap - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void PreviewWidget::applyFit()
{
    if (m_pages && m_fit != Fit::None) {
        const QSizeF paper = QSizeF(paperSize(m_pages->source().page())) * logicalDpiY() / unitsPerInch;
        const double byWidth = (viewport()->width() - 2 * gap) / paper.width();
        const double byHeight = (viewport()->height() - 2 * gap) / paper.height();
        const double wanted = m_fit == Fit::Width ? byWidth : std::min(byWidth, byHeight);
        const double fitted = std::clamp(wanted, smallestZoom, largestZoom);
        if (!qFuzzyCompare(fitted, m_zoom)) {
            m_zoom = fitted;
            m_drawn.clear();
            emit zoomChanged(m_zoom);
        }
    }
    updateGeometryOfPages();
    viewport()->update();
}

void PreviewWidget::setFit(Fit fit)
{
    const int page = currentPage();
    m_fit = fit;
    applyFit();
    goToPage(page);
}

void PreviewWidget::setZoom(double zoom)
{
    const int page = currentPage();
    m_fit = Fit::None;
    m_zoom = std::clamp(zoom, smallestZoom, largestZoom);
    m_drawn.clear();
    updateGeometryOfPages();
    goToPage(page);
    viewport()->update();
    emit zoomChanged(m_zoom);
}

int PreviewWidget::currentPage() const
{
    if (pageCount() == 0)
        return 0;
    // The page that holds the point a third down the window: what one reads.
    const int place = verticalScrollBar()->value() + viewport()->height() / 3;
    return std::clamp(place / std::max(1, pageSize().height() + gap), 0, pageCount() - 1) + 1;
}

void PreviewWidget::goToPage(int page)
{
    if (page >= 1)
        verticalScrollBar()->setValue((page - 1) * (pageSize().height() + gap));
}

void PreviewWidget::noteCurrentPage()
{
    const int page = currentPage();
    if (page == m_current)
        return;
    m_current = page;
    emit currentPageChanged(page);
}

QPixmap PreviewWidget::drawn(int page)
{
    const auto known = m_drawn.find(page);
    if (known != m_drawn.end())
        return known->second;
    const QPixmap pixmap = picture(page, pageSize());
    std::erase_if(m_drawn, [page](const auto &entry) { return std::abs(entry.first - page) > 3; });
    return m_drawn.emplace(page, pixmap).first->second;
}

QSizeF PreviewWidget::pageShape() const
{
    return m_pages ? QSizeF(paperSize(m_pages->source().page())) : QSizeF(210, 297);
}

QPixmap PreviewWidget::picture(int page, QSize size) const
{
    QPixmap pixmap(size * devicePixelRatioF());
    pixmap.fill(Qt::white);
    if (!m_pages)
        return pixmap;
    const auto found = m_pages->page(page);
    if (found) {
        QPainter painter(&pixmap);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        const Running running = runningOf(*found->document, page + 1, m_pages->pages());
        // A book has upright and lying pages: a page that is not as the others lies within the place of one.
        const QSizeF paper = paperSize(found->document->page);
        const double fitted = std::min(pixmap.width() / paper.width(), pixmap.height() / paper.height());
        painter.translate(std::max(0., (pixmap.width() - paper.width() * fitted) / 2),
                          std::max(0., (pixmap.height() - paper.height() * fitted) / 2));
        m_painter->paint(painter, *found->page, found->document->page, running, fitted);
    }
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    return pixmap;
}

QRectF PreviewWidget::onScreen(const QRect &place, int page) const
{
    const QRect area = pageRect(page);
    const auto found = m_pages->page(page);
    const QSizeF paper = found ? QSizeF(paperSize(found->document->page)) : pageShape();
    const double fitted = std::min(area.width() / paper.width(), area.height() / paper.height());
    const double left = area.left() + std::max(0., (area.width() - paper.width() * fitted) / 2);
    const double top = area.top() + std::max(0., (area.height() - paper.height() * fitted) / 2);
    return {left + place.left() * fitted, top + place.top() * fitted, place.width() * fitted,
            place.height() * fitted};
}

void PreviewWidget::find(const QString &text, bool backwards)
{
    if (text != m_wanted)
        m_placePage = m_placeIndex = -1;
    m_wanted = text;
    m_backwards = backwards;
    m_searching.stop();
    viewport()->update();
    if (text.isEmpty() || pageCount() == 0)
        return;
    if (m_placePage >= 0 && showPlace(m_placePage, m_placeIndex + (backwards ? -1 : 1)))
        return;
    const int from = m_placePage >= 0 ? m_placePage + (backwards ? -1 : 1) : currentPage() - 1;
    m_searchPage = from;
    m_searchLeft = pageCount();
    m_searching.start(0);
}

/// Shows a place of the text on a page; false where the page has none of that number.
bool PreviewWidget::showPlace(int page, int index)
{
    const auto read = m_pages->page(page);
    const std::vector<QRect> places = read ? placesOf(m_wanted, *read->page, m_pages->fonts()) : std::vector<QRect>();
    if (index < 0 || index >= int(places.size()))
        return false;
    m_placePage = page;
    m_placeIndex = index;
    const QRectF place = onScreen(places[size_t(index)], page);
    if (place.top() < 0 || place.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + int(place.top()) - viewport()->height() / 3);
    if (place.left() < 0 || place.right() > viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(place.left()) - viewport()->width() / 3);
    viewport()->update();
    emit found(page + 1);
    return true;
}

void PreviewWidget::searchMore()
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < countingSlice) {
        if (m_searchLeft-- <= 0) {
            m_searching.stop();
            emit notFound();
            return;
        }
        const int page = (m_searchPage % pageCount() + pageCount()) % pageCount();
        m_searchPage = page + (m_backwards ? -1 : 1);
        const auto read = m_pages->page(page);
        if (!read) {
            m_searching.stop();
            emit failed(read.error());
            return;
        }
        const int places = int(placesOf(m_wanted, *read->page, m_pages->fonts()).size());
        if (places > 0) {
            m_searching.stop();
            showPlace(page, m_backwards ? places - 1 : 0);
            return;
        }
    }
}

void PreviewWidget::paintPlaces(QPainter &painter, int page)
{
    const auto read = m_pages->page(page);
    if (m_wanted.isEmpty() || !read)
        return;
    const std::vector<QRect> places = placesOf(m_wanted, *read->page, m_pages->fonts());
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < int(places.size()); ++index) {
        const QRectF area = onScreen(places[size_t(index)], page).adjusted(-1, -1, 1, 1);
        const bool isCurrent = page == m_placePage && index == m_placeIndex;
        painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        painter.fillRect(area, foundColor());
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        if (isCurrent) {
            painter.setPen(QPen(inkColor(), 2));
            painter.drawRect(area);
        }
    }
}

void PreviewWidget::paintEvent(QPaintEvent *)
{
    if (pageCount() == 0)
        return;
    QPainter painter(viewport());
    const int step = pageSize().height() + gap;
    const int first = std::max(0, (verticalScrollBar()->value() - gap) / step);
    for (int page = first; page < pageCount(); ++page) {
        const QRect area = pageRect(page);
        if (area.top() > viewport()->height())
            break;
        painter.drawPixmap(area.topLeft(), drawn(page));
        paintPlaces(painter, page);
        painter.setPen(palette().color(QPalette::Shadow));
        painter.drawRect(area.adjusted(-1, -1, 0, 0));
    }
}

void PreviewWidget::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const int page = currentPage();
    applyFit();
    if (m_fit != Fit::None && page > 1)
        goToPage(page);
}

void PreviewWidget::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    event->angleDelta().y() > 0 ? zoomIn() : zoomOut();
    event->accept();
}

void PreviewWidget::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Home)
        goToPage(1);
    else if (event->key() == Qt::Key_End)
        goToPage(pageCount());
    else if (event->key() == Qt::Key_PageDown && m_fit == Fit::Page)
        goToPage(currentPage() + 1);
    else if (event->key() == Qt::Key_PageUp && m_fit == Fit::Page)
        goToPage(currentPage() - 1);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void PreviewWidget::scrollContentsBy(int, int)
{
    viewport()->update();
    noteCurrentPage();
}

} // namespace ui::print
