// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/rollup.h"
#include "core/report/yearscheme.h"

#include <QDate>

namespace core {

class Scoreboard;

/// What one external member says of a policy.
struct PolicyOpinion
{
    QString member = {};
    QString affiliation = {};
    std::optional<double> grade = {};
    QString text = {};
};

/// A policy as it is judged as a whole: by the city itself, then by external members, then what the city makes of it.
struct PolicyReview
{
    /// What a review is to hold before it is final.
    static constexpr int wanted = 5;

    RowId policy;
    QString number = {};
    QString title = {};
    std::optional<RowId> office = {}; ///< the one that answers for the policy, or for the one above it
    std::optional<RowId> row = {};    ///< none before it is begun
    std::optional<int> from = {};     ///< the fiscal years it looks back on, with both ends
    std::optional<int> to = {};
    std::optional<double> grade = {};    ///< own judgement, on the scale for policies
    std::optional<double> external = {}; ///< judgement of the external members together
    QString reason = {};
    QString opinion = {};
    QString response = {};
    QDate externalOn = {};
    bool isFinal = false;
    std::vector<PolicyOpinion> opinions = {}; ///< in the order of the members
    int projects = 0;                    ///< below it
    std::optional<double> score = {};    ///< 0…100: mean of the latest stage's scores of its projects in the year of the review

    /// The fields of the review that are empty, in the order they are filled in.
    [[nodiscard]] std::vector<Field> missing() const;
};

/// The policy evaluation that runs beside the yearly evaluation of projects: one level of the tree of policies, every
/// few years, on a scale of its own (港区: 27 policies every third year, A/B/C).
struct PolicyReviews
{
    /// A step of the scale: A 達成.
    struct Step
    {
        double value = 0;
        QString label = {};
        QString meaning = {};
    };

    int year = 0;
    std::optional<int> level = {}; ///< none: the scheme of the year judges no policies
    std::optional<int> every = {}; ///< years
    bool isDue = false;            ///< it takes place in this year
    std::optional<int> next = {};  ///< the next year it takes place in, this one included
    QDate due = {};
    std::optional<RowId> scheme = {};
    ScaleRange scale = {};
    std::vector<Step> steps = {}; ///< best first
    std::vector<PolicyReview> policies = {}; ///< in the order of the tree

    /// The label of a grade, otherwise the number; empty without one.
    [[nodiscard]] QString text(std::optional<double> grade) const;
    /// How many policies have each step as the external judgement, or as their own where there is none; as `steps`.
    [[nodiscard]] std::vector<int> counts() const;
};

/// The reviews of a fiscal year. In a year in which none takes place only policies that have one all the same are listed.
/// How many projects hang below a policy and what they score is read from `board`, the same year's; without one it is
/// left out.
[[nodiscard]] Result<PolicyReviews> readPolicyReviews(const Reader &reader, int year, const Scoreboard *board = nullptr);

} // namespace core
