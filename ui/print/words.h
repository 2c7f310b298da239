// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/tasks.h"
#include "core/schema/field.h"

#include <QLatin1String>
#include <QString>

/// Words of years and codes on paper, where the era is written in every language.
namespace ui::print::words {

/// 令和8（2026）年度
[[nodiscard]] QString year(int year);
/// R8
[[nodiscard]] QString shortYear(int year);
/// The word of a stored code: 「向上」.
[[nodiscard]] QString choice(core::Field field, QLatin1String code);

/// What is owed: the name of the stage of an evaluation, or what else has to be entered.
[[nodiscard]] QString taskWork(core::Task::Kind kind, const QString &stage);

} // namespace ui::print::words
