// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/scope.h"
#include "core/operations/operation.h"
#include "core/storage/conflictquery.h"

#include <optional>
#include <vector>

namespace core {

/// What a person decided about one conflict.
struct Resolution
{
    QString conflict; ///< Conflict::id()
    /// ConflictVersion::id() of the version to keep. Of a DeleteEdit: keeping a deletion removes the row with its parts,
    /// keeping anything else keeps the row.
    QString version;
    /// Instead of a version, of a Cell: another value.
    std::optional<Value> value;
};

/// Settles conflicts, all or none: one transaction, so one undo. NotFound where a conflict or version is no longer open;
/// what Editor says where a new value is refused or a row cannot be removed.
class ResolveConflicts final : public Operation
{
public:
    explicit ResolveConflicts(std::vector<Resolution> resolutions) : m_resolutions(std::move(resolutions)) {}
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("conflict.resolve"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<Resolution> m_resolutions;
};

/// A rule that settles many conflicts alike.
struct ConflictRule
{
    enum class Take : quint8 {
        Ours,   ///< what was written in this copy
        Theirs, ///< what came by a merge
        Newest, ///< what is shown now
        Owner,  ///< what the office that the project belongs to wrote
    };
    Take take = Take::Owner;
    std::optional<RowId> office; ///< only conflicts of projects of this office and those below it; none: all
};

/// What the rule decides, for a preview and then for ResolveConflicts. A conflict of which the rule wants no version, or
/// more than one with different values, is left for a person.
[[nodiscard]] Result<std::vector<Resolution>> resolutionsBy(const ConflictRule &rule, const std::vector<Conflict> &conflicts,
                                                            const Reader &reader);

} // namespace core
