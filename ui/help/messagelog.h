// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace ui::messagelog {

/// From now on the last 500 remarks of Qt and of the program are kept for the log viewer; they still go where they went
/// before. Called once, by main().
void start();
/// Oldest first: time of day, kind, remark.
[[nodiscard]] QStringList lines();
/// A remark of the program itself.
void add(const QString &remark);

} // namespace ui::messagelog
