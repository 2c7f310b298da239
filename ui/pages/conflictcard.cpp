// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/conflictcard.h"

#include "core/domain/textdiff.h"
#include "ui/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

} // namespace

QString markedDifference(const QString &base, const QString &text, const QPalette &palette)
{
    const QString added = theme::color(theme::Role::SuccessTint, palette).name();
    const QString removed = theme::color(theme::Role::ErrorTint, palette).name();
    QString html;
    for (const core::DiffPart &part : core::textDiff(base, text)) {
        const QString words = escaped(part.text);
        if (part.kind == core::DiffPart::Kind::Added)
            html += u"<u style=\"background-color:%1\">%2</u>"_s.arg(added, words);
        else if (part.kind == core::DiffPart::Kind::Removed)
            html += u"<s style=\"background-color:%1\">%2</s>"_s.arg(removed, words);
        else
            html += words;
    }
    return html;
}

ConflictCard::ConflictCard(int number, QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_text(new QTextBrowser(this))
{
    theme::setType(*m_title, theme::Type::Strong);
    m_title->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_text->setObjectName(u"text"_s);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_text->setMinimumHeight(theme::space(4));
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("A version of the conflict"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space(0.6), theme::space(0.5), theme::space(0.6), theme::space(0.6));
    column->setSpacing(theme::space(0.25));
    column->addWidget(m_title);
    column->addWidget(m_note);
    column->addWidget(m_text, 1);
    if (number == 0)
        return;
    //: button under a version of a conflict; %1 is the number key that does the same
    m_choose = new QPushButton(tr("Take this (%1)").arg(number), this);
    m_choose->setObjectName(u"choose%1"_s.arg(number));
    connect(m_choose, &QPushButton::clicked, this, &ConflictCard::chosen);
    column->addWidget(m_choose);
}

void ConflictCard::show(const QString &title, const QString &note, const QString &text, const QString &base)
{
    m_title->setText(title);
    m_note->setText(note);
    m_text->setAccessibleName(title);
    m_shown = text;
    m_base = base;
    fill();
}

void ConflictCard::fill()
{
    const QString nothing = u"<i>%1</i>"_s.arg(tr("(empty)"));
    const QString html = markedDifference(m_base, m_shown, palette());
    // Japanese with strokes above and below needs air between its lines.
    m_text->setHtml(u"<p style=\"line-height:140%\">%1</p>"_s.arg(html.isEmpty() ? nothing : html));
}

void ConflictCard::setChosen(bool chosen)
{
    m_chosen = chosen;
    update();
}

void ConflictCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void ConflictCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto role = m_chosen ? theme::Role::Primary : theme::Role::Line;
    painter.setPen(QPen(theme::color(role, palette()), m_chosen ? 3 : 1));
    painter.setBrush(theme::color(theme::Role::Surface, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6);
}

} // namespace ui
