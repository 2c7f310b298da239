// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tabular/table.h"

namespace core::tabular {

/// Reads the rows of a CSV text (RFC 4180: quoted separators, quotes and line breaks), every cell as text.
///
/// The separator is the one of , ; TAB that divides the first records most evenly. Blank rows are counted but not
/// handed on. An open quote at the end gives Unreadable `quote row N`, more than limits::columns filled columns TooLarge.
/// Rows of uneven width are handed on as they are, with their `width`; the importer reports them.
Result<> readCsv(QStringView text, const RowSink &sink);

/// The separator readCsv() would use.
[[nodiscard]] QChar detectSeparator(QStringView text);

} // namespace core::tabular
