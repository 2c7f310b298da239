// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pagestrip.h"

#include "ui/print/preview.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace ui::print {

namespace {

constexpr int space = 8; // device-independent pixels around a picture

} // namespace

PageStrip::PageStrip(PreviewWidget &preview, QWidget *parent) : QAbstractScrollArea(parent), m_preview(preview)
{
    setAccessibleName(tr("Pages"));
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    m_drawing.setSingleShot(true);
    connect(&m_drawing, &QTimer::timeout, this, &PageStrip::drawMissing);
    connect(&preview, &PreviewWidget::restarted, this, [this] { m_pictures.clear(); });
    connect(&preview, &PreviewWidget::pagesCounted, this, [this](int, bool complete) {
        if (complete)
            m_pictures.clear(); // they bore the number of pages counted until then
        updateRange();
        viewport()->update();
    });
    connect(&preview, &PreviewWidget::currentPageChanged, this, &PageStrip::follow);
}

QSize PageStrip::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 13, 200};
}

int PageStrip::step() const
{
    const QSizeF shape = m_preview.pageShape();
    const int width = viewport()->width() - 2 * space;
    return qRound(width * shape.height() / std::max(1., shape.width())) + fontMetrics().height() + 2 * space;
}

QRect PageStrip::placeOf(int page) const
{
    const int height = step() - fontMetrics().height() - 2 * space;
    return {space, space + page * step() - verticalScrollBar()->value(), viewport()->width() - 2 * space, height};
}

std::pair<int, int> PageStrip::seen() const
{
    const int first = verticalScrollBar()->value() / std::max(1, step());
    const int last = (verticalScrollBar()->value() + viewport()->height()) / std::max(1, step());
    return {first, std::min(last, m_preview.pageCount() - 1)};
}

void PageStrip::updateRange()
{
    verticalScrollBar()->setRange(0, std::max(0, m_preview.pageCount() * step() + space - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(std::max(1, step() / 3));
}

void PageStrip::follow(int page)
{
    if (page < 1)
        return;
    const QRect place = placeOf(page - 1);
    if (place.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + place.top() - space);
    else if (place.bottom() + fontMetrics().height() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + place.bottom() + fontMetrics().height() + space
                                      - viewport()->height());
    viewport()->update();
}

/// One picture at a time, so that turning pages in the preview never waits for all of them.
void PageStrip::drawMissing()
{
    const auto [first, last] = seen();
    const int from = first - 20; // those about what is seen are kept
    const int to = last + 20;
    for (int page = first; page <= last; ++page) {
        if (m_pictures.contains(page))
            continue;
        m_pictures.emplace(page, m_preview.picture(page, placeOf(page).size()));
        std::erase_if(m_pictures, [&](const auto &each) { return each.first < from || each.first > to; });
        viewport()->update();
        return;
    }
}

void PageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const auto [first, last] = seen();
    for (int page = first; page <= last; ++page) {
        const QRect place = placeOf(page);
        const auto picture = m_pictures.find(page);
        if (picture == m_pictures.end()) {
            painter.fillRect(place, Qt::white);
            m_drawing.start(0);
        } else {
            painter.drawPixmap(place.topLeft(), picture->second);
        }
        const bool isCurrent = page + 1 == m_preview.currentPage();
        painter.setPen(QPen(palette().color(isCurrent ? QPalette::Highlight : QPalette::Shadow), isCurrent ? 3 : 1));
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
        painter.setPen(palette().color(QPalette::WindowText));
        QFont font = this->font();
        font.setBold(isCurrent);
        painter.setFont(font);
        painter.drawText(QRect(place.left(), place.bottom() + 2, place.width(), fontMetrics().height()),
                         Qt::AlignCenter, QString::number(page + 1));
    }
}

void PageStrip::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_pictures.clear();
    updateRange();
    follow(m_preview.currentPage());
}

void PageStrip::mousePressEvent(QMouseEvent *event)
{
    const int page = (verticalScrollBar()->value() + int(event->position().y())) / std::max(1, step());
    if (event->button() == Qt::LeftButton && page < m_preview.pageCount())
        m_preview.goToPage(page + 1);
}

void PageStrip::keyPressEvent(QKeyEvent *event)
{
    const int page = m_preview.currentPage();
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown)
        m_preview.goToPage(std::min(page + 1, m_preview.pageCount()));
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp)
        m_preview.goToPage(std::max(1, page - 1));
    else if (event->key() == Qt::Key_Home)
        m_preview.goToPage(1);
    else if (event->key() == Qt::Key_End)
        m_preview.goToPage(m_preview.pageCount());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void PageStrip::scrollContentsBy(int, int)
{
    viewport()->update();
}

} // namespace ui::print
