// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plannode.h"

namespace ui {

using core::Entity;

std::optional<Entity> PlanNodeId::entity() const
{
    switch (kind) {
    case Kind::Plan:
        return Entity::Plan;
    case Kind::Vision:
        return Entity::Vision;
    case Kind::Challenge:
        return Entity::Challenge;
    case Kind::Policy:
        return Entity::Policy;
    case Kind::Project:
        return Entity::Project;
    default:
        return std::nullopt;
    }
}

PlanNodeId PlanNodeId::of(Entity entity, core::RowId row)
{
    switch (entity) {
    case Entity::Plan:
        return {Kind::Plan, row};
    case Entity::Vision:
        return {Kind::Vision, row};
    case Entity::Challenge:
        return {Kind::Challenge, row};
    case Entity::Policy:
        return {Kind::Policy, row};
    case Entity::Project:
        return {Kind::Project, row};
    default:
        return {};
    }
}

} // namespace ui
