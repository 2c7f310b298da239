// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/domain/codes.h"

#include <QPushButton>

#include <functional>
#include <vector>

class QLabel;

namespace core {
class Workspace;
}

namespace ui {

class Prompts;

/// How a year's plan answers improvements: the buttons, the question for the reason, and what is said when it is refused.
/// The same for one improvement and for many.
namespace answers {

/// Buttons to take up, postpone and decline, in this order; `wanted` is called with the answer when one is pressed.
[[nodiscard]] QList<QPushButton *> buttons(QWidget *parent, const std::function<void(core::ImprovementState)> &wanted);

/// Asks how it is taken up, or why not, and writes the answer of the year's plan to all of the rows as one step.
/// `known` is the reason proposed. Shows in `problem` why it was refused, and hides it when it was not. False where the
/// person changed his mind or it was refused: then nothing was changed.
bool give(core::Workspace &workspace, Prompts &prompts, const std::vector<core::RowId> &rows, core::ImprovementState answer,
          int year, const QString &known, QLabel &problem);

} // namespace answers

} // namespace ui
