// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/domain/codes.h"

#include <QString>

#include <optional>

namespace core {

/// What rules of a year's scope may ask of a project.
struct ScopeFacts
{
    QString kind = {};
    QString delivery = {};
    QString obligation = {};
    QString code = {};
    std::optional<int> age = {};            ///< years from its first fiscal year to the scheme's
    std::optional<qint64> cost = {};        ///< of the year before the scheme's, 千円
    std::optional<int> sinceEvaluated = {}; ///< years from its last evaluation to the scheme's; none: never evaluated
};

/// One line of a scheme's scope: projects of this kind are not evaluated this year, and why; or they are all the same.
///
/// The rules of a year are asked in the order of their numbers, and the first that fits decides. A project that no
/// rule fits is evaluated.
struct ScopeRule
{
    /// Why a rule cannot be asked. Such a rule fits nothing.
    enum class Fault : quint8 {
        None,
        TestMissing,
        TestUnfit,    ///< a number is compared with "contains", a word with "below"
        ValueMissing,
        ValueNoNumber,
    };

    RowId id;
    int number = 0;
    ScopeEffect effect = ScopeEffect::Exclude;
    ScopeSubject subject = ScopeSubject::All;
    std::optional<ScopeTest> test = {};
    QString value = {}; ///< for is, is_not and contains several, parted by 、 or a comma: any of them
    std::optional<RowId> office = {}; ///< only projects of it or of an office below it
    std::optional<RowId> policy = {}; ///< only projects under it
    QString reason = {};

    [[nodiscard]] Fault fault() const;
    /// Whether what it says of the subject holds. Office and policy are not asked here: they need the trees. What is
    /// not known (no first year, no money entered) fits no rule; a project that was never evaluated has waited for
    /// longer than any number of years.
    [[nodiscard]] bool fits(const ScopeFacts &facts) const;
};

} // namespace core
