// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/gradedelegate.h"

#include "ui/models/evaluationmodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

using Role = EvaluationModel::Role;

bool isEditable(const QModelIndex &index)
{
    return index.flags() & Qt::ItemIsEditable;
}

/// The filled corner that spreadsheets mark a note with.
void paintCorner(QPainter &painter, const QStyleOptionViewItem &option)
{
    const int side = theme::space(0.4);
    const QPoint corner = option.rect.topRight() + QPoint(0, 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Role::Primary, option.palette));
    painter.drawPolygon(QPolygon({corner, corner - QPoint(side, 0), corner + QPoint(0, side)}));
}

/// What the earlier stage said, left of the value. Changed grades read 「3→4」 on paper and for the colour-blind too.
void paintEarlier(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString earlier = index.data(Role::EarlierRole).toString();
    if (earlier.isEmpty())
        return;
    const bool differs = index.data(Role::DiffersRole).toBool();
    QFont font = theme::font(theme::Type::Small);
    font.setBold(differs);
    painter.setFont(font);
    painter.setPen(theme::color(differs ? theme::Role::Warning : theme::Role::Muted, option.palette));
    const QRect place = option.rect.adjusted(theme::space(0.15), 0, -theme::space(0.15), 0);
    const QString value = index.data(Qt::DisplayRole).toString();
    const QString said = differs ? earlier + u'→' : value.isEmpty() ? u'(' + earlier + u')' : earlier;
    const int room = (place.width() - option.fontMetrics.horizontalAdvance(value)) / 2;
    const bool fits = value.isEmpty() || QFontMetrics(font).horizontalAdvance(said) <= room;
    // Without room, a difference is at least marked; the tool tip has the word.
    painter.drawText(place, int(Qt::AlignLeft | Qt::AlignVCenter), fits ? said : differs ? u"≠"_s : QString());
}

QString typedInto(const QWidget &editor)
{
    if (const auto *several = qobject_cast<const QPlainTextEdit *>(&editor))
        return several->toPlainText();
    const auto *line = qobject_cast<const QLineEdit *>(&editor);
    return line ? line->text() : QString();
}

void paintRefused(QPainter &painter, const QStyleOptionViewItem &option, const QString &text)
{
    painter.fillRect(option.rect, theme::color(theme::Role::ErrorTint, option.palette));
    painter.setPen(theme::color(theme::Role::Error, option.palette));
    painter.setFont(theme::font(theme::Type::Strong));
    const QRect place = option.rect.adjusted(theme::space(0.2), 0, -theme::space(0.2), 0);
    const QString marked = QFontMetrics(painter.font()).elidedText(u"！"_s + text, Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignCenter, marked);
}

} // namespace

void GradeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (const QVariant role = index.data(Role::ColorRole); role.isValid()) {
        const auto color = theme::color(static_cast<theme::Role>(role.toInt()), option->palette);
        option->palette.setColor(QPalette::Text, color);
    }
    option->text.replace(u'\n', u' ');
    if (!isEditable(index))
        option->backgroundBrush = theme::color(theme::Role::Window, option->palette);
}

void GradeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString refused = index.data(Role::RefusedRole).toString();
    QStyleOptionViewItem own(option);
    initStyleOption(&own, index);
    const QString text = own.text;
    if (!refused.isEmpty())
        own.text.clear();
    const QStyle *style = own.widget ? own.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &own, painter, own.widget);
    painter->save();
    if (!refused.isEmpty())
        paintRefused(*painter, own, text);
    else
        paintEarlier(*painter, own, index);
    if (index.data(Role::HasReasonRole).toBool())
        paintCorner(*painter, own);
    painter->restore();
    if (own.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(own);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, own.widget);
    }
}

QWidget *GradeDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.data(Role::LongTextRole).toBool()) {
        auto *text = new QPlainTextEdit(parent);
        text->setObjectName(u"reasonEditor"_s);
        text->setAutoFillBackground(true);
        return text;
    }
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(u"gradeEditor"_s);
    editor->setFrame(false);
    editor->setAlignment(Qt::AlignCenter);
    editor->setAutoFillBackground(true);
    return editor;
}

void GradeDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString stored = index.data(Qt::EditRole).toString();
    if (auto *line = qobject_cast<QLineEdit *>(editor); line && !line->isModified())
        line->setText(stored);
    auto *text = qobject_cast<QPlainTextEdit *>(editor);
    if (!text || text->document()->isModified())
        return;
    text->setPlainText(stored);
    text->document()->setModified(false);
    if (m_isTyping)
        text->selectAll(); // what is typed replaces, as in the other cells
    else
        text->moveCursor(QTextCursor::End);
}

void GradeDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const QString text = typedInto(*editor);
    const bool isRefused = !index.data(Role::RefusedRole).toString().isEmpty();
    if (isRefused || text != index.data(Qt::EditRole).toString())
        model->setData(index, text);
}

void GradeDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect place = option.rect;
    if (qobject_cast<QPlainTextEdit *>(editor)) { // several lines need more room than the cell has; it stays in the table
        place.setSize(place.size().expandedTo(QSize(theme::space(16), theme::space(6))));
        if (const QWidget *table = editor->parentWidget()) {
            place.moveRight(std::min(place.right(), std::max(table->width() - 1, place.width() - 1)));
            place.moveBottom(std::min(place.bottom(), std::max(table->height() - 1, place.height() - 1)));
        }
    }
    editor->setGeometry(place);
}

std::optional<CellMove> GradeDelegate::moveFor(const QKeyEvent &event) const
{
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return shift ? CellMove::Up : CellMove::Down;
    case Qt::Key_Tab: return CellMove::Next;
    case Qt::Key_Backtab: return CellMove::Previous;
    case Qt::Key_Up: return CellMove::Up;
    case Qt::Key_Down: return CellMove::Down;
    case Qt::Key_Left: return m_isTyping ? std::optional(CellMove::Left) : std::nullopt;
    case Qt::Key_Right: return m_isTyping ? std::optional(CellMove::Right) : std::nullopt;
    default: return std::nullopt;
    }
}

/// In several lines Alt+Enter begins a new one, as in spreadsheets, and arrows go about in the text.
std::optional<CellMove> GradeDelegate::moveOutOfText(const QKeyEvent &event, QPlainTextEdit &text) const
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const bool isTab = event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab;
    if (isEnter && (event.modifiers() & Qt::AltModifier)) {
        text.insertPlainText(u"\n"_s);
        return CellMove::Stay;
    }
    return isEnter || isTab ? moveFor(event) : std::nullopt;
}

bool GradeDelegate::eventFilter(QObject *object, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(object);
    auto *several = qobject_cast<QPlainTextEdit *>(object);
    if (!editor || event->type() != QEvent::KeyPress)
        return QStyledItemDelegate::eventFilter(object, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    const auto move = several ? moveOutOfText(key, *several) : moveFor(key);
    if (!move && several && key.key() != Qt::Key_Escape)
        return false; // Qt would take every Enter for the end of the text
    if (!move)
        return QStyledItemDelegate::eventFilter(object, event);
    if (move == CellMove::Stay)
        return true;
    const bool fills = (key.modifiers() & Qt::ControlModifier) && (move == CellMove::Down || move == CellMove::Up);
    const QString text = typedInto(*editor);
    if (!fills)
        emit commitData(editor);
    emit closeEditor(editor, NoHint);
    if (fills)
        emit fillWanted(text);
    else
        emit left(*move);
    return true;
}

} // namespace ui
