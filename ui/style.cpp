// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style.h"

#include "ui/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using theme::Role;

namespace {

constexpr double radius = 4;

void roundedBox(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &edge, double width = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, width));
    painter.setBrush(fill);
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void drawButton(const QStyleOption &option, QPainter &painter)
{
    const auto c = [&](Role role) { return theme::color(role, option.palette); };
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool over = option.state & QStyle::State_MouseOver;
    const bool main = button && (button->features & QStyleOptionButton::DefaultButton) && enabled;
    QColor fill = main ? c(Role::Primary) : c(Role::Surface);
    if (!enabled)
        fill = c(Role::Window);
    else if (down || over)
        fill = main ? c(Role::PrimaryHover) : c(down ? Role::Tint : Role::TintHover);
    roundedBox(painter, option.rect, fill, main ? fill : c(enabled ? Role::Edge : Role::Line));
}

void drawInput(const QStyleOption &option, QPainter &painter, bool withFill)
{
    const bool focus = option.state & QStyle::State_HasFocus;
    const bool usable = option.state & QStyle::State_Enabled && !(option.state & QStyle::State_ReadOnly);
    const auto edge = theme::color(focus ? Role::Primary : usable ? Role::Edge : Role::Line, option.palette);
    const QColor fill = withFill ? option.palette.color(QPalette::Base) : QColor(Qt::transparent);
    roundedBox(painter, option.rect, fill, edge, focus ? 2 : 1);
}

/// Where a check box is ticked, or half ticked, it is filled; a mark says so without the colour.
void drawCheck(const QStyleOption &option, QPainter &painter)
{
    const auto c = [&](Role role) { return theme::color(role, option.palette); };
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool half = option.state & QStyle::State_NoChange;
    const QColor ink = enabled ? c(Role::Primary) : c(Role::Muted);
    const int side = std::min(option.rect.width(), option.rect.height());
    const QRect box(option.rect.center() - QPoint(side / 2, side / 2), QSize(side, side));
    roundedBox(painter, box, on || half ? ink : c(Role::Surface), on || half ? ink : c(enabled ? Role::Edge : Role::Line));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c(Role::OnPrimary), side / 8.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box, side](double x, double y) { return QPointF(box.left() + x * side, box.top() + y * side); };
    if (on)
        painter.drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}));
    else if (half)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    painter.restore();
}

void drawRadio(const QStyleOption &option, QPainter &painter)
{
    const auto c = [&](Role role) { return theme::color(role, option.palette); };
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const QColor ink = enabled ? c(Role::Primary) : c(Role::Muted);
    const double side = std::min(option.rect.width(), option.rect.height());
    const QPointF middle = QRectF(option.rect).center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(on ? ink : c(enabled ? Role::Edge : Role::Line));
    painter.setBrush(c(Role::Surface));
    painter.drawEllipse(middle, side / 2 - 0.5, side / 2 - 0.5);
    painter.setBrush(ink);
    if (on)
        painter.drawEllipse(middle, side / 4, side / 4);
    painter.restore();
}

void drawHeader(const QStyleOption &option, QPainter &painter)
{
    painter.fillRect(option.rect, theme::color(Role::Window, option.palette));
    painter.setPen(theme::color(Role::Line, option.palette));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter.drawLine(option.rect.topRight(), option.rect.bottomRight());
}

/// On the highlight, the picture of a menu entry has the colour of its words.
QIcon onHighlight(const QIcon &icon, const QStyleOptionMenuItem &item, const QWidget *widget)
{
    const int side = item.maxIconWidth > 0 ? item.maxIconWidth : 16;
    const double ratio = widget ? widget->devicePixelRatioF() : 1;
    QPixmap pixmap = icon.pixmap(QSize(side, side), ratio, QIcon::Normal);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), item.palette.color(QPalette::HighlightedText));
    painter.end();
    return QIcon(pixmap);
}

} // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Qt leaves the button that clears an input without a name to be read aloud.
    if (widget->inherits("QLineEditIconButton") && widget->accessibleName().isEmpty())
        widget->setAccessibleName(tr("Clear this input"));
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(*option, *painter);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheck(*option, *painter);
    case PE_IndicatorRadioButton:
        return drawRadio(*option, *painter);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth <= 0)
            break; // inside a spin box or a cell: that one draws the outline
        return drawInput(*option, *painter, true);
    case PE_FrameFocusRect:
        return roundedBox(*painter, option->rect, Qt::transparent, theme::color(Role::Primary, option->palette), 2);
    case PE_Frame:
        painter->setPen(theme::color(option->state & State_HasFocus ? Role::Primary : Role::Line, option->palette));
        return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (option->state & State_Selected) {
            const bool active = option->state & State_Active;
            return painter->fillRect(option->rect, theme::color(active ? Role::Tint : Role::TintHover, option->palette));
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return drawHeader(*option, *painter);
    if (element == CE_ItemViewItem) {
        // Rows are tinted, not inverted, so their text keeps its colour.
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem own(*item);
            own.palette.setColor(QPalette::HighlightedText, own.palette.color(QPalette::Text));
            return QProxyStyle::drawControl(element, &own, painter, widget);
        }
    }
    if (element == CE_TabBarTabShape && option->state.testFlag(State_Selected)) {
        // A shade lighter than its neighbours is not seen in the dark, and not at all at high contrast.
        QProxyStyle::drawControl(element, option, painter, widget);
        constexpr int edge = 3;
        const QRect top(option->rect.left() + 1, option->rect.top(), option->rect.width() - 2, edge);
        return painter->fillRect(top, theme::color(Role::Primary, option->palette));
    }
    if (element == CE_MenuItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->state.testFlags(State_Selected | State_Enabled) && !item->icon.isNull()) {
            QStyleOptionMenuItem own(*item);
            own.icon = onHighlight(item->icon, *item, widget);
            return QProxyStyle::drawControl(element, &own, painter, widget);
        }
    }
    if (element == CE_PushButtonLabel) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && (button->features & QStyleOptionButton::DefaultButton) && (button->state & State_Enabled)) {
            QStyleOptionButton own(*button);
            own.palette.setColor(QPalette::ButtonText, theme::color(Role::OnPrimary, own.palette));
            return QProxyStyle::drawControl(element, &own, painter, widget);
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return theme::space(0.75);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return theme::space(0.45);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
        return theme::space(1.25);
    case PM_SplitterWidth:
        return theme::space(0.4);
    case PM_FocusFrameHMargin:
    case PM_HeaderMargin:
        return theme::space(0.25);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons || hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    if (hint == SH_ItemView_ActivateItemOnSingleClick)
        return 0; // a double click or Enter, on every desktop
    if (hint == SH_ItemView_ShowDecorationSelected)
        return 1; // the whole row, indentation included
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int least = theme::space(1.9);
    switch (type) {
    case CT_PushButton:
        result.rwidth() += theme::space(0.5);
        [[fallthrough]];
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), least));
        break;
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), theme::space(1.7)));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), theme::space(1.8)));
        break;
    default:
        break;
    }
    return result;
}

} // namespace ui
