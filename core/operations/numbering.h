// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/storage/planquery.h"

#include <vector>

namespace core {

/// How the numbers of policies or the codes of projects are given anew.
struct NumberingRule
{
    enum class Count {
        Through,    ///< one count through the whole plan
        PerParent,  ///< from the first number again below each policy: 1, 2 … and 1, 2 …
        AfterParent ///< so, behind the number of the policy above: 1-1, 1-2 … and 2-1, 2-2 …
    };

    Entity subject = Entity::Project; ///< Policy or Project
    int level = 0;                    ///< of policies: those of this level; 0: of all levels
    std::optional<RowId> below = {};  ///< only what hangs below this policy; none: the whole plan
    bool onlyMissing = false;         ///< what has a number keeps it
    Count count = Count::AfterParent;
    QString prefix = {};              ///< stands before every number
    QString joint = QStringLiteral("-"); ///< between the number of the policy above and the own one
    int digits = 1;                   ///< at least so many, filled with zeros; 1–9
    int first = 1;                    ///< 0 or more

    friend bool operator==(const NumberingRule &, const NumberingRule &) = default;
};

/// A row with its number now and by the rule.
struct NumberedRow
{
    RowId row;
    QString name;
    QString before;
    QString after;
    friend bool operator==(const NumberedRow &, const NumberedRow &) = default;
};

/// Policies and projects as numbering needs them, read once: a rule can then be tried at every key.
struct NumberingGround
{
    std::vector<planquery::PolicyLine> policies;
    std::vector<planquery::ProjectLine> projects;

    [[nodiscard]] static Result<NumberingGround> read(const Reader &reader);
    /// What the rule numbers, in the order of the tree. A number that a row outside the rule has is passed over, and so is
    /// one already given where numbers must differ (codes of projects), so no two rows are given the same. Projects that
    /// have ended keep theirs: it stands on their printed sheets, and nobody else gets it.
    [[nodiscard]] std::vector<NumberedRow> numbered(const NumberingRule &rule) const;
};

/// Gives the rows of a rule their numbers: one step of undo. The rows stay who they are; only what people call them
/// changes, so what another office wrote meanwhile still finds them.
class Renumber final : public Operation
{
public:
    explicit Renumber(NumberingRule rule) : m_rule(std::move(rule)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("plan.renumber"); }
    [[nodiscard]] std::optional<backups::Reason> backupFirst() const override { return backups::Reason::Bulk; }
    /// InvalidValue naming the field where a number would be longer than it may be.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    NumberingRule m_rule;
};

} // namespace core
