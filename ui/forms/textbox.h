// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace ui {

/// A box for several lines that says when the person is done with it: on leaving it, or with Ctrl+Enter. Esc brings
/// back what was there. Tab leaves it.
class TextBox final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextBox(QWidget *parent = nullptr);

    /// Another text altogether: what was being typed is gone (see finish()).
    void load(const QString &text);
    /// What the same text reads now. While somebody types here it is kept back, so that nothing is overwritten under their hands.
    void setStored(const QString &text);
    [[nodiscard]] QString stored() const { return m_stored; }
    /// The person is done with it as if they had left it.
    void finish();

signals:
    /// The text differs from the stored one and the person has left it.
    void committed(const QString &text);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_stored;
};

} // namespace ui
