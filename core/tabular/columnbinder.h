// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/importreport.h"
#include "core/tabular/profile.h"
#include "core/tabular/table.h"

namespace core::tabular {

/// Holds a profile against the heading row of a table: finds the columns named by heading only, and reports those that
/// are not there (`no_heading`) or are headed otherwise (`heading`).
void bindColumns(Profile &profile, const Row &headings, ImportReport &report);

} // namespace core::tabular
