// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/domain/fiscalyear.h"

#include <QString>

#include <optional>
#include <span>

namespace core {

/// What an indicator is meant to reach: from a base to a target, and which way is good. All values in its own unit.
struct IndicatorLine
{
    IndicatorDirection direction = IndicatorDirection::More;
    std::optional<FiscalYear> baseYear = {};
    std::optional<double> baseValue = {};
    std::optional<FiscalYear> targetYear = {};
    std::optional<double> targetValue = {};
};

/// What is recorded of an indicator in one year.
struct YearValue
{
    FiscalYear year;
    std::optional<double> target = {};
    std::optional<double> expected = {};
    std::optional<double> actual = {}; ///< of a cumulative indicator: what this year added
    ValueState state = ValueState::Final;
};

/// What the actual was judged against.
enum class Reference : quint8 {
    None,
    StatedExpected, ///< the year's recorded expected value
    StatedTarget,   ///< the year's recorded target
    Line,           ///< the line from base to target
};

/// Attainment (達成率) of an indicator in a year, or why there is none.
struct Attainment
{
    enum class State : quint8 {
        Computed,
        Missing,       ///< no actual yet (未把握); never counted as 0
        NotApplicable, ///< 該当なし
        NotComputable, ///< see `reason`; neither an error nor 0
    };
    enum class Reason : quint8 {
        None,
        NoReference,       ///< no expected value and no target
        ZeroReference,     ///< the expected value or target is 0
        NegativeReference, ///< a ratio to a negative value says nothing
        BaseEqualsTarget,  ///< the line does not move, though more, less or a growing sum is wanted
        ZeroActual,        ///< less is better and the actual is 0 or below: the ratio is infinite
        GapInYears,        ///< a sum over years lacks one of them
        OutOfRange,        ///< beyond what can be computed with
    };

    State state = State::NotComputable;
    Reason reason = Reason::None;
    std::optional<double> percent = {};   ///< only when Computed; 100 is just reached; not clamped, but ≥ 0 for Keep
    std::optional<bool> reached = {};     ///< whether it is as good as the reference, also where no ratio exists
    std::optional<double> reference = {}; ///< what it was judged against
    Reference judgedBy = Reference::None;
    std::optional<double> actual = {};    ///< what was judged; for Cumulative the sum
    bool isEstimate = false;              ///< a value in it is 見込
};

/// Expected value of a year: base + (target − base) × (years since base ÷ years from base to target), even steps;
/// exactly the base value in the base year and the target value in the target year and after it. Nothing before the
/// base year, without base and target, or when the base year is not before the target year (but the target holds
/// from its year on).
/// Source: domain guide, rule 5 (the line Japanese cities draw from 現状値 to 目標値).
[[nodiscard]] std::optional<double> expectedValue(const IndicatorLine &line, FiscalYear year);

/// Attainment of an actual against a reference in percent:
/// More, Cumulative: actual ÷ reference × 100. Less: reference ÷ actual × 100. Keep: (1 − |actual − reference| ÷
/// reference) × 100, at least 0. The state is Computed or NotComputable.
[[nodiscard]] Attainment attainmentAgainst(IndicatorDirection direction, double reference, double actual);

/// Attainment of an indicator in a year, from what is recorded of it (any order; of two records of one year the first).
///
/// The actual is judged against the year's recorded expected value, otherwise its recorded target, otherwise the line.
/// For Cumulative the actuals are summed: the base value plus the years after the base year or, without a base value,
/// all years from the base year (or from the first recorded year). A year without an actual in between makes it Missing
/// (GapInYears) – years marked 該当なし do not. Before the base year there is no sum (Missing).
/// Base = target is not computable unless it is judged against another value or is to be kept (domain guide, rule 5).
[[nodiscard]] Attainment attainment(const IndicatorLine &line, std::span<const YearValue> values, FiscalYear year);

/// One band of attainment (scheme data): ≥ 100, ≥ 80, … percent.
struct BandLimit
{
    QString name;
    std::optional<double> lower = {}; ///< percent, inclusive; without it the band takes what no other takes
};

/// Index of the band with the highest lower limit that `percent` reaches; nothing where none does or percent is NaN. Of
/// equal limits the first. A limit counts as reached within 10⁻⁹ of it, so that 80 % computed as 79.999…% is 80 %.
[[nodiscard]] std::optional<size_t> bandOf(std::span<const BandLimit> bands, double percent);

} // namespace core
