// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QString>

namespace ui {

/// How far something is. Few on purpose: most of a list should be quiet. Never shown by colour alone: sheets are printed
/// in black and white, so each has a mark and a word.
enum class Status {
    NotStarted, ///< 未着手
    Begun,      ///< 入力中: looked at, not complete
    Submitted,  ///< 提出済み: somebody else's turn
    Returned,   ///< 差戻し: back for a correction
    Done,       ///< 完了
    Late,       ///< 期限超過: the only red one
};

[[nodiscard]] QString statusWord(Status status);
/// One character that prints in black and white: ○ △ → ↓ ● ！
[[nodiscard]] QString statusMark(Status status);
[[nodiscard]] theme::Role statusRole(Status status);
/// Mark and word, as lists show it: 「● 完了」.
[[nodiscard]] QString statusText(Status status);

} // namespace ui
