// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cli {

/// The table of commands as a page of the manual (Markdown), in the language of the program.
[[nodiscard]] QString referencePage();
/// The same as a manual page of section 1 (troff), in the language of the program.
[[nodiscard]] QString manPage();

} // namespace cli
