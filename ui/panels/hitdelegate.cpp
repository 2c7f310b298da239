// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hitdelegate.h"

#include "ui/panels/searchmodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace ui {

namespace {

/// Two lines of text with the marked stretches on a tint and bold: never by colour alone.
void drawSnippet(QPainter &painter, const QRect &area, const QModelIndex &index, const QPalette &palette, const QFont &font)
{
    QTextLayout layout(index.data(SearchModel::SnippetRole).toString(), font);
    QList<QTextLayout::FormatRange> formats;
    const QVariantList marks = index.data(SearchModel::MarksRole).toList();
    for (qsizetype i = 0; i + 1 < marks.size(); i += 2) {
        QTextLayout::FormatRange range;
        range.start = marks[i].toInt();
        range.length = marks[i + 1].toInt();
        range.format.setFontWeight(QFont::Bold);
        range.format.setBackground(theme::color(theme::Role::WarningTint, palette));
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    qreal y = 0;
    for (int lines = 0; lines < 2; ++lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    painter.setPen(theme::color(theme::Role::Text, palette));
    layout.draw(&painter, area.topLeft());
}

} // namespace

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    const QString title = std::exchange(plain.text, QString());
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
    QRect area = option.rect.adjusted(theme::space(0.6), theme::space(0.25), -theme::space(0.4), 0);
    const int line = theme::space(1.05);
    painter->save();
    painter->setFont(theme::font(theme::Type::Strong));
    painter->setPen(theme::color(theme::Role::Text, option.palette));
    const auto draw = [&](const QString &text) {
        painter->drawText(QRect(area.topLeft(), QSize(area.width(), line)), Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
        area.setTop(area.top() + line);
    };
    if (!index.data(SearchModel::SnippetRole).isValid()) {
        painter->setPen(theme::color(theme::Role::Muted, option.palette));
        draw(title);
        painter->restore();
        return;
    }
    draw(title);
    painter->setFont(theme::font(theme::Type::Small));
    painter->setPen(theme::color(theme::Role::Muted, option.palette));
    draw(index.data(SearchModel::FieldRole).toString());
    drawSnippet(*painter, area, index, option.palette, option.font);
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {theme::space(10), theme::space(index.data(SearchModel::SnippetRole).isValid() ? 5.2 : 1.8)};
}

} // namespace ui
