// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace ui {

/// A long text that is entered when the keyboard leaves it: one step of the log for what was written in one go.
class CommittedText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// `lines` is its height while there is little in it; it grows with the text to three times that.
    explicit CommittedText(int lines, QWidget *parent = nullptr);

    /// Shows what is stored. What is being written is kept unless it is the same.
    void setStored(const QString &text);
    /// Enters what was written, if anything.
    void commit();

signals:
    void committed(const QString &text);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

signals:
    /// Esc: back to where one came from.
    void leaveWanted();

private:
    void fit();

    QString m_stored;
    int m_lines;
};

} // namespace ui
