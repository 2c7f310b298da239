// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/growingtext.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionFrame>
#include <QTextDocument>
#include <QWheelEvent>

#include <algorithm>

namespace ui {

namespace {
constexpr int fewest = 2;
constexpr int most = 10;
}

GrowingText::GrowingText(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setLineWidth(3); // room for the outline with its round corners, and for the focus ring
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document(), &QTextDocument::contentsChanged, this, &GrowingText::fit);
    fit();
}

QSize GrowingText::sizeHint() const
{
    const int margins = 2 * frameWidth() + static_cast<int>(2 * document()->documentMargin());
    return {fontMetrics().averageCharWidth() * 40, m_lines * fontMetrics().lineSpacing() + margins + 2};
}

QSize GrowingText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, sizeHint().height()};
}

void GrowingText::fit()
{
    // For a plain text document the height of its layout is a number of lines, those made by wrapping included.
    const int lines = std::clamp(static_cast<int>(document()->size().height()), fewest, most);
    if (lines == m_lines)
        return;
    m_lines = lines;
    setVerticalScrollBarPolicy(lines < most ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    updateGeometry();
}

bool GrowingText::event(QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return QPlainTextEdit::event(event);
    // The outline of an input, as one line has it, not that of a list.
    QStyleOptionFrame option;
    option.initFrom(this);
    option.lineWidth = 1;
    option.state.setFlag(QStyle::State_ReadOnly, isReadOnly());
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    return true;
}

void GrowingText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void GrowingText::wheelEvent(QWheelEvent *event)
{
    // Whole on screen, it has nothing to scroll: the form does.
    if (verticalScrollBar()->maximum() == 0)
        return event->ignore();
    QPlainTextEdit::wheelEvent(event);
}

} // namespace ui
