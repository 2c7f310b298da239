// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/pagepainter.h"
#include "ui/print/pageset.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <map>

namespace ui::print {

/// Shows the pages of a report exactly as they will be printed, one below the other, each drawn when it is scrolled to.
///
/// A text is looked for page by page while the window stays alive; where it stands is marked on all pages.
/// Ctrl + wheel zooms, Page Up and Page Down turn pages, Home and End go to the first and last.
class PreviewWidget final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Fit { Width, Page, None };

    explicit PreviewWidget(QWidget *parent = nullptr);
    ~PreviewWidget() override;

    /// Shows another report from its first page; none where it is null.
    void setSource(std::shared_ptr<const Source> source, ChartPainter charts = {});
    /// Keeps the place, for when the data changed.
    void refresh();

    [[nodiscard]] int pageCount() const;
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] int currentPage() const;               ///< from 1; 0 without pages
    [[nodiscard]] double zoom() const { return m_zoom; } ///< 1 is the size on paper
    [[nodiscard]] const std::vector<PageSet::Part> &parts() const;
    /// The paper of a page, in any unit.
    [[nodiscard]] QSizeF pageShape() const;
    /// A page (from 0) drawn at `size`; white where it cannot be read.
    [[nodiscard]] QPixmap picture(int page, QSize size) const;
    [[nodiscard]] bool isSearching() const { return m_searching.isActive(); }

public slots:
    void goToPage(int page); ///< from 1
    void setZoom(double zoom);
    void setFit(ui::print::PreviewWidget::Fit fit);
    /// Goes to the next place of the text after the one shown, or the one before; an empty text ends the search.
    void find(const QString &text, bool backwards = false);
    void zoomIn() { setZoom(m_zoom * 1.25); }
    void zoomOut() { setZoom(m_zoom / 1.25); }

signals:
    void restarted(); ///< what was drawn before is no longer true
    void pagesCounted(int pages, bool complete);
    void currentPageChanged(int page);
    void zoomChanged(double zoom);
    void failed(const core::Error &error);
    void found(int page); ///< from 1
    void notFound();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void countMore();
    void updateGeometryOfPages();
    void applyFit();
    void noteCurrentPage();
    [[nodiscard]] double scale() const;
    [[nodiscard]] QSize pageSize() const;
    [[nodiscard]] QRect pageRect(int page) const;
    [[nodiscard]] QPixmap drawn(int page);
    [[nodiscard]] QRectF onScreen(const QRect &place, int page) const;
    void searchMore();
    bool showPlace(int page, int index);
    void paintPlaces(QPainter &painter, int page);

    std::unique_ptr<PageSet> m_pages;
    std::unique_ptr<PagePainter> m_painter;
    std::shared_ptr<const Source> m_source;
    ChartPainter m_charts;
    QTimer m_counting;
    QTimer m_searching;
    QString m_wanted;        ///< the text that is looked for
    bool m_backwards = false;
    int m_searchPage = 0;    ///< the next one to look at, from 0
    int m_searchLeft = 0;    ///< how many are to be looked at
    int m_placePage = -1;    ///< where the text was found last
    int m_placeIndex = -1;
    std::map<int, QPixmap> m_drawn; // near the place that is shown
    double m_zoom = 1;
    Fit m_fit = Fit::Width;
    int m_current = 0;
};

} // namespace ui::print
