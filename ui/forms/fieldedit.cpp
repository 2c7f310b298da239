// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/fieldedit.h"

#include "ui/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

FieldEdit::FieldEdit(core::Field field, QWidget *parent) : QWidget(parent), m_field(field), m_problem(new QLabel(this))
{
    m_problem->setObjectName(u"problem"_s);
    m_problem->setWordWrap(true);
    m_problem->setIndent(theme::space(0.4));
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(0.15));
    column->addWidget(m_problem);
}

void FieldEdit::adopt(QWidget *input)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, input);
    input->setObjectName(core::registry::spec(m_field).name);
    input->installEventFilter(this);
    setFocusProxy(input);
}

void FieldEdit::setValue(const core::Value &value)
{
    m_value = value;
    m_mixed = false;
    revert();
}

void FieldEdit::setMixed()
{
    m_value = {};
    m_mixed = true;
    revert();
}

void FieldEdit::revert()
{
    setProblem({});
    write(m_value, m_mixed);
    m_written = typed();
    emit edited();
}

bool FieldEdit::commit()
{
    if (!isDirty()) {
        setProblem({});
        return true;
    }
    const auto value = take();
    if (!value)
        return false;
    if (m_mixed && typed().isEmpty()) { // emptied again: nothing is wanted for all of them
        revert();
        return true;
    }
    if (holds(*value)) {
        revert(); // the same, written differently
        return true;
    }
    m_before = std::exchange(m_written, typed());
    emit committed(m_field, *value);
    return problem().isEmpty();
}

void FieldEdit::refuse(const QString &reason)
{
    m_written = m_before;
    setProblem(reason);
}

void FieldEdit::setClosed(const QString &reason)
{
    sayBelow(m_closed, u"closed"_s, reason);
}

void FieldEdit::setNote(const QString &sentence)
{
    sayBelow(m_note, u"note"_s, sentence.isEmpty() ? QString() : u"△ "_s + sentence);
    if (!m_note)
        return;
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme::color(theme::Role::Warning, palette));
    m_note->setPalette(palette);
    m_note->setForegroundRole(QPalette::WindowText);
}

QString FieldEdit::note() const
{
    return m_note && !m_note->isHidden() ? m_note->text() : QString();
}

/// A small line below the input, made when there is something to say.
void FieldEdit::sayBelow(QLabel *&label, const QString &name, const QString &sentence)
{
    if (sentence.isEmpty() && !label)
        return;
    if (!label) {
        label = new QLabel(this);
        label->setObjectName(name);
        label->setWordWrap(true);
        label->setIndent(theme::space(0.4));
        label->setForegroundRole(QPalette::PlaceholderText);
        theme::setType(*label, theme::Type::Small);
        layout()->addWidget(label);
    }
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
    input()->setAccessibleDescription(sentence);
}

FieldEdit::Reading FieldEdit::checked() const
{
    const core::FieldSpec &spec = core::registry::spec(m_field);
    Reading reading = read();
    if (!reading.problem.isEmpty())
        return reading;
    if (reading.value.isNull()) {
        if (spec.isRequired() && !m_mixed)
            reading.problem = tr("Please fill this in.");
        return reading;
    }
    const auto accepted = core::registry::accept(m_field, reading.value);
    if (!accepted)
        return {{}, tr("Allowed here: %1").arg(core::registry::rangeText(spec))};
    return {*accepted, {}};
}

std::optional<core::Value> FieldEdit::take()
{
    const Reading reading = checked();
    setProblem(reading.problem);
    return reading.problem.isEmpty() ? std::optional(reading.value) : std::nullopt;
}

void FieldEdit::setProblem(const QString &sentence)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::color(theme::Role::Error, colours));
    m_problem->setPalette(colours);
    m_problem->setText(sentence.isEmpty() ? QString() : u"！"_s + sentence);
    m_problem->setVisible(!sentence.isEmpty());
    if (input())
        input()->setAccessibleDescription(sentence);
    update();
}

QString FieldEdit::problem() const
{
    return m_problem->text().mid(1);
}

void FieldEdit::paintEvent(QPaintEvent *)
{
    if (m_problem->text().isEmpty())
        return;
    // A bar beside the field: seen in the corner of the eye, and in black and white.
    QPainter painter(this);
    painter.fillRect(0, 0, 3, height(), theme::color(theme::Role::Error, palette()));
}

bool FieldEdit::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        emit entered();
        break;
    case QEvent::FocusOut:
        if (const auto reason = static_cast<QFocusEvent *>(event)->reason();
            reason != Qt::PopupFocusReason && reason != Qt::MenuBarFocusReason)
            commit();
        break;
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && isDirty()) {
            revert();
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
