// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/scope.h"
#include "core/tabular/formbook.h"

namespace ui::print {

/// The evaluation sheets of the projects in scope as Excel forms, one worksheet each: what the section fills in is open,
/// the rest is protected. The first stage of the year's scheme is asked for; figures are those of the year before.
[[nodiscard]] core::Result<std::vector<core::tabular::FormSheet>>
composeForms(const core::Reader &reader, int year, const core::report::Scope &scope);

} // namespace ui::print
