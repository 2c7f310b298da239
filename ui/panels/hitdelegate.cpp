// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hitdelegate.h"

#include "ui/panels/searchmodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace ui {

namespace {

/// Breaks the text into two lines at most, and says how far they reach.
qsizetype layOut(QTextLayout &layout, int width)
{
    qsizetype end = 0;
    qreal y = 0;
    layout.beginLayout();
    for (int lines = 0; lines < 2; ++lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
        end = line.textStart() + line.textLength();
    }
    layout.endLayout();
    return end;
}

QList<QTextLayout::FormatRange> formats(const QVariantList &marks, qsizetype length, const QPalette &palette)
{
    QList<QTextLayout::FormatRange> ranges;
    for (qsizetype i = 0; i + 1 < marks.size(); i += 2) {
        QTextLayout::FormatRange range;
        range.start = marks[i].toInt();
        range.length = marks[i + 1].toInt();
        range.format.setFontWeight(QFont::Bold);
        range.format.setBackground(theme::color(theme::Role::WarningTint, palette));
        if (range.start + range.length <= length)
            ranges.append(range);
    }
    return ranges;
}

/// Two lines of text with the marked stretches on a tint and bold: never by colour alone. What does not fit ends in an
/// ellipsis.
void drawSnippet(QPainter &painter, const QRect &area, const QModelIndex &index, const QPalette &palette, const QFont &font)
{
    QString text = index.data(SearchModel::SnippetRole).toString();
    const QVariantList marks = index.data(SearchModel::MarksRole).toList();
    QTextLayout layout(text, font);
    layout.setFormats(formats(marks, text.size(), palette));
    if (const qsizetype end = layOut(layout, area.width()); end < text.size()) {
        text = text.left(end - 1) + u'…';
        layout.setText(text);
        layout.setFormats(formats(marks, end - 1, palette));
        layOut(layout, area.width());
    }
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
    if (!index.data(SearchModel::SnippetRole).toString().isEmpty())
        drawSnippet(*painter, area, index, option.palette, option.font);
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QVariant snippet = index.data(SearchModel::SnippetRole);
    if (!snippet.isValid())
        return {theme::space(10), theme::space(1.8)};
    const bool isShort = snippet.toString().isEmpty(); // a name, and perhaps a note below it
    const bool hasNote = !isShort || !index.data(SearchModel::FieldRole).toString().isEmpty();
    return {theme::space(10), theme::space(!isShort ? 5.2 : hasNote ? 2.8 : 1.8)};
}

} // namespace ui
