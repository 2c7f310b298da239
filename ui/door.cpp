// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/door.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QPainter>

namespace ui {

using theme::Role;

Door::Door(const QString &iconName, const QString &title, const QString &explanation, QWidget *parent)
    : QAbstractButton(parent), m_explanation(explanation)
{
    setText(title);
    setIcon(ui::icon(iconName));
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize Door::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(m_explanation);
    return {words + theme::space(5), theme::space(4)};
}

void Door::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto c = [this](Role role) { return theme::color(role, palette()); };
    const bool lively = underMouse() || isDown();
    painter.setBrush(c(isDown() ? Role::Tint : lively ? Role::TintHover : Role::Surface));
    painter.setPen(hasFocus() ? QPen(c(Role::Primary), 2) : QPen(c(lively ? Role::Primary : Role::Line), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const int side = theme::space(1.8);
    const int left = theme::space(1);
    icon().paint(&painter, left, (height() - side) / 2, side, side);
    const QRect words = rect().adjusted(left + side + theme::space(0.9), theme::space(0.65), -theme::space(0.5),
                                        -theme::space(0.65));
    painter.setFont(theme::font(theme::Type::Subtitle));
    painter.setPen(c(Role::Text));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, text());
    painter.setFont(font());
    painter.setPen(c(Role::Muted));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom, m_explanation);
}

} // namespace ui
