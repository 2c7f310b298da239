// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/growingtext.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionFrame>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
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

/// Those made by wrapping included; not more than matter. The document's own height counts a paragraph that was not laid
/// out since the last change of width as one line, so that the scroll bar would come and go for ever.
int GrowingText::wrappedLines() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < most; block = block.next()) {
        document()->documentLayout()->blockBoundingRect(block); // lays it out
        lines += block.layout()->lineCount();
    }
    return lines;
}

void GrowingText::fit()
{
    const int lines = std::clamp(wrappedLines(), fewest, most);
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
