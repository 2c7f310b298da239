// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowid.h"
#include "core/schema/field.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// Names a row of the plan tree for as long as the file is open, whether it is loaded or not.
struct PlanNodeId
{
    enum class Kind : quint8 { Root, Plan, Visions, Vision, Challenges, Challenge, Policy, Unassigned, Project };

    Kind kind = Kind::Root;
    std::optional<core::RowId> row = {}; ///< none for the groups

    /// The entity whose row it shows; none for the groups.
    [[nodiscard]] std::optional<core::Entity> entity() const;
    [[nodiscard]] static PlanNodeId of(core::Entity entity, core::RowId row);

    friend bool operator==(const PlanNodeId &, const PlanNodeId &) = default;
    friend size_t qHash(const PlanNodeId &id, size_t seed = 0)
    {
        return qHashMulti(seed, static_cast<int>(id.kind), id.row ? id.row->value() : 0);
    }
};

/// What a row of the plan tree shows.
struct PlanLine
{
    PlanNodeId id;
    QString number; ///< of a policy or vision, code of a project
    QString text;
    QString source; ///< Field::PolicySource where something was mended
    QString note;
    QString state; ///< Field::ProjectState
    bool ghost = false;

    friend bool operator==(const PlanLine &, const PlanLine &) = default;
};

/// A loaded row of the plan tree.
struct PlanNode
{
    PlanLine line;
    PlanNode *parent = nullptr;
    int place = 0;        ///< row within the parent
    int projects = 0;     ///< in it and below it, of those that pass the filter
    int kept = 0;         ///< while the tree is brought up to date: children from here on are to go
    bool fetched = false; ///< its projects are loaded
    std::vector<std::unique_ptr<PlanNode>> children;

    [[nodiscard]] bool holdsProjects() const
    {
        return line.id.kind == PlanNodeId::Kind::Policy || line.id.kind == PlanNodeId::Kind::Unassigned;
    }
};

} // namespace ui
