// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/attainment.h"

namespace core {

/// Where an indicator will stand in its target year if it goes on as it has, and why that is too little.
struct Outlook
{
    enum class State : quint8 {
        Unknown,  ///< nothing can be said; see `reason`
        OnCourse, ///< the trend reaches the target
        WillMiss, ///< it does not; see `reason`
    };
    enum class Reason : quint8 {
        None,
        NoTarget,     ///< no target value, or no year it is to be reached in
        TargetPassed, ///< the target year is not after the last actual: attainment says how it ended
        TooFewValues, ///< fewer than three years with an actual
        GapInYears,   ///< a sum over years lacks one of them
        OutOfRange,   ///< beyond what can be computed with
        MovesAway,    ///< it moves, but away from the target
        Stalled,      ///< it hardly moves: less than a hundredth of what is needed
        TooSlow,      ///< it moves the right way, but not fast enough
    };

    State state = State::Unknown;
    Reason reason = Reason::None;
    std::optional<FiscalYear> lastYear = {}; ///< of the last actual
    std::optional<double> last = {};         ///< that actual; of a cumulative indicator the sum so far
    std::optional<double> pace = {};         ///< in the indicator's unit a year, as it has been
    std::optional<double> needed = {};       ///< the same from the last actual on, to reach the target in time
    std::optional<double> projected = {};    ///< value in the target year at that pace
    std::optional<double> shortfall = {};    ///< of WillMiss: 100 − attainment of the projected value in percent, ≥ 0; none
                                             ///< where no ratio exists
};

/// The outlook from the actuals of the years up to `year` (確定 and 見込; 未把握 and 該当なし are left out).
///
/// The trend is the Theil–Sen line (the median of the slopes between all pairs of years; Sen 1968), because one odd year
/// – a pandemic, a flood – must not turn it; of a cumulative indicator it is the median of what the years added. More,
/// Cumulative and Less will miss where the projected value does not reach the target (within 10⁻⁹ of it); Keep where it
/// will be more than 5 % of the target away from it.
[[nodiscard]] Outlook outlook(const IndicatorLine &line, std::span<const YearValue> values, FiscalYear year);

} // namespace core
