// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/rollup.h"
#include "core/domain/scoperule.h"
#include "core/storage/scopequery.h"

#include <map>
#include <vector>

namespace core {

/// Which projects the scheme of a fiscal year takes in, and why others are left out: the reason that is given at a project
/// itself goes first, then the rules of the year's scheme.
///
/// Whether a project runs in the year at all is another question (scorequery::ProjectHead::isInScope).
class YearScope
{
public:
    struct Exclusion
    {
        QString reason = {};            ///< as somebody wrote it; empty where a rule gives none
        std::optional<RowId> rule = {}; ///< none: it is said at the project
        int number = 0;                 ///< of the rule
    };

    [[nodiscard]] static Result<YearScope> read(const Reader &reader, int year);
    /// Asks anew for one project, after a change to it or to what the rules look at.
    [[nodiscard]] Result<> refresh(const Reader &reader, RowId project);

    /// Null where it is to be evaluated.
    [[nodiscard]] const Exclusion *exclusion(RowId project) const;
    [[nodiscard]] const std::vector<ScopeRule> &rules() const { return m_rules; }
    /// Whether a change to rows of that entity may take projects in or out.
    [[nodiscard]] bool looksAt(Entity entity) const;

private:
    YearScope(int year, Tree offices, Tree policies)
        : m_year(year), m_offices(std::move(offices)), m_policies(std::move(policies))
    {
    }
    [[nodiscard]] Result<> readRules(const Reader &reader);
    [[nodiscard]] Result<> judge(const Reader &reader, std::optional<RowId> project);
    [[nodiscard]] std::optional<Exclusion> judged(const scopequery::ProjectRow &project, ScopeFacts facts) const;
    [[nodiscard]] bool asks(ScopeSubject subject) const;
    [[nodiscard]] bool isWithin(const Tree &tree, std::optional<RowId> node, std::optional<RowId> above) const;

    int m_year;
    Tree m_offices;
    Tree m_policies;
    std::vector<ScopeRule> m_rules;
    std::map<RowId, Exclusion> m_excluded;
};

/// A rule as its row says it; none where it says what this version does not know: such a rule fits nothing.
[[nodiscard]] std::optional<ScopeRule> scopeRuleOf(const Record &row);

} // namespace core
