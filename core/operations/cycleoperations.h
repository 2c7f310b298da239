// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/codes.h"
#include "core/operations/operation.h"

#include <vector>

namespace core {

/// Puts projects into a stage of the PDCA cycle of one fiscal year; a project without a cycle of that year gets one.
class MoveCycles final : public Operation
{
public:
    MoveCycles(std::vector<RowId> projects, int year, CycleState state)
        : m_projects(std::move(projects)), m_year(year), m_state(state)
    {
    }
    [[nodiscard]] QLatin1String name() const override { return QLatin1String("cycle.stage"); }
    [[nodiscard]] Result<> apply(Editor &editor) const override;

private:
    std::vector<RowId> m_projects;
    int m_year;
    CycleState m_state;
};

} // namespace core
