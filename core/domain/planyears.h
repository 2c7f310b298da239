// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fiscalyear.h"
#include "core/schema/registry.h"

#include <QStringView>

#include <optional>
#include <span>

namespace core {

/// The fiscal years a plan runs for, both included; the last is never before the first.
struct PlanYears
{
    FiscalYear first;
    FiscalYear last;

    friend bool operator==(const PlanYears &, const PlanYears &) = default;
};

/// Reads the years a plan's period states: `令和8年度～令和17年度`, `令和8～17年度`, `2026-2035`, `2026年度から10年間`,
/// `令和8年4月から令和18年3月まで`, each also with the number of years in brackets behind it. Nothing where the text does not
/// state both ends for certain (`概ね10年後を見通したもの`), where they contradict each other, or where it says anything else.
[[nodiscard]] std::optional<PlanYears> parsePlanYears(QStringView period);

/// On which side of the plan's years a year lies.
enum class PlanSide : quint8 { Within, Before, After };

/// The fields whose year is held against the plan's.
[[nodiscard]] std::span<const Field> planYearFields();
/// Where the year in one of these fields lies. A project may have begun long before the plan and go on after it: it is
/// outside only if all its years are, so its first year can only be After and its last year only Before.
[[nodiscard]] PlanSide planSide(Field field, int year, const PlanYears &plan);

} // namespace core
