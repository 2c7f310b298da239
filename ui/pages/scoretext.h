// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/score.h"
#include "ui/models/evaluationscheme.h"

#include <QString>

namespace ui {

/// Why a score is what it is, as a small table (HTML) with every term of it: grade, points of 100, weight, share,
/// contribution, and the sum.
[[nodiscard]] QString scoreExplanation(const core::Score &score, const EvaluationScheme &scheme);

} // namespace ui
