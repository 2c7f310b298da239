// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace core {

/// Text as it is stored: NFC, without NUL and lone surrogates (they become U+FFFD). Everything else stays as entered.
[[nodiscard]] QString normalised(const QString &text);

/// Text as it is compared and searched, never as it is stored: NFKC, lower case, katakana folded to hiragana, without
/// blanks. 「ボウサイ　訓練」 and 「ぼうさい訓練」 give the same key.
[[nodiscard]] QString searchKey(const QString &text);

/// A stretch of a text, in UTF-16 units.
struct Stretch
{
    qsizetype start = 0;
    qsizetype length = 0;
};
/// Where in `text`, as it stands there, the words stand that give `key` (a searchKey()); from left to right.
[[nodiscard]] QList<Stretch> findKey(const QString &text, const QString &key);

} // namespace core
