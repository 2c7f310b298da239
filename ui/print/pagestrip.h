// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QTimer>

#include <map>

namespace ui::print {

class PreviewWidget;

/// The pages of a preview as small pictures below each other; a click or the arrow keys go to one.
class PageStrip final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit PageStrip(PreviewWidget &preview, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void follow(int page);
    void updateRange();
    void drawMissing();
    [[nodiscard]] int step() const;
    [[nodiscard]] QRect placeOf(int page) const; ///< from 0
    [[nodiscard]] std::pair<int, int> seen() const;

    PreviewWidget &m_preview;
    std::map<int, QPixmap> m_pictures; ///< near those that are seen
    QTimer m_drawing;
};

} // namespace ui::print
