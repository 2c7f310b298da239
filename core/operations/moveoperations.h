// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <optional>
#include <vector>

namespace core {

/// Where rows shall stand among their siblings. `Spot{parent}` is behind all that hang there.
struct Spot
{
    std::optional<RowId> parent = {}; ///< none: at the top; for a project: under no policy
    std::optional<RowId> after = {};  ///< the sibling they stand behind
    bool first = false;               ///< before all others

    friend bool operator==(const Spot &, const Spot &) = default;
};

/// Hangs rows of one entity below a parent, or elsewhere among their siblings, in the given order.
///
/// Only the positions of the moved rows change, unless their neighbours have none yet or there is no room between them;
/// then all siblings are spread anew. A policy takes the level below its parent's, and its subtree with it:
/// InvalidValue where the plan has no name for a level that deep, or where a policy would hang below itself.
class MoveRows final : public Operation
{
public:
    MoveRows(Entity entity, std::vector<RowId> rows, Spot spot);
    [[nodiscard]] QLatin1String name() const override;
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    [[nodiscard]] Result<> attach(Editor &editor) const;
    [[nodiscard]] Result<> relevel(Editor &editor) const;
    [[nodiscard]] Result<> place(Editor &editor) const;

    Entity m_entity;
    std::vector<RowId> m_rows;
    Spot m_spot;
};

} // namespace core
