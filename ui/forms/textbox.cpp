// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/textbox.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace ui {

TextBox::TextBox(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
}

void TextBox::load(const QString &text)
{
    m_stored = text;
    setPlainText(text);
}

void TextBox::setStored(const QString &text)
{
    const bool untouched = toPlainText() == m_stored;
    m_stored = text;
    if ((!hasFocus() || untouched) && toPlainText() != text)
        setPlainText(text);
}

void TextBox::finish()
{
    if (toPlainText() != m_stored)
        emit committed(toPlainText());
}

void TextBox::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    // A menu or another window takes the keyboard for a moment only; what is typed is then kept all the same.
    if (event->reason() != Qt::PopupFocusReason)
        finish();
}

void TextBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        setPlainText(m_stored);
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() & Qt::ControlModifier)
        return finish();
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace ui
