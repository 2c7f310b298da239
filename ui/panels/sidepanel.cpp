// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sidepanel.h"

#include "ui/icons.h"
#include "ui/panels/hitdelegate.h"
#include "ui/theme.h"

#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

SidePanel::SidePanel(const QString &name, QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    setFixedWidth(theme::space(20));
    m_column->setContentsMargins(theme::space(0.75), theme::space(0.6), theme::space(0.75), theme::space(0.6));
    m_column->setSpacing(theme::space(0.4));
}

QToolButton *SidePanel::addSmallButton(const QString &name, const QString &iconName, const QString &what)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}

void SidePanel::addHead(const QString &title, std::initializer_list<QToolButton *> buttons)
{
    auto *label = new QLabel(title, this);
    theme::setType(*label, theme::Type::Subtitle);
    auto *head = new QHBoxLayout;
    head->addWidget(label, 1);
    for (QToolButton *button : buttons)
        head->addWidget(button);
    m_column->addLayout(head);
}

void SidePanel::dressList(QListView &list, const QString &name, const QString &spoken, QAbstractItemModel *model)
{
    list.setObjectName(name);
    list.setAccessibleName(spoken);
    list.setModel(model);
    list.setItemDelegate(new HitDelegate(&list));
    list.setFrameShape(QFrame::NoFrame);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.installEventFilter(this);
    m_column->addWidget(&list, 1);
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Role::Surface, palette()));
    painter.setPen(theme::color(theme::Role::Line, palette()));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
}

} // namespace ui
