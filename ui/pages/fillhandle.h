// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QWidget>

class QRubberBand;
class QTableView;

namespace ui {

/// The small square at the corner of a selection that is dragged down or to the right to fill cells with what is
/// selected, as in spreadsheets. Ctrl+D and Ctrl+R do the same for the keyboard.
class FillHandle final : public QWidget
{
    Q_OBJECT

public:
    explicit FillHandle(QTableView &view);

    /// Goes to where the selection ends; hides where there is none, or several.
    void follow();

signals:
    /// The cells of `from` are to be repeated over `over`, which begins at the same corner. Rows and columns of the view.
    void filled(QRect from, QRect over);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRect selected() const;
    [[nodiscard]] QRect reached(QPoint place) const;
    [[nodiscard]] QRect placeOf(const QRect &cells) const;
    void stop();

    QTableView &m_view;
    QRubberBand *m_band;
    QRect m_from; ///< while it is dragged
    QRect m_over;
};

} // namespace ui
