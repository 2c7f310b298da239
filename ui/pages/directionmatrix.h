// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QToolButton;

namespace ui {

/// The 3×3 of 成果 × コスト: one click or one press of the space bar says both, another takes both back.
class DirectionMatrix final : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        core::OutcomeDirection outcome;
        core::CostDirection cost;
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    explicit DirectionMatrix(QWidget *parent = nullptr);

    /// `earlier` is the earlier stage's choice, shown by an outline.
    void setChoice(std::optional<Choice> choice, std::optional<Choice> earlier = std::nullopt);

signals:
    void chosen(std::optional<ui::DirectionMatrix::Choice> choice);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    [[nodiscard]] QToolButton *button(int outcome, int cost) const;
    void pressed(int id);

    QButtonGroup *m_buttons;
    std::optional<Choice> m_choice;
};

} // namespace ui
