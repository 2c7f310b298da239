// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/print/gridflow.h"

namespace ui::print {

/// Draws a tree into a column `width` units wide. A branch of the first depth moves to the next page whole where that
/// can hold it; on every page the boxes above what is shown stand again, with `continued` behind their texts.
void flow(const core::report::TreeDrawing &tree, Column &column, int width, const QString &continued,
          const FontBook &fonts);

/// Height a heading above the tree wants to be kept together with: the names of the levels and the first branch.
[[nodiscard]] int treeLead(const core::report::TreeDrawing &tree);

} // namespace ui::print
