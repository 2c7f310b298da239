// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/package.h"

#include <optional>

namespace ui {

/// Why a file that came back cannot be taken in: a few words for a list, and sentences on what to do, and whom to ask
/// for what.
struct Refusal
{
    QString word;
    QString advice;
};

/// `sender` as the package says, empty where it cannot be read; `seal` of a package that is closed.
[[nodiscard]] Refusal refusalOf(const core::Error &error, const QString &sender, std::optional<core::SealKind> seal);

} // namespace ui
