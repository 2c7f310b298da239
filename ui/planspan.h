// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/domain/planyears.h"

namespace core {
class Workspace;
struct ChangeSet;
} // namespace core

namespace ui {

/// The sentence for a year in one of core::planYearFields(); empty where it is within the plan's years, or these are not
/// known.
[[nodiscard]] QString outsidePlanText(core::Field field, int year, const std::optional<core::PlanYears> &plan);

/// The plan's own years, and what to say beside a year that lies outside of them. Such a year is taken all the same: plans
/// are revised, and what was true stays true.
///
/// Holds what it read; whoever keeps one asks follow() at every change.
class PlanSpan
{
public:
    explicit PlanSpan(const core::Workspace &workspace);

    void read();
    /// Reads again where the changes are about the plan. True where they were.
    bool follow(const core::ChangeSet &changes);
    /// What the plan's period names.
    [[nodiscard]] const std::optional<core::PlanYears> &years() const { return m_years; }
    /// outsidePlanText() for what is stored in any field; empty for fields without such a year.
    [[nodiscard]] QString note(core::Field field, const core::Value &year) const;

private:
    const core::Workspace &m_workspace;
    std::optional<core::PlanYears> m_years;
};

} // namespace ui
