// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace ui {

/// Asks why: several lines, because somebody else has to act on them, and a button that says what is then done. What
/// must not be empty cannot be done while it is. Ctrl+Enter is the button; Enter begins a new line.
class ReasonDialog final : public QDialog
{
    Q_OBJECT

public:
    ReasonDialog(const Prompts::Reason &asked, QWidget *parent);

    [[nodiscard]] QString text() const;

private:
    void refresh();

    bool m_isRequired;
    QPlainTextEdit *m_text;
    QPushButton *m_accept;
};

} // namespace ui
