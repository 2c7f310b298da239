// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace ui {

/// A plain text input as high as its text, between two and ten lines; beyond that it scrolls. Tab leaves it.
class GrowingText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit GrowingText(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int wrappedLines() const;
    void fit();

    int m_lines = 0;
};

} // namespace ui
