// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/mapping.h"
#include "core/tabular/tablesample.h"

namespace core::tabular {

/// What the columns of a table probably are, by their headings (words of resources/import/words.json), the words above them
/// and what is in them. A proposal for a person to look at: nothing is taken in by it.
///
/// A column that could be two things, or whose content is of another kind than the field, is left open.
[[nodiscard]] Mapping suggestMapping(const TableSample &sample);

/// The fiscal year a text names, as `令和6年度決算` or `R6 実績`; nothing where there is none or more than one.
[[nodiscard]] std::optional<int> yearIn(const QString &text);

} // namespace core::tabular
