// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planspan.h"

#include "core/storage/planquery.h"
#include "core/workspace/workspace.h"
#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

QString outsidePlanText(core::Field field, int year, const std::optional<core::PlanYears> &plan)
{
    if (!plan || core::planSide(field, year, *plan) == core::PlanSide::Within)
        return {};
    return QCoreApplication::translate("PlanSpan", "This is outside of the plan, which runs from %1 to %2.")
        .arg(format::fiscalYear(plan->first.value()), format::fiscalYear(plan->last.value()));
}

PlanSpan::PlanSpan(const core::Workspace &workspace) : m_workspace(workspace)
{
    read();
}

/// What cannot be read holds nothing against anybody: validate() says the same, and says what it could not read.
void PlanSpan::read()
{
    m_years = core::planquery::planYears(m_workspace.read()).value_or(std::nullopt);
}

bool PlanSpan::follow(const core::ChangeSet &changes)
{
    if (!changes.touches(core::Entity::Plan))
        return false;
    read();
    return true;
}

QString PlanSpan::note(core::Field field, const core::Value &year) const
{
    const auto held = core::planYearFields();
    if (!year.isInteger() || std::ranges::find(held, field) == held.end())
        return {};
    return outsidePlanText(field, static_cast<int>(year.toInteger()), m_years);
}

} // namespace ui
