// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowid.h"

#include <atomic>
#include <optional>
#include <vector>

namespace core {

/// One proposal for a project: to level it up, to cut it back, to end it. Not taking it means: as it is.
struct AllocationOption
{
    enum class Rule : quint8 {
        Free,  ///< may be taken or not
        Must,  ///< is decided: it is taken
        Never, ///< is out of the question
    };

    RowId proposal;
    RowId project;                     ///< of several proposals for one project at most one is taken
    std::optional<RowId> branch = {};  ///< whose floor it counts for
    qint64 money = 0;                  ///< 千円 a year more than as it is; negative saves. Within ±10¹²
    double staff = 0;                  ///< persons (FTE) more than as it is; negative frees. Within ±10⁶
    double gain = 0;                   ///< points more than as it is; negative loses. Within ±10⁶
    Rule rule = Rule::Free;
};

/// What a choice must keep to.
struct AllocationRules
{
    /// The money that goes to a branch on balance must not be below this.
    struct Floor
    {
        RowId branch;
        qint64 money = 0; ///< 千円
    };

    std::optional<qint64> money = {}; ///< 千円 at most, on balance; negative asks for savings
    std::optional<double> staff = {}; ///< persons at most, on balance
    std::vector<Floor> floors = {};
    std::vector<std::pair<RowId, RowId>> exclusions = {}; ///< proposals of which not both may be taken
    qint64 moneyStep = 1000; ///< 千円; how far the ceiling is moved to find what a step is worth. ≥ 1
    double staffStep = 1;    ///< persons; > 0
    int alternatives = 3;    ///< how many next best choices are wanted; 0…20
};

/// A set of proposals with what it comes to.
struct Allocation
{
    std::vector<RowId> chosen = {}; ///< proposals, in the order given
    qint64 money = 0;               ///< 千円
    double staff = 0;
    double gain = 0;
};

/// What one ceiling is worth: the best gain with the ceiling a step lower and a step higher. An integer problem has no
/// dual values, so both are found by solving again; none where no choice keeps to the rules there.
struct CeilingWorth
{
    std::optional<double> below = {};
    std::optional<double> above = {};
};

struct AllocationAnswer
{
    std::optional<Allocation> best = {};  ///< none: nothing keeps to all the rules
    std::vector<Allocation> next = {};    ///< the next best sets, best first; fewer where there are no more
    std::optional<CeilingWorth> money = {}; ///< none without that ceiling, or without a best choice
    std::optional<CeilingWorth> staff = {};
};

/// The set of proposals with the greatest gain that keeps to the rules; exact, by branch and bound (GLPK). Of equal
/// gains the one that GLPK finds first; money is held against the ceiling in whole 千円, whatever the solver's
/// tolerances. InvalidValue (detail: the proposal's id) for a value outside its range; Cancelled when `cancel` becomes
/// true. Takes seconds with thousands of proposals: not for the thread of the screen.
[[nodiscard]] Result<AllocationAnswer> allocate(const std::vector<AllocationOption> &options,
                                                const AllocationRules &rules,
                                                const std::atomic_bool *cancel = nullptr);

} // namespace core
