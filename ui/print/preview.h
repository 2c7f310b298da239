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

public slots:
    void goToPage(int page); ///< from 1
    void setZoom(double zoom);
    void setFit(ui::print::PreviewWidget::Fit fit);
    void zoomIn() { setZoom(m_zoom * 1.25); }
    void zoomOut() { setZoom(m_zoom / 1.25); }

signals:
    void pagesCounted(int pages, bool complete);
    void currentPageChanged(int page);
    void zoomChanged(double zoom);
    void failed(const core::Error &error);

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

    std::unique_ptr<PageSet> m_pages;
    std::unique_ptr<PagePainter> m_painter;
    std::shared_ptr<const Source> m_source;
    ChartPainter m_charts;
    QTimer m_counting;
    std::map<int, QPixmap> m_drawn; // near the place that is shown
    double m_zoom = 1;
    Fit m_fit = Fit::Width;
    int m_current = 0;
};

} // namespace ui::print
