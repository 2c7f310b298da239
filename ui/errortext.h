// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace ui {

/// The sentence a person reads for an error: what happened, and what to do now. Never SQLite's English.
[[nodiscard]] QString errorText(const core::Error &error);

/// The same for a file that could not be opened or written; names the file.
[[nodiscard]] QString errorText(const core::Error &error, const QString &path);

} // namespace ui
