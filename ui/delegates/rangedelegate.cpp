// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/rangedelegate.h"

#include "ui/theme.h"

#include <QPainter>

namespace ui {

RangeDelegate::RangeDelegate(int role, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_role(role)
{
}

void RangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index); // selection and focus; the cell has no text
    const auto places = index.data(m_role).value<QList<int>>();
    if (places.size() != 6)
        return;
    const double margin = theme::space(0.4);
    const double width = option.rect.width() - 2 * margin;
    const double last = std::max(1, places[5] - 1);
    const double y = option.rect.center().y() + 0.5;
    const auto at = [&](int place) { return QPointF(option.rect.left() + margin + width * (place - 1) / last, y); };
    const QColor line = theme::color(theme::Role::Edge, option.palette);
    const QColor mark = theme::color(theme::Role::Primary, option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(at(places[0]), at(places[4]));
    painter->setPen(QPen(line, theme::space(0.25), Qt::SolidLine, Qt::FlatCap));
    painter->drawLine(at(places[1]), at(places[3]));
    painter->setPen(Qt::NoPen);
    painter->setBrush(mark);
    painter->drawEllipse(at(places[2]), theme::space(0.22), theme::space(0.22));
    painter->restore();
}

} // namespace ui
