// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagebar.h"

#include "ui/errortext.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using theme::Role;

namespace {

Role inkOf(MessageBar::Kind kind)
{
    constexpr Role roles[] = {Role::Primary, Role::Success, Role::Warning, Role::Error};
    return roles[static_cast<int>(kind)];
}

Role tintOf(MessageBar::Kind kind)
{
    constexpr Role roles[] = {Role::InfoTint, Role::SuccessTint, Role::WarningTint, Role::ErrorTint};
    return roles[static_cast<int>(kind)];
}

QString iconOf(MessageBar::Kind kind)
{
    constexpr const char *names[] = {"info", "circle-check", "triangle-alert", "circle-x"};
    return QString::fromLatin1(names[static_cast<int>(kind)]);
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_mark(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(u"messageAction"_s);
    m_action->setAccessibleName(tr("Go on")); // until a message says to what
    auto *close = new QToolButton(this);
    close->setIcon(icon(u"x"_s));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space(0.75), theme::space(0.35), theme::space(0.35), theme::space(0.35));
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto action = std::exchange(m_do, {});
        clear();
        if (action)
            action();
    });
    clear();
}

void MessageBar::say(Kind kind, const QString &sentence)
{
    say(kind, sentence, {}, {});
}

void MessageBar::say(Kind kind, const QString &sentence, const QString &verb, std::function<void()> action)
{
    m_kind = kind;
    m_text->setText(sentence);
    m_action->setText(verb);
    m_action->setAccessibleName(verb.isEmpty() ? tr("Go on") : verb);
    m_action->setVisible(!verb.isEmpty());
    m_do = std::move(action);
    setAccessibleName(sentence);
    recolour();
    show();
}

void MessageBar::say(const core::Error &error)
{
    say(Kind::Error, errorText(error));
}

void MessageBar::clear()
{
    m_text->clear();
    m_do = {};
    hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::color(inkOf(m_kind), palette()));
    painter.setBrush(theme::color(tintOf(m_kind), palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void MessageBar::recolour()
{
    m_mark->setPixmap(icon(iconOf(m_kind)).pixmap(theme::space(1.2)));
    update();
}

} // namespace ui
