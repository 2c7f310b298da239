// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/committedtext.h"

#include "core/schema/field.h"
#include "ui/theme.h"

#include <QKeyEvent>

namespace ui {

CommittedText::CommittedText(int lines, QWidget *parent) : QPlainTextEdit(parent), m_lines(lines)
{
    setTabChangesFocus(true);
    connect(document(), &QTextDocument::contentsChanged, this, &CommittedText::fit);
    fit();
}

void CommittedText::fit()
{
    // A plain text document counts its height in lines.
    const int needed = static_cast<int>(document()->size().height());
    const int shown = std::clamp(needed, m_lines, 3 * m_lines);
    const double margins = 2 * (document()->documentMargin() + frameWidth());
    const int height = shown * (fontMetrics().height() + 1) + static_cast<int>(margins) + theme::space(0.1);
    setVerticalScrollBarPolicy(needed > shown ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != minimumHeight())
        setFixedHeight(height);
}

void CommittedText::setStored(const QString &text)
{
    const bool isWriting = document()->isModified() && toPlainText() != m_stored;
    m_stored = text;
    if (isWriting || toPlainText() == text)
        return;
    setPlainText(text);
    document()->setModified(false);
}

void CommittedText::commit()
{
    if (isReadOnly() || !document()->isModified())
        return;
    document()->setModified(false);
    const QString written = toPlainText().left(core::kinds::longestText);
    if (written != m_stored)
        emit committed(written);
}

void CommittedText::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        commit();
}

void CommittedText::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QPlainTextEdit::keyPressEvent(event);
    commit();
    emit leaveWanted();
}

} // namespace ui
