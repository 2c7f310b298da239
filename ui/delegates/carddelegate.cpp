// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/carddelegate.h"

#include "ui/models/boardmodel.h"
#include "ui/theme.h"

#include <QPainter>

namespace ui {

namespace {

/// As much as goes into a line; the rest comes back through `rest`.
QString line(const QFontMetrics &metrics, QString &rest, int width)
{
    qsizetype length = rest.size();
    while (length > 1 && metrics.horizontalAdvance(rest, static_cast<int>(length)) > width)
        --length;
    const QString first = rest.left(length);
    rest = rest.mid(length);
    return first;
}

/// Japanese lines need more room between them than the fonts ask for.
int lineOf(const QFontMetrics &metrics)
{
    return metrics.height() * 6 / 5;
}

} // namespace

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    using theme::Role;
    const bool isChosen = option.state & QStyle::State_Selected;
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    const QRectF card = QRectF(option.rect).adjusted(3, 2.5, -3, -2.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme::color(hasFocus ? Role::Primary : Role::Line, option.palette), hasFocus ? 2 : 1));
    painter->setBrush(theme::color(isChosen ? Role::Tint : Role::Surface, option.palette));
    painter->drawRoundedRect(card, 4, 4);
    const QRect inner = card.toRect().adjusted(theme::space(0.4), theme::space(0.25), -theme::space(0.4), 0);
    const QFontMetrics metrics(option.font);
    const QFont small = theme::font(theme::Type::Small);
    const QFontMetrics smaller(small);
    painter->setPen(theme::color(Role::Text, option.palette));
    QString rest = index.data().toString();
    int y = inner.top();
    const QString first = line(metrics, rest, inner.width());
    for (const QString &text : {first, metrics.elidedText(rest, Qt::ElideRight, inner.width())}) {
        if (text.isEmpty())
            continue; // what is below moves up, and the card stays as high as the others
        painter->drawText(QRect(inner.left(), y, inner.width(), lineOf(metrics)), Qt::AlignLeft | Qt::AlignVCenter, text);
        y += lineOf(metrics);
    }
    painter->setFont(small);
    const auto below = [&](int role, Role colour) {
        painter->setPen(theme::color(colour, option.palette));
        painter->drawText(QRect(inner.left(), y, inner.width(), lineOf(smaller)), Qt::AlignLeft | Qt::AlignVCenter,
                          smaller.elidedText(index.data(role).toString(), Qt::ElideRight, inner.width()));
        y += lineOf(smaller);
    };
    below(BoardModel::UnderRole, Role::Muted);
    below(BoardModel::MarksRole, index.data(BoardModel::LateRole).toBool() ? Role::Error : Role::Warning);
    painter->restore();
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // One height for all cards: the list then knows how long it is without asking each.
    return {theme::space(6), 2 * lineOf(QFontMetrics(option.font))
                                 + 2 * lineOf(QFontMetrics(theme::font(theme::Type::Small))) + theme::space(0.8)};
}

} // namespace ui
