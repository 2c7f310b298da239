// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/importreport.h"
#include "core/tabular/profile.h"
#include "core/tabular/table.h"

namespace core::tabular {

/// Holds the rules of a table against its heading row: finds the columns named by heading only, and reports those that
/// are not there (`no_heading`) or are headed otherwise (`heading`). Says which columns the rules read.
[[nodiscard]] std::vector<bool> bindColumns(TableRules &table, const Row &headings, ImportReport &report);

} // namespace core::tabular
