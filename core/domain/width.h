// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace core {

/// Full-width digits, letters and signs (U+FF01…FF5E) as ASCII, every blank as U+0020, line breaks as U+000A.
/// Not NFKC: that would make 1 of ①, and 102 of 10².
[[nodiscard]] QString narrowed(QStringView text);

/// Whether the (narrowed and trimmed) text is one of the dashes that say "nothing here": - － ‐ ‑ – — ― − ー ─ ━ ｰ.
[[nodiscard]] bool isDash(QStringView text);

} // namespace core
