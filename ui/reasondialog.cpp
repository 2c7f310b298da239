// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reasondialog.h"

#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ReasonDialog::ReasonDialog(const Prompts::Reason &asked, QWidget *parent)
    : QDialog(parent), m_isRequired(asked.isRequired), m_text(new QPlainTextEdit(asked.initial, this))
{
    setObjectName(u"reason"_s);
    setWindowTitle(asked.title);
    auto *question = new QLabel(asked.question, this);
    question->setWordWrap(true);
    question->setBuddy(m_text);
    m_text->setObjectName(u"reasonText"_s);
    m_text->setAccessibleName(asked.question);
    m_text->setTabChangesFocus(true);
    m_text->selectAll();
    auto *note = new QLabel(tr("Enter begins a new line; Ctrl+Enter is the button."), this);
    theme::setType(*note, theme::Type::Small);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(asked.verb, QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"accept"_s);
    m_accept->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(question);
    column->addWidget(m_text, 1);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReasonDialog::refresh);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, m_accept, &QPushButton::click);
    resize(theme::space(30), theme::space(16));
    refresh();
}

QString ReasonDialog::text() const
{
    return m_text->toPlainText().trimmed();
}

void ReasonDialog::refresh()
{
    m_accept->setEnabled(!m_isRequired || !text().isEmpty());
}

} // namespace ui
