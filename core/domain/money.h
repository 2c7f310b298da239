// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// One project's money of one year and basis, in 千円 (any one unit will do; nothing here depends on it).
///
/// A part that is missing is not 0: what needs it is not computed and not checked.
struct MoneyRow
{
    std::optional<qint64> national = {};
    std::optional<qint64> prefectural = {};
    std::optional<qint64> bond = {};
    std::optional<qint64> other = {};
    std::optional<qint64> fee = {};
    std::optional<qint64> general = {};
    std::optional<qint64> total = {};     ///< 事業費
    std::optional<qint64> staffCost = {}; ///< 人件費
    std::optional<qint64> staffWorth = {}; ///< what its persons count for by the year's unit cost: see staffWorthOf()

    // What some sheets state beside the parts. Not stored: read at import to be checked, otherwise empty.
    std::optional<qint64> statedSpecific = {};  ///< 特定財源計
    std::optional<qint64> statedTotalCost = {}; ///< 総コスト, トータルコスト
};

/// Adds without running over: nothing where a part is missing or the sum leaves 63 bits.
[[nodiscard]] std::optional<qint64> sumOf(std::initializer_list<std::optional<qint64>> parts);

/// 特定財源: national + prefectural + bond + other + fee.
[[nodiscard]] std::optional<qint64> specificSources(const MoneyRow &row);
/// Sum of all sources: specific sources + general.
[[nodiscard]] std::optional<qint64> allSources(const MoneyRow &row);
/// 総コスト: total + staff cost.
[[nodiscard]] std::optional<qint64> totalCost(const MoneyRow &row);

/// The identities of a sheet (domain guide, rule 3).
enum class MoneyRule : quint8 {
    SourcesMakeTotal,    ///< 財源内訳の和＝事業費
    StaffMakesTotalCost, ///< 事業費＋人件費＝総コスト, where a sheet states 総コスト
    StaffMakesStaffCost, ///< 人工×人件費単価＝人件費, where the year has a unit cost
    SpecificLeavesGeneral, ///< 総事業費－特定財源＝一般財源, where a sheet states 特定財源計; without that it is the first rule
};

/// An identity that does not hold, for a person to look at; never mended silently.
struct MoneyViolation
{
    MoneyRule rule;
    qint64 expected = 0; ///< what the other parts make
    qint64 found = 0;    ///< what the row states

    friend bool operator==(const MoneyViolation &, const MoneyViolation &) = default;
};

/// What a check of one row came to.
struct MoneyCheck
{
    int checked = 0; ///< identities whose parts were all there (and within 63 bits)
    std::vector<MoneyViolation> violations = {};
};

/// Checks the identities of a row. Differences up to `tolerance` (same unit, ≥ 0; the plan's money_tolerance, because
/// some cities round each part) are no violation. Rows with missing parts are not checked by the rules that need them.
[[nodiscard]] MoneyCheck checkMoney(const MoneyRow &row, qint64 tolerance = 0);

/// 人工 × 人件費単価, rounded to the unit of money, half away from zero. Nothing where a part is missing or not finite, or the
/// product leaves 63 bits.
[[nodiscard]] std::optional<qint64> staffWorthOf(std::optional<double> persons, std::optional<qint64> unitCost);

/// 執行率 in percent: settlement ÷ budget × 100. May exceed 100. Nothing when either is missing or the budget is not
/// above 0.
[[nodiscard]] std::optional<double> executionRate(std::optional<qint64> settlement, std::optional<qint64> budget);

/// How an amount changed against the year before.
struct YearChange
{
    enum class Kind : quint8 {
        Rate,          ///< `percent` holds
        AllNew,        ///< 皆増: there was nothing before
        AllGone,       ///< 皆減: there is nothing now
        NotComputable, ///< an amount is missing, both are 0, or the year before was negative
    };

    Kind kind = Kind::NotComputable;
    std::optional<qint64> difference = {}; ///< now − before; whenever both amounts are there
    double percent = 0;                    ///< difference ÷ before × 100, only of a Rate
};

/// 対前年度増減 (the notation of 決算カード and budget books: 皆増, 皆減 for infinite rates).
[[nodiscard]] YearChange changeOf(std::optional<qint64> before, std::optional<qint64> now);

/// A sum that says how much of it is known.
struct MoneySum
{
    qint64 sum = 0;
    int counted = 0;
    int missing = 0; ///< amounts that were not there; they are not counted as 0
};

/// Adds up many amounts. Nothing when the sum leaves 63 bits.
[[nodiscard]] std::optional<MoneySum> addUp(std::span<const std::optional<qint64>> amounts);

/// The sources that are stated, added up: to show while some are open. allSources() is what the identities are held against.
[[nodiscard]] std::optional<MoneySum> statedSources(const MoneyRow &row);

} // namespace core
