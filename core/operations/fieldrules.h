// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/operations/operation.h"

#include <set>
#include <vector>

namespace core {

/// Which fields the desk has closed to which kind of office: rows of the plan, so they go out with every copy.
///
/// A field without a rule is open to all. The desk itself is bound by none: it makes them. A rule refuses nothing; a
/// merge lists what was written against it (OutOfScope::Reason::FieldRule).
class FieldRules
{
public:
    /// As the document says now.
    [[nodiscard]] static Result<FieldRules> of(const Reader &reader);

    [[nodiscard]] bool isClosed(Field field, OfficeKind role) const { return m_closed.contains({field, role}); }
    [[nodiscard]] bool isEmpty() const { return m_closed.empty(); }
    /// How many fields are closed to that kind of office.
    [[nodiscard]] int closedCount(OfficeKind role) const;

    /// Whether a rule can be made about the field: of a project or a part of one, and something people enter. What
    /// belongs to the whole plan is out of every office's scope without a rule.
    [[nodiscard]] static bool canRule(Field field);
    /// "project.purpose": how a rule names its field, readable in the file and the same in every version.
    [[nodiscard]] static QString nameOf(Field field);
    /// The inverse; none for a field of a later version.
    [[nodiscard]] static std::optional<Field> fieldNamed(QStringView name);

private:
    std::set<std::pair<Field, OfficeKind>> m_closed;
};

/// Opens or closes fields to kinds of offices, all in one step.
class SetFieldRules final : public Operation
{
public:
    struct Rule
    {
        Field field;
        OfficeKind role;
        bool isOpen;
    };
    explicit SetFieldRules(std::vector<Rule> rules) : m_rules(std::move(rules)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("field_rule.set"); }
    /// InvalidValue where FieldRules::canRule() says no.
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<Rule> m_rules;
};

} // namespace core
