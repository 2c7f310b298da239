// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart.h"
#include "core/report/policyreviews.h"

namespace core {

/// The policy evaluations of several rounds side by side: how each policy was judged, and how many had each grade.
///
/// Each round is read on its own scale. Only rounds whose scale has the labels of the newest one are drawn in one chart;
/// the others stand in the table with the labels they had.
struct PolicyRounds
{
    struct Round
    {
        int year = 0;
        std::vector<PolicyReviews::Step> steps = {}; ///< of the scale of its year, best first
        std::vector<int> counts = {};                ///< as PolicyReviews::counts()
        int policies = 0;                            ///< that were to be judged
    };
    /// How one policy was judged in one round; the labels of that round's scale, empty where it was not.
    struct Judgement
    {
        QString own = {};
        QString external = {};
    };
    struct Line
    {
        RowId policy;
        QString number = {};
        QString title = {};
        std::vector<Judgement> rounds = {}; ///< as PolicyRounds::rounds
    };

    std::vector<Round> rounds = {};  ///< oldest first
    std::vector<Line> policies = {}; ///< in the order of the newest round's tree, then those only older rounds had

    /// A bar of 100 % a round, a part a grade; what was not judged is a part of its own. Empty without rounds.
    [[nodiscard]] ChartData chart() const;
};

/// The rounds up to a fiscal year that have any evaluation, at most `most` of them, the newest.
[[nodiscard]] Result<PolicyRounds> readPolicyRounds(const Reader &reader, int year, int most = 6);

} // namespace core
