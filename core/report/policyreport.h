// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/officereport.h"
#include "core/report/policyreviews.h"

namespace core::report {

/// One policy with all that hangs below it.
struct PolicyLine
{
    RowId policy;
    int depth = 1; ///< 1: topmost
    QString level; ///< 方針, 取組の方向性: as the plan names it
    QString number;
    QString title;
    QStringList challenges; ///< numbers of the challenges it answers
    OfficeLine sum;         ///< of the projects on it and below it
    bool isLeaf = true;
};

/// How far each policy is, and what the plan is for.
struct PolicyReport
{
    /// A vision or a challenge.
    struct Aim
    {
        QString number;
        QString text;
        QStringList policies; ///< numbers of the policies that answer a challenge
    };

    int year = 0;
    int moneyYear = 0;
    QString municipality;
    QString plan;
    QString edition;
    QStringList verdicts;
    std::vector<Aim> visions;
    std::vector<Aim> challenges;
    std::vector<PolicyLine> lines; ///< the tree from the top down
    OfficeLine total;
    PolicyReviews reviews; ///< those of the policies in the scope, in a year that judges policies as a whole
};

/// The policies of the plan with the evaluation of `year`; with a policy in the scope only that one and those below it.
[[nodiscard]] Result<PolicyReport> readPolicyReport(const Reader &reader, int year, const Scope &scope = {});

} // namespace core::report
