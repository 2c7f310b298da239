// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/findings.h"

#include <QString>

namespace ui {

/// What a finding says, as a sentence for whoever is to mend it. Empty for a rule this function does not know.
[[nodiscard]] QString findingText(const core::Reader &reader, const core::Finding &finding);
/// The same without the values of this one: the heading above all findings of a rule.
[[nodiscard]] QString findingHeading(QLatin1String rule);

} // namespace ui
