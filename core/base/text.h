// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

/// Text as it is stored: NFC, without NUL and lone surrogates (they become U+FFFD). Everything else stays as entered.
[[nodiscard]] QString normalised(const QString &text);

/// Text as it is compared and searched, never as it is stored: NFKC, lower case, katakana folded to hiragana, without
/// blanks. 「ボウサイ　訓練」 and 「ぼうさい訓練」 give the same key.
[[nodiscard]] QString searchKey(const QString &text);

} // namespace core
