// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/directionmatrix.h"

#include "ui/labels.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int side = 3;

QString outcomeWord(int index)
{
    const auto code = core::toCode(static_cast<core::OutcomeDirection>(index));
    return labels::choice(core::Field::EvaluationOutcome, code);
}

QString costWord(int index)
{
    const auto code = core::toCode(static_cast<core::CostDirection>(index));
    return labels::choice(core::Field::EvaluationCost, code);
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    theme::setType(*label, theme::Type::Small);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

} // namespace

DirectionMatrix::DirectionMatrix(QWidget *parent) : QWidget(parent), m_buttons(new QButtonGroup(this))
{
    m_buttons->setExclusive(false);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme::space(0.15));
    grid->addWidget(heading(tr("Outcome ＼ Cost"), this), 0, 0);
    for (int i = 0; i < side; ++i) {
        grid->addWidget(heading(costWord(i), this), 0, i + 1);
        grid->addWidget(heading(outcomeWord(i), this), i + 1, 0);
        grid->setColumnStretch(i + 1, 1);
        for (int cost = 0; cost < side; ++cost) {
            auto *cell = new QToolButton(this);
            cell->setObjectName(u"direction_%1_%2"_s.arg(core::toCode(static_cast<core::OutcomeDirection>(i)),
                                                         core::toCode(static_cast<core::CostDirection>(cost))));
            cell->setCheckable(true);
            cell->setAccessibleName(tr("Outcome %1, cost %2").arg(outcomeWord(i), costWord(cost)));
            cell->setToolTip(cell->accessibleName());
            cell->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
            cell->setMinimumHeight(theme::space(1.7));
            cell->installEventFilter(this);
            m_buttons->addButton(cell, i * side + cost);
            grid->addWidget(cell, i + 1, cost + 1);
        }
    }
    connect(m_buttons, &QButtonGroup::idClicked, this, &DirectionMatrix::pressed);
}

QToolButton *DirectionMatrix::button(int outcome, int cost) const
{
    return qobject_cast<QToolButton *>(m_buttons->button(outcome * side + cost));
}

void DirectionMatrix::setChoice(std::optional<Choice> choice, std::optional<Choice> earlier)
{
    m_choice = choice;
    for (int i = 0; i < side * side; ++i) {
        auto *cell = qobject_cast<QToolButton *>(m_buttons->button(i));
        const Choice own{static_cast<core::OutcomeDirection>(i / side), static_cast<core::CostDirection>(i % side)};
        cell->setChecked(choice == own);
        cell->setText(choice == own ? u"●"_s : earlier == own ? u"○"_s : QString());
        cell->setToolTip(earlier == own ? tr("Earlier stage: %1").arg(cell->accessibleName()) : cell->accessibleName());
    }
}

void DirectionMatrix::pressed(int id)
{
    const Choice now{static_cast<core::OutcomeDirection>(id / side), static_cast<core::CostDirection>(id % side)};
    emit chosen(m_choice == now ? std::nullopt : std::optional(now));
}

/// Arrow keys go where they point; a button by itself would only go to the next one.
bool DirectionMatrix::eventFilter(QObject *object, QEvent *event)
{
    auto *from = qobject_cast<QAbstractButton *>(object);
    if (event->type() != QEvent::KeyPress || !from)
        return QWidget::eventFilter(object, event);
    int row = m_buttons->id(from) / side;
    int column = m_buttons->id(from) % side;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up: row -= 1; break;
    case Qt::Key_Down: row += 1; break;
    case Qt::Key_Left: column -= 1; break;
    case Qt::Key_Right: column += 1; break;
    default: return QWidget::eventFilter(object, event);
    }
    if (row >= 0 && row < side && column >= 0 && column < side)
        button(row, column)->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace ui
