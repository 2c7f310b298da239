// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using theme::Role;

namespace {

/// One page in the column.
class NavigationButton final : public QAbstractButton
{
public:
    explicit NavigationButton(QWidget *parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFocusPolicy(Qt::StrongFocus);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int words = fontMetrics().horizontalAdvance(text());
        return {words + theme::space(4), theme::space(2.3)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ground = QRectF(rect()).adjusted(theme::space(0.4), 1, -theme::space(0.4), -1);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::color(isChecked() ? Role::Tint : Role::TintHover, palette()));
            painter.drawRoundedRect(ground, 4, 4);
        }
        if (isChecked()) {
            painter.setBrush(theme::color(Role::Primary, palette()));
            painter.drawRoundedRect(QRectF(ground.left(), ground.top() + 5, 4, ground.height() - 10), 2, 2);
        }
        drawWords(painter, ground);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme::color(Role::Primary, palette()), 2));
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 4, 4);
        }
    }

private:
    void drawWords(QPainter &painter, const QRectF &ground) const
    {
        const int side = theme::space(1.3);
        const int left = qRound(ground.left()) + theme::space(0.75);
        icon().paint(&painter, left, (height() - side) / 2, side, side);
        painter.setFont(isChecked() ? theme::font(theme::Type::Strong) : font());
        painter.setPen(theme::color(Role::Text, palette()));
        painter.drawText(rect().adjusted(left + side + theme::space(0.6), 0, 0, 0), Qt::AlignVCenter, text());
    }
};

} // namespace

Navigation::Navigation(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
    , m_column(new QVBoxLayout(this))
    , m_searches(new QVBoxLayout)
{
    m_column->setContentsMargins(0, theme::space(0.5), 0, theme::space(0.5));
    m_column->setSpacing(theme::space(0.1));
    m_column->addSpacing(theme::space(0.6));
    m_column->addLayout(m_searches);
    m_column->addStretch(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(m_buttons, &QButtonGroup::buttonClicked, this,
            [this](QAbstractButton *button) { emit chosen(button->objectName()); });
}

void Navigation::add(const QString &id, const QString &name, const QString &iconName, const QString &hint)
{
    auto *button = new NavigationButton(this);
    button->setObjectName(id);
    button->setText(name);
    button->setIcon(icon(iconName));
    button->setToolTip(hint);
    button->setAccessibleName(name);
    button->setAccessibleDescription(hint);
    m_buttons->addButton(button);
    m_column->insertWidget(m_column->count() - 3, button);
}

void Navigation::rename(const QString &id, const QString &name)
{
    auto *button = findChild<QAbstractButton *>(id);
    button->setText(name);
    button->setAccessibleName(name);
}

void Navigation::setSearches(const QStringList &searches)
{
    while (QLayoutItem *item = m_searches->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &words : searches) {
        auto *button = new NavigationButton(this);
        button->setObjectName(u"search:"_s + words);
        button->setCheckable(false);
        button->setText(fontMetrics().elidedText(words, Qt::ElideRight, theme::space(8)));
        button->setIcon(icon(u"search"_s));
        button->setToolTip(tr("Search for “%1”").arg(words));
        button->setAccessibleName(button->toolTip());
        connect(button, &QAbstractButton::clicked, this, [this, words] { emit chosen(u"search:"_s + words); });
        m_searches->addWidget(button);
    }
}

void Navigation::setCurrent(const QString &id)
{
    if (auto *button = findChild<QAbstractButton *>(id))
        button->setChecked(true);
}

QString Navigation::current() const
{
    const QAbstractButton *button = m_buttons->checkedButton();
    return button ? button->objectName() : QString();
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Role::Surface, palette()));
    painter.setPen(theme::color(Role::Line, palette()));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace ui
