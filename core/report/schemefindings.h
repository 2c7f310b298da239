// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/findings.h"

namespace core {

/// What is wrong with the rules of a year's scheme – rules of the scope that cannot be asked, required fields nobody
/// knows – and with sheets that were handed in against them.
[[nodiscard]] Result<std::vector<Finding>> schemeFindings(const Reader &reader, int year);

} // namespace core
