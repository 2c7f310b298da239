// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/json.h"
#include "core/report/scoreboard.h"

namespace cli {

/// One object a project and stage with the score and all it is made of; only projects of the office where one is named.
void printProjectScores(const core::Scoreboard &board, std::optional<core::RowId> office, ArrayPrinter &printer);

/// One object a group with its stages; `kind` is "office" or "policy".
[[nodiscard]] core::Result<> printGroupScores(const core::Scoreboard &board, const core::Reader &reader,
                                              const std::vector<core::Scoreboard::Group> &groups, const QString &kind,
                                              std::optional<core::RowId> office, ArrayPrinter &printer);

} // namespace cli
