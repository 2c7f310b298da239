// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/layeredlayout.h"
#include "core/report/logicmodel.h"

#include <QAbstractScrollArea>

class QPlainTextEdit;

namespace ui {

/// A logic model drawn from cause to effect: one looks, goes about with the arrow keys, writes into the boxes and draws
/// links. It changes nothing itself; what a person wants is said by its signals.
///
/// Keys: arrows go along the links and within a column, Enter or F2 writes, Insert adds beside, Ctrl+Insert adds what
/// follows, L and a second element joins them (or parts them), Delete removes, Ctrl+plus and minus zoom.
class LogicView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogicView(QWidget *parent = nullptr);

    /// Draws another state of the same project, or another project; the current element stays where it is still there.
    void show(core::LogicModel model);
    [[nodiscard]] const core::LogicModel &model() const { return m_model; }
    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    [[nodiscard]] std::optional<core::RowId> current() const;
    /// Makes an element current, perhaps one that is only about to come.
    void setCurrent(core::RowId element);
    /// Opens the current box for writing.
    void edit();
    /// Ends what is being written and says it.
    void commit();
    [[nodiscard]] bool isLinking() const { return m_linkFrom.has_value(); }
    void beginLink();
    void setZoom(double zoom);
    [[nodiscard]] double zoom() const { return m_zoom; }
    /// Where an element stands in the window of the view, for tests and for keeping it in sight.
    [[nodiscard]] QRect place(core::RowId element) const;

signals:
    void currentChanged();
    void addWanted(core::LogicKind kind, std::optional<core::RowId> cause);
    void removeWanted(core::RowId element);
    void writeWanted(core::RowId element, const QString &text);
    void linkWanted(core::RowId from, core::RowId to);
    void unlinkWanted(core::RowId link);
    /// A sentence on what to do next while a link is drawn; empty when it is over.
    void hinted(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int x, int y) override;

private:
    void layOut();
    void fitBars();
    void choose(size_t element);
    void keepInSight(size_t element);
    void tellReaders();
    [[nodiscard]] bool handleMove(const QKeyEvent &event);
    [[nodiscard]] bool handleEdit(const QKeyEvent &event);
    void endLink(bool joins);
    void closeEditor(bool keeps);
    [[nodiscard]] std::optional<size_t> beside(size_t element, int step) const;
    [[nodiscard]] std::optional<size_t> along(size_t element, int step) const;
    [[nodiscard]] std::optional<size_t> elementAt(QPoint point) const;
    [[nodiscard]] std::optional<size_t> stepAt(QPoint point) const;
    [[nodiscard]] QRectF box(size_t element) const; ///< in the view's own lengths, zoomed
    [[nodiscard]] QPointF toModel(QPoint point) const;
    [[nodiscard]] QPointF origin() const;
    [[nodiscard]] QString text(size_t element) const;
    void paintHeadings(QPainter &painter) const;
    void paintStep(QPainter &painter, size_t step) const;
    void paintElement(QPainter &painter, size_t element) const;

    core::LogicModel m_model;
    core::LayeredLayout m_layout;
    std::vector<QSizeF> m_sizes; ///< of the boxes
    QStringList m_shown;         ///< what of each text has room in its box
    std::optional<size_t> m_current;
    std::optional<core::RowId> m_wanted; ///< to become current once it is there
    std::optional<size_t> m_step;        ///< a link that is chosen
    std::optional<size_t> m_linkFrom;
    std::optional<QPoint> m_dragged; ///< where the mouse is while it draws a link
    QPlainTextEdit *m_editor = nullptr;
    double m_zoom = 1;
    bool m_isReadOnly = false;
};

} // namespace ui
