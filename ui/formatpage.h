// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// The manual's page on the file format, in the language of the program: every entity and field of the registry with its
/// number in the log, its type, range, disclosure class and label, as Markdown. Generated, so that it cannot lie.
[[nodiscard]] QString formatPage();

} // namespace ui
