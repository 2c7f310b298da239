// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/statustile.h"

#include <QLocale>
#include <QPainter>

namespace ui {

using theme::Role;

StatusTile::StatusTile(Status status, QWidget *parent) : QAbstractButton(parent), m_status(status)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCount(0);
}

void StatusTile::setCount(int count)
{
    m_count = count;
    //: a status and how many things have it
    setAccessibleName(tr("%1: %2").arg(statusWord(m_status)).arg(count));
    setToolTip(tr("Show only these"));
    update();
}

QSize StatusTile::sizeHint() const
{
    return {theme::space(8), theme::space(3.3)};
}

void StatusTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto c = [this](Role role) { return theme::color(role, palette()); };
    painter.setBrush(c(isChecked() ? Role::Tint : underMouse() ? Role::TintHover : Role::Surface));
    painter.setPen(hasFocus() ? QPen(c(Role::Primary), 2) : QPen(c(isChecked() ? Role::Primary : Role::Line), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    // A status nobody has is quiet: only what is there draws the eye.
    const QColor ink = c(m_count ? statusRole(m_status) : Role::Muted);
    const QRect words = rect().adjusted(theme::space(0.8), theme::space(0.4), -theme::space(0.8), -theme::space(0.4));
    painter.setPen(ink);
    const QString word = statusText(m_status);
    const QString count = QLocale().toString(m_count);
    const QFont wordFont = theme::font(m_status == Status::Late && m_count ? theme::Type::Strong : theme::Type::Body);
    const QFont countFont = theme::font(theme::Type::Title);
    const bool beside = QFontMetrics(wordFont).horizontalAdvance(word + u' ')
                            + QFontMetrics(countFont).horizontalAdvance(count)
                        <= words.width();
    painter.setFont(beside ? wordFont : theme::font(theme::Type::Small));
    painter.drawText(words, int(Qt::AlignLeft | (beside ? Qt::AlignVCenter : Qt::AlignTop)), word);
    painter.setFont(beside ? countFont : theme::font(theme::Type::Subtitle));
    painter.drawText(words, int(Qt::AlignRight | (beside ? Qt::AlignVCenter : Qt::AlignBottom)), count);
}

} // namespace ui
